/// A logistic regression on the features of `Substitution`, trained on human-marked translation
/// errors (`Tools/judge`).
public struct LinearJudge: Judge {
  /// One a feature, and the intercept last.
  private let weights: [Double]

  public init(weights: [Double]) {
    self.weights = weights
  }

  public func doubt(about substitution: Substitution) -> Double {
    let features = substitution.features
    var sum = weights[features.count]
    for (weight, feature) in zip(weights, features) { sum += weight * feature }
    return Calibration.logistic(sum)
  }
}

extension LinearJudge {
  /// By hand until trained.
  public static let trained = LinearJudge(weights: [
    0, 0, -2.5, -1, 1.5, 0.5, 0.5, 0.5, 0.3, 3, 0, 1.5, 0, 0, -0.8, 0, 0.5, 0, -1, 1, 0, 0, 1, 1, -3,
  ])
}
