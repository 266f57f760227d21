/// The logistic function, for which Core has no maths library.
enum Logistic {
  static func probability(ofLogOdds x: Double) -> Double { 1 / (1 + exponential(-x)) }

  /// The inverse, by bisection; 1e-6 and 1 - 1e-6 at the ends.
  static func logOdds(of probability: Double) -> Double {
    let wanted = max(1e-6, min(1 - 1e-6, probability))
    var (low, high) = (-14.0, 14.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if self.probability(ofLogOdds: middle) < wanted { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// e^x by squaring. Relative error below 1e-9 for |x| < 40.
  private static func exponential(_ x: Double) -> Double {
    let reduced = max(-40, min(40, x)) / 1024
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
