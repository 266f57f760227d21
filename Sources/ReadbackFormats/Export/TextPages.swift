/// Lines in blocks that are not divided by page breaks.
struct TextPages {
  private(set) var text = ""
  /// Lines per page; nil for one endless page.
  let pageLength: Int?
  private var lineCount = 0
  /// Lines that must stay with the next block.
  private var held: [String] = []

  init(pageLength: Int?) {
    self.pageLength = pageLength.map { max(1, $0) }
  }

  /// Adds lines that stay on one page; a block taller than a page begins on a new one and continues
  /// on the next.
  mutating func append(block: [String]) {
    let block = held + block
    held = []
    if let pageLength, lineCount > 0, lineCount + block.count > pageLength { breakPage() }
    for line in block { append(line) }
  }

  /// Adds lines that stay with the next block.
  mutating func hold(_ lines: [String]) {
    held += lines
  }

  /// Adds an empty line, unless the last line is empty or a page has just begun.
  mutating func appendGap() {
    guard held.isEmpty, lineCount > 0, lineCount != pageLength, !text.hasSuffix("\n\n") else {
      return
    }
    append("")
  }

  /// Begins what follows an earlier text, on a new page if there are pages.
  mutating func beginText() {
    appendGap()
    breakPage()
    appendGap()
  }

  /// Begins a new page, if there are pages and this one is not empty.
  mutating func breakPage() {
    guard pageLength != nil, lineCount > 0 else { return }
    text += "\u{0C}"
    lineCount = 0
  }

  private mutating func append(_ line: String) {
    if lineCount == pageLength { breakPage() }
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == " " {
      end = line.index(before: end)
    }
    text += line[..<end]
    text += "\n"
    lineCount += 1
  }
}
