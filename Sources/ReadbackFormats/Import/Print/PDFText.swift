import ReadbackCore

/// Forms paragraphs from the lines of printed pages: running headers, footers and page numbers are
/// omitted, and text is joined across lines, columns and pages.
struct PDFText {
  private let lines: [PDFLine]
  private let wasRunning: Bool
  /// The height of most lines of the text.
  private let bodyHeight: Double
  /// The left and right margins of each block.
  private let margins: [Int: (left: Double, right: Double)]
  /// The width of the blocks that contain most of the text: that of a column.
  private let columnWidth: Double
  /// All lines as one text, with the range of each.
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]

  init(_ pages: [[PDFLine]]) {
    let running = RunningLines(pages)
    let kept = pages.flatMap { page in page.filter { !running.isRunning($0) } }
    // If all lines look like running lines, none are omitted.
    lines = kept.isEmpty ? pages.flatMap { $0 } : kept
    wasRunning = kept.count < pages.reduce(0) { $0 + $1.count }
    bodyHeight = Self.common(lines.map { ($0, $0.height) })
    var margins: [Int: (left: Double, right: Double)] = [:]
    for line in lines {
      let known = margins[line.block] ?? (line.left, line.right)
      margins[line.block] = (min(known.left, line.left), max(known.right, line.right))
    }
    self.margins = margins
    columnWidth = Self.common(lines.map { ($0, margins[$0.block].map { $1 - $0 } ?? 0) })
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for line in lines {
      ranges.append(bytes.count..<(bytes.count + line.text.count))
      bytes += line.text
      bytes.append(0x0A)
    }
    self.bytes = bytes
    self.ranges = ranges
  }

  /// The commonest measure, weighted by the length of its lines.
  private static func common(_ measures: [(line: PDFLine, measure: Double)]) -> Double {
    var weights: [Int: Int] = [:]
    for (line, measure) in measures {
      weights[Int((measure * 2).rounded()), default: 0] += line.text.count
    }
    let best = weights.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return Double(best?.key ?? 24) / 2
  }

  func addParagraphs(to text: inout TextBuilder) {
    var hyphenation = Hyphenation(bytes)
    var paragraph: [UInt8] = []
    var pieces: [TextBuilder.Piece] = []
    var first = 0
    func finish() {
      guard !pieces.isEmpty else { return }
      text.add(
        paragraph[...], look: TextBuilder.Look(role: role(of: first, length: paragraph.count)),
        pieces: pieces)
      paragraph.removeAll(keepingCapacity: true)
      pieces.removeAll(keepingCapacity: true)
    }
    for index in lines.indices {
      if index > 0, goesOn(index - 1, to: index) {
        switch hyphenation.joint(between: ranges[index - 1], and: ranges[index]) {
        case .space: paragraph.append(0x20)
        case .nothing: break
        case .dropping(let count): paragraph.removeLast(count)
        }
      } else {
        finish()
        first = index
      }
      pieces.append(
        TextBuilder.Piece(byteOffset: paragraph.count, line: lines[index].page, column: 1))
      paragraph += lines[index].text
    }
    finish()
    if wasRunning {
      text.notices.append(
        ImportNotice(sentence: "running headers, footers and page numbers are left out"))
    }
  }

  /// Large print is a title; small print low on the page is a note.
  private func role(of line: Int, length: Int) -> ParagraphRole? {
    let height = lines[line].height
    if height > bodyHeight * 1.15, length <= 250, !lines[line].isRow { return .heading }
    let startsWithMark = lines[line].text.first.map { (0x30...0x39).contains($0) || $0 == 0x2A }
    if height < bodyHeight * 0.88, lines[line].depth > 0.5, startsWithMark == true {
      return .boilerplate
    }
    return lines[line].isRow ? .body : nil
  }

  private func goesOn(_ line: Int, to next: Int) -> Bool {
    let (last, this) = (lines[line], lines[next])
    if last.isRow || this.isRow { return false }
    let isSameSize = abs(last.height - this.height) < max(bodyHeight, last.height) * 0.12
    let endsOpen = !endsSentence(last.text)
    let isSmall = startsSmall(this.text)
    let isHyphenated = last.text.last == 0x2D || last.text.suffix(2).elementsEqual([0xC2, 0xAD])
    guard last.block == this.block else {
      // Across the end of a column or page, and with wide line spacing.
      return isSameSize && endsOpen && (isSmall || isHyphenated)
    }
    guard isSameSize else { return false }
    if startsItem(this.text) || !endsOpen && ListItem.begins(this.text[...]) { return false }
    guard let margin = margins[this.block] else { return true }
    let width = max(margin.right - margin.left, 1)
    let isIndented = this.left - margin.left > bodyHeight * 0.6
    let lastIndented = last.left - margin.left > bodyHeight * 0.6
    // A list of short items has a right margin of its own, which is not that of the column.
    let right = width < columnWidth * 0.7 ? margin.left + columnWidth * 0.7 : margin.right
    let isShort = right - last.right > width * 0.12
    let gap = this.top - last.bottom
    if gap > bodyHeight * 0.7 { return endsOpen && isSmall }
    if isIndented, !lastIndented { return endsOpen && isSmall }
    if isShort, !endsOpen { return false }
    return true
  }

  private func endsSentence(_ text: [UInt8]) -> Bool {
    var scalars = String(decoding: text.suffix(12), as: UTF8.self).unicodeScalars
    while let last = scalars.last, "\"'”’»)]".unicodeScalars.contains(last) {
      scalars.removeLast()
    }
    return scalars.last.map { ".!?:…。！？".unicodeScalars.contains($0) } ?? false
  }

  private func startsSmall(_ text: [UInt8]) -> Bool {
    String(decoding: text.prefix(8), as: UTF8.self).unicodeScalars.first?.properties.isLowercase
      ?? false
  }

  private func startsItem(_ text: [UInt8]) -> Bool {
    guard let first = String(decoding: text.prefix(8), as: UTF8.self).unicodeScalars.first else {
      return false
    }
    return "•‣▪●○◦–".unicodeScalars.contains(first)
  }
}

/// The lines at the top and bottom of pages that recur on other pages, ignoring numbers.
struct RunningLines {
  private var running: Set<String> = []
  private let pageCount: Int

  /// The share of a page that counts as its top or bottom.
  private static let margin = 0.13

  init(_ pages: [[PDFLine]]) {
    pageCount = pages.count
    var counts: [String: Set<Int>] = [:]
    for page in pages {
      for line in page where Self.isInMargin(line) {
        counts[Self.key(line), default: []].insert(line.page)
      }
    }
    // Left and right pages and chapters may differ.
    let needed = max(2, min(pageCount / 5, 4))
    running = Set(counts.filter { $0.value.count >= needed }.keys)
  }

  func isRunning(_ line: PDFLine) -> Bool {
    guard Self.isInMargin(line) else { return false }
    return isNumber(line.text) || (pageCount > 1 && running.contains(Self.key(line)))
  }

  private static func isInMargin(_ line: PDFLine) -> Bool {
    line.depth < margin || line.depth > 1 - margin
  }

  /// Its position and text, with numbers replaced by a placeholder.
  private static func key(_ line: PDFLine) -> String {
    var words = ""
    var wasDigit = false
    for scalar in String(decoding: line.text, as: UTF8.self).lowercased().unicodeScalars {
      let isDigit = scalar.properties.numericType != nil
      if !isDigit { words.unicodeScalars.append(scalar) } else if !wasDigit { words += "#" }
      wasDigit = isDigit
    }
    return (line.depth < 0.5 ? "top " : "bottom ") + words
  }

  /// "12", "- 12 -", "Page 3 of 10", "xiv".
  private func isNumber(_ text: [UInt8]) -> Bool {
    let words = String(decoding: text, as: UTF8.self).lowercased()
      .split { !$0.isLetter && !$0.isNumber }
    guard (1...4).contains(words.count), text.count <= 24 else { return false }
    let numbers = words.filter { $0.allSatisfy(\.isNumber) && $0.count <= 4 }
    let others = words.filter { !$0.allSatisfy(\.isNumber) }
    if numbers.isEmpty {
      return words.count == 1 && others[0].count <= 6
        && others[0].allSatisfy { "ivxl".contains($0) } && pageCount > 1
    }
    return others.allSatisfy { ["page", "p", "seite", "of", "von", "стр", "de"].contains($0) }
  }
}
