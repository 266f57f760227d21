import ReadbackCore

/// Which findings are listed, lit and counted.
struct Filter: Sendable, Hashable {
  var hiddenKinds: Set<FindingKind> = []
  var hiddenCauses: Set<FindingCause> = []
  var severity = Severity.minor
  var isUnreviewedOnly = false
  /// Lists also what does not clear the panel's bar.
  var showsDoubts = false

  func passes(_ finding: Finding, state: ReviewState) -> Bool {
    (finding.isShown || showsDoubts) && !hiddenKinds.contains(finding.kind)
      && !hiddenCauses.contains(finding.cause) && finding.severity >= severity
      && (!isUnreviewedOnly || state == .unreviewed)
  }

  var isOpen: Bool { self == Filter() }
}
