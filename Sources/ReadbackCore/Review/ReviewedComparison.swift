/// A comparison with what reviewers decided about its findings.
public struct ReviewedComparison: Sendable {
  public let comparison: Comparison
  /// By finding id, in the order they were made; decisions on findings that this comparison does
  /// not have are kept and change nothing.
  public let decisions: [String: [Decision]]

  public init(_ comparison: Comparison, decisions: [String: [Decision]] = [:]) {
    self.comparison = comparison
    self.decisions = decisions
  }

  /// What reviewers say of a finding, each by their last word: disputed when they differ.
  public func state(of finding: Finding) -> ReviewState {
    var last: [String: ReviewState] = [:]
    for decision in decisions[finding.id] ?? [] { last[decision.reviewer] = decision.state }
    let states = Set(last.values).subtracting([.unreviewed])
    return states.count > 1 ? .disputed : states.first ?? .unreviewed
  }

  /// Clears the panel's bar and no reviewer's verdict took it out.
  public func stands(_ finding: Finding) -> Bool {
    finding.isShown && state(of: finding) != .rejected
  }
}
