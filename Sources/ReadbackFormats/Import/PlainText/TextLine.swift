/// One line of a file.
struct TextLine {
  /// Without surrounding white space and quotation marks of mails; may be empty.
  let range: Range<Int>
  let number: Int
  /// The column of the range's start, in bytes from 1.
  let column: Int
  let isPageEnd: Bool
  /// White space before the text in bytes, ignoring quotation marks.
  let indentation: Int
  /// The length of the text in characters.
  let length: Int
  /// The quotation level.
  let quoteDepth: Int
  /// The number of spaces at the end of the line in the file, counting at most two.
  let endingBlanks: Int
  /// Whether the line ends with a space in the file.
  var endsInBlank: Bool { endingBlanks > 0 }

  private init(
    _ line: Range<Int>, number: Int, isPageEnd: Bool, isBarred: Bool, in bytes: [UInt8]
  ) {
    var start = line.lowerBound
    var depth = 0
    func skipSpace(atMost limit: Int = .max) {
      var count = 0
      while start < line.upperBound, bytes[start] <= 0x20, count < limit {
        start += 1
        count += 1
      }
    }
    // Up to three spaces may precede the mark, and one belongs to it.
    let mark: UInt8 = isBarred ? 0x7C : 0x3E
    while true {
      let before = start
      skipSpace(atMost: 3)
      guard start < line.upperBound, bytes[start] == mark else {
        start = before
        break
      }
      depth += 1
      start += 1
      if start < line.upperBound, bytes[start] == 0x20 { start += 1 }
    }
    let textStart = start
    skipSpace()
    let end =
      bytes[start..<line.upperBound].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    range = start..<end
    self.number = number
    column = start - line.lowerBound + 1
    self.isPageEnd = isPageEnd
    indentation = start - textStart
    length = bytes[range].count { $0 & 0xC0 != 0x80 }
    quoteDepth = depth
    endingBlanks = bytes[line].suffix(2).reversed().prefix { $0 == 0x20 }.count
  }

  /// The lines of a text, including blank ones; a form feed also ends a line.
  static func lines(of bytes: [UInt8], firstLine: Int) -> [TextLine] {
    var raw: [(range: Range<Int>, number: Int, isPageEnd: Bool)] = []
    var number = firstLine
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0C {
      raw.append((start..<index, number, byte == 0x0C))
      if byte == 0x0A { number += 1 }
      start = index + 1
    }
    if start < bytes.count { raw.append((start..<bytes.count, number, false)) }
    let barred = barredLines(raw.map(\.range), in: bytes)
    return raw.enumerated().map { index, line in
      TextLine(
        line.range, number: line.number, isPageEnd: line.isPageEnd, isBarred: barred[index],
        in: bytes)
    }
  }

  /// Lines quoted with a bar, as by some mail programs: at least two in a row, without further
  /// bars, which would make them table rows.
  private static func barredLines(_ lines: [Range<Int>], in bytes: [UInt8]) -> [Bool] {
    var barred = lines.map { line in
      guard let first = line.first(where: { bytes[$0] > 0x20 }), bytes[first] == 0x7C else {
        return false
      }
      return !bytes[(first + 1)..<line.upperBound].contains(0x7C)
    }
    var start = 0
    while start < barred.count {
      var end = start
      while end < barred.count, barred[end] { end += 1 }
      if end - start == 1 { barred[start] = false }
      start = max(end, start + 1)
    }
    return barred
  }
}
