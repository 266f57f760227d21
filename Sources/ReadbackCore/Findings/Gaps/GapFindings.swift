/// Turns gaps into findings.
enum GapFindings {
  /// The model that `Tools/findings/train_gaps.py` trains.
  static let model = BoostedTrees.embedded("g")

  /// Below this a gap is not even listed by `--all`.
  private static let leastDoubt = 0.15
  /// The same for a sentence that is linked: how well it is backed is worth knowing.
  private static let leastSupportDoubt = 0.03

  /// All gaps of a pair with their features.
  static func gaps(
    _ evidence: Evidence, told: Told, documentEqual: Float, concurrently: Concurrently
  ) -> [Gap] {
    let stretches = UntoldStretches(evidence, told: told, concurrently: concurrently)
    var descriptions = GapDescriptions(evidence, documentEqual: documentEqual)
    var gaps =
      UnlinkedUnits.omissions(evidence) + UnlinkedUnits.additions(evidence)
      + UnlinkedUnits.linked(evidence)
      + stretches.omissions() + stretches.additions()
    for index in gaps.indices { descriptions.describe(&gaps[index]) }
    return gaps
  }

  static func drafts(_ gaps: [Gap], _ evidence: Evidence) -> [Draft] {
    gaps.compactMap { gap in
      let probability = model.probability(of: gap.features.values)
      let isLinked = gap.features[flag: .isLinkedUnit]
      guard probability >= (isLinked ? leastSupportDoubt : leastDoubt) else { return nil }
      let isAddition = gap.cause.kind == .addition
      let place = place(of: gap, evidence)
      return Draft(
        origin: .gap, cause: gap.cause, severity: gap.severity, confidence: probability,
        official: isAddition ? nil : place, retelling: isAddition ? place : nil,
        reason: reason(for: gap, evidence))
    }
  }

  /// Clauses and words are shown whole; sentences and paragraphs have their own places.
  private static func place(of gap: Gap, _ evidence: Evidence) -> TextRange {
    switch gap.cause {
    case .omittedClause, .omittedWord:
      evidence.official.place(of: evidence.officialSpans.whole(gap.tokens))
    case .addedClause, .addedWord:
      evidence.retelling.place(of: evidence.retellingSpans.whole(gap.tokens))
    default: gap.place
    }
  }

  private static func reason(for gap: Gap, _ evidence: Evidence) -> String {
    switch gap.cause {
    case .omittedParagraph: "the retelling does not mention anything in this paragraph"
    case .omittedSentence: "the retelling does not say this"
    case .addedParagraph: "the official text has nothing like this paragraph"
    case .addedSentence: "the official text does not say this"
    case .omittedClause, .omittedWord:
      "\(Quoting.quoted(evidence.official.quote(gap.tokens))) is missing from the retelling"
    default:
      "\(Quoting.quoted(evidence.retelling.quote(gap.tokens))) is not in the official text"
    }
  }
}
