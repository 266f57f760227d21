/// Finds marks within a line that are not part of its text: note marks ("[12]", "[citation
/// needed]"), times of a recording ("[00:01:11]"), and the syntax of Markdown links.
enum InlineMarks {
  /// In order, not overlapping.
  static func ranges(in line: TextRange, of bytes: [UInt8]) -> [TextRange] {
    var ranges: [TextRange] = []
    var at = line.lowerBound
    while let open = bytes[at..<line.upperBound].firstIndex(of: 0x5B) {
      at = open + 1
      if let stamp = TimeStamp(at: open, before: line.upperBound, in: bytes) {
        ranges.append(stamp.outer)
        at = stamp.outer.upperBound
        continue
      }
      guard let close = closing(of: open, before: line.upperBound, in: bytes) else { continue }
      if let link = linkEnd(behind: close, before: line.upperBound, in: bytes) {
        let isPicture = open > line.lowerBound && bytes[open - 1] == 0x21
        if isPicture {
          ranges.append((open - 1)..<link)
        } else {
          ranges.append(open..<(open + 1))
          ranges.append((close - 1)..<link)
        }
        at = link
      } else if isNote(open..<close, in: line, of: bytes, behind: ranges.last?.upperBound) {
        ranges.append(open..<close)
        at = close
      }
    }
    return ranges
  }

  /// The end of the closing bracket; notes and link texts are short.
  private static func closing(of open: Int, before limit: Int, in bytes: [UInt8]) -> Int? {
    for index in (open + 1)..<max(open + 1, min(limit, open + 200)) {
      if bytes[index] == 0x5D { return index + 1 }
      if bytes[index] == 0x5B { return nil }
    }
    return nil
  }

  private static let schemes = [
    "http://", "https://", "mailto:", "ftp://", "www.", "/", "#", "./", "../",
  ].map { Array($0.utf8) }

  /// "(https://example.org)" directly after the bracket.
  private static func linkEnd(behind close: Int, before limit: Int, in bytes: [UInt8]) -> Int? {
    guard close < limit, bytes[close] == 0x28 else { return nil }
    let address = bytes[(close + 1)..<limit]
    guard schemes.contains(where: { address.starts(with: $0) }) else { return nil }
    for index in address.indices.prefix(2000) {
      if bytes[index] == 0x29 { return index + 1 }
      if bytes[index] <= 0x20 { return nil }
    }
    return nil
  }

  /// A note number directly after a word or a mark, or a few words directly after a full stop.
  private static func isNote(
    _ range: TextRange, in line: TextRange, of bytes: [UInt8], behind last: Int?
  ) -> Bool {
    guard range.lowerBound > line.lowerBound else { return false }
    let inner = bytes[(range.lowerBound + 1)..<(range.upperBound - 1)]
    guard !inner.isEmpty else { return false }
    if bytes[range.lowerBound - 1] <= 0x20 {
      // "in 2019 [2].": a small number before a mark or the end of a line.
      return inner.count <= 2 && inner.allSatisfy { (0x30...0x39).contains($0) }
        && (range.upperBound == line.upperBound
          || [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F].contains(bytes[range.upperBound]))
    }
    let digits = inner.first == 0x5E ? inner.dropFirst() : inner
    // "[12]", and "[1,2]" or "[1–3]".
    let numbers = digits.split { !(0x30...0x39).contains($0) }
    let others = digits.filter { !(0x30...0x39).contains($0) }
    if !numbers.isEmpty, numbers.allSatisfy({ $0.count <= 3 }),
      others.allSatisfy({ [0x20, 0x2C, 0x2D, 0xE2, 0x80, 0x93].contains($0) })
    {
      return true
    }
    let isBehindStop =
      [0x2E, 0x21, 0x3F, 0x2C, 0x22].contains(bytes[range.lowerBound - 1])
      || last == range.lowerBound
    return isBehindStop && inner.count <= 32
      && inner.allSatisfy { ($0 | 0x20) >= 0x61 || $0 == 0x20 || (0x30...0x39).contains($0) }
  }
}
