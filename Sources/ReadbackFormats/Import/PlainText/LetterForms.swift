/// Unusual forms of letters that mean the usual ones: ligatures, the long s, the Dutch ij, full-width
/// letters and digits, and decomposed accents (Unicode, annex 15).
enum LetterForms {
  /// The text with the usual forms; nil if it has no others.
  static func usual(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard isSuspect(text) else { return nil }
    var result = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xFB00...0xFB06:
        for letter in ligatures[Int(scalar.value) - 0xFB00].unicodeScalars { result.append(letter) }
      case 0x17F: result.append("s")
      case 0x132: for letter in "IJ".unicodeScalars { result.append(letter) }
      case 0x133: for letter in "ij".unicodeScalars { result.append(letter) }
      case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
        result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x300...0x345:
        if let base = result.last, let whole = composed(base, scalar) {
          result.removeLast()
          result.append(whole)
        } else {
          result.append(scalar)
        }
      default: result.append(scalar)
      }
    }
    return Array(String(result).utf8)[...]
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

  /// U+0132 and U+0133 are C4 B2 and C4 B3, U+017F is C5 BF, U+0300 to U+0345 begin with CC and CD,
  /// the others with EF AC, EF BC and EF BD.
  private static func isSuspect(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      for index in text.indices {
        switch text[index] {
        case 0xCC: return true
        case 0xC4 where text[index + 1] & 0xFE == 0xB2: return true
        case 0xC5 where text[index + 1] == 0xBF: return true
        case 0xCD where text[index + 1] <= 0x85: return true
        case 0xEF where [0xAC, 0xBC, 0xBD].contains(text[index + 1]): return true
        default: break
        }
      }
      return false
    }
  }

  private static func composed(
    _ base: Unicode.Scalar, _ mark: Unicode.Scalar
  ) -> Unicode.Scalar? {
    var pair = String(base)
    pair.unicodeScalars.append(mark)
    return whole[pair]
  }

  /// Swift strings are equal if they are canonically equivalent, so a letter can be looked up by
  /// its parts.
  private static let whole: [String: Unicode.Scalar] = {
    let blocks: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x386...0x3CE, 0x400...0x4FF, 0x1E00...0x1FFF,
    ]
    var table: [String: Unicode.Scalar] = [:]
    for value in blocks.joined() {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
      if table[String(scalar)] == nil { table[String(scalar)] = scalar }
    }
    return table
  }()
}
