import CNcurses

/// The terminal database's entry for a type, looked up before anything is written.
struct TerminalType {
  /// Its name in the database.
  let name: String
  /// Enables reports besides keys: bracketed paste if supported, the mouse, and the keypad's own
  /// sequences.
  let reportsOn: String
  let reportsOff: String
  let reportsMouse: Bool
  /// Whether it replies to the query whether everything has been processed.
  let tellsReady: Bool
  /// Whether it replies to the query for its background colour, or at least ignores it.
  let tellsBackground: Bool
  /// Restores the terminal after a crash: paste, mouse, keypad and colours off, cursor on,
  /// alternate screen off.
  let restoring: String

  /// The type with that name, or the nearest one in the database.
  ///
  /// - Returns: the type, and a remark if it is another one.
  static func found(
    named name: String, output: Int32, usesMouse: Bool
  ) throws(TerminalError) -> (TerminalType, notice: String?) {
    guard !name.isEmpty else { throw .noType }
    switch readback_terminal_type_state(name, output) {
    case 1: return (try TerminalType(named: name, usesMouse: usesMouse), nil)
    case 0: break
    default: throw .noDatabase
    }
    for other in TerminalFamily.substitutes(for: name)
    where readback_terminal_type_state(other, output) == 1 {
      let type = try TerminalType(named: other, usesMouse: usesMouse)
      return (type, "this machine does not know \(name); the terminal is used as \(other)")
    }
    throw .unknownType(name)
  }

  /// - Parameter name: the type that was set up.
  private init(named name: String, usesMouse: Bool) throws(TerminalError) {
    self.name = name
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
    (reportsOn, reportsOff) = (
      on + (Self.capability("smkx") ?? ""), off + (Self.capability("rmkx") ?? "")
    )
    // A type that can report its cursor position (u7) supports the reports of a VT100.
    tellsReady = Self.capability("u7") == "\u{1B}[6n"
    tellsBackground = tellsReady && TerminalFamily.understandsCommands(name)
    let ends = ["rmkx", "op", "sgr0", "cnorm"].compactMap(Self.capability).joined()
    // A type without an alternate screen continues below the last line.
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
