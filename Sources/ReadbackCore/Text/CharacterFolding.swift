/// Characters that are compared as one: capitals with small letters, and the shapes of a mark.
extension Unicode.Scalar {
  /// The small letter; the scalar itself if it has none.
  package var lowercase: Unicode.Scalar {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F:
      Unicode.Scalar(value + 0x20) ?? self
    case 0..<0xC0, 0xDF...0xFF, 0x430...0x44F, 0x2E80...0xA63F, 0xAC00...0xD7AF: self
    default: properties.lowercaseMapping.unicodeScalars.first ?? self
    }
  }

  /// The ASCII mark for a quotation mark, apostrophe or dash of any shape; nil for any other
  /// character.
  package var plainMark: UInt8? {
    switch value {
    case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x2039, 0x203A, 0x300C...0x300F: 0x22
    case 0x27, 0x60, 0xB4, 0x2B9, 0x2BC, 0x2018...0x201B, 0x2032: 0x27
    case 0x2D, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: 0x2D
    default: nil
    }
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Passes on the bytes of valid UTF-8 in lower case, with every kind of apostrophe replaced by the
  /// straight one.
  @inline(__always)
  func forEachFoldedByte(_ body: (UInt8) -> Void) {
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      if byte < 0x80 {
        body((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let end = Swift.min(index + scalarLength(at: index), endIndex)
      let folded = end - index == scalarLength(at: index) ? folded(at: index) : nil
      if let folded {
        for byte in UTF8.encode(folded)! { body(byte) }
      } else {
        for byte in self[index..<end] { body(byte) }
      }
      index = end
    }
  }

  /// What the character at an offset is folded to; nil if it stays.
  private func folded(at offset: Int) -> Unicode.Scalar? {
    guard let scalar = Unicode.Scalar(scalar(at: offset)) else { return nil }
    let folded = scalar.plainMark == 0x27 ? "'" : scalar.lowercase
    return folded == scalar ? nil : folded
  }
}
