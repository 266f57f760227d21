/// The colours of all that Readback shows: on a terminal of 256 colours, in text with colours, and in
/// a browser.
///
/// Omissions are blue, additions yellow, mistranslations orange or red: a hue apart for people who
/// tell red and green badly apart, and of other lightness besides (Okabe & Ito, "Color Universal
/// Design", 2008). Each is read with a contrast of 4.5 to 1 on the usual grounds (WCAG 2.2, 1.4.3),
/// which tests compute. A sign or an attribute says the same as each colour.
public enum Palette: Sendable, CaseIterable {
  case omission, addition, mistranslation
  /// What stands back: numbers, dividers, hints.
  case quiet
  /// The poster's own words.
  case commentary
  /// Keys, what was moved, what a reviewer confirmed.
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

  /// The colour's number among a terminal's 256.
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

  /// The same as what a browser and a computation take.
  public func color(onLight isOnLight: Bool) -> DisplayColor {
    DisplayColor(terminalNumber: number(onLight: isOnLight))
  }
}
