import ReadbackCore
import ReadbackScreen

/// The themes in the order of the `T` key.
public enum ThemeName: String, Sendable, CaseIterable {
  case dark
  case light
  /// Without colour: bold, dim, underline and reverse convey everything.
  case plain
}

/// How a terminal shows the meaning of a cell.
struct Look: Hashable {
  var foreground: Shade = .usual
  var background: Shade = .usual
  var attributes: Attributes = []
}

/// Text attributes of a terminal in a theme.
struct Attributes: OptionSet, Hashable {
  let rawValue: UInt8

  static let bold = Attributes(rawValue: 1)
  static let dim = Attributes(rawValue: 2)
  static let underline = Attributes(rawValue: 4)
  static let reverse = Attributes(rawValue: 8)
}

/// One colour at the three colour depths of terminals.
struct Shade: Hashable {
  /// Number in the 256-colour palette, or -1 for the terminal's own.
  let of256: Int16
  /// Number among sixteen.
  let of16: Int16
  /// Number among eight.
  let of8: Int16

  static let usual = Shade(of256: -1, of16: -1, of8: -1)

  func number(colorCount: Int) -> Int16 {
    colorCount >= 256 ? of256 : colorCount >= 16 ? of16 : of8
  }
}

/// The table from meanings to looks.
///
/// The colours are those of `Palette`, or the nearest ones of sixteen or eight. Emphasised words
/// also have attributes, and without colour everything has, so that `plain` loses nothing.
struct Theme {
  let name: ThemeName
  let colorCount: Int

  func look(_ style: Style) -> Look {
    var look = Look(
      foreground: foreground(style.ink), background: background(style.ground),
      attributes: attributes(of: style.ink))
    if look.foreground.number(colorCount: colorCount) >= 0 {
      // The colour is sufficient; an additional attribute costs twenty bytes wherever it begins and
      // ends.
      look.attributes.subtract(attributesThatColorReplaces(style.ink))
      // With few colours, yellow is a brown that is hard to read unless it is bold; and words of a
      // weak colour must be distinguishable from words that merely differ.
      if colorCount < 256, [.faintAddition, .faintMistranslation].contains(style.ink) {
        look.attributes.insert(.bold)
      }
      // With few colours, bold ones are brighter, which is unreadable on a light background.
      if colorCount < 256, name == .light { look.attributes.remove(.bold) }
    }
    // It is unknown how much darker a terminal draws dim text.
    if name != .plain { look.attributes.remove(.dim) }
    switch style.ground {
    case .status, .selected:
      // Coloured words on a reversed background are illegible with 8 colours; attributes replace
      // the colour.
      look.foreground = .usual
      look.background = .usual
      look.attributes.remove(.dim)
      if !look.attributes.insert(.reverse).inserted { look.attributes.insert(.underline) }
    case .overview: look.attributes.formIntersection(.bold)
    case .thumb:
      // Signs and a background; underline or reverse would also show on blanks.
      look.attributes = []
      // With so few colours, no background leaves every sign readable.
      if name == .plain || colorCount < 256 { look = Look(attributes: .reverse) }
    case .currentRow:
      look.attributes = name == .plain ? .reverse : []
    case .page, .panel, .prompt:
      break
    }
    return look
  }

  private func attributes(of ink: Style.Ink) -> Attributes {
    switch ink {
    case .text, .commentary: []
    case .heading, .title, .key, .omissionSign, .additionSign, .mistranslationSign: .bold
    case .quiet, .boilerplate, .rejected: .dim
    // A common look; without colour the underline still distinguishes words that only one side has.
    case .omission, .addition: name == .plain ? [.bold, .reverse, .underline] : [.bold, .reverse]
    case .mistranslation: [.bold, .reverse]
    case .faintOmission, .faintAddition, .faintMistranslation: .underline
    case .wording: name == .plain ? [.dim, .underline] : .underline
    case .moved, .confirmed: []
    case .match: [.underline, .bold]
    case .currentMatch: .reverse
    case .warning: [.bold]
    }
  }

  private func attributesThatColorReplaces(_ ink: Style.Ink) -> Attributes {
    switch ink {
    case .key: .bold
    case .faintOmission, .faintAddition: .underline
    case .faintMistranslation: colorCount < 256 ? [] : .underline
    default: []
    }
  }

  private func foreground(_ ink: Style.Ink) -> Shade {
    switch name {
    case .plain: .usual
    case .dark: darkForeground(ink)
    case .light: lightForeground(ink)
    }
  }

  private func background(_ ground: Style.Ground) -> Shade {
    switch (name, ground) {
    case (.dark, .currentRow): Shade(of256: 74, of16: 6, of8: 6)
    case (.dark, .thumb): Shade(of256: 236, of16: -1, of8: -1)
    case (.light, .currentRow): Shade(of256: 31, of16: 4, of8: 4)
    case (.light, .thumb): Shade(of256: 254, of16: -1, of8: -1)
    default: .usual
    }
  }

  private func darkForeground(_ ink: Style.Ink) -> Shade {
    switch ink {
    case .text, .heading, .title, .match, .currentMatch: .usual
    case .quiet, .boilerplate, .rejected, .wording: shade(.quiet, of16: 7, of8: 7)
    case .commentary: shade(.commentary, of16: 7, of8: 7)
    case .omission, .faintOmission, .omissionSign: shade(.omission, of16: 14, of8: 6)
    case .addition, .faintAddition, .additionSign: shade(.addition, of16: 11, of8: 3)
    case .mistranslation, .faintMistranslation, .mistranslationSign:
      shade(.mistranslation, of16: 15, of8: 7)
    case .moved, .confirmed: shade(.key, of16: 7, of8: 7)
    case .key: shade(.key, of16: 14, of8: 6)
    case .warning: shade(.warning, of16: 11, of8: 3)
    }
  }

  private func lightForeground(_ ink: Style.Ink) -> Shade {
    switch ink {
    case .text, .heading, .title, .match, .currentMatch: .usual
    case .quiet, .boilerplate, .rejected, .wording: shade(.quiet, of16: -1, of8: -1)
    case .commentary: shade(.commentary, of16: -1, of8: -1)
    case .omission, .faintOmission, .omissionSign: shade(.omission, of16: 4, of8: 4)
    case .addition, .faintAddition, .additionSign: shade(.addition, of16: 5, of8: 5)
    case .mistranslation, .faintMistranslation, .mistranslationSign:
      shade(.mistranslation, of16: 1, of8: 1)
    case .moved, .confirmed: shade(.key, of16: -1, of8: -1)
    case .key: shade(.key, of16: 4, of8: 4)
    case .warning: shade(.warning, of16: 1, of8: 1)
    }
  }

  /// A colour of the palette, and its replacements among sixteen and eight.
  private func shade(_ color: Palette, of16: Int16, of8: Int16) -> Shade {
    Shade(of256: Int16(color.number(onLight: name == .light)), of16: of16, of8: of8)
  }
}

extension ThemeName {
  /// The initial theme.
  static func initial(for options: TerminalOptions, colorCount: Int) -> ThemeName {
    if colorCount < 8 { return .plain }
    if let chosen = options.theme { return chosen }
    if options.avoidsColor { return .plain }
    return hasLightGround(options.colorHint) ? .light : .dark
  }

  /// Interprets COLORFGBG, whose last field is the number of the background among sixteen colours.
  ///
  /// 7 and 9...15 are light, as in rxvt, which introduced the variable.
  public static func hasLightGround(_ hint: String) -> Bool {
    guard let field = hint.split(separator: ";").last, let number = Int(field) else {
      return false
    }
    return number == 7 || (9...15).contains(number)
  }
}
