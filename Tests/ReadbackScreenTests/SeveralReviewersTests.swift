import ReadbackCore
import Testing

@testable import ReadbackScreen

private let ada = Decision(
  state: .confirmed, comment: "as I read it", reviewer: "Ada", time: "2021-12-08T09:00:00Z")

@Test func disagreementIsShownNotOverwritten() {
  var session = Harbour.session(keys: "]")
  _ = session.receive(Harbour.review(["re-armed": [ada]]))
  #expect(session.retelling.state(of: session.findings[0]) == .confirmed)
  session.press("x[")
  #expect(session.retelling.state(of: session.findings[0]) == .disputed)
  let screen = rows(of: session.grid())
  #expect(screen.contains { $0.contains("you: rejected · Ada: confirmed, \"as I read it\"") })
  #expect(screen.contains { $0.hasSuffix("?|") || $0.contains("? ") })
  session.press("r")
  #expect(session.retelling.state(of: session.findings[0]) == .confirmed)
}

@Test func othersMarksArriveWhileReadingAndOwnMarksStay() {
  var session = Harbour.session(keys: "]x]")
  let old = Decision(state: .confirmed, reviewer: "me", time: "2021-12-08T08:00:00Z")
  let cursor = session.reading
  // Loaded from the store before the rejection was saved.
  _ = session.receive(Harbour.review(["re-armed": [old], "must": [ada]]))
  #expect(session.retelling.state(of: session.findings[0]) == .rejected)
  #expect(session.retelling.state(of: session.findings[3]) == .confirmed)
  #expect(session.reading.screenLine == cursor.screenLine && session.reading.line == cursor.line)
  #expect(session.currentFinding?.id == "route")
  #expect(status(session).contains("1 of 4 reviewed"))
}

@Test func filterCanSelectAState() {
  var session = Harbour.session(keys: "]r")
  _ = session.receive(Harbour.review(["re-armed": [ada], "must": [ada]]))
  session.press("[xf")
  let disputed = session.filterItems.firstIndex(of: .state(.disputed)) ?? 0
  session.press(String(repeating: "j", count: disputed) + " q")
  #expect(session.facing.listed.map { session.findings[$0].id } == ["re-armed"])
  session.press("f" + String(repeating: "j", count: disputed) + " q")
  #expect(session.facing.listed.count == 4)
}

@Test func lostMarksAreReportedAndListed() {
  var session = Harbour.session()
  #expect(
    session.press("M").isEmpty && status(session).contains("every decision still matches the text"))
  let anchor = Anchor(
    kind: .mistranslation, cause: .wrongSense, severity: .major,
    official: Quote(of: 0..<4, in: Harbour.official.text), retelling: nil)
  let event = ReviewEvent(
    order: 1, reviewer: "Ada", time: "2021-12-08T09:00:00Z",
    mark: .decision(anchor, .confirmed, comment: "odd"))
  _ = session.receive(Harbour.review([:], lost: [LostMark(event: event, reason: .wordsChanged)]))
  #expect(status(session).contains("1 decision no longer matches the text"))
  session.press("M")
  expectGolden("lost-marks", session.grid())
}

@Test func problemOfTheStoreStaysInTheStatusLine() {
  var session = Harbour.session(columnCount: 120)
  _ = session.receive(.storeState(problem: "1 mark is not kept yet: the disk is full"))
  #expect(status(session).contains("the disk is full"))
  session.press("j")
  #expect(status(session).contains("decisions are not saved"))
  _ = session.receive(.storeState(problem: nil))
  #expect(!status(session).contains("not kept"))
}
