import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func anUnwrittenMarkIsShownAsSaving() {
  var session = Harbour.session(columnCount: 140)
  _ = session.press("]r")
  #expect(session.receive(.saving).isEmpty)
  _ = session.receive(.saving)
  #expect(status(session).contains("saving…"))
  _ = session.receive(.saved)
  #expect(status(session).contains("saving…"))
  _ = session.receive(.saved)
  #expect(!status(session).contains("saving"))
  // A surplus event does no harm.
  _ = session.receive(.saved)
  _ = session.receive(.saving)
  #expect(status(session).contains("saving…"))
}

@Test func theNoticeOfUnsavedMarksDisappearsWithItsCause() {
  var session = Harbour.session(columnCount: 140)
  _ = session.receive(.storeState(problem: "1 mark is not kept: the disk is full"))
  #expect(status(session).contains("the disk is full"))
  _ = session.receive(.storeState(problem: nil))
  #expect(!status(session).contains("not kept"))
  #expect(status(session).contains("the decisions are kept now"))
}

@Test func quittingWithUnsavedMarksAsks() {
  var session = Harbour.session(columnCount: 140)
  func ask() { _ = session.receive(.unkept(count: 2, reason: "the disk is full")) }
  ask()
  #expect(status(session).contains("2 decisions are not kept: the disk is full"))
  #expect(session.press("q").isEmpty)
  #expect(session.prompt == nil)
  ask()
  guard case .abandon? = session.press("d").first else {
    Issue.record("not abandoned")
    return
  }
  ask()
  #expect(session.press("w").isEmpty)
  guard case .rescue("decisions.jsonl")? = session.press("\n").first else {
    Issue.record("no file")
    return
  }
  _ = session.receive(.rescueFailed(path: "decisions.jsonl", reason: "it exists already"))
  #expect(status(session).contains("it exists already"))
  guard case .rescue("decisions.jsonl2")? = session.press("2\n").first else {
    Issue.record("not asked again")
    return
  }
}

@Test func aPromptAcceptsNoMoreThanItsLimit() {
  var options = Session.Options(reviewer: "me")
  options.lineLimit = 20
  var session = Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 140, rowCount: 24,
    options: options)
  session.settleComparisons()
  session.press("]c")
  _ = session.receive(.key(.paste(String(repeating: "long ", count: 100_000))))
  #expect(session.prompt?.line.scalarCount == 20)
  session.press("x")
  #expect(status(session).contains("no more than 20 characters"))
  // Removed text comes back only as far as there is room.
  _ = session.receive(.key(.control("u")))
  for _ in 0..<3 { _ = session.receive(.key(.control("y"))) }
  #expect(session.prompt?.line.scalarCount == 20)
  session.press("\n")
  #expect(session.prompt == nil)
}
