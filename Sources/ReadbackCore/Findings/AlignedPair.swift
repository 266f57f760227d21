/// An official text and a retelling of it, linked and analysed but not yet judged.
public struct AlignedPair: Sendable {
  let evidence: Evidence
  let told: Told
  public let verdict: Verdict

  init(_ evidence: Evidence) {
    self.evidence = evidence
    told = Told(evidence)
    verdict = Verdict.judged(evidence, told: told)
  }

  public var official: Document { evidence.official.document }
  public var retelling: Document { evidence.retelling.document }
}
