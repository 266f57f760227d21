/// Two documents faced: how they are linked, what was found, and the verdict on the whole.
public struct Comparison: Sendable {
  public let official: Document
  public let retelling: Document
  public let alignment: Alignment
  /// In the order of the official text; additions behind the sentence they follow.
  public let findings: [Finding]
  public let verdict: Verdict

  public init(
    official: Document, retelling: Document, alignment: Alignment, findings: [Finding],
    verdict: Verdict
  ) {
    self.official = official
    self.retelling = retelling
    self.alignment = alignment
    self.findings = findings
    self.verdict = verdict
  }
}

/// What can be said of a retelling as a whole.
public struct Verdict: Sendable, Hashable {
  public let relation: VerdictRelation
  /// 0...1: the share of the official text's content that the retelling carries.
  public let coverage: Double
  /// Sentences a reader understands: coverage, names, dates and numbers that speak for or against.
  public let evidence: [String]

  public init(relation: VerdictRelation, coverage: Double, evidence: [String]) {
    self.relation = relation
    self.coverage = coverage
    self.evidence = evidence
  }
}

public enum VerdictRelation: String, Sendable, CaseIterable {
  case retells
  case partly
  case unrelated
}
