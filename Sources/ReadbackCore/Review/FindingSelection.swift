/// Which findings a list includes: by default those shown in the panel.
public struct FindingSelection: Sendable, Hashable {
  /// Findings of these kinds; empty means all.
  public var kinds: Set<FindingKind>
  /// Findings of these causes; empty means all.
  public var causes: Set<FindingCause>
  /// Findings from any of these sources; empty means all.
  public var sources: Set<FindingSource>
  /// The least severity.
  public var minimumSeverity: Severity
  /// Whether to include doubts below the panel's bar.
  public var includesDoubts: Bool
  /// Whether to include rejected findings.
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

  /// The selected findings, in the comparison's order.
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
