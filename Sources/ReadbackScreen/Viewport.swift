import ReadbackCore

/// The reader's position: a line of the text, and its position on the screen.
struct Viewport: Sendable, Hashable {
  /// Index into `Facing.items`.
  var item = 0
  /// Index into the item's lines.
  var line = 0
  /// Lines below the top of the text area.
  var screenLine = 0
  /// The requested place, if the line that shows it begins with something else.
  var kept: KeptPlace?
  /// The place before its row was folded, restored if the cursor stays on the fold.
  var folded: FoldedPlace?

  struct KeptPlace: Sendable, Hashable {
    let item: Int
    let line: Int
    let place: Place
  }

  struct FoldedPlace: Sendable, Hashable {
    let item: Int
    let place: Place
    let screenLine: Int
  }
}

extension Session {
  /// Goes to a line; if it is already on the screen the text does not scroll.
  mutating func jump(toItem item: Int, line: Int) {
    guard facing.items.indices.contains(item) else { return }
    let height = geometry.body.count
    reading.item = item
    reading.line = line
    reading.screenLine = height / 3
    if let placed = window.placed.first(where: { $0.item == item }) {
      let screenLine = placed.screenLine + line
      if (0..<height).contains(screenLine) { reading.screenLine = screenLine }
    }
    settle()
  }

  /// Moves the cursor by screen lines.
  ///
  /// - Parameter isScrolling: the text moves and the cursor keeps its position on the screen.
  mutating func move(byLines lineCount: Int, isScrolling: Bool = false) {
    guard !facing.items.isEmpty else { return }
    let before = reading
    var moved = 0
    if abs(lineCount) > Self.walkedLineLimit {
      moved = moveFar(lineCount)
    } else {
      moved = lineCount > 0 ? moveDown(lineCount) : -moveUp(-lineCount)
    }
    if before.item == reading.item, before.line == reading.line {
      notice = lineCount > 0 ? "this is the end" : "this is the start"
    }
    if !isScrolling { reading.screenLine += moved }
    settle()
    followCursor()
  }

  /// The maximum number of lines that a key lays out one after another.
  private static let walkedLineLimit = 5_000

  /// Moves approximately by the length of so many lines: nobody counts them, and laying out a whole
  /// book takes a tenth of a second.
  private mutating func moveFar(_ lineCount: Int) -> Int {
    let last = facing.items.count - 1
    let byteCount = lineCount * geometry.columnCount(of: .official)
    let item = facing.item(byteCount, bytesAfterItem: reading.item)
    reading.line = item == last && lineCount > 0 ? layout(ofItem: last).lines.count - 1 : 0
    reading.item = item
    return lineCount
  }

  /// Returns the screen lines moved, including blank ones between items.
  private mutating func moveDown(_ lineCount: Int) -> Int {
    var left = lineCount
    var moved = 0
    while left > 0 {
      let layout = layout(ofItem: reading.item)
      let lineTarget = reading.line + left
      if lineTarget < layout.lines.count {
        reading.line = lineTarget
        return moved + left
      }
      guard reading.item + 1 < facing.items.count else {
        moved += layout.lines.count - 1 - reading.line
        reading.line = layout.lines.count - 1
        return moved
      }
      let step = layout.height - reading.line
      moved += step
      left = max(0, left - step)
      reading.item += 1
      reading.line = 0
    }
    return moved
  }

  private mutating func moveUp(_ lineCount: Int) -> Int {
    var left = lineCount
    var moved = 0
    while left > 0 {
      if left <= reading.line {
        reading.line -= left
        return moved + left
      }
      guard reading.item > 0 else {
        moved += reading.line
        reading.line = 0
        return moved
      }
      let above = layout(ofItem: reading.item - 1)
      let step = reading.line + 1 + above.spaceBelow
      moved += step
      left = max(0, left - step)
      reading.item -= 1
      reading.line = above.lines.count - 1
    }
    return moved
  }

  /// The starting place: the first body paragraph, after the boilerplate, with its first finding.
  mutating func moveToBeginning() {
    let leading: Side = view.order == .official ? .official : .retelling
    let beginning =
      facing.rows.firstIndex { $0.role == .body && !$0.paragraphs(of: leading).isEmpty }
      ?? facing.rows.firstIndex { $0.role == .body }
    reading.item = facing.item(ofRow: beginning ?? 0)
    reading.line = 0
    reading.screenLine = geometry.body.count / 3
    settle()
    let first = currentRow.flatMap(facing.positions(inRow:))?.lowerBound
    choose(first)
    keepChoiceOnScreen()
    // Its words may be below what a small screen shows.
    if position == nil, let first { goToListed(first) }
  }

  mutating func moveToStart() {
    jump(toItem: 0, line: 0)
    followCursor()
  }

  mutating func moveToEnd() {
    guard !facing.items.isEmpty else { return }
    let last = facing.items.count - 1
    jump(toItem: last, line: layout(ofItem: last).lines.count - 1)
    followCursor()
  }
}

extension FacingRow {
  func paragraphs(of side: Side) -> [Int] { side == .official ? official : retelling }
}
