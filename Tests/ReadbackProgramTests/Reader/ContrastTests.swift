import ReadbackCore
import ReadbackScreen
import Testing

@testable import ReadbackTerminal

/// Everything on the screen has a contrast of at least 4.5 to 1.
struct ContrastTests {
  private static let least = 4.5

  private static func color(_ hexadecimal: UInt32) -> DisplayColor {
    func part(_ shift: UInt32) -> Double { Double(hexadecimal >> shift & 0xFF) / 255 }
    return DisplayColor(red: part(16), green: part(8), blue: part(0))
  }

  /// Backgrounds of terminals and popular themes, with the words on them.
  private static let darkGrounds = [
    0x000000, 0x1E1E1E, 0x1E1E2E, 0x282A36, 0x002B36, 0x282C34, 0x2E3440, 0x300A24, 0x282828,
    0x2E3436,
  ].map { color($0) }
  private static let lightGrounds = [
    0xFFFFFF, 0xFDF6E3, 0xEFF1F5, 0xFBF1C7, 0xFAFAFA, 0xEEEEEC, 0xF8F9FA,
  ].map { color($0) }

  /// The first sixteen colours of xterm (charproc.c) and of the Linux console.
  private static let sixteen = [
    [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F,
      0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ],
    [
      0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555,
      0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ],
  ].map { $0.map { color($0) } }

  @Test(arguments: [ThemeName.dark, .light])
  func contrastIsHighOn256Colors(_ name: ThemeName) {
    let theme = Theme(name: name, colorCount: 256)
    let grounds = name == .dark ? Self.darkGrounds : Self.lightGrounds
    let words = name == .dark ? Self.color(0xD0D0D0) : Self.color(0x202020)
    for ground in grounds {
      expectContrast(of: theme, words: words, ground: ground, sixteen: Self.sixteen[0])
    }
  }

  @Test(arguments: [ThemeName.dark, .light], [8, 16])
  func contrastIsHighOnFewColors(_ name: ThemeName, _ colorCount: Int) {
    for sixteen in Self.sixteen {
      let theme = Theme(name: name, colorCount: colorCount)
      expectContrast(
        of: theme, words: sixteen[name == .dark ? 7 : 0], ground: sixteen[name == .dark ? 0 : 15],
        sixteen: sixteen)
    }
  }

  private func expectContrast(
    of theme: Theme, words: DisplayColor, ground: DisplayColor, sixteen: [DisplayColor]
  ) {
    func color(_ number: Int16, isBold: Bool, usual: DisplayColor) -> DisplayColor {
      if number < 0 { return usual }
      if number >= 16 { return DisplayColor(terminalNumber: Int(number)) }
      // With eight colours, bold ones are the brighter eight.
      return sixteen[Int(number) + (theme.colorCount == 8 && isBold ? 8 : 0)]
    }
    for area in Style.Ground.allCases where area != .currentRow {
      for ink in Style.Ink.allCases {
        let look = theme.look(Style(ink, on: area))
        let isBold = look.attributes.contains(.bold)
        let one = color(
          look.foreground.number(colorCount: theme.colorCount), isBold: isBold, usual: words)
        let other = color(
          look.background.number(colorCount: theme.colorCount), isBold: false, usual: ground)
        #expect(!look.attributes.contains(.dim))
        #expect(
          one.contrast(to: other) >= Self.least,
          "\(theme.name), \(theme.colorCount) colours: \(ink) on \(area), \(one.hexadecimal) on \(other.hexadecimal)"
        )
      }
    }
    // The bar of the current row is not text: WCAG requires 3 to 1.
    let bar = theme.look(Style(.text, on: .currentRow)).background
    let lit = color(bar.number(colorCount: theme.colorCount), isBold: false, usual: ground)
    #expect(lit.contrast(to: ground) >= 3, "\(theme.name), \(theme.colorCount) colours: the bar")
  }

  /// Omitted, added and changed words differ, as do words of the chosen finding from others.
  @Test(arguments: ThemeName.allCases, [8, 16, 256])
  func kindsDiffer(_ name: ThemeName, _ colorCount: Int) {
    let theme = Theme(name: name, colorCount: colorCount)
    let strong = [Style.Ink.omission, .addition, .mistranslation]
    let faint = [Style.Ink.faintOmission, .faintAddition, .faintMistranslation]
    let signs = [Style.Ink.omissionSign, .additionSign, .mistranslationSign]
    func looks(_ inks: [Style.Ink]) -> Set<Look> {
      Set(inks.map { theme.look(Style($0)) })
    }
    #expect(looks([.text]).isDisjoint(with: looks(strong + faint)))
    if name == .plain { return }
    for inks in [strong, faint, signs] { #expect(looks(inks).count == 3) }
    #expect(looks(strong + faint).count == 6)
    // Not by red and green.
    for ink in strong + faint + signs {
      #expect(theme.look(Style(ink)).foreground.number(colorCount: colorCount) != 2)
    }
  }

  @Test func luminanceFollowsTheStandard() {
    #expect(abs(Self.color(0xFFFFFF).luminance - 1) < 1e-9)
    #expect(abs(Self.color(0x777777).contrast(to: Self.color(0xFFFFFF)) - 4.478) < 0.001)
    #expect(abs(Self.color(0x0000FF).contrast(to: Self.color(0xFFFFFF)) - 8.592) < 0.001)
    #expect(Self.color(0x5FAFFF) == DisplayColor(terminalNumber: 75))
    #expect(DisplayColor(terminalNumber: 186).hexadecimal == "#d7d787")
    #expect(DisplayColor(terminalNumber: 232).hexadecimal == "#080808")
    for ground in Self.darkGrounds { #expect(!ground.isLight) }
    for ground in Self.lightGrounds { #expect(ground.isLight) }
  }
}
