import ReadbackCore

/// The panel of findings.
struct PanelState: Sendable, Hashable {
  var hasFocus = false
  /// Index into `Facing.listed`; nil when nothing is listed.
  var position: Int?
  /// The first position on the screen.
  var top = 0
}

extension Session {
  /// The row at the cursor; nil in an empty text.
  var currentRow: Int? {
    facing.items.indices.contains(reading.item) ? facing.items[reading.item].firstRow : nil
  }

  /// Whether the chosen finding can be seen: in the panel, in the text, or in full above both.
  var isFindingInView: Bool {
    guard let position = panel.position else { return false }
    return !geometry.panel.isEmpty || overlay != nil
      || facing.row(ofFinding: facing.listed[position]) == currentRow
  }

  /// Chooses the finding that stands at the cursor, or the next one above it in the row.
  mutating func followCursor() {
    guard let row = currentRow, let positions = facing.positions(inRow: row) else { return }
    if let position = panel.position, positions.contains(position),
      self.line(ofListed: position) == reading.line
    {
      return
    }
    panel.position =
      positions.last { self.line(ofListed: $0) <= reading.line } ?? positions.lowerBound
  }

  /// Scrolls the list no further than it takes to show the choice.
  mutating func keepChoiceInPanel() {
    let height = max(1, panelRows.list.count)
    if let position = panel.position {
      if position >= panel.top + height { panel.top = position - height + 1 }
      if position < panel.top { panel.top = position }
    }
    panel.top = min(max(0, panel.top), max(0, facing.listed.count - height))
  }

  /// Finds the chosen finding again in a new list, or what is nearest to it.
  mutating func reselect(_ id: String?) {
    guard !facing.listed.isEmpty else {
      panel.position = nil
      panel.hasFocus = false
      return
    }
    if let id, let index = retelling.faced?.index(ofFinding: id),
      let position = facing.position(ofFinding: index)
    {
      panel.position = position
    } else {
      panel.position = min(
        facing.listedCount(aboveRow: currentRow ?? 0), facing.listed.count - 1)
      followCursor()
    }
  }

  /// The line of its item on which a listed finding's words begin.
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
    panel.position = position
    let item = facing.item(ofRow: facing.row(ofFinding: facing.listed[position]))
    jump(toItem: item, line: line(ofListed: position))
  }

  /// Steps through the listed findings from the cursor on, over those that `skips` takes.
  mutating func moveByFindings(_ steps: Int, skipping skips: (Finding) -> Bool = { _ in false }) {
    guard let row = currentRow, !facing.listed.isEmpty else { return }
    let isForward = steps > 0
    var position: Int
    if let selected = panel.position,
      panel.hasFocus || facing.row(ofFinding: facing.listed[selected]) == row
    {
      position = selected
      let line = line(ofListed: selected)
      if panel.hasFocus || (isForward ? line <= reading.line : line >= reading.line) {
        position += isForward ? 1 : -1
      }
    } else {
      position = facing.listedCount(aboveRow: isForward ? row + 1 : row) - (isForward ? 0 : 1)
    }
    var left = abs(steps)
    var found: Int?
    while facing.listed.indices.contains(position) {
      if !skips(findings[facing.listed[position]]) {
        found = position
        left -= 1
        if left == 0 { break }
      }
      position += isForward ? 1 : -1
    }
    guard let found else {
      notice = isForward ? "no finding below" : "no finding above"
      return
    }
    goToListed(found)
  }

  /// Moves in the list; the text follows.
  mutating func moveInPanel(_ steps: Int) {
    guard let position = panel.position else { return }
    goToListed(min(max(0, position + steps), facing.listed.count - 1))
  }
}

extension Finding {
  func range(in side: Side) -> TextRange? { side == .official ? official : retelling }
}
