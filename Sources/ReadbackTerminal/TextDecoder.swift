import CNcurses

/// Decodes characters from bytes in the locale's encoding.
struct TextDecoder {
  enum Encoding: Equatable {
    case utf8
    /// Decoding by the C library for the locale.
    case locale
  }

  enum Progress: Equatable {
    case unfinished
    case scalar(Unicode.Scalar)
    /// A one-byte control character that begins a sequence, as the second byte of its long form.
    case introducer(UInt8)
    case invalid
  }

  private let encoding: Encoding
  private var bytes: [UInt8] = []
  /// Whether the current character was preceded by an escape.
  var isWithAlt = false

  init(_ encoding: Encoding) { self.encoding = encoding }

  var isAmidCharacter: Bool { !bytes.isEmpty }

  mutating func reset() {
    bytes = []
    isWithAlt = false
  }

  mutating func take(_ byte: UInt8) -> Progress {
    if encoding == .locale { return takeInLocale(byte) }
    if bytes.isEmpty {
      switch byte {
      case 0x00...0x7F: return .scalar(Unicode.Scalar(byte))
      case 0xC2...0xF4:
        bytes = [byte]
        return .unfinished
      default: return Self.introducer(byte)
      }
    }
    guard (0x80...0xBF).contains(byte) else {
      // Truncated; the bytes so far begin something else.
      reset()
      return take(byte)
    }
    bytes.append(byte)
    let wanted = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
    guard bytes.count == wanted else { return .unfinished }
    let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    return finish(scalar)
  }

  private mutating func takeInLocale(_ byte: UInt8) -> Progress {
    bytes.append(byte)
    var scalar: UInt32 = 0
    switch readback_decode(bytes, bytes.count, &scalar) {
    case -2 where bytes.count < 16: return .unfinished
    case 0...: return finish(Unicode.Scalar(scalar))
    default:
      reset()
      return Self.introducer(byte)
    }
  }

  private mutating func finish(_ scalar: Unicode.Scalar?) -> Progress {
    let isWithAlt = isWithAlt
    reset()
    guard let scalar, !isWithAlt else { return .invalid }
    // U+009B and similar, encoded as UTF-8.
    if (0x80...0x9F).contains(scalar.value) { return Self.introducer(UInt8(scalar.value)) }
    return .scalar(scalar)
  }

  private static func introducer(_ byte: UInt8) -> Progress {
    // SS3, DCS, SOS, CSI, OSC, PM and APC are ESC followed by a byte that is 0x40 less.
    [0x8F, 0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F].contains(byte)
      ? .introducer(byte - 0x40) : .invalid
  }

  /// Pasted text without invalid bytes.
  func scalars(of pasted: [UInt8]) -> String.UnicodeScalarView {
    if encoding == .utf8 { return String(decoding: pasted, as: UTF8.self).unicodeScalars }
    var reader = TextDecoder(.locale)
    var scalars = String.UnicodeScalarView()
    for byte in pasted {
      if case .scalar(let scalar) = reader.take(byte) { scalars.append(scalar) }
    }
    return scalars
  }
}
