/// Two documents faced: how they are linked, what was found, and the verdict on the whole.
public struct Comparison: Sendable {
  /// The text that is retold.
  public let official: Document
  /// The text that retells it.
  public let retelling: Document
  /// Which sentences and words tell the same.
  public let alignment: Alignment
  /// In the order of the official text; additions behind the sentence they follow.
  public let findings: [Finding]
  /// What can be said of the retelling as a whole.
  public let verdict: Verdict
  /// What became of asking for a second opinion; nil when none was asked for.
  public let opinion: OpinionSummary?

  public init(
    official: Document, retelling: Document, alignment: Alignment, findings: [Finding],
    verdict: Verdict, opinion: OpinionSummary? = nil
  ) {
    self.official = official
    self.retelling = retelling
    self.alignment = alignment
    self.findings = findings
    self.verdict = verdict
    self.opinion = opinion
  }
}

/// What can be said of a retelling as a whole.
public struct Verdict: Sendable, Hashable {
  /// Whether the retelling tells the official text at all.
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

/// Whether a text retells the official one: by its coverage, names, dates and numbers.
public enum VerdictRelation: String, Sendable, CaseIterable {
  /// It carries most of the official text, from 0.6.
  case retells
  /// It carries part of the official text.
  case partly
  /// It tells something else; it has no findings then.
  case unrelated
}
