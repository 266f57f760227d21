/// A key press as the terminal reports it, or other input.
public enum Key: Sendable, Hashable {
  case character(Unicode.Scalar)
  /// Control and a lower-case letter.
  case control(Unicode.Scalar)
  /// Alt and a character.
  case alt(Unicode.Scalar)
  /// A function key by number: F1 and so on.
  case function(Int)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete
  case wheelUp, wheelDown
  /// A press of the first mouse button.
  case click(row: Int, column: Int)
  /// Text pasted at once.
  case paste(String)
  case unknown

  /// The name in help and the manual.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(scalar)
    case .control(let scalar): "C-" + String(scalar)
    case .alt(" "): "Alt-Space"
    case .alt(let scalar): "Alt-" + Self.printable(scalar)
    case .function(let number): "F\(number)"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .wheelUp, .wheelDown: "Wheel"
    case .click: "Click"
    case .paste: "Paste"
    case .unknown: "?"
    }
  }

  /// A control character as the letter to press with Control.
  private static func printable(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 0x20
      ? "C-" + String(Unicode.Scalar(UInt8(scalar.value) + 0x40)).lowercased()
      : scalar.value == 0x7F ? "Backspace" : String(scalar)
  }
}
