import ReadbackCore

/// Which findings are listed, highlighted and counted.
struct Filter: Sendable, Hashable {
  var hiddenKinds: Set<FindingKind> = []
  var hiddenCauses: Set<FindingCause> = []
  var severity = Severity.minor
  /// Only findings in this state; nil lists all but rejected ones.
  var state: ReviewState?
  /// Only findings that the reader has not decided on, regardless of other reviewers.
  var isUnreviewedByReader = false
  /// Only findings from this source; nil lists all.
  var source: SourceChoice?
  /// Whether to include rejected findings.
  var showsRejected = false
  /// Whether to include findings below the panel's bar.
  var showsDoubts = false

  func passes(
    _ finding: FindingTraits, state: ReviewState, isUnreviewedByReader isUnreviewed: Bool
  ) -> Bool {
    guard passesInAnyState(finding) else { return false }
    if isUnreviewedByReader, !isUnreviewed { return false }
    if let wanted = self.state { return wanted == state }
    return showsRejected || state != .rejected
  }

  /// Whether a finding is hidden only because it was rejected.
  func putsAway(_ finding: FindingTraits, state: ReviewState) -> Bool {
    self.state == nil && !isUnreviewedByReader && !showsRejected && state == .rejected
      && passesInAnyState(finding)
  }

  private func passesInAnyState(_ finding: FindingTraits) -> Bool {
    (finding.isShown || showsDoubts) && finding.severity >= severity
      && (source == nil || source == finding.source)
      && (hiddenKinds.isEmpty || !hiddenKinds.contains(finding.kind))
      && (hiddenCauses.isEmpty || !hiddenCauses.contains(finding.cause))
  }

  var isOpen: Bool { self == Filter() }
}
