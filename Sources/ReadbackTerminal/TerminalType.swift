import CNcurses

/// What the terminal database says about a type, asked before anything is written.
struct TerminalType {
  /// Switches bracketed paste on and off; nil where the type has none.
  let paste: (on: String, off: String)?
  /// Puts a crashed terminal back: paste, mouse, keypad and colours off, cursor on, screen left.
  let restoring: String

  init(named name: String, output: Int32, usesMouse: Bool) throws(TerminalError) {
    guard !name.isEmpty else { throw .noType }
    switch readback_terminal_type_state(output) {
    case 1: break
    case 0: throw .unknownType(name)
    default: throw .noDatabase
    }
    guard Self.capability("cup") != nil else { throw .typeWithoutCursor(name) }
    if let on = Self.capability("BE"), let off = Self.capability("BD") {
      paste = (on, off)
    } else {
      paste = nil
    }
    let mouse =
      usesMouse && Self.capability("kmous") != nil ? "\u{1B}[?1000l\u{1B}[?1006l" : ""
    let ends = ["rmkx", "op", "sgr0", "cnorm"].compactMap(Self.capability).joined()
    // A type without an alternate screen goes on below what is shown.
    restoring = (paste?.off ?? "") + mouse + ends + (Self.capability("rmcup") ?? "\r\n")
  }

  /// A string capability without its padding ("$<5/>"), which only hardware of the 1970s needs.
  static func capability(_ name: String) -> String? {
    guard let text = readback_capability(name) else { return nil }
    return withoutPadding(String(cString: text))
  }

  static func withoutPadding(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "$<"),
      let end = rest[start.upperBound...].firstIndex(of: ">")
    {
      result += rest[..<start.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
