/// Which findings a list gives: by default what the panel shows.
public struct FindingSelection: Sendable, Hashable {
  /// Findings of these kinds; empty means all kinds.
  public var kinds: Set<FindingKind>
  /// Findings of these causes; empty means all causes.
  public var causes: Set<FindingCause>
  /// Findings that one of these has; empty means from anywhere.
  public var sources: Set<FindingSource>
  /// Findings as grave as this or graver.
  public var minimumSeverity: Severity
  /// Also the doubts below the panel's bar.
  public var includesDoubts: Bool
  /// Also what a reviewer rejected.
  public var includesRejected: Bool

  public init(
    kinds: Set<FindingKind> = [], causes: Set<FindingCause> = [],
    sources: Set<FindingSource> = [], minimumSeverity: Severity = .minor,
    includesDoubts: Bool = false, includesRejected: Bool = false
  ) {
    self.kinds = kinds
    self.causes = causes
    self.sources = sources
    self.minimumSeverity = minimumSeverity
    self.includesDoubts = includesDoubts
    self.includesRejected = includesRejected
  }

  /// The findings that pass, in the comparison's order.
  public func findings(of reviewed: ReviewedComparison) -> [Finding] {
    reviewed.comparison.findings.filter { finding in
      (kinds.isEmpty || kinds.contains(finding.kind))
        && (causes.isEmpty || causes.contains(finding.cause))
        && (sources.isEmpty || !sources.isDisjoint(with: finding.sources))
        && finding.severity >= minimumSeverity
        && (includesDoubts || finding.isShown)
        && (includesRejected || reviewed.state(of: finding) != .rejected)
    }
  }
}
