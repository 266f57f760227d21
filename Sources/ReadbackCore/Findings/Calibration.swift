/// The confidence of each check: the share of its findings that were right on the development data
/// (see "Accuracy" in ARCHITECTURE.md for the data and the date).
enum Calibration {
  static let commentary = 0.9
  static let speaker = 0.8
  /// "We" with no counterpart in the official sentence is usually generic.
  static let anybody = 0.25
  static let quantifier = 0.85
  /// Something that the official text denies is asserted.
  static let negationLost = 0.8
  /// Something that the official text asserts is denied; often it is only reworded.
  static let negationAdded = 0.45
  static let negatedForm = 0.85
  static let oppositeWord = 0.55
  static let consideration = 0.5
  /// By levels of `ClaimStrength`: people found 1 of 5 claims to exaggerate that rise by half a
  /// level, 6 of 12 that rise by one and 4 of 6 that rise by two; kept below the bar because there
  /// were so few.
  static func strongerClaim(by rise: Double) -> Double { rise < 1 ? 0.25 : rise < 2 ? 0.4 : 0.45 }
  static let amountRole = 0.9
  static let strictBound = 0.6
  static let digitSlip = 0.85
  static let nonWord = 0.85
  /// If names are written without capitals, an unknown word is usually a name.
  static let nonWordWithoutCapitals = 0.3
  static let number = 0.8
  static let numberInEqualSentence = 0.9
  /// "Several" for "four". In freely worded sentences both of the two that were read in public texts
  /// were about something else, so they stay below the bar.
  static func vagueNumber(isInEqualSentence: Bool) -> Double { isInEqualSentence ? 0.55 : 0.4 }
  static let closedClass = 0.85
  static let exchangedParts = 0.85
  static let invented = 0.65
  /// A word or two in quotation marks in a sentence that names no speaker: both that were read in
  /// public texts were wrong.
  static let quotedTerm = 0.35
  static let exchangedName = 0.6
  static let nameInEqualSentence = 0.85
  static let exchangedCountry = 0.7
  static let misspeltName = 0.5
  static let uncapitalisedName = 0.75
  static let repeatedText = 0.9
  static let glued = 0.9
  static let untranslated = 0.9
  static let disguised = 0.9

  static func quotation(changedShare: Double) -> Double { 0.55 + 0.3 * changedShare }
}
