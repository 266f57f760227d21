/// All events of reviewers about two texts, in order; it only grows.
public struct ReviewLog: Sendable, Hashable {
  /// Sorted by `order`, then time, then id; each id once.
  public private(set) var events: [ReviewEvent]

  public init(_ events: [ReviewEvent] = []) {
    self.events = []
    add(events)
  }

  /// Adds events from another session or machine; known ones are ignored.
  public mutating func add(_ more: [ReviewEvent]) {
    var known = Set(events.map(\.id))
    events.append(contentsOf: more.filter { known.insert($0.id).inserted })
    events.sort { ($0.order, $0.time, $0.id) < ($1.order, $1.time, $1.id) }
  }

  /// Creates the event of a mark, as the latest so far, and adds it.
  public mutating func add(
    _ mark: ReviewMark, by reviewer: String, at time: String
  ) -> ReviewEvent {
    let order = (events.last?.order ?? 0) + 1
    let event = ReviewEvent(order: order, reviewer: reviewer, time: time, mark: mark)
    events.append(event)
    return event
  }

  /// The valid events: those that were not undone, without the `undo` events.
  public var standing: [ReviewEvent] {
    let undone = undoneIDs
    return events.filter { !$0.isUndo && !undone.contains($0.id) }
  }

  /// Ids undone by a valid `undo`. An id depends on its target's id, so targets cannot form a
  /// cycle; a forged cycle ends where it began.
  private var undoneIDs: Set<ReviewEvent.ID> {
    var undoers: [ReviewEvent.ID: [ReviewEvent.ID]] = [:]
    for event in events {
      if case .undo(let target) = event.mark { undoers[target, default: []].append(event.id) }
    }
    if undoers.isEmpty { return [] }
    var isUndone: [ReviewEvent.ID: Bool] = [:]
    // Depth first with an explicit stack: a chain of undo and redo may be long.
    for root in undoers.keys where isUndone[root] == nil {
      var path = [root]
      var entered: Set<ReviewEvent.ID> = [root]
      while let id = path.last {
        let above = undoers[id] ?? []
        if let next = above.first(where: { isUndone[$0] == nil && !entered.contains($0) }) {
          entered.insert(next)
          path.append(next)
        } else {
          isUndone[id] = above.contains { isUndone[$0] == false }
          path.removeLast()
        }
      }
    }
    return Set(isUndone.filter(\.value).keys)
  }
}

extension ReviewEvent {
  var isUndo: Bool {
    if case .undo = mark { true } else { false }
  }
}
