import ReadbackCore

/// The question for the background's colour, which nothing waits for: the screen is drawn by a guess
/// and, when the answer says otherwise, once more.
struct BackgroundQuestion {
  /// An answer that comes later than this many milliseconds is passed over: the reader has got used
  /// to what they see.
  static let patience = 1000

  private var askedAt: Int?
  /// The user has chosen, or the answer has come.
  var isOverruled = false

  mutating func wasAsked(at time: Int) { if askedAt == nil { askedAt = time } }

  /// The theme that a background asks for; nil when it comes too late.
  func theme(red: Double, green: Double, blue: Double, at time: Int) -> ThemeName? {
    guard let askedAt, !isOverruled, time - askedAt <= Self.patience else { return nil }
    let ground = DisplayColor(red: red, green: green, blue: blue)
    return ground.isLight ? .light : .dark
  }
}
