/// A comparison with what reviewers decided about its findings.
public struct ReviewedComparison: Sendable {
  /// Among its findings are those that reviewers made by hand, and those they confirmed and this
  /// version no longer sees.
  public let comparison: Comparison
  /// By finding id, in the order they were made; decisions on findings that this comparison does
  /// not have are kept and change nothing.
  public let decisions: [Finding.ID: [Decision]]
  /// Findings that are there by a reviewer's word alone, and the event that says so.
  public let byHand: [Finding.ID: ReviewEvent.ID]
  /// Findings to which a reviewer gave a severity, and the event that says so.
  public let graded: [Finding.ID: ReviewEvent.ID]
  /// Marks that have no place in these texts, in order.
  public let lost: [LostMark]

  public init(
    _ comparison: Comparison, decisions: [Finding.ID: [Decision]] = [:],
    byHand: [Finding.ID: ReviewEvent.ID] = [:], graded: [Finding.ID: ReviewEvent.ID] = [:],
    lost: [LostMark] = []
  ) {
    self.comparison = comparison
    self.decisions = decisions
    self.byHand = byHand
    self.graded = graded
    self.lost = lost
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

  /// "7 of 23 reviewed", among the findings that clear the panel's bar.
  public var counts: (reviewed: Int, all: Int) {
    let shown = comparison.findings.filter(\.isShown)
    return (shown.count { state(of: $0) != .unreviewed }, shown.count)
  }
}

/// A mark that could not be placed: it is reset and listed, never dropped from the store.
public struct LostMark: Sendable, Hashable {
  /// The mark as it was made.
  public let event: ReviewEvent
  /// Why it has no place.
  public let reason: Reason

  public init(event: ReviewEvent, reason: Reason) {
    self.event = event
    self.reason = reason
  }

  /// Why a mark has no place any more.
  public enum Reason: String, Sendable, CaseIterable {
    /// The words that were judged are not in the text any more.
    case wordsChanged = "words-changed"
    /// The words are there, and this version finds nothing wrong with them.
    case notFound = "not-found"

    /// For the list of lost marks.
    public var sentence: String {
      switch self {
      case .wordsChanged: "the words that were marked have changed"
      case .notFound: "the words are there, but nothing is found in them any more"
      }
    }
  }
}
