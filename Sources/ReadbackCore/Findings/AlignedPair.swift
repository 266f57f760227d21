/// An official text and a retelling of it, linked and analysed but not yet judged.
public struct AlignedPair: Sendable {
  let evidence: Evidence
  let told: Told
  /// What can be said of the retelling as a whole.
  public let verdict: Verdict

  init(_ evidence: Evidence, concurrently: Concurrently = oneByOne) {
    self.evidence = evidence
    told = Told(evidence, concurrently: concurrently)
    verdict = Verdict.judged(
      evidence, told: told,
      languages: LanguagePair(evidence.official.document, evidence.retelling.document))
  }

  /// The text that is retold.
  public var official: Document { evidence.official.document }
  /// The text that retells it.
  public var retelling: Document { evidence.retelling.document }
}
