import ReadbackCore

/// Which findings are listed, lit and counted.
struct Filter: Sendable, Hashable {
  var hiddenKinds: Set<FindingKind> = []
  var hiddenCauses: Set<FindingCause> = []
  var severity = Severity.minor
  /// Only findings in this state; nil lists all.
  var state: ReviewState?
  /// Lists also what does not clear the panel's bar.
  var showsDoubts = false

  func passes(_ finding: Finding, state: ReviewState) -> Bool {
    (finding.isShown || showsDoubts) && !hiddenKinds.contains(finding.kind)
      && !hiddenCauses.contains(finding.cause) && finding.severity >= severity
      && (self.state == nil || self.state == state)
  }

  var isOpen: Bool { self == Filter() }
}
