import ReadbackCore
import Testing

@testable import ReadbackScreen

private func offered(isAllowed: Bool = true) -> Session {
  Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24,
    options: Session.Options(
      reviewer: "me",
      opinion: OpinionOffer(
        model: "big", consequence: "both texts are sent to the command \"judge\"",
        isAllowed: isAllowed)))
}

/// Compares the retelling on the screen, and returns the resulting requests.
private func compare(_ session: inout Session) -> [Effect] {
  _ = session.start()
  return session.receive(.compared(retelling: 0, Harbour.comparison(0)))
}

private func asked(_ effects: [Effect]) -> [OpinionScope] {
  effects.compactMap { if case .askOpinion(_, let scope) = $0 { scope } else { nil } }
}

private func screen(_ session: Session) -> String {
  rows(of: session.grid()).joined(separator: "\n")
}

@Test func opinionIsRequestedAfterTheComparison() {
  var session = offered()
  #expect(asked(compare(&session)) == [.everything])
  // Once: a repeated comparison does not ask again.
  #expect(asked(session.receive(.compared(retelling: 0, Harbour.comparison(0)))).isEmpty)
}

@Test func firstTimeTheReaderIsAsked() {
  var session = offered(isAllowed: false)
  #expect(asked(compare(&session)).isEmpty)
  #expect(rows(of: session.grid()).last?.contains("both texts are sent to") == true)
  let effects = session.press("y")
  #expect(asked(effects) == [.everything])
  #expect(effects.contains { if case .allowOpinion = $0 { true } else { false } })
}

@Test func readerWhoDeclinesIsNotAskedAgain() {
  var session = offered(isAllowed: false)
  _ = compare(&session)
  #expect(asked(session.press("n")).isEmpty)
  #expect(asked(session.receive(.compared(retelling: 0, Harbour.comparison(0)))).isEmpty)
  #expect(session.prompt == nil)
  // The key asks again, and the answer is accepted.
  #expect(session.press("J").isEmpty)
  #expect(asked(session.press("y")) == [.everything])
}

@Test func keyAsksAboutTheSentence() {
  var session = offered()
  _ = compare(&session)
  session.press("]")
  let sentence = Harbour.official.indexOfSentence(
    atByteOffset: session.currentFinding!.official!.lowerBound)
  guard case .sentence(let official, _)? = asked(session.press("K")).first else {
    Issue.record("nothing was asked")
    return
  }
  #expect(official == sentence)
}

@Test func progressIsInTheStatusLineAndEscapeCancels() {
  var session = offered()
  _ = compare(&session)
  _ = session.receive(.opinion(retelling: 0, OpinionProgress(answeredCount: 2, count: 8)))
  #expect(rows(of: session.grid()).last?.contains("opinion 3 of 8") == true)
  #expect(rows(of: session.grid()).first?.contains("big") == true)
  let effects = session.press("\u{1B}")
  #expect(effects.contains { if case .cancelOpinion = $0 { true } else { false } })
  #expect(rows(of: session.grid()).last?.contains("cancelled") == true)
  session.press("j")
  #expect(rows(of: session.grid()).last?.contains("opinion") == false)
  #expect(session.press("\u{1B}").isEmpty)
}

@Test func keysReportAMissingCommand() {
  var session = Harbour.session()
  #expect(session.press("K").isEmpty)
  #expect(rows(of: session.grid()).last?.contains("--opinion") == true)
}

/// The harbour with an opinion that found the same, one more, and not the route.
private func withOpinion() -> Session {
  var session = offered()
  _ = compare(&session)
  let own = Harbour.comparison(0)
  let answer = """
    {"findings": [
     {"kind": "mistranslation", "severity": "critical", "official": "resumed",
      "retelling": "re-armed", "reason": "Boats are not armed."},
     {"kind": "mistranslation", "severity": "major", "official": "met again in June",
      "retelling": "answer questions", "reason": "Something else."},
     {"kind": "mistranslation", "severity": "major", "official": "the harbour master reported",
      "retelling": "the ferries keep", "reason": "Another speaker."}]}
    """
  var opinion = Opinion(model: "big")
  opinion.add(
    OpinionReader(own).part(Array(answer.utf8), on: .whole(of: own.alignment))!)
  _ = session.receive(
    .reviewLoaded(
      retelling: 0, ReviewedComparison(own.merged(with: opinion)), links: []))
  return session
}

@Test func findingsShowWhereTheyComeFrom() {
  var session = withOpinion()
  #expect(rows(of: session.grid()).first?.contains("◆ big") == true)
  session.press("]")
  #expect(session.currentFinding?.id == "re-armed")
  #expect(screen(session).contains("Boats are not armed."))
  #expect(screen(session).contains("Readback and second opinion"))
  session.press("i")
  #expect(screen(session).contains("◆ found by Readback and second opinion"))
}

@Test func filterSelectsASource() {
  var session = withOpinion()
  let items = session.filterItems
  let index = items.firstIndex(of: .source(.both))!
  session.press("f")
  session.toggleFilterItem(index)
  #expect(session.facing.listed.map { session.findings[$0].id } == ["re-armed"])
  session.toggleFilterItem(index)
  #expect(session.facing.listed.count > 1)
  // Without an opinion there is nothing to select.
  #expect(!Harbour.session().filterItems.contains(.source(.both)))
}

@Test func placeAndDecisionsStayWhenAnAnswerArrives() {
  var session = offered()
  _ = compare(&session)
  session.press("]r")
  // Confirming moves to the next.
  let before = session.currentFinding?.id
  let numbers = Harbour.comparison(0).findings.map(\.number)
  let own = Harbour.comparison(0)
  var opinion = Opinion(model: "big")
  opinion.add(OpinionReader(own).part(Array("[]".utf8), on: .whole(of: own.alignment))!)
  _ = session.receive(.compared(retelling: 0, own.merged(with: opinion)))
  #expect(session.retelling.decisions["re-armed"]?.state == .confirmed)
  #expect(before == "mayor")
  #expect(session.currentFinding?.id == before)
  #expect(session.findings.filter(\.isShown).allSatisfy { numbers.contains($0.number) })
}

@Test func claimsOfTheOpinionAreNumberedAfterTheOthers() {
  let session = withOpinion()
  let own = Harbour.comparison(0).findings
  for finding in own where finding.isShown {
    let merged = session.findings.first { $0.id == finding.id }
    if let merged, merged.isShown { #expect(merged.number == finding.number) }
  }
  let numbers = session.findings.map(\.number)
  #expect(Set(numbers).count == numbers.count)
  let last = own.filter(\.isShown).map(\.number).max() ?? 0
  #expect(session.findings.filter { $0.sources == [.opinion] }.allSatisfy { $0.number > last })
}

@Test func closingTheCardAllowsTheQuestion() {
  var session = offered(isAllowed: false)
  _ = session.start()
  _ = session.receive(.introduction(retelling: 0))
  _ = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  #expect(session.overlay != nil && session.prompt == nil)
  session.press(" ")
  #expect(session.overlay == nil)
  guard case .allowOpinion(.everything, _)? = session.prompt?.kind else {
    Issue.record("the reader is not asked")
    return
  }
}

@Test func keyThatClosesALateCardDoesNotDeclineTheOpinion() {
  var session = offered(isAllowed: false)
  _ = compare(&session)
  #expect(session.prompt != nil)
  _ = session.receive(.introduction(retelling: 0))
  #expect(session.overlay != nil && session.prompt == nil)
  session.press("x")
  #expect(session.overlay == nil)
  #expect(rows(of: session.grid()).last?.contains("both texts are sent to") == true)
  #expect(asked(session.press("y")) == [.everything])
}
