import ReadbackCore
import Testing

@testable import ReadbackScreen

private func status(_ session: Session) -> String { rows(of: session.grid()).last ?? "" }

private func newSession() -> Session {
  Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24)
}

// MARK: Comparisons

@Test func comparisonsAreAskedForOneByOneFromTheCurrent() {
  var session = Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24,
    options: Session.Options(retelling: 1))
  var order: [Int] = []
  var effects = session.start()
  while let effect = effects.popLast() {
    guard case .compare(let index, _) = effect else { continue }
    order.append(index)
    effects += session.receive(.compared(retelling: index, Harbour.comparison(index)))
  }
  #expect(order == [1, 0, 2])
}

@Test func progressIsShownWhileOthersAreCompared() {
  var session = newSession()
  _ = session.start()
  #expect(status(session).contains("comparing 1/3"))
  _ = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  #expect(status(session).contains("comparing 2/3"))
}

@Test func retellingsAreWeighedWhenAllAreCompared() {
  var session = newSession()
  _ = session.start()
  _ = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  _ = session.receive(.compared(retelling: 1, Harbour.comparison(1)))
  var weighed: [Int] = []
  var effects = session.receive(.compared(retelling: 2, Harbour.comparison(2)))
  session.press("]]]")
  let before = session.grid()
  while let effect = effects.popLast() {
    guard case .weigh(let index) = effect else { continue }
    weighed.append(index)
    effects += session.receive(.compared(retelling: index, Harbour.comparison(index)))
  }
  // The third retells nothing.
  #expect(weighed == [0, 1])
  #expect(session.currentFinding?.id == "route")
  #expect(session.grid() == before)
}

@Test func oneRetellingHasNobodyToWitness() {
  var session = Session(
    official: Harbour.official, retellings: [Harbour.translation], columnCount: 80, rowCount: 24)
  _ = session.start()
  #expect(session.receive(.compared(retelling: 0, Harbour.comparison(0))).isEmpty)
}

@Test func tooManyRetellingsAreNotWeighed() {
  let retellings = Array(repeating: Harbour.translation, count: Session.witnessLimit + 1)
  var session = Session(
    official: Harbour.official, retellings: retellings, columnCount: 80, rowCount: 24)
  var effects = session.start()
  while let effect = effects.popLast() {
    guard case .compare(let index, _) = effect else {
      Issue.record("\(effect)")
      break
    }
    effects += session.receive(.compared(retelling: index, Harbour.comparison(0)))
  }
}

@Test func retellingGoneToIsComparedNext() {
  var session = newSession()
  _ = session.start()
  let effects = session.press(",")
  guard case .compare(let index, _)? = effects.first else {
    Issue.record("nothing is compared")
    return
  }
  #expect(index == 2)
}

@Test func comparisonOfOldTextsIsNotTaken() {
  var session = newSession()
  _ = session.start()
  let changed = Harbour.document("New", [(.body, "Another text.")])
  _ = session.receive(
    .reloaded(official: changed, retellings: [changed, Harbour.story, Harbour.recipe]))
  let effects = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  #expect(session.retellings[0].comparison == nil)
  #expect(effects.count == 1)
}

// MARK: Findings

@Test func bracketsStepThroughFindings() {
  var session = Harbour.session()
  var visited: [String] = []
  for _ in 0..<4 {
    session.press("]")
    visited.append(session.currentFinding?.id ?? "")
  }
  #expect(visited == ["re-armed", "mayor", "route", "must"])
  session.press("]")
  #expect(status(session).contains("no finding below"))
  session.press("2[")
  #expect(session.currentFinding?.id == "mayor")
}

@Test func bracesPassReviewedFindings() {
  var session = Harbour.session(keys: "]]r[")
  #expect(session.currentFinding?.id == "re-armed")
  session.press("}")
  #expect(session.currentFinding?.id == "route")
  session.press("{")
  #expect(session.currentFinding?.id == "re-armed")
}

@Test func movingInThePanelMovesTheText() {
  var session = Harbour.session(columnCount: 80, rowCount: 14)
  session.press("\tjjj")
  #expect(session.currentFinding?.id == "must")
  #expect(rows(of: session.grid()).dropLast(6).contains { $0.contains("They must publish") })
  session.press("\n")
  #expect(!session.panel.hasFocus)
}

@Test func filterHidesFindingsEverywhere() {
  var session = Harbour.session(keys: "fjj q")
  #expect(session.facing.listed.count == 2)
  #expect(status(session).contains("of 2 reviewed"))
  #expect(!rows(of: session.grid()).contains { $0.contains("≠") })
  session.press("]")
  #expect(session.currentFinding?.kind != .mistranslation)
}

@Test func unrelatedTextHasNoFindings() {
  var session = Harbour.session(keys: ",")
  #expect(session.facing.listed.isEmpty)
  session.press("]")
  #expect(status(session).contains("does not retell"))
  session.press("i")
  #expect(rows(of: session.grid()).contains { $0.contains("no name and no date is shared") })
}

@Test func panelSaysWhatOthersDo() {
  let session = Harbour.session(keys: "]")
  #expect(rows(of: session.grid()).contains { $0.contains("(only here)") })
}

// MARK: Review

@Test func decisionsAreKeptTakenBackAndMadeAgain() {
  var session = Harbour.session(keys: "]")
  func decision(_ effects: [Effect]) -> (String, ReviewState, String)? {
    guard case .keepDecision(0, let finding, let state, let comment)? = effects.first else {
      return nil
    }
    return (finding, state, comment)
  }
  #expect(decision(session.press("r"))! == ("re-armed", .confirmed, ""))
  #expect(status(session).contains("1 of 4 reviewed"))
  #expect(decision(session.press("x"))! == ("re-armed", .rejected, ""))
  #expect(decision(session.press("cno\n"))! == ("re-armed", .rejected, "no"))
  #expect(decision(session.press("U"))! == ("re-armed", .rejected, ""))
  #expect(decision(session.press("U"))! == ("re-armed", .confirmed, ""))
  #expect(decision(session.receive(.key(.control("r"))))! == ("re-armed", .rejected, ""))
}

@Test func keptDecisionsAreShown() {
  var session = Harbour.session()
  let decision = Decision(state: .rejected, reviewer: "Ada", time: "2021-12-08T09:00:00Z")
  _ = session.receive(Harbour.review(["re-armed": [decision]]))
  #expect(status(session).contains("1 of 4 reviewed"))
  #expect(rows(of: session.grid()).contains { $0.contains("✗") })
}

@Test func linkByHandIsKeptAndCompared() {
  var session = Harbour.session(keys: "]]]l")
  let effects = session.press("j\n")
  guard case .keepLink(0, let link)? = effects.first, case .compare(0, let held)? = effects.last
  else {
    Issue.record("no link is kept: \(effects)")
    return
  }
  #expect(link.isLinked && link.official == 4..<5)
  #expect(held == [link])
  guard case .dropLink(0, link)? = session.press("qU").first else {
    Issue.record("the link is not dropped")
    return
  }
}

@Test func loadedLinksAreHeldByANewComparison() {
  var session = Harbour.session()
  let link = HeldLink(official: 2..<3, retelling: 4..<5, isLinked: true)
  guard case .compare(0, let held)? = session.receive(Harbour.review([:], links: [link])).first
  else {
    Issue.record("nothing is compared")
    return
  }
  #expect(held == [link])
}

// MARK: Several reviewers

private let ada = Decision(
  state: .confirmed, comment: "as I read it", reviewer: "Ada", time: "2021-12-08T09:00:00Z")

@Test func disagreementIsShownNotOverwritten() {
  var session = Harbour.session(keys: "]")
  _ = session.receive(Harbour.review(["re-armed": [ada]]))
  #expect(session.retelling.state(of: session.findings[0]) == .confirmed)
  session.press("x")
  #expect(session.retelling.state(of: session.findings[0]) == .disputed)
  let screen = rows(of: session.grid())
  #expect(screen.contains { $0.contains("you: rejected · Ada: confirmed, \"as I read it\"") })
  #expect(screen.contains { $0.hasSuffix("?|") || $0.contains("? ") })
  session.press("r")
  #expect(session.retelling.state(of: session.findings[0]) == .confirmed)
}

@Test func othersMarksComeWhileReadingAndOnesOwnStay() {
  var session = Harbour.session(keys: "]x]")
  let old = Decision(state: .confirmed, reviewer: "me", time: "2021-12-08T08:00:00Z")
  let cursor = session.reading
  // Read from the store before the rejection was kept.
  _ = session.receive(Harbour.review(["re-armed": [old], "must": [ada]]))
  #expect(session.retelling.state(of: session.findings[0]) == .rejected)
  #expect(session.retelling.state(of: session.findings[3]) == .confirmed)
  #expect(session.reading == cursor && session.currentFinding?.id == "mayor")
  #expect(status(session).contains("2 of 4 reviewed"))
}

@Test func filterListsOneState() {
  var session = Harbour.session(keys: "]r")
  _ = session.receive(Harbour.review(["re-armed": [ada], "must": [ada]]))
  session.press("x")
  session.press("f")
  let disputed = session.filterItems.firstIndex(of: .state(.disputed)) ?? 0
  session.press(String(repeating: "j", count: disputed) + " q")
  #expect(session.facing.listed.map { session.findings[$0].id } == ["re-armed"])
  session.press("f" + String(repeating: "j", count: disputed) + " q")
  #expect(session.facing.listed.count == 4)
}

@Test func lostMarksAreSaidAndListed() {
  var session = Harbour.session()
  #expect(session.press("M").isEmpty && status(session).contains("every mark has its place"))
  let anchor = Anchor(
    kind: .mistranslation, cause: .wrongSense, severity: .major,
    official: Quote(of: 0..<4, in: Harbour.official.text), retelling: nil)
  let event = ReviewEvent(
    order: 1, reviewer: "Ada", time: "2021-12-08T09:00:00Z",
    mark: .decision(anchor, .confirmed, comment: "odd"))
  _ = session.receive(Harbour.review([:], lost: [LostMark(event: event, reason: .wordsChanged)]))
  #expect(status(session).contains("1 mark could not be placed"))
  session.press("M")
  expectGolden("lost-marks", session.grid())
}

@Test func troubleWithTheStoreStaysInTheStatusLine() {
  var session = Harbour.session(columnCount: 120)
  _ = session.receive(.storeState(trouble: "1 mark is not kept yet: the disk is full"))
  #expect(status(session).contains("the disk is full"))
  session.press("j")
  #expect(status(session).contains("marks are not kept"))
  _ = session.receive(.storeState(trouble: nil))
  #expect(!status(session).contains("not kept"))
}

// MARK: Findings by hand

@Test func findingIsMadeOnChosenWords() {
  var session = Harbour.session(keys: "]]]")
  session.press("a")
  expectGolden("choosing-words", session.grid())
  session.press("ll\nll\n")
  expectGolden("choosing-kind", session.grid())
  guard case .keepFinding(0, let finding)? = session.press("ojust so\n").first else {
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

@Test func madeFindingIsChosenWhenItComesBack() {
  var session = Harbour.session(keys: "a\nl\nmwrong\n")
  guard let wanted = session.newFinding else {
    Issue.record("nothing was made")
    return
  }
  let known = Harbour.comparison(0)
  let made = Finding(
    id: "hand-1", cause: wanted.cause, severity: wanted.severity, confidence: 1,
    official: wanted.official, retelling: wanted.retelling, reason: wanted.reason, isShown: true)
  let comparison = Comparison(
    official: known.official, retelling: known.retelling, alignment: known.alignment,
    findings: known.findings + [made], verdict: known.verdict)
  _ = session.receive(
    .reviewLoaded(retelling: 0, ReviewedComparison(comparison), links: []))
  #expect(session.currentFinding?.id == "hand-1")
}

@Test func escapeLeavesTheChoosingOfWords() {
  var session = Harbour.session()
  let before = session.grid()
  session.press("a\u{1B}")
  #expect(session.selection == nil)
  #expect(session.grid() == before)
}

// MARK: Prompts

@Test func fileThatExistsIsAskedAbout() {
  var session = Harbour.session()
  guard case .write(let request)? = session.press("Pout.html\n").first else {
    Issue.record("nothing is written")
    return
  }
  #expect(request.content == .sideBySide && request.path == "out.html" && !request.replaces)
  _ = session.receive(.written(.exists(request)))
  #expect(status(session).contains("out.html exists, overwrite? y/n"))
  var refusing = session
  #expect(refusing.press("n").isEmpty)
  #expect(status(refusing).contains("nothing written"))
  guard case .write(let again)? = session.press("y").first else {
    Issue.record("nothing is overwritten")
    return
  }
  #expect(again.replaces)
  _ = session.receive(.written(.written(path: "out.html")))
  #expect(status(session).contains("written: out.html"))
}

@Test func exportInTheMatrixWritesTheMatrix() {
  var session = Harbour.session(keys: "m")
  guard case .write(let request)? = session.press("Sm.tsv\n").first else {
    Issue.record("nothing is written")
    return
  }
  #expect(request.content == .matrix)
}

@Test func searchMindsCapitalsOnlyWhenTyped() {
  var session = Harbour.session(keys: "/COUNCIL\n")
  #expect(status(session).contains("in neither text"))
  session.press("/council\n")
  #expect(session.search.matches.count == 5)
  session.press("N")
  #expect(status(session).contains("of 5"))
  session.press("\u{1B}")
  #expect(!session.search.isActive)
}

@Test func typewriterQuoteFindsTypographicOne() {
  let session = Harbour.session(keys: "/\"very\n")
  #expect(session.search.matches.count == 1)
}

@Test func goToTakesParagraphsAndPercents() {
  var session = Harbour.session(keys: ":5\n")
  #expect(status(session).contains("¶5→3"))
  session.press("3G")
  #expect(status(session).contains("¶3→4"))
  session.press("100%")
  #expect(status(session).contains("100%"))
  session.press(":99\n")
  #expect(status(session).contains("there are 6 paragraphs"))
  session.press(":x\n")
  #expect(status(session).contains("neither"))
}

@Test func pastedTextIsNoCommand() {
  var session = Harbour.session()
  #expect(session.receive(.key(.paste("QQQ"))).isEmpty)
}

// MARK: Program

@Test func qClosesBeforeItQuits() {
  var session = Harbour.session(keys: "s")
  #expect(session.press("q").isEmpty)
  session.press("\t")
  #expect(session.press("q").isEmpty)
  guard case .quit? = session.press("q").first else {
    Issue.record("q does not quit")
    return
  }
}

@Test func sourcesOpenWhatIsChosen() {
  let session = Harbour.session(keys: "sj\n")
  #expect(session.currentRetelling == 1)
}

@Test func matrixOpensThePlace() {
  let session = Harbour.session(keys: "mG\n")
  #expect(status(session).contains("¶5→3"))
}

@Test func readingOpensInItsRetelling() {
  let session = Harbour.session(keys: "]vj\n")
  #expect(session.currentRetelling == 1)
  #expect(status(session).contains("¶3→2"))
}

@Test func sameSentenceStaysInViewThroughTheRetellings() {
  var session = Harbour.session(keys: ":5\n")
  let sentence = session.currentOfficialSentence
  session.press("..")
  #expect(session.currentRetelling == 2)
  #expect(session.currentOfficialSentence == sentence)
}

@Test func resumedSessionBeginsWhereItWasLeft() {
  let offset = Harbour.place("They must", in: Harbour.official).lowerBound
  var session = Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24,
    options: Session.Options(officialByteOffset: offset))
  session.settleComparisons()
  let sentence = session.officialByteOffset.flatMap {
    Harbour.official.indexOfParagraph(atByteOffset: $0)
  }
  #expect(sentence == 4)
}

@Test func reloadKeepsThePlace() {
  var session = Harbour.session(keys: ":5\n")
  _ = session.receive(.reloaded(official: Harbour.official, retellings: Harbour.retellings))
  #expect(status(session).contains("read again"))
  session.settleComparisons()
  session.press("jk")
  #expect(status(session).contains("¶5"))
}
