import ReadbackCore

/// The panel of findings.
struct PanelState: Sendable, Hashable {
  var hasFocus = false
  /// The id of the chosen finding; nil if there is none. It is looked up when needed, so that a
  /// changed list can never make it refer to another finding.
  var chosen: Finding.ID?
  /// The chosen finding and the cursor before the screen was resized; restored when there is room
  /// again, unless a key was pressed meanwhile.
  var beforeResizing: Placement?

  struct Placement: Sendable, Hashable {
    let chosen: Finding.ID?
    let screenLine: Int
  }

  /// The first rank on the screen.
  var top = 0
  var order = FindingOrder.text
  /// No key has been pressed yet: the first step goes to the first finding.
  var isFresh = true
}

/// The order of findings, in the panel and for the keys that step through them.
enum FindingOrder: Sendable, Hashable, CaseIterable {
  case text
  /// The most severe first.
  case severity
  /// The most certain first.
  case confidence

  var name: String {
    switch self {
    case .text: "text order"
    case .severity: "most severe first"
    case .confidence: "surest first"
    }
  }

  var next: FindingOrder {
    switch self {
    case .text: .severity
    case .severity: .confidence
    case .confidence: .text
    }
  }
}

extension Session {
  /// The row at the cursor; nil in an empty text.
  var currentRow: Int? {
    facing.items.indices.contains(reading.item) ? facing.items[reading.item].firstRow : nil
  }

  /// The chosen finding's position among the listed ones, which are in text order; nil if none is
  /// chosen or it is not listed.
  var position: Int? {
    panel.chosen.flatMap { retelling.faced?.index(ofFinding: $0) }
      .flatMap(facing.position(ofFinding:))
  }

  mutating func choose(_ position: Int?) {
    panel.chosen = position.map { findings[facing.listed[$0]].id }
  }

  /// Chooses the finding at the cursor, or the next one above it in the row. In a row without
  /// findings the choice is kept as long as it is on the screen.
  mutating func followCursor() {
    guard let row = currentRow else { return choose(nil) }
    guard let positions = facing.positions(inRow: row) else { return keepChoiceOnScreen() }
    if let position, positions.contains(position), line(ofListed: position) == reading.line {
      return
    }
    choose(positions.last { line(ofListed: $0) <= reading.line } ?? positions.lowerBound)
  }

  /// Only a visible finding can be decided on: if the chosen one is not on the screen, the one
  /// nearest to the cursor is chosen, or none if none is on the screen.
  mutating func keepChoiceOnScreen() {
    if let position, screenLine(ofListed: position) != nil { return }
    var nearest: (distance: Int, position: Int)?
    for position in listedOnScreen {
      guard let line = screenLine(ofListed: position) else { continue }
      let distance = abs(line - reading.screenLine)
      if distance < nearest?.distance ?? Int.max { nearest = (distance, position) }
    }
    choose(nearest?.position)
  }

  /// Adapts to a new size of the screen.
  mutating func resize(columnCount: Int, rowCount: Int) {
    let wanted =
      panel.beforeResizing
      ?? PanelState.Placement(chosen: panel.chosen, screenLine: reading.screenLine)
    reading.screenLine = wanted.screenLine
    reshape(columnCount: columnCount, rowCount: rowCount)
    panel.beforeResizing = wanted
    let position = wanted.chosen.flatMap { retelling.faced?.index(ofFinding: $0) }
      .flatMap(facing.position(ofFinding:))
    if let position {
      // A smaller screen may begin after it.
      if screenLine(ofListed: position) == nil { goToListed(position) }
      panel.chosen = wanted.chosen
    }
    moveInOverlay(0)
  }

  /// Positions of the listed findings in the rows on the screen.
  private var listedOnScreen: Range<Int> {
    guard let first = window.placed.first?.item, let last = window.placed.last?.item,
      facing.items.indices.contains(last)
    else { return 0..<0 }
    let start = facing.listedCount(aboveRow: facing.items[first].firstRow)
    return start..<max(start, facing.listedCount(aboveRow: facing.items[last].lastRow + 1))
  }

  /// The line of the text area on which a listed finding begins; nil if it is not on the screen.
  func screenLine(ofListed position: Int) -> Int? {
    let item = facing.item(ofRow: facing.row(ofFinding: facing.listed[position]))
    guard let placed = window.placed.first(where: { $0.item == item }) else { return nil }
    let line = placed.screenLine + line(ofListed: position)
    return (0..<geometry.body.count).contains(line) ? line : nil
  }

  /// Scrolls the list just far enough to show the choice.
  mutating func keepChoiceInPanel() {
    let height = max(1, panelRows.list.count)
    if let rank = position.map(facing.rank(ofPosition:)) {
      if rank >= panel.top + height { panel.top = rank - height + 1 }
      if rank < panel.top { panel.top = rank }
    }
    panel.top = min(max(0, panel.top), max(0, facing.listed.count - height))
  }

  /// After a change of the list: chooses the nearest finding if the chosen one is gone.
  mutating func reselect() {
    if facing.listed.isEmpty { panel.hasFocus = false }
    if position == nil {
      choose(nil)
      followCursor()
    }
  }

  /// The line of its item on which a listed finding begins.
  func line(ofListed position: Int) -> Int {
    let index = facing.listed[position]
    let row = facing.row(ofFinding: index)
    let item = facing.item(ofRow: row)
    let layout = layouts[item] ?? newLayout(ofItem: item)
    let finding = findings[index]
    let leading: Side = view.order == .official ? .official : .retelling
    for side in [leading, leading.other] {
      guard let range = finding.range(in: side),
        let paragraph = document(side).indexOfParagraph(atByteOffset: range.lowerBound),
        facing.row(of: side, paragraph: paragraph) == row,
        let line = layout.line(of: range.lowerBound, in: side)
      else { continue }
      return line
    }
    return 0
  }

  mutating func goToListed(_ position: Int) {
    choose(position)
    let item = facing.item(ofRow: facing.row(ofFinding: facing.listed[position]))
    jump(toItem: item, line: line(ofListed: position))
  }

  /// Moves through the list; the text follows.
  mutating func moveInPanel(_ steps: Int) {
    guard !facing.listed.isEmpty else { return }
    let rank = position.map(facing.rank(ofPosition:)) ?? (steps > 0 ? -1 : 0)
    goToListed(facing.position(atRank: min(max(0, rank + steps), facing.listed.count - 1)))
  }

  mutating func cycleFindingOrder() {
    panel.order = panel.order.next
    relist { _ in }
    notice = "findings: \(panel.order.name)"
  }
}

extension Finding {
  func range(in side: Side) -> TextRange? { side == .official ? official : retelling }
}
