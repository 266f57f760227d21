/// An action of a reviewer. Events are only ever added: a change of mind is a new event.
public struct ReviewEvent: Sendable, Hashable, Identifiable {
  /// 32 hexadecimal digits derived from the other fields, so that an event has the same id on every
  /// machine.
  public let id: String
  /// Counts from 1 within a pair of texts and is higher than for every event the reviewer had seen
  /// (a Lamport clock), so that a wall clock that jumps back cannot make an old decision the
  /// latest.
  public let order: Int
  /// The reviewer.
  public let reviewer: String
  /// ISO 8601 in UTC, read by the program; shown, but never used for ordering.
  public let time: String
  /// The action.
  public let mark: ReviewMark

  /// A stored event.
  public init(id: String, order: Int, reviewer: String, time: String, mark: ReviewMark) {
    self.id = id
    self.order = order
    self.reviewer = reviewer
    self.time = time
    self.mark = mark
  }

  /// A new event.
  public init(order: Int, reviewer: String, time: String, mark: ReviewMark) {
    var hash = StableHash()
    hash.add("\(order)")
    hash.add(reviewer)
    hash.add(time)
    mark.add(to: &hash)
    self.init(id: hash.hexadecimal, order: order, reviewer: reviewer, time: time, mark: mark)
  }
}

/// The actions of a reviewer.
public enum ReviewMark: Sendable, Hashable {
  /// The state is `confirmed`, `rejected`, or `unreviewed` for a comment without a decision.
  case decision(Anchor, ReviewState, comment: String)
  /// States that two places have the same content, or that they do not.
  case link(official: Quote, retelling: Quote, isLinked: Bool)
  /// A manual finding.
  case finding(Anchor, comment: String)
  /// Undoes the event with this id; undoing an `undo` restores its event.
  case undo(ReviewEvent.ID)

  fileprivate func add(to hash: inout StableHash) {
    func add(_ quote: Quote?) {
      hash.add(quote == nil ? "0" : "1")
      guard let quote else { return }
      hash.add(quote.words)
      hash.add(quote.before)
      hash.add(quote.after)
    }
    func add(_ anchor: Anchor) {
      hash.add(anchor.kind.rawValue)
      hash.add(anchor.cause?.rawValue ?? "")
      hash.add(anchor.severity.rawValue)
      add(anchor.official)
      add(anchor.retelling)
    }
    switch self {
    case .decision(let anchor, let state, let comment):
      hash.add("decision")
      add(anchor)
      hash.add(state.rawValue)
      hash.add(comment)
    case .link(let official, let retelling, let isLinked):
      hash.add("link")
      add(official)
      add(retelling)
      hash.add(isLinked ? "1" : "0")
    case .finding(let anchor, let comment):
      hash.add("finding")
      add(anchor)
      hash.add(comment)
    case .undo(let id):
      hash.add("undo")
      hash.add(id)
    }
  }
}
