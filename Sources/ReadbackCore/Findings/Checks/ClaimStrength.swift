/// A retelling that claims more than the official text: that one thing changes another, where the
/// official text says that they go together or that it is possible.
///
/// Only the words of both sentences as a whole are compared, so this can only raise a doubt: of 18
/// press releases that claim more by these words, people found 10 to exaggerate.
enum ClaimStrength {
  static func drafts(_ analysis: PairAnalysis, marks: PhraseMarks) -> [DraftFinding] {
    analysis.groups.compactMap { group in
      let official = group.official.flatMap { marks.claims.official[$0] }
      let retelling = group.retelling.first.map { marks.claims.retelling[$0] } ?? []
      guard let claim = retelling.first(where: { $0.value != Level.conditional.rawValue }),
        let basis = official.first(where: { $0.value != Level.causal.rawValue }) ?? official.first
      else { return nil }
      let rise =
        strength(of: retelling, in: analysis.retelling)
        - strength(of: official, in: analysis.official)
      guard rise >= 0.5 else { return nil }
      return analysis.draft(
        cause: .causation, severity: .major, confidence: Calibration.strongerClaim(by: rise),
        official: basis.tokens, retelling: claim.tokens,
        because: Reasons.strongerClaim)
    }
  }

  private enum Level: Int32 {
    case causal, correlational, conditional
  }

  /// From 1 (things go together) to 3 (one changes the other).
  private static func strength(of marks: [Phrasebook.Mark], in side: AnalysedText) -> Double {
    let levels = Set(
      marks.filter { !isAttribution($0, in: side) }.compactMap { Level(rawValue: $0.value) })
    if levels.contains(.conditional) {
      return levels.contains(.correlational) && !levels.contains(.causal) ? 1.5 : 2
    }
    if levels.contains(.correlational) { return levels.contains(.causal) ? 2.2 : 1 }
    return levels.contains(.causal) ? 3 : 2
  }

  /// "Suggests a new study" and "…, a new study suggests." name the source of the claim, not its
  /// strength.
  private static func isAttribution(_ mark: Phrasebook.Mark, in side: AnalysedText) -> Bool {
    guard mark.value == Level.conditional.rawValue else { return false }
    let (first, end) = (mark.tokens.lowerBound, mark.tokens.upperBound)
    guard ["suggest", "indicate"].contains(where: side.words[first].form.hasPrefix) else {
      return false
    }
    let sentence = side.document.sentences[side.sentence(ofToken: first)].tokens
    let behind = (end..<(end + 6)).clamped(to: sentence)
    let isLast = !(end..<sentence.upperBound).contains { side.words[$0].kind != .mark }
    let before = isLast ? ((first - 3)..<first).clamped(to: sentence) : first..<first
    return (Array(behind) + Array(before)).contains { sources.contains(side.words[$0].form) }
  }

  /// Typical sources of scientific claims.
  private static let sources: Set<String> = [
    "study", "studies", "research", "researchers", "survey", "analysis", "findings", "trial",
    "paper", "report", "scientists", "experts", "university", "journal", "team",
  ]
}
