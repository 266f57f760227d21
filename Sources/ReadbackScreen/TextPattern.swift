import ReadbackCore

/// Words to be searched: in any case unless they hold a capital, in any form of quotation mark.
struct TextPattern: Sendable {
  private let scalars: [UInt32]
  private let isCaseSensitive: Bool

  init(_ pattern: String) {
    let isCaseSensitive = pattern.unicodeScalars.contains { $0.properties.isUppercase }
    self.isCaseSensitive = isCaseSensitive
    scalars = pattern.unicodeScalars.map { Self.folded($0, isCaseSensitive: isCaseSensitive) }
  }

  /// The bytes at which it stands, without overlaps. O(length of the text), however often it does.
  func starts(in text: SourceText) -> ByteSet {
    guard let first = scalars.first else { return ByteSet(byteCount: 0) }
    let start = ScalarStart(of: first, isCaseSensitive: isCaseSensitive)
    let second = scalars.count > 1 && !start.hasOtherForms ? scalars[1] : nil
    let next = second.map { ScalarStart(of: $0, isCaseSensitive: isCaseSensitive) }
    let candidates = text.bytes.withUnsafeBytes {
      ByteSet(byteCount: text.bytes.count, of: $0, start: start, next: next)
    }
    // One or two ASCII characters are found when they are met; others have to be looked at.
    let isCertain =
      scalars.count == 1
      ? !start.hasOtherForms
      : scalars.count == 2 && next?.hasOtherForms == false && first != second
    return isCertain ? candidates : matches(among: candidates, in: text)
  }

  private func matches(among candidates: ByteSet, in text: SourceText) -> ByteSet {
    var matches = candidates
    var end = 0
    text.bytes.withUnsafeBufferPointer { bytes in
      matches.keep { start in
        guard start >= end, let found = self.end(ofMatchAt: start, in: bytes) else { return false }
        end = found
        return true
      }
    }
    return matches
  }

  /// Where it ends that begins at a byte; nil when it does not stand there.
  func end(ofMatchAt start: Int, in text: SourceText) -> Int? {
    text.bytes.withUnsafeBufferPointer { end(ofMatchAt: start, in: $0) }
  }

  /// The bytes that it may be long at most.
  var longestByteCount: Int { scalars.count * 4 }

  private func end(ofMatchAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var offset = start
    for wanted in scalars {
      guard offset < bytes.count else { return nil }
      let byte = bytes[offset]
      if byte < 0x80 {
        guard Self.foldedASCII(byte, isCaseSensitive: isCaseSensitive) == wanted else {
          return nil
        }
        offset += 1
      } else {
        let length = length(ofScalarAt: byte)
        guard let scalar = decoded(bytes[offset..<(offset + length)]),
          Self.folded(scalar, isCaseSensitive: isCaseSensitive) == wanted
        else { return nil }
        offset += length
      }
    }
    return offset
  }

  private func length(ofScalarAt byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  private func decoded(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    var value = UInt32(bytes[bytes.startIndex]) & (0xFF >> UInt32(bytes.count + 1))
    for byte in bytes.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value)
  }

  private static func foldedASCII(_ byte: UInt8, isCaseSensitive: Bool) -> UInt32 {
    UInt32(!isCaseSensitive && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
  }

  private static func folded(_ scalar: Unicode.Scalar, isCaseSensitive: Bool) -> UInt32 {
    switch scalar {
    case "‘", "’", "‛": return 0x27
    case "“", "”", "„", "«", "»": return 0x22
    case "\u{A0}", "\u{202F}": return 0x20
    case "‐", "‑": return 0x2D
    default: break
    }
    guard !isCaseSensitive else { return scalar.value }
    if scalar.isASCII { return foldedASCII(UInt8(scalar.value), isCaseSensitive: false) }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower[lower.startIndex].value : scalar.value
  }
}

/// Where a scalar of a pattern may begin, looked for in eight bytes at once.
private struct ScalarStart {
  /// The scalar in each byte; where it is not ASCII, a byte that no text has.
  private let repeated: UInt64
  /// The bit in which its two cases differ, in each byte; 0 when case matters or it has none.
  private let caseBits: UInt64
  /// The high bit of each byte when characters of several bytes may be the scalar, else 0.
  private let otherForms: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  init(of scalar: UInt32, isCaseSensitive: Bool) {
    repeated = Self.ones &* UInt64(scalar < 0x80 ? scalar : 0xFF)
    let hasCases = !isCaseSensitive && (0x61...0x7A).contains(scalar)
    caseBits = hasCases ? Self.ones &* 0x20 : 0
    // Quotation marks, spaces, hyphens, and the Kelvin sign, which is a capital k.
    let hasOtherForms = scalar >= 0x80 || [0x27, 0x22, 0x20, 0x2D, 0x6B].contains(scalar)
    otherForms = hasOtherForms ? Self.highBits : 0
  }

  var hasOtherForms: Bool { otherForms != 0 }

  /// The high bits of the bytes that are the scalar, or begin a character that may be.
  @inline(__always)
  func candidates(in word: UInt64) -> UInt64 {
    // Zero where they agree; adding carries into the high bit of every other byte.
    let difference = (word | caseBits) ^ repeated
    let rest = ~Self.highBits
    let same = ~((difference & rest) &+ rest | difference | rest)
    // Only the first byte of a character of several has both upper bits.
    return same | word & (word << 1) & otherForms
  }
}

extension ByteSet {
  /// The bytes where a scalar may begin and another behind it.
  fileprivate init(
    byteCount: Int, of bytes: UnsafeRawBufferPointer, start: ScalarStart, next: ScalarStart?
  ) {
    // Without a second scalar the first is looked for twice.
    let step = next == nil ? 0 : 1
    let next = next ?? start
    self.init(byteCount: byteCount) { offset in
      start.candidates(in: bytes.word(at: offset))
        & next.candidates(in: bytes.word(at: offset + step))
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Eight bytes, the first the lowest; zeros behind the end.
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
