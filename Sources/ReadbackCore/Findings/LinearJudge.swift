/// A logistic regression on the features of `Substitution`, trained on translation errors marked by
/// people (`Tools/judge`).
public struct LinearJudge: Judge {
  /// One weight per feature, then the intercept.
  private let alone: [Double]
  /// The same, for words that other retellings also render.
  private let withOthers: [Double]

  public init(alone: [Double], withOthers: [Double]) {
    self.alone = alone
    self.withOthers = withOthers
  }

  /// 0...1; uses a second set of weights for words that other retellings also render.
  public func doubt(about substitution: Substitution) -> Double {
    let features = substitution.features
    let weights = substitution.otherCount > 0 ? withOthers : alone
    var sum = weights[features.count]
    for (weight, feature) in zip(weights, features) { sum += weight * feature }
    let doubt = Logistic.probability(ofLogOdds: sum)
    // Translations contain hardly any look-alikes to learn from, but typing and machine errors do.
    return 1 - (1 - doubt) * (1 - Self.lookalike(substitution))
  }

  /// A word spelt like the official one but far from it in meaning.
  private static func lookalike(_ substitution: Substitution) -> Double {
    guard substitution.lookalike >= 0.5, substitution.nearness < 0.25, !substitution.isName,
      !substitution.sharesPart, substitution.weight > 0.25
    else { return 0 }
    return Double(substitution.lookalike) * Double(substitution.anchoring)
  }
}
