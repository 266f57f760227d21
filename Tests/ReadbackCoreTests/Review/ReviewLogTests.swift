import Testing

@testable import ReadbackCore

private func mark(_ words: String) -> ReviewMark {
  let quote = Quote(words: words, before: "", after: "", position: 0)
  let anchor = Anchor(
    kind: .omission, cause: .omittedWord, severity: .minor, official: quote, retelling: nil)
  return .decision(anchor, .confirmed, comment: "")
}

extension ReviewLog {
  fileprivate mutating func mark(_ words: String, by reviewer: String = "ann") -> ReviewEvent {
    add(ReadbackCoreTests.mark(words), by: reviewer, at: "2026-01-01T00:00:00Z")
  }

  fileprivate mutating func undo(_ event: ReviewEvent) -> ReviewEvent {
    add(.undo(event.id), by: "ann", at: "2026-01-01T00:00:00Z")
  }

  fileprivate var words: [String] {
    standing.map { $0.mark.quotes.official?.words ?? "" }
  }
}

@Test func anUndoCanBeUndone() {
  var log = ReviewLog()
  _ = log.mark("one")
  let two = log.mark("two")
  let undo = log.undo(two)
  #expect(log.words == ["one"])
  let redo = log.undo(undo)
  #expect(log.words == ["one", "two"])
  _ = log.undo(redo)
  #expect(log.words == ["one"])
  #expect(log.events.count == 5)
}

@Test func eventsAreAddedOnceAndInOrder() {
  var log = ReviewLog()
  let one = log.mark("one")
  let two = log.mark("two")
  var other = ReviewLog([two, one, two])
  other.add([one])
  #expect(other == log)
}

@Test func aClockThatJumpsBackChangesNothing() {
  var log = ReviewLog()
  let first = log.add(mark("one"), by: "ann", at: "2030-01-01T00:00:00Z")
  let second = log.add(mark("two"), by: "ann", at: "1970-01-01T00:00:00Z")
  #expect(ReviewLog([second, first]).events == [first, second])
}

@Test func aForgedCycleOfUndosEnds() {
  let ids = ["a", "b", "c"].map { String(repeating: $0, count: 32) }
  let events = (0..<3).map {
    ReviewEvent(id: ids[$0], order: $0 + 1, reviewer: "x", time: "", mark: .undo(ids[($0 + 1) % 3]))
  }
  #expect(ReviewLog(events).standing.isEmpty)
}
