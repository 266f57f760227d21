import ReadbackCore

/// The query for the background colour. The first screen is drawn without waiting for the answer,
/// and redrawn if the answer differs from the guess.
struct BackgroundQuestion {
  /// An answer that takes longer than this many milliseconds is ignored: by then users are used to
  /// what they see.
  static let patience = 1000

  private var askedAt: Int?
  /// Whether the user has chosen a theme, or an answer has arrived.
  var isOverruled = false

  mutating func wasAsked(at time: Int) { if askedAt == nil { askedAt = time } }

  /// The theme for a background; nil if the answer is too late.
  func theme(red: Double, green: Double, blue: Double, at time: Int) -> ThemeName? {
    guard let askedAt, !isOverruled, time - askedAt <= Self.patience else { return nil }
    let ground = DisplayColor(red: red, green: green, blue: blue)
    return ground.isLight ? .light : .dark
  }
}
