/// A word of a text or of a table as a number: equal for words that differ only in capitals or in
/// the shape of the apostrophe.
///
/// An FNV-1a hash of 64 bits, so tables of words are looked up without making strings. Capitals
/// are folded in ASCII, Latin-1 and Russian letters.
struct WordKey: Hashable {
  private let hash: UInt64

  init(_ bytes: [UInt8], in range: TextRange) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    @inline(__always)
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      switch byte {
      case 0x41...0x5A: add(byte | 0x20)
      case 0xC3 where (0x80...0x9E).contains(bytes[at + 1]) && bytes[at + 1] != 0x97:
        add(byte)
        add(bytes[at + 1] + 0x20)
        at += 1
      case 0xD0 where (0x90...0x9F).contains(bytes[at + 1]):
        add(byte)
        add(bytes[at + 1] + 0x20)
        at += 1
      case 0xD0 where (0xA0...0xAF).contains(bytes[at + 1]):
        add(0xD1)
        add(bytes[at + 1] - 0x20)
        at += 1
      case 0xE2 where bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99:
        add(0x27)
        at += 2
      default: add(byte)
      }
      at += 1
    }
    self.hash = hash
  }

  init(_ word: Substring) {
    let bytes = Array(word.utf8)
    self.init(bytes, in: 0..<bytes.count)
  }

  /// The words of a table written as one string with spaces between.
  static func set(_ words: String) -> Set<WordKey> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(WordKey.init))
  }
}
