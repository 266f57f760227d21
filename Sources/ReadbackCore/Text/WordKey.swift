/// A word as a number: equal for words that differ only in capitals or in the shape of the
/// apostrophe.
///
/// A 64-bit hash, so tables of words can be searched without making strings.
struct WordKey: Hashable {
  fileprivate let hash: UInt64

  init(_ bytes: [UInt8], in range: TextRange) {
    var hash = FNVHash()
    bytes[range].forEachFoldedByte { hash.add(UInt64($0)) }
    self.hash = hash.value
  }

  init(_ word: Substring) {
    let bytes = Array(word.utf8)
    self.init(bytes, in: 0..<bytes.count)
  }

  /// The words of a table written as one string, separated by spaces.
  static func set(_ words: String) -> WordKeySet { WordKeySet(list(words)) }

  /// The same words in order.
  static func list(_ words: String) -> [WordKey] {
    words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(WordKey.init)
  }
}

/// Values looked up by word; built once and then only read.
///
/// The key is already a hash, so a look-up does no further hashing: most words of a text are in no
/// table, and each is looked up in several.
struct WordKeyTable<Value: Sendable>: Sendable {
  /// Open addressing in a power of two of slots, at most half of them filled.
  private var slots: [(key: WordKey, value: Value)?]
  private let mask: Int

  init(_ values: [WordKey: Value]) {
    var size = 16
    while size < values.count * 2 { size *= 2 }
    slots = Array(repeating: nil, count: size)
    mask = size - 1
    for (key, value) in values {
      var slot = Int(truncatingIfNeeded: key.hash) & mask
      while slots[slot] != nil { slot = (slot + 1) & mask }
      slots[slot] = (key, value)
    }
  }

  subscript(key: WordKey) -> Value? {
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while let entry = slots[slot] {
      if entry.key == key { return entry.value }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

/// A set of words.
struct WordKeySet: Sendable {
  private let words: WordKeyTable<Bool>

  init(_ words: [WordKey]) {
    self.words = WordKeyTable(Dictionary(words.map { ($0, true) }, uniquingKeysWith: { $1 }))
  }

  func contains(_ word: WordKey) -> Bool { words[word] != nil }
}
