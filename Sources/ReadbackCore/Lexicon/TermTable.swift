/// Distinct words as numbers, counted from 0 in order of first occurrence.
///
/// Words are equal if their bytes are equal; callers normalise them first.
struct TermTable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing in a power of two of slots; -1 is free.
  private var slots: [Int32]
  private var hashes: [UInt32] = []

  init(expectedCount: Int = 256) {
    var size = 512
    while size < expectedCount * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  var count: Int { ends.count }

  /// The bytes of a term.
  subscript(term: Int32) -> ArraySlice<UInt8> {
    let index = Int(term)
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The number of a word; a new one if the word is new.
  mutating func term(of word: some RandomAccessCollection<UInt8>) -> Int32 {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    hash ^= hash >> 15
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let known = slots[slot]
      if hashes[Int(known)] == hash, self[known].elementsEqual(word) { return known }
      slot = (slot + 1) & mask
    }
    let new = Int32(ends.count)
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = new
    if ends.count * 2 > slots.count { grow() }
    return new
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }
}
