/// What a reviewer decided about a finding.
public struct Decision: Sendable, Hashable {
  public let state: ReviewState
  /// May be empty.
  public let comment: String
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

public enum ReviewState: String, Sendable, CaseIterable {
  case unreviewed
  case confirmed
  case rejected
  /// Reviewers decided differently; derived, never kept.
  case disputed
}
