/// A terminal string (OSC, DCS, APC, PM, SOS) being received, which is skipped to its end.
struct StringState: Equatable {
  enum Progress {
    case unfinished
    case finished
    /// Ended by CAN or SUB.
    case broken
    /// The escape before this byte began something else: the string was truncated.
    case brokenByEscape
  }

  /// How many bytes are kept; relevant replies are short.
  private static let keptLimit = 64

  /// An operating system command, the only kind with relevant replies.
  let isCommand: Bool
  private var kept: [UInt8] = []
  private(set) var isEmpty = true
  private var hasEscape = false
  /// Remaining bytes of a multi-byte character, in which 0x9C does not end the string.
  private var continuations = 0
  private var last: UInt8 = 0

  init(isCommand: Bool) { self.isCommand = isCommand }

  mutating func take(_ byte: UInt8) -> Progress {
    if hasEscape {
      hasEscape = false
      return byte == UInt8(ascii: "\\") ? .finished : .brokenByEscape
    }
    switch byte {
    case 0x07: return .finished
    case 0x18, 0x1A: return .broken
    case 0x1B:
      hasEscape = true
      return .unfinished
    // ST as one byte, or encoded as UTF-8.
    case 0x9C where continuations == 0 || last == 0xC2: return .finished
    default: break
    }
    last = byte
    switch byte {
    case 0x80...0xBF: continuations = max(0, continuations - 1)
    case 0xC2...0xDF: continuations = 1
    case 0xE0...0xEF: continuations = 2
    case 0xF0...0xF4: continuations = 3
    default: continuations = 0
    }
    isEmpty = false
    if kept.count < Self.keptLimit { kept.append(byte) }
    return .unfinished
  }

  /// The reply to one of our queries, if it is one.
  var reply: TerminalReply? {
    isCommand ? TerminalReply(command: String(decoding: kept, as: UTF8.self)) : nil
  }
}

/// A bracketed paste being received.
struct PasteState: Equatable {
  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// How much of the end marker has arrived. Its first byte occurs in it only once, so a mismatch
  /// can only begin it anew.
  private var matched = 0

  /// Takes a byte; returns true if it was the last of the paste.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    for index in 0..<matched { keep(Self.end[index]) }
    matched = 0
    if byte == Self.end[0] { matched = 1 } else { keep(byte) }
    return false
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < KeyDecoder.pasteLimit { bytes.append(byte) }
  }

  /// The text without control characters, except for line ends and tabs, and without incomplete
  /// characters at the limit.
  func text(read decoder: TextDecoder) -> String {
    var text = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in decoder.scalars(of: bytes) {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\r": text.append("\n")
      case "\n": if !isAfterReturn { text.append("\n") }
      case "\t": text.append(scalar)
      default:
        if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) { text.append(scalar) }
      }
    }
    return String(text)
  }
}
