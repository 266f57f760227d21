/// A screen colour in sRGB, with components from 0 to 1.
public struct DisplayColor: Sendable, Hashable {
  /// The red component.
  public let red: Double
  /// The green component.
  public let green: Double
  /// The blue component.
  public let blue: Double

  public init(red: Double, green: Double, blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// One of the 240 colours that all 256-colour terminals share: the 6 x 6 x 6 cube from 16 on, and
  /// the greys from 232 (xterm, 256colres.pl).
  public init(terminalNumber number: Int) {
    precondition((16...255).contains(number), "the first sixteen are the user's own")
    func share(_ value: Int) -> Double { Double(value) / 255 }
    if number >= 232 {
      let grey = share(8 + 10 * (number - 232))
      self.init(red: grey, green: grey, blue: grey)
    } else {
      func level(_ step: Int) -> Double { share(step == 0 ? 0 : 55 + 40 * step) }
      let place = number - 16
      self.init(red: level(place / 36), green: level(place / 6 % 6), blue: level(place % 6))
    }
  }

  /// As hexadecimal digits: "#5fafff".
  public var hexadecimal: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(Int((part * 255).rounded()), radix: 16)
        return digits.utf8.count < 2 ? "0" + digits : digits
      }.joined()
  }

  /// Relative luminance (WCAG 2.2, "relative luminance"), from 0 to 1.
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// The contrast ratio with another colour, from 1 to 21 (WCAG 2.2, "contrast ratio").
  public func contrast(to other: DisplayColor) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }

  /// Whether black text is easier to read on this background than white text.
  public var isLight: Bool {
    contrast(to: DisplayColor(red: 0, green: 0, blue: 0))
      > contrast(to: DisplayColor(red: 1, green: 1, blue: 1))
  }

  /// Reverses the sRGB transfer function (IEC 61966-2-1).
  private static func linear(_ part: Double) -> Double {
    if part <= 0.04045 { return part / 12.92 }
    let base = (part + 0.055) / 1.055
    return base * base * fifthRoot(of: base * base)
  }

  /// Newton's method from above, which reaches double precision in a dozen steps.
  private static func fifthRoot(of value: Double) -> Double {
    var root = 1.0
    for _ in 0..<16 { root -= (root - value / (root * root * root * root)) / 5 }
    return root
  }
}
