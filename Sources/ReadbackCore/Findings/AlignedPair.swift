/// An official text and a retelling of it, linked and analysed but not yet judged.
public struct AlignedPair: Sendable {
  let evidence: Evidence
  let told: Told
  public let verdict: Verdict

  init(_ evidence: Evidence, concurrently: Concurrently = oneByOne) {
    self.evidence = evidence
    told = Told(evidence, concurrently: concurrently)
    verdict = Verdict.judged(evidence, told: told)
  }

  public var official: Document { evidence.official.document }
  public var retelling: Document { evidence.retelling.document }
}
