/// All spellings in byte order, front-coded in blocks of 16.
///
/// A block contains its first word with its length, and for each other word the length shared with
/// the previous word, the length of the rest, and the rest.
struct WordTable: @unchecked Sendable {
  static let wordsPerBlock = 16

  let count: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The start of each block in `bytes`, and the end.
  private let starts: UnsafeBufferPointer<UInt32>

  init(block: LexiconBlock, count: Int) {
    self.count = count
    bytes = block.section("spel")
    starts = block.section("sblk")
  }

  /// The index of a word in byte order, or nil. O(log n), no allocation.
  func index(of word: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !word.isEmpty else { return nil }
    // The last block whose first word is not after the word.
    let prefix = Self.prefix(of: word)
    let behind = (1..<(starts.count - 1)).partitioningIndex {
      !isHead(of: $0, notAfter: word, prefix)
    }
    return index(of: word, inBlock: behind - 1)
  }

  private func isHead(
    of block: Int, notAfter word: UnsafeBufferPointer<UInt8>, _ prefix: UInt64
  ) -> Bool {
    let start = Int(starts[block])
    let head = UnsafeBufferPointer(
      rebasing: bytes[(start + 1)..<(start + 1 + Int(bytes[start]))])
    let itsPrefix = start + 9 <= bytes.count ? headPrefix(at: start) : Self.prefix(of: head)
    if itsPrefix != prefix { return itsPrefix < prefix }
    return !word.lexicographicallyPrecedes(head)
  }

  /// The prefix of a block's first word; eight bytes after its length must be readable.
  private func headPrefix(at start: Int) -> UInt64 {
    let eight = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + start + 1)
      .loadUnaligned(as: UInt64.self).bigEndian
    let length = bytes[start]
    return length < 8 ? eight & ~(UInt64.max >> (8 * UInt64(length))) : eight
  }

  /// The first eight bytes as a number with the same order, padded with zeros.
  private static func prefix(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var prefix: UInt64 = 0
    for place in 0..<8 {
      prefix = prefix << 8 | (place < word.count ? UInt64(word[place]) : 0)
    }
    return prefix
  }

  /// Searches a block without decoding its words. `agreed` is how much of the wanted word matched
  /// the last word, all words so far being smaller: a word that shares more than that with its
  /// predecessor differs at the same position, and one that shares less is greater than the wanted
  /// word.
  private func index(of word: UnsafeBufferPointer<UInt8>, inBlock block: Int) -> Int? {
    var cursor = Int(starts[block])
    let end = Int(starts[block + 1])
    var agreed = 0
    var entry = 0
    while cursor < end {
      let shared = entry == 0 ? 0 : Int(bytes[cursor])
      if entry > 0 { cursor += 1 }
      let rest = Int(bytes[cursor])
      cursor += 1
      if shared < agreed { return nil }
      if shared == agreed {
        var length = 0
        while length < rest, agreed < word.count, bytes[cursor + length] == word[agreed] {
          length += 1
          agreed += 1
        }
        if length == rest, agreed == word.count {
          return block * Self.wordsPerBlock + entry
        }
        if length < rest, agreed == word.count || bytes[cursor + length] > word[agreed] {
          return nil
        }
      }
      cursor += rest
      entry += 1
    }
    return nil
  }

  /// Calls `body` for every word with a given prefix, in byte order. O(log n + those words).
  func forEachWord(startingWith prefix: [UInt8], _ body: (_ index: Int, _ word: [UInt8]) -> Void) {
    let first =
      (1..<(starts.count - 1)).partitioningIndex { block in
        let start = Int(starts[block])
        let head = bytes[(start + 1)..<(start + 1 + Int(bytes[start]))]
        return !head.lexicographicallyPrecedes(prefix)
      } - 1
    var word: [UInt8] = []
    var cursor = Int(starts[first])
    var index = first * Self.wordsPerBlock
    while index < count {
      if index % Self.wordsPerBlock == 0 {
        word.removeAll(keepingCapacity: true)
      } else {
        word.removeLast(word.count - Int(bytes[cursor]))
        cursor += 1
      }
      let rest = Int(bytes[cursor])
      word.append(contentsOf: bytes[(cursor + 1)..<(cursor + 1 + rest)])
      cursor += 1 + rest
      if word.starts(with: prefix) {
        body(index, word)
      } else if prefix.lexicographicallyPrecedes(word) {
        return
      }
      index += 1
    }
  }

  /// The word at an index in byte order.
  func spelling(at index: Int) -> String {
    var cursor = Int(starts[index / Self.wordsPerBlock])
    var word: [UInt8] = []
    for entry in 0...(index % Self.wordsPerBlock) {
      if entry > 0 {
        word.removeLast(word.count - Int(bytes[cursor]))
        cursor += 1
      }
      let rest = Int(bytes[cursor])
      word.append(contentsOf: bytes[(cursor + 1)..<(cursor + 1 + rest)])
      cursor += 1 + rest
    }
    return String(decoding: word, as: UTF8.self)
  }
}
