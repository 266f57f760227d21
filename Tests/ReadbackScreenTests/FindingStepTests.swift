import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func oneKeyPerFindingReviewsEverything() {
  var session = Harbour.session()
  let count = session.facing.listed.count
  for _ in 0..<count { session.press("r") }
  #expect(session.facing.unreviewedCount == 0)
  #expect(status(session).contains("all findings are reviewed"))
}

@Test func filteredListIsNotCalledFullyReviewed() {
  var session = Harbour.session()
  session.relist { $0.filter.severity = .critical }
  for _ in 0..<session.facing.listed.count { session.press("r") }
  #expect(status(session).contains("all findings that pass the filter are reviewed"))
}

@Test func repeatedKeyUndoesNothing() {
  var session = Harbour.session(keys: "]r[")
  #expect(session.press("r").isEmpty)
  #expect(session.retelling.decisions["re-armed"]?.state == .confirmed)
  #expect(status(session).contains("before"))
}

@Test func stepAfterADecisionKeepsIt() {
  let session = Harbour.session(keys: "r]x")
  #expect(session.retelling.decisions["re-armed"]?.state == .confirmed)
}

@Test func undoGoesToTheFinding() {
  let session = Harbour.session(keys: "]]xU")
  #expect(session.currentFinding?.id == "mayor")
}

@Test func filtersAndRejectionsKeepNumbers() {
  var session = Harbour.session(keys: "]]x")
  #expect(session.currentFinding?.number == 3)
  session.press("fjj q]")
  #expect(session.findings.map(\.number) == [1, 2, 3, 4])
  session.press(":f3\n")
  #expect(session.currentFinding?.id == "route")
  session.press(":f2\n")
  #expect(status(session).contains("finding 2 is not listed"))
  session.press(":f9\n")
  #expect(status(session).contains("no finding has the number 9"))
}

@Test func criticalFindingsAreSteppedThrough() {
  var session = Harbour.session(keys: "e")
  #expect(session.currentFinding?.id == "route")
  session.press("))")
  #expect(session.currentFinding?.id == "re-armed")
  session.press("(")
  #expect(session.currentFinding?.id == "must")
}

@Test func orderOfFindingsCanBeChosen() {
  var session = Harbour.session(keys: "o]")
  #expect(session.currentFinding?.id == "route")
  session.press("]]")
  #expect(session.currentFinding?.id == "must")
  session.press("oo[")
  #expect(session.currentFinding?.id == "route")
}

@Test(arguments: ["G", "g", " ", ":1\n", ":6\n", "/mayor\n", "jjjjjjjj", "kkkk", "99j"])
func choiceIsAlwaysOnTheScreen(keys: String) {
  for size in [(80, 24), (50, 12), (40, 10), (120, 20)] {
    var session = Harbour.session(columnCount: size.0, rowCount: size.1)
    for key in ["", "]", "]]", "]]]]"] {
      session.press(key + keys)
      if let position = session.position {
        #expect(session.screenLine(ofListed: position) != nil, "\(key)\(keys) at \(size)")
      }
    }
  }
}

@Test func similarFindingsAreRejectedAndRestoredTogether() {
  var session = Harbour.session(keys: "]")
  // The same words again, in the second retelling.
  let known = Harbour.comparison(1)
  let again = Finding(
    id: "again", cause: .omittedParagraph, severity: .minor, confidence: 1,
    official: Harbour.place(
      "No other route is safe for the ferries, the council stressed.",
      in: Harbour.official),
    retelling: nil, reason: "", isShown: true)
  _ = session.receive(
    .compared(
      retelling: 1,
      Comparison(
        official: known.official, retelling: known.retelling, alignment: known.alignment,
        findings: known.findings + [again], verdict: known.verdict)))
  session.press("]]")
  #expect(session.press("X").count == 2)
  #expect(session.retellings[1].decisions["again"]?.state == .rejected)
  #expect(session.retelling.decisions["route"]?.state == .rejected)
  #expect(session.press("U").count == 2)
  #expect(session.retellings[1].decisions["again"] == nil && session.retelling.decisions.isEmpty)
}

@Test func reviewerCanChangeTheSeverity() {
  var session = Harbour.session(keys: "]")
  guard case .keepFinding(0, let graded)? = session.press("Cc").first else {
    Issue.record("nothing is kept")
    return
  }
  #expect(graded.severity == .critical && graded.id == "re-armed")
  #expect(session.retelling.decisions["re-armed"]?.state == .confirmed)
  guard case .dropFinding(0, _)? = session.press("U").first else {
    Issue.record("it is not taken back")
    return
  }
  #expect(session.retelling.decisions["re-armed"] == nil)
}

@Test func unreviewedMeansNotReviewedByTheReader() {
  var session = Harbour.session()
  let ada = Decision(state: .confirmed, reviewer: "Ada", time: "2021-12-08T09:00:00Z")
  _ = session.receive(Harbour.review(["re-armed": [ada]]))
  session.press("}")
  #expect(session.currentFinding?.id == "re-armed")
  let mine = session.filterItems.firstIndex(of: .unreviewedByReader) ?? 0
  session.press("]r" + "f" + String(repeating: "j", count: mine) + " q")
  #expect(session.facing.listed.count == 3)
}

@Test func choiceIsRestoredWithTheSizeOfTheScreen() {
  var session = Harbour.session(keys: "]]")
  let before = session.grid()
  _ = session.receive(.resized(columnCount: 44, rowCount: 8))
  _ = session.receive(.resized(columnCount: 80, rowCount: 24))
  #expect(session.currentFinding?.id == "mayor")
  #expect(session.grid() == before)
}

@Test func findingStaysChosenOnASmallerScreen() {
  var session = Harbour.session()
  let count = session.facing.listed.count
  for _ in 0..<count {
    session.press("]")
    _ = session.receive(.resized(columnCount: 60, rowCount: 15))
    let chosen = session.currentFinding?.id
    _ = session.receive(.resized(columnCount: 40, rowCount: 10))
    #expect(session.currentFinding?.id == chosen)
  }
}
