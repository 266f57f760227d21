/// Distinct normalised words as numbers, counted from 0 in the order of first sight.
///
/// Normalised: lower case (Latin, Greek and Cyrillic), straight apostrophe, no possessive ending,
/// no quotation marks or hyphens around it.
struct TermTable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing over a power of two of slots; -1 is free.
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

  /// The number of a word that is already normalised; a new one when it was not seen before.
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

  /// Writes the normal form of a word's bytes into `normal`, which may end up empty.
  static func normalize(_ word: ArraySlice<UInt8>, into normal: inout [UInt8]) {
    normal.removeAll(keepingCapacity: true)
    var index = word.startIndex
    while index < word.endIndex {
      let byte = word[index]
      let next = index + 1 < word.endIndex ? word[index + 1] : 0
      switch byte {
      case 0x41...0x5A:
        normal.append(byte | 0x20)
      case 0xC3 where (0x80...0x9E).contains(next) && next != 0x97:
        normal.append(byte)
        normal.append(next + 0x20)
        index += 1
      case 0xCE where (0x91...0x9F).contains(next):
        normal.append(byte)
        normal.append(next + 0x20)
        index += 1
      case 0xCE where (0xA0...0xA9).contains(next):
        normal.append(0xCF)
        normal.append(next - 0x20)
        index += 1
      case 0xD0 where (0x90...0x9F).contains(next):
        normal.append(byte)
        normal.append(next + 0x20)
        index += 1
      case 0xD0 where (0xA0...0xAF).contains(next):
        normal.append(0xD1)
        normal.append(next - 0x20)
        index += 1
      case 0xE2 where next == 0x80 && index + 2 < word.endIndex:
        switch word[index + 2] {
        case 0x90, 0x91, 0x93, 0x94: normal.append(0x2D)
        case 0x98, 0x99: normal.append(0x27)
        default: break
        }
        index += 2
      default:
        normal.append(byte)
      }
      index += 1
    }
    if normal.count > 2, normal.last == 0x73, normal[normal.count - 2] == 0x27 {
      normal.removeLast(2)
    }
    while let last = normal.last, last == 0x27 || last == 0x2D { normal.removeLast() }
    var lead = 0
    while lead < normal.count, normal[lead] == 0x27 || normal[lead] == 0x2D { lead += 1 }
    if lead > 0 { normal.removeFirst(lead) }
  }
}
