import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func findingIsMadeOnSelectedWords() {
  var session = Harbour.session(keys: "]]]")
  session.press("a")
  expectGolden("choosing-words", session.grid())
  session.press("ll\nll\n")
  expectGolden("choosing-kind", session.grid())
  guard case .keepFinding(0, let finding)? = session.press("omjust so\n").first else {
    Issue.record("nothing is kept")
    return
  }
  #expect(finding.kind == .omission && finding.reason == "just so" && finding.retelling == nil)
  #expect(finding.official.map { Harbour.official.text[$0] } == "route is safe")
  guard case .dropFinding(0, let dropped)? = session.press("U").first else {
    Issue.record("it is not taken back")
    return
  }
  #expect(dropped.official == finding.official)
}

@Test func newFindingIsChosenWhenSaved() {
  var session = Harbour.session(keys: "a\nl\nmnwrong\n")
  guard let wanted = session.newFinding else {
    Issue.record("nothing was made")
    return
  }
  let known = Harbour.comparison(0)
  let made = Finding(
    id: "hand-1", cause: wanted.cause, severity: wanted.severity, confidence: 1,
    official: wanted.official, retelling: wanted.retelling, reason: wanted.reason, isShown: true,
    sources: [.reviewer])
  let comparison = Comparison(
    official: known.official, retelling: known.retelling, alignment: known.alignment,
    findings: known.findings + [made], verdict: known.verdict)
  _ = session.receive(
    .reviewLoaded(retelling: 0, ReviewedComparison(comparison), links: []))
  #expect(session.currentFinding?.id == "hand-1")
  #expect(status(session).contains("added; U undoes this"))
}

@Test func existingFindingWithTheWordsIsNamed() {
  var session = Harbour.session()
  session.newFinding = Finding(
    id: "", cause: .wrongSense, severity: .major, confidence: 1,
    official: Harbour.place("must publish", in: Harbour.official), retelling: nil, reason: "",
    isShown: true)
  // As the store returns it: the finding that has the words is confirmed.
  let mine = Decision(state: .confirmed, reviewer: "me", time: "2026-01-01T00:00:00Z")
  _ = session.receive(Harbour.review(["must": [mine]]))
  #expect(session.currentFinding?.id == "must")
  #expect(status(session).contains("has these words already: confirmed as major; U undoes this"))
}

@Test func escapeCancelsTheSelection() {
  var session = Harbour.session()
  let before = session.grid()
  session.press("a\u{1B}")
  #expect(session.selection == nil)
  #expect(session.grid() == before)
}

@Test(arguments: 40...120)
func hintsForSelectingWordsFitTheScreen(columnCount: Int) {
  var session = Harbour.session(columnCount: columnCount, rowCount: 20, keys: "]a")
  for step in ["begin", "done"] {
    let hint = status(session)
    #expect(hint.contains("Enter: \(step)") && hint.contains("Esc: cancel"), "\(hint)")
    session.press("\n")
  }
}

@Test func findingCanHaveWordsOfBothSides() {
  var session = Harbour.session(keys: "]]]")
  // "No other", then with Tab a word of the other text.
  session.press("a\nl\t\n\n")
  guard case .keepFinding(0, let finding)? = session.press("cno\n").first else {
    Issue.record("nothing is kept")
    return
  }
  #expect(finding.kind == .mistranslation && finding.severity == .critical)
  #expect(finding.official.map { Harbour.official.text[$0] } == "No other")
  #expect(finding.retelling != nil)
}
