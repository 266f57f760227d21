/// What the user chose about the terminal; what is left open is found out.
public struct TerminalOptions: Sendable {
  /// Draws Unicode whatever the locale says.
  public var forcesUnicode: Bool
  /// Reports clicks and the wheel; the terminal's own selection then needs Shift.
  public var usesMouse: Bool
  /// NO_COLOR is set: the theme is `plain` until the user asks for another.
  public var avoidsColor: Bool
  /// nil: what the terminal says of its background, else COLORFGBG, else dark.
  public var theme: ThemeName?
  /// COLORFGBG as some terminals set it ("15;0": white on black).
  public var colorHint: String
  /// TERM, for messages.
  public var type: String

  /// A theme that was asked for by name outranks NO_COLOR.
  var allowsColor: Bool { !avoidsColor || (theme ?? .plain) != .plain }

  /// Whether the terminal's background decides between dark and light.
  func asksBackground(colorCount: Int) -> Bool {
    colorCount >= 8 && theme == nil && !avoidsColor
  }

  public init(
    forcesUnicode: Bool = false, usesMouse: Bool = false, avoidsColor: Bool = false,
    theme: ThemeName? = nil, colorHint: String = "", type: String
  ) {
    self.forcesUnicode = forcesUnicode
    self.usesMouse = usesMouse
    self.avoidsColor = avoidsColor
    self.theme = theme
    self.colorHint = colorHint
    self.type = type
  }
}
