extension PairAnalysis {
  /// For each token of a side its counterparts on the other, most probable first.
  struct Partners: RandomAccessCollection, Sendable {
    private let partners: [Partner]
    /// Those of token `t` are `partners[bounds[t]..<bounds[t + 1]]`.
    private let bounds: [Int32]

    /// - Parameter links: in any order; of equally probable ones the earlier comes first.
    init(tokenCount: Int, _ links: some Sequence<(Int, Int, Float)>) {
      var bounds = [Int32](repeating: 0, count: tokenCount + 1)
      for (token, _, _) in links { bounds[token + 1] += 1 }
      for token in 0..<tokenCount { bounds[token + 1] += bounds[token] }
      var partners = [Partner](
        repeating: Partner(token: 0, probability: 0), count: Int(bounds[tokenCount]))
      var ends = bounds
      for (token, other, probability) in links {
        // Inserted after all that are at least as probable.
        var place = Int(ends[token])
        while place > Int(bounds[token]), partners[place - 1].probability < probability {
          partners[place] = partners[place - 1]
          place -= 1
        }
        partners[place] = Partner(token: other, probability: probability)
        ends[token] += 1
      }
      self.partners = partners
      self.bounds = bounds
    }

    var startIndex: Int { 0 }
    var endIndex: Int { bounds.count - 1 }

    subscript(token: Int) -> ArraySlice<Partner> {
      partners[Int(bounds[token])..<Int(bounds[token + 1])]
    }
  }
}
