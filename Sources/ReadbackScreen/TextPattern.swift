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

  /// Where it stands, in text order, without overlaps. O(length of the text).
  func ranges(in text: SourceText) -> [TextRange] {
    guard let first = scalars.first else { return [] }
    let small = first < 0x80 ? UInt8(first) : 0
    let isLetter = !isCaseSensitive && (0x61...0x7A).contains(small)
    let capital = isLetter ? small & 0xDF : small
    return text.bytes.withUnsafeBufferPointer { bytes in
      var ranges: [TextRange] = []
      var offset = 0
      while true {
        // What begins no match is passed over fast. A letter may stand in another form, which begins
        // with a byte from 0x80 on.
        while offset < bytes.count, bytes[offset] < 0x80, bytes[offset] != small,
          bytes[offset] != capital
        {
          offset += 1
        }
        guard offset < bytes.count else { return ranges }
        if let end = match(in: bytes, at: offset) {
          ranges.append(offset..<end)
          offset = end
        } else {
          offset += length(ofScalarAt: bytes[offset])
        }
      }
    }
  }

  private func match(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
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
