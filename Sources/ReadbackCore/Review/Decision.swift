/// What a reviewer decided about a finding.
public struct Decision: Sendable, Hashable {
  /// What was decided.
  public let state: ReviewState
  /// May be empty.
  public let comment: String
  /// Who decided, by the name they gave or their login.
  public let reviewer: String
  /// ISO 8601 in UTC, as the program read the clock.
  public let time: String

  public init(state: ReviewState, comment: String = "", reviewer: String, time: String) {
    self.state = state
    self.comment = comment
    self.reviewer = reviewer
    self.time = time
  }
}

/// The review state of a finding.
public enum ReviewState: String, Sendable, CaseIterable {
  /// Nobody has decided.
  case unreviewed
  /// It is a fault of the retelling.
  case confirmed
  /// It is not a fault.
  case rejected
  /// Reviewers disagree; derived, never stored.
  case disputed
}
