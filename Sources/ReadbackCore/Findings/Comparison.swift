/// Two documents faced: how they are linked, what was found, and the verdict on the whole.
public struct Comparison: Sendable {
  /// The text that is retold.
  public let official: Document
  /// The text that retells it.
  public let retelling: Document
  /// Which sentences and words tell the same.
  public let alignment: Alignment
  /// In the order of the official text, numbered; additions stand where the retelling has them.
  public let findings: [Finding]
  /// What can be said of the retelling as a whole.
  public let verdict: Verdict
  /// Every difference inside linked sentences, group by group in the order of the links.
  public let edits: [Edit]
  /// What became of asking for a second opinion; nil when none was asked for.
  public let opinion: OpinionSummary?
  /// Findings may still be without a number: more is to come that has a say in what is found, and
  /// a number once given stays.
  public let awaitsNumbers: Bool

  /// Puts the findings in order, and numbers those that have no number unless numbers are awaited.
  public init(
    official: Document, retelling: Document, alignment: Alignment, findings: [Finding],
    verdict: Verdict, edits: [Edit] = [], opinion: OpinionSummary? = nil,
    awaitsNumbers: Bool = false
  ) {
    self.official = official
    self.retelling = retelling
    self.alignment = alignment
    let ordered = FindingNumbers.ordered(
      findings, official: official, retelling: retelling, alignment: alignment)
    self.findings = awaitsNumbers ? ordered : FindingNumbers.filled(ordered)
    self.verdict = verdict
    self.edits = edits
    self.opinion = opinion
    self.awaitsNumbers = awaitsNumbers
  }
}

/// What can be said of a retelling as a whole.
public struct Verdict: Sendable, Hashable {
  /// Whether the retelling tells the official text at all.
  public let relation: VerdictRelation
  /// Told: 0...1, the share of the official text's content that the retelling has.
  public let coverage: Double
  /// Backed: 0...1, the share of the retelling's content that the official text has.
  public let backed: Double
  /// Changed: 0...1, the share of the linked official sentences that hold a major or critical
  /// mistranslation.
  public let changed: Double
  /// Sentences a reader understands: coverage, names, dates and numbers that speak for or against.
  public let evidence: [String]

  public init(
    relation: VerdictRelation, coverage: Double, backed: Double = 1, changed: Double = 0,
    evidence: [String]
  ) {
    self.relation = relation
    self.coverage = coverage
    self.backed = backed
    self.changed = changed
    self.evidence = evidence
  }

  /// The same verdict with what the findings say.
  func with(changed: Double) -> Verdict {
    Verdict(
      relation: relation, coverage: coverage, backed: backed, changed: changed, evidence: evidence)
  }
}

/// Whether a text retells the official one.
public enum VerdictRelation: String, Sendable, CaseIterable {
  /// It tells most of the official text, or nearly all that it says is backed: a true summary.
  case retells
  /// It tells part of the official text.
  case partly
  /// It tells something else: neither text backs the other. It has no findings then.
  case unrelated
  /// Nothing is known: the texts are in languages that cannot be compared.
  case undecided

  /// Whether the retelling tells the official text, as far as is known.
  public var isRelated: Bool { self == .retells || self == .partly }
}
