import ReadbackCore
import Testing

@testable import ReadbackFormats

/// The page in a browser, in light and dark mode and in print.
struct HTMLColorTests {
  /// The variables of each `:root` block; omitted ones are inherited from the first.
  private static let schemes: [[String: DisplayColor]] = {
    var schemes: [[String: DisplayColor]] = []
    for block in htmlStyle.split(separator: ":root {", omittingEmptySubsequences: false)
      .dropFirst()
    {
      var colors = schemes.first ?? [:]
      for declaration in block.prefix(while: { $0 != "}" }).split(separator: ";") {
        let parts = declaration.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
        if parts.count == 2, parts[0].hasPrefix("--"), let color = color(parts[1]) {
          colors[String(parts[0].dropFirst(2))] = color
        }
      }
      schemes.append(colors)
    }
    return schemes
  }()

  private static func color(_ text: String) -> DisplayColor? {
    let digits = text.dropFirst()
    let long = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
    guard text.hasPrefix("#"), long.count == 6, let value = Int(long, radix: 16) else { return nil }
    func part(_ shift: Int) -> Double { Double(value >> shift & 0xFF) / 255 }
    return DisplayColor(red: part(16), green: part(8), blue: part(0))
  }

  @Test func everyWordIsReadableOnEveryBackground() throws {
    #expect(Self.schemes.count == 3)
    for colors in Self.schemes {
      let page = try #require(colors["page"])
      let panel = try #require(colors["panel"])
      let ink = try #require(colors["ink"])
      for name in ["omission", "addition", "mistranslation"] {
        let word = try #require(colors[name])
        let wash = try #require(colors[name + "-wash"])
        for ground in [page, panel, wash] { #expect(word.contrast(to: ground) >= 4.5, "\(name)") }
        #expect(ink.contrast(to: wash) >= 4.5)
      }
      for name in ["ink", "quiet", "link"] {
        let word = try #require(colors[name])
        for ground in [page, panel] { #expect(word.contrast(to: ground) >= 4.5, "\(name)") }
      }
    }
  }

  @Test func coloursAreThoseOfTheReader() throws {
    for (scheme, isOnLight) in zip(Self.schemes, [true, false, true]) {
      #expect(scheme["omission"] == Palette.omission.color(onLight: isOnLight))
      #expect(scheme["addition"] == Palette.addition.color(onLight: isOnLight))
      #expect(scheme["mistranslation"] == Palette.mistranslation.color(onLight: isOnLight))
    }
    for isOnLight in [true, false] {
      var options = ExportOptions(isColored: true)
      options.isOnLight = isOnLight
      let text = textPrint(of: [SampleComparison.small], options: options)
      let number = Palette.mistranslation.number(onLight: isOnLight)
      #expect(text.contains("\u{1B}[1;38;5;\(number)m"))
    }
  }
}
