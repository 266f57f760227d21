import ReadbackCore

/// What a character matches in a search: the plain letters behind it, or none if it is invisible.
///
/// Accents, soft hyphens and other invisible characters, ligatures, and the shapes of quotation
/// marks, apostrophes, hyphens, dashes, ellipses and spaces are ignored. The letter behind an accent
/// is found by its Unicode name ("LATIN SMALL LETTER E WITH ACUTE").
struct SearchFolding {
  /// The maximum number of consecutive invisible characters inside a match.
  static let invisibleLimit = 4

  /// At most three scalars of 21 bits, the first in the lowest bits; 0 for none.
  typealias Letters = UInt64

  static func letters(of scalar: Unicode.Scalar, isCaseSensitive: Bool) -> Letters {
    let value = scalar.value
    if value < 0x80 {
      return UInt64(isCaseSensitive ? value : lowercase(value))
    }
    if let plain = plainLetters(of: value) {
      guard !isCaseSensitive else { return plain }
      var lowered: Letters = 0
      for place in 0..<3 {
        let letter = UInt32(plain >> UInt64(21 * place) & 0x1F_FFFF)
        lowered |= UInt64(lowercase(letter)) << UInt64(21 * place)
      }
      return lowered
    }
    return UInt64(isCaseSensitive ? value : lowercase(value))
  }

  private static func lowercase(_ value: UInt32) -> UInt32 {
    Unicode.Scalar(value)?.lowercase.value ?? value
  }

  /// How a character is written on a plain keyboard; nil if it is written as itself.
  private static func plainLetters(of value: UInt32) -> Letters? {
    switch value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      return 0
    // A single quotation mark is typed as an apostrophe.
    case 0x2039, 0x203A: return 0x27
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return 0x20
    case 0x2026: return pack("...")
    case 0xBC: return pack("1/4")
    case 0xBD: return pack("1/2")
    case 0xBE: return pack("3/4")
    case 0xC6: return pack("AE")
    case 0xE6: return pack("ae")
    case 0x152: return pack("OE")
    case 0x153: return pack("oe")
    case 0xDF: return pack("ss")
    case 0xFB00: return pack("ff")
    case 0xFB01: return pack("fi")
    case 0xFB02: return pack("fl")
    case 0xFB03: return pack("ffi")
    case 0xFB04: return pack("ffl")
    case 0xFB05, 0xFB06: return pack("st")
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      if scalar.isDefaultIgnorable { return 0 }
      return scalar.plainMark.map(Letters.init) ?? Accents.shared.letter(of: value)
    }
  }

  private static func pack(_ letters: StaticString) -> Letters {
    letters.withUTF8Buffer { bytes in
      bytes.reversed().reduce(0) { $0 << 21 | UInt64($1) }
    }
  }

  /// Whether a multi-byte character with this first byte may match an ASCII one.
  static func mayBeASCII(lead byte: UInt8) -> Bool {
    switch byte {
    // Latin letters and marks; modifier letters; Latin letters with two accents; punctuation and the
    // Kelvin sign; wide spaces; ligatures.
    case 0xC2...0xC9, 0xCA, 0xE1, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }
}

/// The letters behind accented ones, computed when the first is met.
private struct Accents: Sendable {
  static let shared = Accents()

  private static let ranges: [ClosedRange<UInt32>] = [
    0xC0...0x24F, 0x386...0x3FF, 0x400...0x4FF, 0x1E00...0x1EFF, 0x1F00...0x1FFF,
  ]
  private var letters: [UInt32: UInt32] = [:]

  private init() {
    var named: [String: UInt32] = [:]
    func name(_ value: UInt32) -> String? { Unicode.Scalar(value)?.properties.name }
    for range in [0x41...0x5A, 0x61...0x7A, 0x391...0x3C9, 0x410...0x44F] as [ClosedRange<UInt32>] {
      for value in range { if let name = name(value) { named[name] = value } }
    }
    for value in Self.ranges.joined() {
      guard let words = name(value)?.split(separator: " "),
        let with = words.firstIndex(of: "WITH"),
        let letter = named[words[..<with].joined(separator: " ")]
      else { continue }
      letters[value] = letter
    }
  }

  func letter(of value: UInt32) -> SearchFolding.Letters? {
    guard Self.ranges.contains(where: { $0.contains(value) }) else { return nil }
    return letters[value].map(UInt64.init)
  }
}
