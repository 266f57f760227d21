/// How far each word of a linked group is told on the other side.
struct Told: Sendable {
  /// For each official token: 0 not at all … 1 in so many words; 1 for marks and function words.
  let official: [Float]
  /// For each retelling token, likewise.
  let retelling: [Float]

  /// Compares the content words of every linked group; cost is the sum over groups of official
  /// times retelling content words.
  init(_ evidence: Evidence) {
    var official = [Float](repeating: 1, count: evidence.official.words.count)
    var retelling = [Float](repeating: 1, count: evidence.retelling.words.count)
    for group in evidence.groups {
      let officialTokens = evidence.officialTokens(of: group).filter {
        evidence.official.words[$0].isContent
      }
      let retellingTokens = evidence.retellingTokens(of: group).filter {
        evidence.retelling.words[$0].isContent
      }
      for token in officialTokens {
        official[token] = Self.direct(evidence.officialPartners[token])
      }
      for token in retellingTokens {
        retelling[token] = Self.direct(evidence.retellingPartners[token])
      }
      let officialDirect = officialTokens.map { official[$0] }
      let retellingDirect = retellingTokens.map { retelling[$0] }
      for (i, one) in officialTokens.enumerated() {
        for (j, other) in retellingTokens.enumerated() {
          if officialDirect[i] > 0.9, retellingDirect[j] > 0.9 { continue }
          let nearness = evidence.nearness(
            evidence.official.words[one], evidence.retelling.words[other])
          guard nearness > 0.4 else { continue }
          // A word that has its own counterpart vouches for another only in part.
          let share = min(1, (nearness - 0.3) / 0.55)
          official[one] = max(official[one], share * (1 - 0.5 * retellingDirect[j]))
          retelling[other] = max(retelling[other], share * (1 - 0.5 * officialDirect[i]))
        }
      }
    }
    self.official = official
    self.retelling = retelling
  }

  private static func direct(_ partners: [Evidence.Partner]) -> Float {
    guard let best = partners.first, best.probability > 0.3 else { return 0 }
    return min(1, best.probability * 1.1)
  }
}
