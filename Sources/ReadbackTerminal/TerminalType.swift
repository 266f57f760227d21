import CNcurses

/// What the terminal database says about a type, asked before anything is written.
struct TerminalType {
  /// Switches on what the terminal is to report besides keys: bracketed paste, where the type has
  /// it, and the mouse.
  let reportsOn: String
  let reportsOff: String
  let reportsMouse: Bool
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
    var (on, off) = ("", "")
    if let pasteOn = Self.capability("BE"), let pasteOff = Self.capability("BD") {
      (on, off) = (pasteOn, pasteOff)
    }
    reportsMouse = usesMouse && Self.capability("kmous") != nil
    if reportsMouse {
      on += MouseReport.switches.on
      off += MouseReport.switches.off
    }
    (reportsOn, reportsOff) = (on, off)
    let ends = ["rmkx", "op", "sgr0", "cnorm"].compactMap(Self.capability).joined()
    // A type without an alternate screen goes on below what is shown.
    restoring = off + ends + (Self.capability("rmcup") ?? "\r\n")
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
