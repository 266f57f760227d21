/// A logistic regression on the features of `Substitution`, trained on human-marked translation
/// errors (`Tools/judge`).
public struct LinearJudge: Judge {
  /// One a feature, and the intercept last.
  private let alone: [Double]
  /// Likewise, for words that other retellings bear witness on.
  private let withWitnesses: [Double]

  public init(alone: [Double], withWitnesses: [Double]) {
    self.alone = alone
    self.withWitnesses = withWitnesses
  }

  /// 0...1; with a word's witnesses the weights for witnessed words are taken.
  public func doubt(about substitution: Substitution) -> Double {
    let features = substitution.features
    let weights = substitution.witnessCount > 0 ? withWitnesses : alone
    var sum = weights[features.count]
    for (weight, feature) in zip(weights, features) { sum += weight * feature }
    let doubt = Logistic.probability(ofLogOdds: sum)
    // Translations hold hardly any look-alikes to learn from; slips of the pen and of machines do.
    return 1 - (1 - doubt) * (1 - Self.lookalike(substitution))
  }

  /// A word written like the official one but far from it in meaning.
  private static func lookalike(_ substitution: Substitution) -> Double {
    guard substitution.lookalike >= 0.5, substitution.nearness < 0.25, !substitution.isName,
      !substitution.sharesPart, substitution.weight > 0.25
    else { return 0 }
    return Double(substitution.lookalike) * Double(substitution.anchoring)
  }
}
