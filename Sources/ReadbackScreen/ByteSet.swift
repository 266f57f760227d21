/// A set of bytes of a text, with one bit per byte: in a book, a letter has a million matches.
struct ByteSet: Sendable {
  private var words: [UInt64]

  /// - Parameter highBits: for every eighth offset, returns the eight bytes from there with the
  ///   high bit set in those that are members.
  @inline(__always)
  init(byteCount: Int, highBits: (Int) -> UInt64 = { _ in 0 }) {
    words = []
    words.reserveCapacity((byteCount + 63) / 64)
    var offset = 0
    while offset < byteCount {
      var bits: UInt64 = 0
      for part in 0..<8 {
        // The multiplication gathers the eight bits in one byte.
        let packed = ((highBits(offset + 8 * part) >> 7) &* 0x0102_0408_1020_4080) >> 56
        bits |= packed << UInt64(8 * part)
      }
      words.append(bits)
      offset += 64
    }
  }

  /// - Parameter other: of the same number of bytes, or empty.
  mutating func formUnion(_ other: ByteSet) {
    if words.count < other.words.count {
      words += Array(repeating: 0, count: other.words.count - words.count)
    }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  /// Removes the members that do not pass; the predicate is called in ascending order.
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

  /// The number of members in a range. O(length of the range / 64).
  func count(in range: Range<Int>) -> Int {
    var count = 0
    forEachWord(in: range) { bits, _ in
      count += bits.nonzeroBitCount
      return true
    }
    return count
  }

  /// The member in a range that is preceded by the given number of other members; nil if there are
  /// fewer.
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

  /// The members in a range.
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

  /// Passes the bits of a range to `body`, 64 at a time, with the offset of the lowest, until it
  /// returns false.
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
