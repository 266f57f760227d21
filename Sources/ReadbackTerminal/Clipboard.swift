/// The sequence that copies a text to the clipboard of the user's terminal (OSC 52, "Manipulate
/// Selection Data" in xterm's control sequences); it works over ssh.
enum Clipboard {
  /// Maximum bytes of text: xterm and similar terminals accept sequences of up to 100,000 bytes.
  static let limit = 74_000

  /// - Parameter isInside: the multiplexer between the program and the terminal; each requires its
  ///   own wrapping of the sequence.
  static func sequence(_ text: String, isInside multiplexer: Multiplexer?) -> String {
    let plain = "\u{1B}]52;c;\(base64(Array(text.utf8.prefix(limit))))\u{7}"
    switch multiplexer {
    case nil: return plain
    case .tmux:
      // tmux handles the plain sequence itself if `set-clipboard` is on, and passes the wrapped one
      // on if `allow-passthrough` is on.
      let doubled = plain.split(separator: "\u{1B}", omittingEmptySubsequences: false)
        .joined(separator: "\u{1B}\u{1B}")
      return plain + "\u{1B}Ptmux;\(doubled)\u{1B}\\"
    case .screen:
      // screen accepts strings of up to 768 bytes.
      return stride(from: 0, to: plain.utf8.count, by: 700).map { start in
        "\u{1B}P" + String(decoding: Array(plain.utf8.dropFirst(start).prefix(700)), as: UTF8.self)
          + "\u{1B}\\"
      }.joined()
    }
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var value = part.reduce(0) { $0 << 8 | Int($1) }
      value <<= 8 * (3 - part.count)
      for place in 0..<4 {
        text.append(
          place > part.count ? UInt8(ascii: "=") : digits[value >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A program that shows terminals inside a terminal.
public enum Multiplexer: Sendable, Hashable {
  case tmux
  case screen

  /// - Parameters:
  ///   - tmux: the variable TMUX.
  ///   - type: TERM.
  public init?(tmux: String, type: String) {
    if !tmux.isEmpty || type.hasPrefix("tmux") {
      self = .tmux
    } else if type.hasPrefix("screen") {
      self = .screen
    } else {
      return nil
    }
  }
}
