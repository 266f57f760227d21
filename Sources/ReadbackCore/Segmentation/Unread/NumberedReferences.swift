/// Finds the numbers of notes or sources that a text has in brackets behind its statements: "They
/// were paid (4, 5)."
///
/// A single number in brackets may mean anything; those of references count up through the text.
struct NumberedReferences {
  /// By line, in order; lines without references are missing.
  private(set) var ranges: [Int: [TextRange]] = [:]

  /// Two may count up by chance.
  private static let fewest = 3

  init(in lines: [TextRange], of bytes: [UInt8]) {
    var found: [(line: Int, range: TextRange, numbers: [Int])] = []
    for (index, line) in lines.enumerated() {
      var at = line.lowerBound
      while let open = bytes[at..<line.upperBound].firstIndex(where: { $0 == 0x28 || $0 == 0x5B }) {
        at = open + 1
        guard open > line.lowerBound, bytes[open - 1] == 0x20,
          let group = Self.group(at: open, before: line.upperBound, in: bytes)
        else { continue }
        found.append((index, group.range, group.numbers))
        at = group.range.upperBound
      }
    }
    let firsts = found.compactMap(\.numbers.first)
    guard found.count >= Self.fewest, let first = firsts.first, first <= 2 else { return }
    let rises = zip(firsts, firsts.dropFirst()).count { $0 < $1 }
    // Sources that are used again are fewer than new ones.
    guard rises * 3 >= (firsts.count - 1) * 2, Set(found.flatMap(\.numbers)).contains(1) else {
      return
    }
    for reference in found { ranges[reference.line, default: []].append(reference.range) }
  }

  /// "(12)", "(4, 5)", "[7–9]", not before a word: "(1) taxes, (2) cuts" counts parts of a sentence.
  private static func group(
    at open: Int, before limit: Int, in bytes: [UInt8]
  ) -> (range: TextRange, numbers: [Int])? {
    let closer: UInt8 = bytes[open] == 0x28 ? 0x29 : 0x5D
    var numbers: [Int] = []
    var at = open + 1
    while at < limit, numbers.count < 20 {
      let digits = bytes[at..<limit].prefix(3).prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      numbers.append(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
      at = digits.endIndex
      if at < limit, bytes[at] == closer {
        let end = at + 1
        let isBehindStatement =
          end == limit || [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x28, 0x5B].contains(bytes[end])
        return isBehindStatement ? (open..<end, numbers) : nil
      }
      let rest = bytes[at..<limit]
      if rest.starts(with: [0x2C, 0x20]) {
        at += 2
      } else if rest.starts(with: [0x2C]) || rest.starts(with: [0x2D]) {
        at += 1
      } else if rest.starts(with: [0xE2, 0x80, 0x93]) {
        at += 3
      } else {
        return nil
      }
    }
    return nil
  }
}
