import ReadbackScreen
import Testing

@testable import ReadbackTerminal

struct ThemeTests {
  /// The inks that users must distinguish at a glance.
  private static let signs: [Style.Ink] = [.text, .omission, .heading, .faintOmission]

  @Test func signsDifferWithoutColour() {
    for ground in [Style.Ground.page, .panel] {
      let plain = Theme(name: .plain, colorCount: 0)
      let attributes = Self.signs.map { plain.look(Style($0, on: ground)).attributes.rawValue }
      #expect(Set(attributes).count == Self.signs.count)
    }
  }

  @Test(arguments: [8, 16, 256])
  func noColourIsRedOrGreen(_ colorCount: Int) {
    let forbidden: Set<Int16> = colorCount == 256 ? [1, 2, 9, 10, 46, 196] : [2, 9, 10]
    for name in ThemeName.allCases {
      for ink in Style.Ink.allCases {
        let look = Theme(name: name, colorCount: colorCount).look(Style(ink))
        #expect(!forbidden.contains(look.foreground.number(colorCount: colorCount)))
        #expect(look.foreground.number(colorCount: colorCount) < colorCount)
      }
    }
  }

  @Test(arguments: [0, 8, 16, 256])
  func currentRowIsMarkedAtEveryColourDepth(_ colorCount: Int) {
    for name in ThemeName.allCases {
      let theme = Theme(name: name, colorCount: colorCount)
      let lit = theme.look(Style(.text, on: .currentRow))
      let usual = theme.look(Style(.text))
      #expect(
        lit.attributes != usual.attributes
          || lit.background.number(colorCount: colorCount)
            != usual.background.number(colorCount: colorCount)
      )
      #expect(theme.look(Style(.text, on: .selected)).attributes.contains(.reverse))
    }
  }

  @Test(arguments: [
    ("15;0", ThemeName.dark), ("0;15", .light), ("0;default;7", .light), ("", .dark), ("x", .dark),
  ])
  func lightBackgroundIsReadFromColorFGBG(_ hint: String, _ theme: ThemeName) {
    let options = TerminalOptions(colorHint: hint, type: "xterm")
    #expect(ThemeName.initial(for: options, colorCount: 8) == theme)
  }

  @Test func chosenThemeOverridesNoColor() {
    let options = TerminalOptions(avoidsColor: true, theme: .light, type: "xterm")
    #expect(options.allowsColor)
    #expect(ThemeName.initial(for: options, colorCount: 256) == .light)
    #expect(ThemeName.initial(for: options, colorCount: 0) == .plain)
    let plain = TerminalOptions(avoidsColor: true, type: "xterm")
    #expect(!plain.allowsColor)
  }
}
