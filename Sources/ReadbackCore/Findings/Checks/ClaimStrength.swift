/// A retelling that claims more than the official text: that one thing changes another, where the
/// official text says that both go together or that it may be so.
///
/// Whether it does is seen in the words of both sentences as a whole, so that this can only raise a
/// doubt: of 18 press releases that claim more by these words, people found 10 to exaggerate.
enum ClaimStrength {
  static func drafts(_ evidence: Evidence, marks: PhraseMarks) -> [Draft] {
    evidence.groups.compactMap { group in
      let official = group.official.flatMap { marks.claims.official[$0] }
      let retelling = group.retelling.first.map { marks.claims.retelling[$0] } ?? []
      guard let told = retelling.first(where: { $0.value != Level.conditional.rawValue }),
        let basis = official.first(where: { $0.value != Level.causal.rawValue }) ?? official.first
      else { return nil }
      let rise =
        strength(of: retelling, in: evidence.retelling)
        - strength(of: official, in: evidence.official)
      guard rise >= 0.5 else { return nil }
      return evidence.draft(
        cause: .causation, severity: .major, confidence: Calibration.strongerClaim(by: rise),
        official: basis.tokens, retelling: told.tokens,
        because: Reasons.strongerClaim)
    }
  }

  private enum Level: Int32 {
    case causal, correlational, conditional
  }

  /// 1 that things go together … 3 that one changes the other.
  private static func strength(of marks: [Phrasebook.Mark], in side: Side) -> Double {
    let levels = Set(
      marks.filter { !isAttribution($0, in: side) }.compactMap { Level(rawValue: $0.value) })
    if levels.contains(.conditional) {
      return levels.contains(.correlational) && !levels.contains(.causal) ? 1.5 : 2
    }
    if levels.contains(.correlational) { return levels.contains(.causal) ? 2.2 : 1 }
    return levels.contains(.causal) ? 3 : 2
  }

  /// "Suggests a new study" says who claims it, not how strongly.
  private static func isAttribution(_ mark: Phrasebook.Mark, in side: Side) -> Bool {
    guard mark.value == Level.conditional.rawValue else { return false }
    let sentence = side.document.sentences[side.sentence(ofToken: mark.tokens.lowerBound)].tokens
    let behind = mark.tokens.upperBound..<min(sentence.upperBound, mark.tokens.upperBound + 6)
    return ["suggest", "indicate"].contains(where: {
      side.words[mark.tokens.lowerBound].form.hasPrefix($0)
    }) && behind.contains { Self.sources.contains(side.words[$0].form) }
  }

  /// Who makes the claims of science.
  private static let sources: Set<String> = [
    "study", "studies", "research", "researchers", "survey", "analysis", "findings", "trial",
    "paper", "report", "scientists", "experts", "university", "journal", "team",
  ]
}
