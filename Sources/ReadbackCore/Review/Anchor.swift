/// What a decision refers to: the words on both sides and the finding about them.
public struct Anchor: Sendable, Hashable {
  /// The kind of the finding: an omission, an addition or a mistranslation.
  public let kind: FindingKind
  /// Nil if a later version wrote a cause that this one does not know.
  public let cause: FindingCause?
  /// The severity of the finding.
  public let severity: Severity
  /// Nil for an addition without a place in the official text. At least one side is present.
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
