/// The colours that Readback uses on 256-colour terminals, in coloured text and in browsers.
///
/// Omissions are blue, additions yellow, mistranslations orange or red: hues that people with
/// red-green colour blindness can distinguish, and that differ in lightness as well (Okabe & Ito,
/// "Color Universal Design", 2008). Each has a contrast of at least 4.5 to 1 on the usual
/// backgrounds (WCAG 2.2, 1.4.3), which tests compute. A sign or an attribute always conveys the
/// same information as the colour.
public enum Palette: Sendable, CaseIterable {
  case omission, addition, mistranslation
  /// Text in the background: numbers, dividers, hints.
  case quiet
  /// The poster's own words.
  case commentary
  /// Keys, moved text, and findings that a reviewer confirmed.
  case key
  case warning

  public init(_ kind: FindingKind) {
    self =
      switch kind {
      case .omission: .omission
      case .addition: .addition
      case .mistranslation: .mistranslation
      }
  }

  /// The colour's number on a 256-colour terminal.
  public func number(onLight isOnLight: Bool) -> Int {
    switch self {
    case .omission: isOnLight ? 25 : 75
    case .addition: isOnLight ? 58 : 186
    case .mistranslation, .warning: isOnLight ? 124 : 214
    case .quiet: isOnLight ? 241 : 247
    case .commentary: isOnLight ? 60 : 146
    case .key: isOnLight ? 24 : 117
    }
  }

  /// The same colour in sRGB.
  public func color(onLight isOnLight: Bool) -> DisplayColor {
    DisplayColor(terminalNumber: number(onLight: isOnLight))
  }
}
