import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func decisionsAreSavedUndoneAndRedone() {
  var session = Harbour.session(keys: "]")
  func decision(_ effects: [Effect]) -> (String, ReviewState, String)? {
    guard case .keepDecision(0, let finding, let state, let comment)? = effects.first else {
      return nil
    }
    return (finding, state, comment)
  }
  #expect(decision(session.press("r"))! == ("re-armed", .confirmed, ""))
  session.press("[")
  #expect(status(session).contains("1 of 4 reviewed"))
  #expect(decision(session.press("cno\n"))! == ("re-armed", .confirmed, "no"))
  #expect(decision(session.press("x"))! == ("re-armed", .rejected, "no"))
  #expect(decision(session.press("U"))! == ("re-armed", .confirmed, "no"))
  #expect(decision(session.press("U"))! == ("re-armed", .confirmed, ""))
  #expect(decision(session.receive(.key(.control("r"))))! == ("re-armed", .confirmed, "no"))
}

@Test func rejectedFindingLeavesTheScreenAndTheNextIsChosen() {
  var session = Harbour.session(keys: "]]]")
  #expect(session.currentFinding?.id == "route")
  session.press("x")
  #expect(status(session).contains("U undoes this"))
  #expect(session.currentFinding?.id == "must")
  expectGolden("rejected", session.grid())
  session.press("x")
  #expect(session.currentFinding?.id == "re-armed")
  session.press("xx")
  #expect(session.facing.listed.isEmpty && session.currentFinding == nil)
  #expect(session.press("x").isEmpty && status(session).contains("all findings have been rejected"))
}

@Test func undoneRejectionRestoresAndChoosesTheFinding() {
  var session = Harbour.session(keys: "]]")
  session.press("xG")
  #expect(session.facing.listed.count == 3)
  session.press("U")
  #expect(session.currentFinding?.id == "mayor" && session.facing.listed.count == 4)
  _ = session.receive(.key(.control("r")))
  #expect(session.currentFinding?.id == "route")
}

@Test func findingOffTheScreenCannotBeDecidedOn() {
  // Seven lines of text: at the beginning no finding is visible.
  var session = Harbour.session(columnCount: 50, rowCount: 9, keys: "]tg")
  #expect(session.currentFinding == nil)
  #expect(session.press("x").isEmpty && status(session).contains("no finding is on the screen"))
}

/// These views cover the finding, so a key must not decide it unseen.
@Test(arguments: ["s", "m", "f", "l", "?", "v"])
func findingUnderAnotherViewCannotBeDecidedOn(view: String) {
  for key in ["r", "x", "X", "c", "C", "y"] {
    var session = Harbour.session(keys: "]" + view)
    #expect(session.press(key).isEmpty, "\(key)")
    #expect(status(session).contains("no finding is shown here"), "\(key)")
    #expect(session.prompt == nil, "\(key)")
  }
  var session = Harbour.session(keys: "]" + view + "q")
  #expect(!session.press("r").isEmpty)
}

@Test func findingShownInFullCanBeDecidedOn() {
  var session = Harbour.session(keys: "]i")
  guard case .keepDecision(0, "re-armed", .rejected, "")? = session.press("x").first else {
    Issue.record("x decides nothing")
    return
  }
}

@Test(arguments: ["s", "m", "f", "l", "?"])
func findingIsNotChangedUnderAnotherView(view: String) {
  for key in ["]", "}", "e", ")"] {
    var session = Harbour.session(keys: "]]" + view)
    let before = session.currentFinding?.id
    session.press(key)
    #expect(session.currentFinding?.id == before, "\(key)")
    #expect(status(session).contains("close this first"), "\(key)")
  }
}

@Test func rejectedFindingsCountAsReviewed() {
  var session = Harbour.session(keys: "]x]r")
  session.press("j")
  #expect(status(session).contains("2 of 4 reviewed"))
  let rejected = session.filterItems.firstIndex(of: .rejected) ?? 0
  session.press("f" + String(repeating: "j", count: rejected) + " q")
  #expect(session.facing.listed.count == 4)
  #expect(status(session).contains("2 of 4 reviewed"))
  #expect(rows(of: session.grid()).contains { $0.contains("✗") })
}

@Test func savedDecisionsAreShown() {
  var session = Harbour.session()
  func decision(_ state: ReviewState) -> Decision {
    Decision(state: state, reviewer: "Ada", time: "2021-12-08T09:00:00Z")
  }
  _ = session.receive(
    Harbour.review(["re-armed": [decision(.confirmed)], "must": [decision(.rejected)]]))
  // The rejected one is hidden.
  #expect(status(session).contains("1 of 4 reviewed"))
  #expect(rows(of: session.grid()).contains { $0.contains("✓") })
  #expect(!session.facing.listed.contains { session.findings[$0].id == "must" })
}

@Test func manualLinkIsSavedAndCompared() {
  var session = Harbour.session(keys: "]]]l")
  let effects = session.press("j\n")
  guard case .keepLink(0, let link)? = effects.first, case .compare(0, let held)? = effects.last
  else {
    Issue.record("no link is kept: \(effects)")
    return
  }
  #expect(link.isLinked && link.official == 4..<5)
  #expect(held == [link])
  guard case .dropLink(0, link)? = session.press("qU").dropFirst().first else {
    Issue.record("the link is not dropped")
    return
  }
}

@Test func loadedLinksApplyToANewComparison() {
  var session = Harbour.session()
  let link = ManualLink(official: 2..<3, retelling: 4..<5, isLinked: true)
  guard case .compare(0, let held)? = session.receive(Harbour.review([:], links: [link])).first
  else {
    Issue.record("nothing is compared")
    return
  }
  #expect(held == [link])
}
