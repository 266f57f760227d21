/// A list or a text that covers the texts until it is closed.
struct OverlayState: Sendable, Hashable {
  let kind: Kind
  /// The selected item, if there are items.
  var selected = 0
  /// The selected column, if items are rows of a table.
  var column = 0
  /// Only lines that contain this are shown, in views that support it.
  var query = ""
  /// Lines scrolled off the top.
  var top = 0
}

/// The content of an overlay at a given width.
struct OverlayContent {
  struct Line {
    var spans: [Span] = []
    /// Drawn right-aligned.
    var trailing: [Span] = []
    /// The item that the line belongs to.
    var item: Int?
  }

  let title: String
  /// The keys that work here.
  let hints: String
  /// Lines above the scrolled ones.
  var heading: [Line] = []
  /// The selected item in full, below the list, if the list shows only its beginning.
  var detail: ((Int) -> [Line])?
  let lineCount: Int
  let line: (Int) -> Line
  let itemCount: Int
  /// The lines of an item.
  let linesOfItem: (Int) -> Range<Int>

  /// A list in which every line is an item, made on demand.
  init(
    title: String, hints: String, heading: [Line] = [], itemCount: Int,
    line: @escaping (Int) -> Line
  ) {
    self.title = title
    self.hints = hints
    self.heading = heading
    lineCount = itemCount
    self.itemCount = itemCount
    self.line = line
    linesOfItem = { $0..<($0 + 1) }
  }

  /// Lines that already exist.
  init(title: String, hints: String, lines: [Line]) {
    self.title = title
    self.hints = hints
    lineCount = lines.count
    line = { lines[$0] }
    var ranges: [Range<Int>] = []
    for (number, line) in lines.enumerated() {
      guard let item = line.item else { continue }
      if item == ranges.count {
        ranges.append(number..<(number + 1))
      } else if item < ranges.count {
        ranges[item] = ranges[item].lowerBound..<(number + 1)
      }
    }
    itemCount = ranges.count
    linesOfItem = { ranges[$0] }
  }
}

extension Session {
  /// Screen rows of an overlay's scrolled lines.
  func overlayRows(_ content: OverlayContent) -> Range<Int> {
    let top = 2 + content.heading.count
    return top..<max(top + 1, overlayDetailRows(content).lowerBound)
  }

  /// Screen rows of the selected item in full, including the rule above it; empty if there is none.
  func overlayDetailRows(_ content: OverlayContent) -> Range<Int> {
    let count =
      content.detail == nil || geometry.rowCount < 16 ? 0 : geometry.rowCount < 22 ? 3 : 5
    return (geometry.statusRow - count)..<geometry.statusRow
  }

  /// A click selects an item; a click on the selected item opens it.
  mutating func receiveOverlayClick(row: Int) -> [Effect] {
    guard let overlay else { return [] }
    let content = overlayContent(overlay.kind)
    let number = overlay.top + row - overlayRows(content).lowerBound
    guard overlayRows(content).contains(row), number < content.lineCount,
      let item = content.line(number).item
    else { return [] }
    if item == overlay.selected { return perform(.open) }
    moveInOverlay(item - overlay.selected)
    return []
  }

  /// Moves the selection, or scrolls if there is nothing to select.
  mutating func moveInOverlay(_ steps: Int) {
    guard var overlay else { return }
    let content = overlayContent(overlay.kind)
    let height = overlayRows(content).count
    if content.itemCount > 0 {
      overlay.selected = min(max(0, overlay.selected + steps), content.itemCount - 1)
      let lines = content.linesOfItem(overlay.selected)
      // Selecting the first item also shows the lines above it.
      let first = overlay.selected == 0 ? 0 : lines.lowerBound
      if lines.upperBound > overlay.top + height { overlay.top = lines.upperBound - height }
      if first < overlay.top { overlay.top = first }
    } else {
      overlay.top += steps
    }
    overlay.top = min(max(0, overlay.top), max(0, content.lineCount - height))
    self.overlay = overlay
  }
}
