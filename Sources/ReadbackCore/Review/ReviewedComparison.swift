/// A comparison with the reviewers' decisions about its findings.
public struct ReviewedComparison: Sendable {
  /// Its findings include manual ones, and those that reviewers confirmed but this version no
  /// longer finds.
  public let comparison: Comparison
  /// By finding id, in order of time; decisions on findings that this comparison does not have are
  /// kept without effect.
  public let decisions: [Finding.ID: [Decision]]
  /// Findings that exist only because of a reviewer, with the event responsible.
  public let byHand: [Finding.ID: ReviewEvent.ID]
  /// Findings whose severity a reviewer set, with the event responsible.
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

  /// The review state from each reviewer's latest decision: disputed if they differ.
  public func state(of finding: Finding) -> ReviewState {
    var last: [String: ReviewState] = [:]
    for decision in decisions[finding.id] ?? [] { last[decision.reviewer] = decision.state }
    let states = Set(last.values).subtracting([.unreviewed])
    return states.count > 1 ? .disputed : states.first ?? .unreviewed
  }

  /// Whether it clears the panel's bar and no reviewer rejected it.
  public func stands(_ finding: Finding) -> Bool {
    finding.isShown && state(of: finding) != .rejected
  }

  /// "7 of 23 reviewed", among the findings that clear the panel's bar.
  public var counts: (reviewed: Int, all: Int) {
    let shown = comparison.findings.filter(\.isShown)
    return (shown.count { state(of: $0) != .unreviewed }, shown.count)
  }
}

/// A mark that could not be placed: it is listed as lost, but never removed from the store.
public struct LostMark: Sendable, Hashable {
  /// The original mark.
  public let event: ReviewEvent
  /// Why it has no place.
  public let reason: Reason

  public init(event: ReviewEvent, reason: Reason) {
    self.event = event
    self.reason = reason
  }

  /// Why a mark no longer has a place.
  public enum Reason: String, Sendable, CaseIterable {
    /// The words it was about are no longer in the text.
    case wordsChanged = "words-changed"
    /// The words are there, but this version finds nothing wrong with them.
    case notFound = "not-found"

    /// For the list of lost marks.
    public var sentence: String {
      switch self {
      case .wordsChanged: "the words that were marked have changed"
      case .notFound: "the words are there, but are no longer a finding"
      }
    }
  }
}
