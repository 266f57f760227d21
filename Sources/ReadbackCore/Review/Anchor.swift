/// What a decision was made about: the words on both sides and what was said of them.
public struct Anchor: Sendable, Hashable {
  /// What the finding was: an omission, an addition or a mistranslation.
  public let kind: FindingKind
  /// Nil when a later version gave a cause that this one does not know.
  public let cause: FindingCause?
  /// How grave it was said to be.
  public let severity: Severity
  /// Nil for an addition without a place in the official text. One side is there.
  public let official: Quote?
  /// Nil for an omission without a place in the retelling.
  public let retelling: Quote?

  public init(
    kind: FindingKind, cause: FindingCause?, severity: Severity, official: Quote?,
    retelling: Quote?
  ) {
    self.kind = kind
    self.cause = cause
    self.severity = severity
    self.official = official
    self.retelling = retelling
  }

  init(of finding: Finding, official: SourceText, retelling: SourceText) {
    self.init(
      kind: finding.kind, cause: finding.cause, severity: finding.severity,
      official: finding.official.flatMap { Quote(of: $0, in: official) },
      retelling: finding.retelling.flatMap { Quote(of: $0, in: retelling) })
  }
}
