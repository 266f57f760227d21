/// A string of a terminal (OSC, DCS, APC, PM, SOS) on its way: swallowed to its end.
struct StringState: Equatable {
  enum Progress {
    case unfinished
    case finished
    /// Ended by CAN or SUB.
    case broken
    /// The escape before this byte began something else: the string lost its end.
    case brokenByEscape
  }

  /// What is looked at of it; answers that matter are short.
  private static let keptLimit = 64

  /// An operating system command, the only kind whose answers are looked at.
  let isCommand: Bool
  private var kept: [UInt8] = []
  private(set) var isEmpty = true
  private var hasEscape = false
  /// Bytes that belong to a character of more than one: 0x9C among them ends nothing.
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
    // ST as one byte, or as UTF-8 writes it.
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

  /// What it answers, when it answers a question of ours.
  var reply: TerminalReply? {
    isCommand ? TerminalReply(command: String(decoding: kept, as: UTF8.self)) : nil
  }
}

/// A bracketed paste on its way.
struct PasteState: Equatable {
  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// How much of the end has come. Its first byte occurs in it only once, so that what does not go
  /// on begins at most anew.
  private var matched = 0

  /// Takes a byte; true when it was the last of the paste.
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

  /// No control characters but line ends and tabs; of these and what is cut at the limit nothing
  /// that is no character.
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
