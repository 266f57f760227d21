/// How one Unicode scalar is drawn.
enum DrawnScalar: Hashable {
  case itself
  /// Combines with the character before it.
  case mark
  /// Invisible: omitted.
  case nothing
  case space
  case dottedCircle
  /// Not a character, or a character that no font has: drawn as U+FFFD.
  case replacement
  case picture(Unicode.Scalar)
  /// Drawn as several ASCII characters.
  case spelt(String)

  init(_ scalar: Unicode.Scalar, _ repertoire: Repertoire) {
    let drawn = Self.inUnicode(scalar)
    self = repertoire == .unicode ? drawn : Self.inASCII(scalar, drawn)
  }

  private static func inUnicode(_ scalar: Unicode.Scalar) -> DrawnScalar {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0xA0, 0x2028, 0x2029: return .space
    // "Control Pictures": U+2400 stands for NUL and so on.
    case 0x00...0x1F: return .picture(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
    case 0x7F: return .picture("\u{2421}")
    case 0x80...0x9F: return .replacement
    // Hangul and Braille blanks look empty but are not spaces.
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800: return .nothing
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF: return .itself
    default: break
    }
    let properties = scalar.properties
    if scalar.isDefaultIgnorable { return .nothing }
    switch properties.generalCategory {
    case .spaceSeparator: return scalar.value == 0x3000 ? .itself : .space
    case .format: return .nothing
    case .control, .surrogate, .privateUse, .unassigned: return .replacement
    default: return DisplayWidth.columnCount(of: scalar) == 0 ? .mark : .itself
    }
  }

  private static func inASCII(_ scalar: Unicode.Scalar, _ drawn: DrawnScalar) -> DrawnScalar {
    switch drawn {
    case .itself: scalar.isASCII ? .itself : .spelt(ASCIISubstitute.of(scalar))
    case .mark: .nothing
    case .replacement: .spelt("?")
    case .picture: .spelt("^" + String(Unicode.Scalar(UInt8(scalar.value & 0x7F) ^ 0x40)))
    case .dottedCircle: .spelt("?")
    case .nothing, .space, .spelt: drawn
    }
  }
}
