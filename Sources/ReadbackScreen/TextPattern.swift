import ReadbackCore

/// A search pattern: ignores case unless it contains a capital, with the equivalences of
/// `SearchFolding`.
struct TextPattern: Sendable {
  private let scalars: [UInt32]
  private let isCaseSensitive: Bool

  init(_ pattern: String) {
    let isCaseSensitive = pattern.unicodeScalars.contains { $0.properties.isUppercase }
    self.isCaseSensitive = isCaseSensitive
    var scalars: [UInt32] = []
    for scalar in pattern.unicodeScalars {
      var letters = SearchFolding.letters(of: scalar, isCaseSensitive: isCaseSensitive)
      while letters != 0 {
        scalars.append(UInt32(letters & 0x1F_FFFF))
        letters >>= 21
      }
    }
    self.scalars = scalars
  }

  /// The bytes at which it begins, without overlaps. O(length of the text), regardless of the
  /// number of matches.
  func starts(in text: SourceText) -> ByteSet {
    guard let first = scalars.first else { return ByteSet(byteCount: 0) }
    let start = ScalarStart(of: first, isCaseSensitive: isCaseSensitive)
    let next =
      scalars.count > 1 ? ScalarStart(of: scalars[1], isCaseSensitive: isCaseSensitive) : nil
    let byteCount = text.bytes.count
    // One or two different ASCII characters match when they are found; others need a closer look.
    let isCertain = scalars.count == 1 || scalars.count == 2 && first != scalars[1]
    var (certain, others) = text.bytes.withUnsafeBytes { bytes in
      (
        ByteSet(byteCount: isCertain ? byteCount : 0) { offset in
          start.same(in: bytes.word(at: offset))
            & (next.map { $0.same(in: bytes.word(at: offset + 1)) } ?? ~0)
        },
        ByteSet(byteCount: byteCount) { offset in
          let word = bytes.word(at: offset)
          guard let next else { return ScalarStart.leads(in: word) }
          let after = bytes.word(at: offset + 1)
          let seconds = isCertain ? after : after | next.same(in: after)
          return ScalarStart.leads(in: word) | start.same(in: word) & seconds
        }
      )
    }
    others = matches(among: others, in: text)
    certain.formUnion(others)
    return certain
  }

  private func matches(among candidates: ByteSet, in text: SourceText) -> ByteSet {
    var matches = candidates
    var end = 0
    let isASCII = scalars[0] < 0x80
    text.bytes.withUnsafeBufferPointer { bytes in
      matches.keep { start in
        if isASCII, bytes[start] >= 0x80, !SearchFolding.mayBeASCII(lead: bytes[start]) {
          return false
        }
        guard start >= end, let found = self.end(ofMatchAt: start, in: bytes) else { return false }
        end = found
        return true
      }
    }
    return matches
  }

  /// The end of a match that begins at a byte; nil if it does not match there.
  func end(ofMatchAt start: Int, in text: SourceText) -> Int? {
    text.bytes.withUnsafeBufferPointer { end(ofMatchAt: start, in: $0) }
  }

  /// The maximum length of a match in bytes.
  var longestByteCount: Int { scalars.count * 4 * (1 + SearchFolding.invisibleLimit) }

  /// A match may begin inside a ligature.
  private func end(ofMatchAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard start < bytes.count else { return nil }
    let (letters, length) = letters(at: start, in: bytes)
    var rest = letters
    while rest != 0 {
      if let end = end(behind: rest, at: start + length, in: bytes) { return end }
      rest >>= 21
    }
    return nil
  }

  /// - Parameters:
  ///    - letters: those of the first character.
  ///    - offset: the beginning of the next one.
  private func end(
    behind letters: SearchFolding.Letters, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var letters = letters
    var offset = offset
    for (place, wanted) in scalars.enumerated() {
      var invisibleCount = 0
      while letters == 0 {
        guard offset < bytes.count, place > 0, invisibleCount <= SearchFolding.invisibleLimit
        else { return nil }
        let next = self.letters(at: offset, in: bytes)
        letters = next.letters
        offset += next.length
        invisibleCount += 1
      }
      guard UInt32(letters & 0x1F_FFFF) == wanted else { return nil }
      letters >>= 21
    }
    return offset
  }

  @inline(__always)
  private func letters(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (letters: SearchFolding.Letters, length: Int) {
    let byte = bytes[offset]
    if byte < 0x80 {
      let isCapital = !isCaseSensitive && (0x41...0x5A).contains(byte)
      // No text contains a zero that could be searched for.
      return (UInt64(isCapital ? byte | 0x20 : max(byte, 1)), 1)
    }
    let length = min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, bytes.count - offset)
    var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for place in 1..<max(1, length) { value = value << 6 | UInt32(bytes[offset + place] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return (0, length) }
    return (SearchFolding.letters(of: scalar, isCaseSensitive: isCaseSensitive), length)
  }
}

/// Finds where a scalar of a pattern may begin, in eight bytes at once.
private struct ScalarStart {
  /// The scalar in each byte; if it is not ASCII, a byte that never occurs in text.
  private let repeated: UInt64
  /// The bit that distinguishes its two cases, in each byte; 0 if case matters or it has none.
  private let caseBits: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  init(of scalar: UInt32, isCaseSensitive: Bool) {
    repeated = Self.ones &* UInt64(scalar < 0x80 ? scalar : 0xFF)
    let hasCases = !isCaseSensitive && (0x61...0x7A).contains(scalar)
    caseBits = hasCases ? Self.ones &* 0x20 : 0
  }

  /// The high bits of the bytes that equal the scalar.
  @inline(__always)
  func same(in word: UInt64) -> UInt64 {
    // Zero where they match; the addition carries into the high bit of all other bytes.
    let difference = (word | caseBits) ^ repeated
    let rest = ~Self.highBits
    return ~((difference & rest) &+ rest | difference | rest)
  }

  /// The high bits of the first bytes of multi-byte characters: only these have both upper bits
  /// set.
  @inline(__always)
  static func leads(in word: UInt64) -> UInt64 { word & (word << 1) & highBits }
}

extension UnsafeRawBufferPointer {
  /// Eight bytes, the first in the lowest position; zeros after the end.
  @inline(__always)
  fileprivate func word(at offset: Int) -> UInt64 {
    if offset + 8 <= count {
      return UInt64(
        littleEndian: baseAddress.unsafelyUnwrapped.loadUnaligned(
          fromByteOffset: offset, as: UInt64.self))
    }
    var word: UInt64 = 0
    var place = offset
    while place < count {
      word |= UInt64(self[place]) << UInt64(8 * (place - offset))
      place += 1
    }
    return word
  }
}
