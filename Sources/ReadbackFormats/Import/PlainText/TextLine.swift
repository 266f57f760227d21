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
    _ line: Range<Int>, number: Int, isPageEnd: Bool, quotation: Quotation, in bytes: [UInt8]
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
    let mark: UInt8
    switch quotation {
    case .mark(let sign): mark = sign
    case .initials(let count):
      mark = 0x3E
      start += count
    }
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
    let quotations = quotations(raw.map(\.range), in: bytes)
    return raw.enumerated().map { index, line in
      TextLine(
        line.range, number: line.number, isPageEnd: line.isPageEnd, quotation: quotations[index],
        in: bytes)
    }
  }

  /// How mail programs mark a quoted line.
  private enum Quotation: Equatable {
    case mark(UInt8)
    /// A number of letters before the mark: "JD> ".
    case initials(Int)
  }

  /// The marks of lines quoted with a bar, a colon or the writer's initials, as by some mail
  /// programs: at least two in a row. Further bars would make them table rows.
  private static func quotations(_ lines: [Range<Int>], in bytes: [UInt8]) -> [Quotation] {
    var quotations = lines.map { quotation($0, in: bytes) }
    var start = 0
    while start < quotations.count {
      var end = start + 1
      while end < quotations.count, quotations[end] == quotations[start] { end += 1 }
      if end - start == 1 { quotations[start] = .mark(0x3E) }
      start = end
    }
    return quotations
  }

  private static func quotation(_ line: Range<Int>, in bytes: [UInt8]) -> Quotation {
    guard let first = line.first(where: { bytes[$0] > 0x20 }) else { return .mark(0x3E) }
    let rest = bytes[(first + 1)..<line.upperBound]
    switch bytes[first] {
    case 0x7C where !rest.contains(0x7C): return .mark(0x7C)
    case 0x3A where rest.first.map({ $0 == 0x20 }) ?? true: return .mark(0x3A)
    default: break
    }
    let letters = bytes[first..<line.upperBound].prefix { (0x41...0x5A).contains($0) }
    let mark = letters.endIndex
    guard (1...3).contains(letters.count), mark < line.upperBound, bytes[mark] == 0x3E else {
      return .mark(0x3E)
    }
    return .initials(mark - line.lowerBound)
  }
}
