/// Token ranges whose positive weights exceed the negative ones.
enum MaximalScoringSpans {
  /// Maximal scoring subsequences (Ruzzo and Tompa, 1999), found greedily from the heaviest; those
  /// with a gain of at most `least` are omitted. Each begins with a positive token.
  static func runs(
    in tokens: Range<Int>, least: Float = 0.35, gain: (Int) -> Float
  ) -> [Range<Int>] {
    func heaviest(in range: Range<Int>) -> (range: Range<Int>, score: Float)? {
      var best: (range: Range<Int>, score: Float)?
      var start = range.lowerBound
      var sum: Float = 0
      for token in range {
        if sum <= 0 {
          start = token
          sum = 0
        }
        sum += gain(token)
        if sum > (best?.score ?? least) { best = (start..<(token + 1), sum) }
      }
      return best
    }
    var found: [Range<Int>] = []
    var open = [tokens]
    while let range = open.popLast(), found.count < 64 {
      guard let best = heaviest(in: range) else { continue }
      let lower = best.range.first { gain($0) > 0 } ?? best.range.lowerBound
      found.append(lower..<best.range.upperBound)
      if lower > range.lowerBound { open.append(range.lowerBound..<lower) }
      if best.range.upperBound < range.upperBound {
        open.append(best.range.upperBound..<range.upperBound)
      }
    }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }
}
