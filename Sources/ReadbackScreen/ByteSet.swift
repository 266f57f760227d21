/// Some of the bytes of a text: a bit each, since a letter stands in a book a million times.
struct ByteSet: Sendable {
  private var words: [UInt64]

  /// - Parameter highBits: gives, for every eighth offset, which of the eight bytes from there on are
  ///   members by their high bits.
  @inline(__always)
  init(byteCount: Int, highBits: (Int) -> UInt64 = { _ in 0 }) {
    words = []
    words.reserveCapacity((byteCount + 63) / 64)
    var offset = 0
    while offset < byteCount {
      var bits: UInt64 = 0
      for part in 0..<8 {
        // The product moves the eight bits next to each other.
        let packed = ((highBits(offset + 8 * part) >> 7) &* 0x0102_0408_1020_4080) >> 56
        bits |= packed << UInt64(8 * part)
      }
      words.append(bits)
      offset += 64
    }
  }

  /// - Parameter other: of as many bytes, or of none.
  mutating func formUnion(_ other: ByteSet) {
    if words.count < other.words.count {
      words += Array(repeating: 0, count: other.words.count - words.count)
    }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  /// Takes out what does not pass; asked in ascending order.
  mutating func keep(where passes: (Int) -> Bool) {
    for index in words.indices where words[index] != 0 {
      var rest = words[index]
      while rest != 0 {
        let place = rest.trailingZeroBitCount
        rest &= rest - 1
        if !passes((index << 6) + place) { words[index] &= ~(1 << UInt64(place)) }
      }
    }
  }

  /// How many of the bytes of a range are in the set. O(length of the range / 64).
  func count(in range: Range<Int>) -> Int {
    var count = 0
    forEachWord(in: range) { bits, _ in
      count += bits.nonzeroBitCount
      return true
    }
    return count
  }

  /// The byte in a range that so many others of the set stand before; nil when there are fewer.
  func offset(ofMember number: Int, in range: Range<Int>) -> Int? {
    var left = number
    var found: Int?
    forEachWord(in: range) { bits, first in
      guard bits.nonzeroBitCount <= left else {
        var rest = bits
        for _ in 0..<left { rest &= rest - 1 }
        found = first + rest.trailingZeroBitCount
        return false
      }
      left -= bits.nonzeroBitCount
      return true
    }
    return found
  }

  /// The bytes of a range that are in the set.
  func members(in range: Range<Int>) -> [Int] {
    var members: [Int] = []
    forEachWord(in: range) { bits, first in
      var rest = bits
      while rest != 0 {
        members.append(first + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
      return true
    }
    return members
  }

  /// Gives the bits of a range, 64 at a time, with the byte that the lowest stands for, until false
  /// is returned.
  private func forEachWord(in range: Range<Int>, _ body: (UInt64, Int) -> Bool) {
    let range = range.clamped(to: 0..<(words.count * 64))
    guard !range.isEmpty else { return }
    let last = (range.upperBound - 1) >> 6
    for index in (range.lowerBound >> 6)...last {
      var bits = words[index]
      if index == range.lowerBound >> 6 { bits &= ~0 << UInt64(range.lowerBound & 63) }
      if index == last { bits &= ~0 >> UInt64(63 - (range.upperBound - 1) & 63) }
      if !body(bits, index << 6) { return }
    }
  }
}
