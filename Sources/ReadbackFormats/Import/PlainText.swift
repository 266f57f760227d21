/// How the lines of a plain text make paragraphs.
public enum ParagraphBreaks: String, CaseIterable, Sendable {
  /// Lines, unless the text looks wrapped by hand or by a mailer.
  case automatic
  /// Each line is a paragraph.
  case lines
  /// Blank lines stand between paragraphs.
  case blank
}

/// Reads plain text: finds what its paragraphs are.
struct PlainText {
  private let bytes: [UInt8]

  /// - Parameter bytes: repaired by `TextRepair`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func addParagraphs(breaks: ParagraphBreaks, to text: inout TextBuilder) {
    switch breaks {
    case .lines: addLines(to: &text)
    case .blank: addJoined(to: &text) { _, _ in true }
    case .automatic:
      guard let wrapping = Wrapping(lines: lines, in: bytes) else { return addLines(to: &text) }
      addJoined(to: &text) { wrapping.isBroken(between: $0, and: $1) }
    }
  }

  /// The lines of the text, blank ones too; a form feed ends one as a line end does.
  private var lines: [TextLine] {
    var lines: [TextLine] = []
    var number = 1
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0C {
      lines.append(TextLine(start..<index, number: number, isPageEnd: byte == 0x0C, in: bytes))
      if byte == 0x0A { number += 1 }
      start = index + 1
    }
    if start < bytes.count {
      lines.append(TextLine(start..<bytes.count, number: number, isPageEnd: false, in: bytes))
    }
    return lines
  }

  private func addLines(to text: inout TextBuilder) {
    for line in lines { text.add(bytes[line.range], line: line.number) }
  }

  /// Joins each line with the next one where the rule says so and no blank line stands between.
  private func addJoined(to text: inout TextBuilder, where joins: (TextLine, TextLine) -> Bool) {
    var paragraph: [UInt8] = []
    var number = 1
    var last: TextLine?
    func joined(_ line: TextLine) -> Bool {
      guard let last, !last.range.isEmpty, !line.range.isEmpty, !last.isPageEnd else {
        return false
      }
      return joins(last, line)
    }
    for line in lines {
      if joined(line) {
        append(bytes[line.range], to: &paragraph)
      } else {
        text.add(paragraph[...], line: number)
        paragraph = Array(bytes[line.range])
        number = line.number
      }
      last = line
    }
    text.add(paragraph[...], line: number)
  }

  /// A space goes between, but not behind a hyphen, a soft hyphen or a Chinese character.
  private func append(_ line: ArraySlice<UInt8>, to paragraph: inout [UInt8]) {
    if paragraph.suffix(2) == [0xC2, 0xAD] {
      paragraph.removeLast(2)
    } else if let last = paragraph.last {
      let isHyphen = last == 0x2D && paragraph.dropLast().last.map { $0 > 0x2D } ?? false
      let isWide = paragraph.count > 2 && (0xE3...0xE9).contains(paragraph[paragraph.count - 3])
      if !isHyphen, !isWide { paragraph.append(0x20) }
    }
    paragraph.append(contentsOf: line)
  }
}

/// One line of a file.
struct TextLine {
  /// Without surrounding white space; may be empty.
  let range: Range<Int>
  let number: Int
  let isPageEnd: Bool
  /// White space before the text, in bytes.
  let indentation: Int
  /// The text in characters.
  let length: Int

  init(_ line: Range<Int>, number: Int, isPageEnd: Bool, in bytes: [UInt8]) {
    let start = bytes[line].firstIndex { $0 > 0x20 } ?? line.upperBound
    let end = bytes[line].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    range = start..<end
    self.number = number
    self.isPageEnd = isPageEnd
    indentation = start - line.lowerBound
    length = bytes[range].count { $0 & 0xC0 != 0x80 }
  }
}

/// Whether and how a text was wrapped to a width.
///
/// In wrapped text nearly every line inside a paragraph is full: the next word would not have
/// fitted. Few lines end a sentence, and many begin with a small letter. Lists, verse and texts
/// with a paragraph a line miss one of the three.
struct Wrapping {
  /// The length of all but the longest few lines.
  private let width: Int
  private let bytes: [UInt8]

  /// Nil when the text is not wrapped.
  init?(lines: [TextLine], in bytes: [UInt8]) {
    var counts = [Int](repeating: 0, count: 256)
    var total = 0
    let pairs = zip(lines, lines.dropFirst()).filter { !$0.range.isEmpty && !$1.range.isEmpty }
    for (line, _) in pairs {
      counts[min(line.length + line.indentation, 255)] += 1
      total += 1
    }
    guard total >= 3 else { return nil }
    var width = 0
    var seen = 0
    while seen * 100 < total * 97 {
      seen += counts[width]
      width += 1
    }
    width -= 1
    guard (35...120).contains(width) else { return nil }
    self.width = width
    self.bytes = bytes

    var (full, closed, small, cased) = (0, 0, 0, 0)
    for (line, next) in pairs {
      if isFull(line, before: next) { full += 1 }
      if Self.endsSentence(bytes[line.range]) { closed += 1 }
      let first = bytes[next.range.lowerBound]
      if (0x61...0x7A).contains(first | 0x20) {
        cased += 1
        if first & 0x20 != 0 { small += 1 }
      }
    }
    guard full * 10 >= total * 6, closed * 2 <= total, small * 4 >= cased else { return nil }
  }

  /// The second line goes on with the paragraph of the first one.
  func isBroken(between line: TextLine, and next: TextLine) -> Bool {
    isFull(line, before: next) && next.indentation <= line.indentation + 1
  }

  private func isFull(_ line: TextLine, before next: TextLine) -> Bool {
    let word = bytes[next.range].prefix { $0 > 0x20 }.count { $0 & 0xC0 != 0x80 }
    // A break a little early is still the wrapper's.
    return line.indentation + line.length + 1 + word > width - 2
  }

  private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
    guard let last = line.last(where: { ![0x22, 0x27, 0x29].contains($0) }) else { return false }
    return [0x2E, 0x21, 0x3F].contains(last)
  }
}
