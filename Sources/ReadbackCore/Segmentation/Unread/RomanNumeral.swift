/// A small Roman number, as lists use them: "iv", "IX".
struct RomanNumeral {
  let value: Int
  let end: Int

  /// Nil if the word at the offset is none, or mixes capitals and small letters.
  init?(at start: Int, before limit: Int, in bytes: [UInt8]) {
    let word = bytes[start..<min(limit, start + Self.longest)].prefix {
      (0x61...0x7A).contains($0 | 0x20)
    }
    guard let first = word.first, word.allSatisfy({ $0 & 0x20 == first & 0x20 }),
      let value = Self.values[word.map { $0 | 0x20 }]
    else { return nil }
    self.value = value
    end = word.endIndex
  }

  private static let longest = 5

  /// 1 to 20.
  private static let values: [[UInt8]: Int] = {
    let units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    var table: [[UInt8]: Int] = [:]
    for value in 1...20 {
      let numeral = String(repeating: "x", count: value / 10) + units[value % 10]
      table[Array(numeral.utf8)] = value
    }
    return table
  }()
}
