import ReadbackCore

/// Which findings are listed, lit and counted.
struct Filter: Sendable, Hashable {
  var hiddenKinds: Set<FindingKind> = []
  var hiddenCauses: Set<FindingCause> = []
  var severity = Severity.minor
  /// Only findings in this state; nil lists all but the rejected.
  var state: ReviewState?
  /// Only findings that the reader has not decided on, whatever others did.
  var isUnreviewedByReader = false
  /// Only findings from there; nil lists all.
  var source: SourceChoice?
  /// Lists the rejected among the others.
  var showsRejected = false
  /// Lists also what does not clear the panel's bar.
  var showsDoubts = false

  func passes(
    _ finding: FindingTraits, state: ReviewState, isUnreviewedByReader isUnreviewed: Bool
  ) -> Bool {
    guard passesInAnyState(finding) else { return false }
    if isUnreviewedByReader, !isUnreviewed { return false }
    if let wanted = self.state { return wanted == state }
    return showsRejected || state != .rejected
  }

  /// Whether a finding is not listed only because it was rejected.
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
