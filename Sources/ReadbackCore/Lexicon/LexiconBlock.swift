import CLexicon

#if _endian(big)
  #error("lexicon.bin is little endian")
#endif

/// Named sections of a read-only block of language data; `Tools/lexicon/block.py` describes the
/// layout.
///
/// Unchecked Sendable, because the memory does not change for the life of the process.
struct LexiconBlock: @unchecked Sendable {
  private static let version: UInt32 = 1

  private let start: UnsafeRawPointer
  private let byteCount: Int
  /// The name of the data file, for error messages about a wrong build.
  private let name: String

  /// The block that is linked into the program.
  static var embedded: LexiconBlock {
    LexiconBlock(
      start: readback_lexicon_start(), byteCount: readback_lexicon_size, magic: "RBLEXICN",
      name: "lexicon.bin")
  }

  init(start: UnsafeRawPointer, byteCount: Int, magic: String = "RBLEXICN", name: String) {
    self.start = start
    self.byteCount = byteCount
    self.name = name
    precondition(byteCount >= 16, "\(name) is empty: see the README.md of its recipe in Tools")
    let head = UnsafeRawBufferPointer(start: start, count: 8)
    precondition(head.elementsEqual(Array(magic.utf8)), "\(name) is something else")
    precondition(
      start.load(fromByteOffset: 8, as: UInt32.self) == Self.version,
      "\(name) is of another version")
  }

  /// The elements of a section; traps if the block does not have it, which only happens in a wrong
  /// build.
  func section<Element>(
    _ name: String, of type: Element.Type = Element.self
  ) -> UnsafeBufferPointer<Element> {
    let wanted = Array(name.utf8)
    let count = Int(start.load(fromByteOffset: 12, as: UInt32.self))
    for index in 0..<count {
      let entry = start + 16 + 16 * index
      guard UnsafeRawBufferPointer(start: entry, count: 4).elementsEqual(wanted) else { continue }
      let byteOffset = Int(entry.load(fromByteOffset: 8, as: UInt32.self))
      let size = Int(entry.load(fromByteOffset: 12, as: UInt32.self))
      precondition(byteOffset + size <= byteCount, "\(self.name) is cut short")
      return UnsafeBufferPointer(
        start: (start + byteOffset).assumingMemoryBound(to: Element.self),
        count: size / MemoryLayout<Element>.stride)
    }
    preconditionFailure("\(self.name) lacks the section \(name)")
  }

  func sparseColumn<Value>(_ name: String) -> SparseColumn<Value> {
    SparseColumn(
      bits: section(name + "b"), ranks: section(name + "r"), values: section(name + "v"))
  }
}

/// Values that only some words have. Look-ups are O(1).
struct SparseColumn<Value>: @unchecked Sendable {
  /// One bit per word.
  let bits: UnsafeBufferPointer<UInt64>
  /// The number of bits set before each element of `bits`.
  let ranks: UnsafeBufferPointer<UInt32>
  /// In word order.
  let values: UnsafeBufferPointer<Value>

  /// The index of a word's value in `values`.
  @inline(__always)
  func position(of index: Int) -> Int? {
    let word = bits[index >> 6]
    let bit = UInt64(1) << UInt64(index & 63)
    guard word & bit != 0 else { return nil }
    return Int(ranks[index >> 6]) + (word & (bit - 1)).nonzeroBitCount
  }

  @inline(__always)
  func value(of index: Int) -> Value? {
    position(of: index).map { values[$0] }
  }
}
