/// How sure each check may be: the share of its findings that were right on the development data
/// (see "Accuracy" in ARCHITECTURE.md for the data and the date).
enum Calibration {

  static let commentary = 0.9
  static let speaker = 0.8
  static let speakerLabel = 0.85
  /// "We" for nobody in the official sentence is most often anybody.
  static let anybody = 0.25
  static let quantifier = 0.85
  /// What the official text denies is said.
  static let negationLost = 0.9
  /// What the official text says is denied; more often in other words.
  static let negationAdded = 0.45
  static let negatedForm = 0.85
  static let oppositeWord = 0.85
  static let consideration = 0.8
  /// By levels of `ClaimStrength`: people found 1 of 5 to exaggerate that rise by half a level, 6 of 12
  /// that rise by one and 4 of 6 that rise by two; below the bar, since so few were seen.
  static func strongerClaim(by rise: Double) -> Double { rise < 1 ? 0.25 : rise < 2 ? 0.4 : 0.45 }
  static let amountRole = 0.9
  static let strictBound = 0.6
  static let digitSlip = 0.85
  static let nonWord = 0.85
  /// Where names have no capitals, an unknown word is most often one.
  static let nonWordWithoutCapitals = 0.3
  static let number = 0.8
  static let numberInEqualSentence = 0.9
  static let vagueNumber = 0.55
  static let closedClass = 0.85
  static let exchangedParts = 0.85
  static let invented = 0.65
  static let exchangedName = 0.6
  static let nameInEqualSentence = 0.85
  static let exchangedCountry = 0.7
  static let misspeltName = 0.5
  static let uncapitalisedName = 0.75
  static let repeatedText = 0.9
  static let glued = 0.9
  static let untranslated = 0.9
  static let disguised = 0.9
  /// Doubts below this are not even listed by `--all`.
  static let doubtFloor = 0.25

  /// A word written like the official one but far from it in meaning.
  static func lookalike(_ substitution: Substitution) -> Double {
    guard substitution.lookalike >= 0.5, substitution.nearness < 0.25, !substitution.isName,
      !substitution.sharesPart, substitution.weight > 0.25
    else { return 0 }
    return Double(substitution.lookalike) * Double(substitution.anchoring)
  }

  static func quotation(changedShare: Double) -> Double { 0.55 + 0.3 * changedShare }

  /// A stretch inside a linked sentence, by how much of it is untold, what stands in its place and
  /// how it is set off.
  static func untoldStretch(
    untold: Double, share: Double, slot: Double, sentenceShare: Double, isClause: Bool,
    borders: ClauseBorders.Borders
  ) -> Double {
    // What is told of a sentence that is nearly all untold is told in other words.
    var sum = -3 * max(0, sentenceShare - 0.6)
    // A long one is little surer than a phrase: it may be told in wholly other words.
    sum += -1.95 + 1.5 * min(1, untold) + 0.3 * max(0, untold - 1) + 1.2 * (share - 0.5)
    sum -= 1.5 * slot / max(untold, 0.1)
    switch borders.before {
    case .mark: sum += 0.8
    case .opener: break
    case .none: sum -= 0.6
    }
    switch borders.behind {
    case .mark: sum += 0.4
    case .opener: break
    case .none: sum -= 0.8
    }
    if borders.isSubject { sum -= 1.5 }
    if borders.isPredicate { sum -= 0.8 }
    // Words come and go with wording.
    if !isClause { sum -= 0.2 }
    return logistic(sum)
  }

  static func logistic(_ x: Double) -> Double {
    1 / (1 + exponential(-x))
  }

  /// e^x by squaring; Core has no maths library. Relative error below 1e-9 for |x| < 40.
  private static func exponential(_ x: Double) -> Double {
    let clamped = max(-40, min(40, x))
    let reduced = clamped / 1024
    var term = 1.0
    var sum = 1.0
    for n in 1...8 {
      term *= reduced / Double(n)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
