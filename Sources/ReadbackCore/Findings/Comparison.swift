/// A comparison of two documents: their links, the findings and the overall verdict.
public struct Comparison: Sendable {
  /// The official text.
  public let official: Document
  /// The retelling.
  public let retelling: Document
  /// The links between sentences and between words.
  public let alignment: Alignment
  /// Numbered, in the order of the official text; additions are in the position where the retelling
  /// has them.
  public let findings: [Finding]
  /// The assessment of the retelling as a whole.
  public let verdict: Verdict
  /// Every difference inside linked sentences, group by group in the order of the links.
  public let edits: [Edit]
  /// The outcome of asking for a second opinion; nil if none was requested.
  public let opinion: OpinionSummary?
  /// Whether findings may still lack numbers: more evidence is expected, and a number cannot be
  /// changed once it is assigned.
  public let awaitsNumbers: Bool

  /// Sorts the findings, and numbers those without a number unless numbering is deferred.
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

/// The assessment of a retelling as a whole.
public struct Verdict: Sendable, Hashable {
  /// Whether the retelling retells the official text at all.
  public let relation: VerdictRelation
  /// 0...1: the share of the official text's content that the retelling covers.
  public let coverage: Double
  /// Backed: 0...1, the share of the retelling's content that comes from the official text.
  public let backed: Double
  /// Changed: 0...1, the share of the linked official sentences with a major or critical
  /// mistranslation.
  public let changed: Double
  /// Sentences for the reader: coverage, and the names, dates and numbers that support the verdict
  /// or speak against it.
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

  /// The same verdict, updated with the findings.
  func with(changed: Double) -> Verdict {
    Verdict(
      relation: relation, coverage: coverage, backed: backed, changed: changed, evidence: evidence)
  }
}

/// Whether a text retells the official one.
public enum VerdictRelation: String, Sendable, CaseIterable {
  /// It covers most of the official text, or nearly all of it comes from the official text: a true
  /// summary.
  case retells
  /// It covers part of the official text.
  case partly
  /// It is about something else: neither text covers the other. It has no findings then.
  case unrelated
  /// Unknown: the texts are in languages that cannot be compared.
  case undecided

  /// Whether the retelling is known to retell the official text, at least in part.
  public var isRelated: Bool { self == .retells || self == .partly }
}
