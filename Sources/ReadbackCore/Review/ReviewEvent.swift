/// One thing that a reviewer did. Events are only ever added: a change of mind is a new event.
public struct ReviewEvent: Sendable, Hashable, Identifiable {
  /// 32 hexadecimal digits made from the rest, so that one event has one id on every box.
  public let id: String
  /// Counts from 1 within a pair of texts and is above that of every event the reviewer had seen
  /// (a Lamport clock): a wall clock that jumps back cannot make an old decision the last word.
  public let order: Int
  /// Who did it.
  public let reviewer: String
  /// ISO 8601 in UTC, as the program read the clock; shown, never used to decide.
  public let time: String
  /// What was done.
  public let mark: ReviewMark

  /// An event that was kept before.
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

/// What a reviewer can do.
public enum ReviewMark: Sendable, Hashable {
  /// The state is `confirmed`, `rejected`, or `unreviewed` for a comment without a decision.
  case decision(Anchor, ReviewState, comment: String)
  /// Says that two places tell the same, or that they do not.
  case link(official: Quote, retelling: Quote, isLinked: Bool)
  /// A finding made by hand.
  case finding(Anchor, comment: String)
  /// Takes back the event with this id; taking back an `undo` brings its event back.
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
