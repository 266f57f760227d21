/// Why the terminal cannot be used; it was not changed.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Neither the standard streams nor /dev/tty is a terminal.
  case noTerminal
  /// TERM is not set.
  case noType
  /// The terminal database does not know the type.
  case unknownType(String)
  /// The type has no cursor positioning.
  case typeWithoutCursor(String)
  /// There is no terminal database on this machine.
  case noDatabase
  /// ncurses or the system reported an error.
  case notStarted(String)

  public var description: String {
    switch self {
    case .noTerminal:
      "there is no terminal to read keys from; readback print needs none"
    case .noType:
      "TERM is not set, so the terminal's type is not known; try TERM=xterm-256color"
    case .unknownType(let type):
      "the terminal type \"\(type)\" is not known on this machine; try TERM=xterm-256color"
    case .typeWithoutCursor(let type):
      "a terminal of type \"\(type)\" cannot place its cursor, which the reader needs; use readback print"
    case .noDatabase:
      "this machine has no terminal database (package ncurses-base)"
    case .notStarted(let cause):
      "the terminal cannot be used: \(cause)"
    }
  }
}
