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
    _ pair: AlignedPair, documentEqual: Float, concurrently: Concurrently
  ) -> [Gap] {
    let evidence = pair.evidence
    let stretches = UntoldStretches(evidence, told: pair.told, concurrently: concurrently)
    var descriptions = GapDescriptions(pair, documentEqual: documentEqual)
    var gaps =
      UnlinkedUnits.omissions(evidence) + UnlinkedUnits.additions(evidence)
      + UnlinkedUnits.linked(evidence)
      + stretches.omissions() + stretches.additions()
    for index in gaps.indices { descriptions.describe(&gaps[index]) }
    return gaps
  }

  static func drafts(_ gaps: [Gap], _ evidence: Evidence) -> [Draft] {
    let retelling = ToldAside(
      evidence.retelling, isLinked: { evidence.groupOfRetellingSentence[$0] != nil },
      lexicon: evidence.lexicon)
    let official = ToldAside(
      evidence.official, isLinked: { evidence.groupOfOfficialSentence[$0] != nil },
      lexicon: evidence.lexicon)
    return gaps.compactMap { gap in
      let probability = model.probability(of: gap.features.values)
      let isLinked = gap.features[flag: .isLinkedUnit]
      guard probability >= (isLinked ? leastSupportDoubt : leastDoubt) else { return nil }
      let isAddition = gap.cause.kind == .addition
      let aside =
        isAddition
        ? official.place(of: gap, in: evidence.retelling)
        : retelling.place(of: gap, in: evidence.official)
      let place = place(of: gap, evidence)
      return Draft(
        origin: .gap, cause: gap.cause, severity: aside == nil ? gap.severity : .minor,
        confidence: probability,
        official: isAddition ? nil : place, retelling: isAddition ? place : nil,
        reason: aside.map { reason(for: gap, told: $0) } ?? reason(for: gap, evidence))
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

  private static func reason(for gap: Gap, told place: ToldAside.Place) -> String {
    let text = gap.cause.kind == .addition ? "official text" : "retelling"
    return "the \(text) says this only \(place.words)"
  }

  private static func reason(for gap: Gap, _ evidence: Evidence) -> String {
    switch gap.cause {
    case .omittedParagraph: Reasons.missingParagraph
    case .omittedSentence: Reasons.missingSentence
    case .addedParagraph: Reasons.addedParagraph
    case .addedSentence: Reasons.addedSentence
    case .omittedClause, .omittedWord:
      Reasons.missing(Quoting.quoted(evidence.official.quote(gap.tokens)))
    default:
      Reasons.added(Quoting.quoted(evidence.retelling.quote(gap.tokens)))
    }
  }
}
