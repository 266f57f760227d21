/// The user's choices about the terminal; everything else is detected.
public struct TerminalOptions: Sendable {
  /// Whether to draw Unicode regardless of the locale.
  public var forcesUnicode: Bool
  /// Whether to report clicks and the wheel; the terminal's own selection then requires Shift.
  public var usesMouse: Bool
  /// NO_COLOR is set: the theme is `plain` until the user asks for another.
  public var avoidsColor: Bool
  /// Nil: according to the background reported by the terminal, otherwise COLORFGBG, otherwise
  /// dark.
  public var theme: ThemeName?
  /// COLORFGBG as set by some terminals ("15;0": white on black).
  public var colorHint: String
  /// TERM, for messages.
  public var type: String

  /// A theme requested by name overrides NO_COLOR.
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
