import Testing

@testable import ReadbackCore

private let official = """
  The ministers met on Monday in the old town hall of the port and spoke for three long hours.
  They agreed to send two engineers to look at the pier, and asked our fishermen what they need.
  The mayor promised that the ferry would run again before the summer ends, whatever it may cost.
  He said that his town had waited for our help and that the help had never come to our island.
  In closing they thanked the crowd that had waited outside in the rain with drums and trumpets.
  """

private let retelling = """
  On Monday the ministers were in the old town hall of the port and quarrelled for three hours.
  They agreed to send ten engineers to look at the pier, and to ask our fishermen what they want.
  The mayor threatened that the ferry would run again only before the summer ends, at any cost.
  He said that their town had waited for our help, and that it had never come over to our island.
  In closing they thanked the cloud that had waited outside in the rain with drums and trumpets.
  """

/// The retelling with the fourth paragraph moved up, the third changed, and the whole wrapped.
private let edited = """
  He said that their town had waited for our help,
  and that it had never come over to our island.
  On Monday the ministers were in the old town hall of the port
  and quarrelled for three hours.
  They agreed to send ten engineers to look at the pier, and to ask
  our fishermen what they want.
  The mayor warned that there would soon be a ferry, at any cost.
  In closing they thanked the cloud that had waited
  outside in the rain with drums and trumpets.
  """

private func document(_ text: String) -> Document {
  Document(segmenting: SourceText(text))
}

/// Findings at words that each side has once.
private func comparison(
  _ retelling: String, _ words: [(String, String)], cause: FindingCause = .wrongSense
) -> Comparison {
  let official = document(official)
  let retelling = document(retelling)
  let findings = words.compactMap { mine, other -> Finding? in
    guard let place = other.isEmpty ? 0..<0 : range(of: other, in: retelling) else { return nil }
    return Finding(
      id: "\(mine)/\(other)", cause: other.isEmpty ? .omittedWord : cause, severity: .major,
      confidence: 1, official: range(of: mine, in: official),
      retelling: other.isEmpty ? nil : place, reason: "", isShown: true)
  }
  return Comparison(
    official: official, retelling: retelling, alignment: Alignment(links: [], words: []),
    findings: findings, verdict: Verdict(relation: .retells, coverage: 1, evidence: []))
}

private func range(of words: String, in document: Document) -> TextRange? {
  let bytes = document.text.bytes
  let needle = Array(words.utf8)
  return bytes.indices.dropLast(needle.count - 1)
    .first { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
    .map { $0..<($0 + needle.count) }
}

private let words = [
  ("spoke", "quarrelled"), ("two engineers", "ten engineers"), ("need", "want"),
  ("promised", "threatened"), ("crowd", "cloud"), ("his town", "their town"),
  ("three long hours", ""),
]

private let time = "2026-01-01T00:00:00Z"

extension PlacedReview {
  fileprivate init(of comparison: Comparison, _ log: ReviewLog = ReviewLog()) {
    self.init(log, official: comparison.official, retelling: comparison.retelling)
  }
}

@Test func marksSurviveAnEditExceptOnChangedWords() {
  let before = comparison(retelling, words)
  #expect(before.findings.count == words.count)
  var review = PlacedReview(of: before)
  for finding in before.findings {
    #expect(review.decide(.rejected, on: finding, by: "ann", at: time) != nil)
  }
  #expect(review.reviewed(before).counts == (7, 7))

  let after = comparison(edited, words)
  #expect(after.findings.count == words.count - 1)
  let reviewed = PlacedReview(of: after, review.log).reviewed(after)
  #expect(reviewed.counts == (6, 6))
  #expect(reviewed.lost.map(\.reason) == [.wordsChanged])
  guard case .decision(let anchor, _, _) = reviewed.lost.first?.event.mark else {
    Issue.record("nothing lost")
    return
  }
  #expect(anchor.retelling?.words == "threatened")
}

@Test func onlyTheLastDecisionOfAReviewerOnChangedWordsIsListed() throws {
  let before = comparison(retelling, words)
  let finding = try #require(before.findings.first { $0.id == "promised/threatened" })
  var review = PlacedReview(of: before)
  for (state, reviewer) in [
    (ReviewState.rejected, "ann"), (.rejected, "ben"), (.confirmed, "ann"),
  ] {
    _ = review.decide(state, on: finding, by: reviewer, at: time)
  }
  let after = comparison(edited, words)
  let lost = PlacedReview(of: after, review.log).reviewed(after).lost
  #expect(lost.map(\.event.reviewer) == ["ben", "ann"])
}

@Test func lostMarksAreInTheOrderInWhichTheyWereMade() throws {
  let before = comparison(retelling, words)
  var review = PlacedReview(of: before)
  let link = ManualLink(official: 2..<3, retelling: 2..<3, isLinked: true)
  #expect(review.hold(link, by: "ann", at: time)?.order == 1)
  let finding = try #require(before.findings.first { $0.id == "promised/threatened" })
  #expect(review.decide(.rejected, on: finding, by: "ann", at: time)?.order == 2)
  let after = comparison(edited, words)
  let lost = PlacedReview(of: after, review.log).reviewed(after).lost
  #expect(lost.map(\.event.order) == [1, 2])
}

@Test func aMarkSurvivesADifferentCutAndCause() {
  let before = comparison(retelling, [("two engineers", "ten engineers")])
  var review = PlacedReview(of: before)
  _ = review.decide(.rejected, comment: "fair", on: before.findings[0], by: "ann", at: time)
  let after = comparison(retelling, [("need", "want"), ("two", "ten")], cause: .number)
  let reviewed = PlacedReview(of: after, review.log).reviewed(after)
  #expect(reviewed.decisions["two/ten"]?.map(\.comment) == ["fair"])
  #expect(reviewed.state(of: after.findings[0]) == .unreviewed)
  #expect(reviewed.lost == [])
}

@Test func aDecisionOnAClauseDoesNotApplyToItsParagraph() {
  let clause = comparison(retelling, [("three long hours", "")])
  var review = PlacedReview(of: clause)
  _ = review.decide(.rejected, on: clause.findings[0], by: "ann", at: time)
  let whole = comparison(
    retelling,
    [
      (
        "The ministers met on Monday in the old town hall of the port and spoke for three long hours.",
        ""
      )
    ])
  let reviewed = PlacedReview(of: whole, review.log).reviewed(whole)
  #expect(reviewed.state(of: whole.findings[0]) == .unreviewed)
  #expect(reviewed.lost.map(\.reason) == [.notFound])
}

@Test func aConfirmedFindingStaysWhenNoLongerFound() {
  let before = comparison(retelling, words)
  var review = PlacedReview(of: before)
  _ = review.decide(.confirmed, on: before.findings[4], by: "ann", at: time)
  _ = review.decide(.rejected, on: before.findings[0], by: "ann", at: time)
  let nothing = comparison(retelling, [("two engineers", "ten engineers")])
  let reviewed = PlacedReview(of: nothing, review.log).reviewed(nothing)
  #expect(reviewed.comparison.findings.map(\.retelling).last == before.findings[4].retelling)
  #expect(reviewed.counts == (1, 2))
  #expect(reviewed.byHand.count == 1)
  #expect(reviewed.lost.map(\.reason) == [.notFound])
}

@Test func decisionsOfTwoReviewersAreBothKept() {
  let compared = comparison(retelling, words)
  let finding = compared.findings[1]
  var review = PlacedReview(of: compared)
  _ = review.decide(.confirmed, on: finding, by: "ann", at: time)
  _ = review.decide(.rejected, on: finding, by: "bob", at: time)
  #expect(review.reviewed(compared).state(of: finding) == .disputed)
  #expect(review.reviewed(compared).decisions[finding.id]?.map(\.reviewer) == ["ann", "bob"])
  _ = review.decide(.confirmed, on: finding, by: "bob", at: time)
  #expect(review.reviewed(compared).state(of: finding) == .confirmed)
  _ = review.undo(by: "bob", at: time)
  #expect(review.reviewed(compared).state(of: finding) == .disputed)
  _ = review.undo(by: "bob", at: time)
  _ = review.undo(by: "ann", at: time)
  #expect(review.reviewed(compared).state(of: finding) == .unreviewed)
  _ = review.redo(by: "ann", at: time)
  #expect(review.reviewed(compared).state(of: finding) == .confirmed)
}

@Test func aManualFindingIsInItsPlace() {
  let compared = comparison(retelling, [("spoke", "quarrelled"), ("crowd", "cloud")])
  var review = PlacedReview(of: compared)
  let made = comparison(retelling, [("promised", "threatened")]).findings[0]
  let event = review.make(made, by: "ann", at: time)
  let reviewed = review.reviewed(compared)
  #expect(
    reviewed.comparison.findings.map(\.official) == [
      compared.findings[0].official, made.official, compared.findings[1].official,
    ])
  let id = reviewed.comparison.findings[1].id
  #expect(reviewed.byHand[id] == event?.id)
  #expect(reviewed.state(of: reviewed.comparison.findings[1]) == .confirmed)
  _ = review.decide(
    .rejected, on: reviewed.comparison.findings[1], by: "bob", at: time)
  #expect(review.reviewed(compared).decisions[id]?.map(\.state) == [.confirmed, .rejected])
  _ = review.undo(by: "ann", at: time)
  #expect(review.reviewed(compared).comparison.findings.count == 2)
}

@Test func manualLinksMoveWithTheirSentences() {
  let before = comparison(retelling, [])
  var review = PlacedReview(of: before)
  let link = ManualLink(official: 3..<4, retelling: 3..<4, isLinked: true)
  #expect(review.hold(link, by: "ann", at: time) != nil)
  #expect(review.manualLinks == [link])
  let after = comparison(edited, [])
  let moved = PlacedReview(of: after, review.log).manualLinks
  #expect(moved.map(\.official) == [3..<4])
  #expect(moved.map(\.retelling) == [0..<2])
  #expect(
    review.hold(ManualLink(official: 3..<4, retelling: 3..<4, isLinked: false), by: "bob", at: time)
      != nil)
  #expect(review.manualLinks.map(\.isLinked) == [false])
  _ = review.undo(by: "bob", at: time)
  #expect(review.manualLinks.map(\.isLinked) == [true])
  #expect(review.drop(link, by: "bob", at: time) != nil)
  #expect(review.manualLinks == [])
  #expect(review.drop(link, by: "bob", at: time) == nil)
}

@Test func aReviewersSeverityStaysAndCanBeUndone() throws {
  let comparison = comparison(retelling, words)
  var review = PlacedReview(of: comparison)
  let finding = try #require(comparison.findings.first { $0.id == "crowd/cloud" })
  let made = review.make(finding.graded(.critical, because: "it matters"), by: "ann", at: time)
  let event = try #require(made)
  let graded = review.reviewed(comparison)
  let found = try #require(graded.comparison.findings.first { $0.id == finding.id })
  #expect(found.severity == .critical && found.number == finding.number)
  #expect(found.reason == finding.reason && graded.graded[finding.id] == event.id)
  #expect(graded.state(of: found) == .confirmed)
  #expect(graded.comparison.findings.count == comparison.findings.count)
  _ = review.takeBack(event.id, by: "ann", at: time)
  let back = review.reviewed(comparison).comparison.findings.first { $0.id == finding.id }
  #expect(back?.severity == .major)
}

/// A comparison after ann has added a finding by hand, and that finding.
private func withMadeFinding(_ before: Comparison) throws -> (made: Finding, after: Comparison) {
  var review = PlacedReview(of: before)
  let made = try #require(
    comparison(retelling, [("two engineers", "ten engineers")]).findings.first)
  _ = review.make(made, by: "ann", at: time)
  return (made, review.reviewed(before).comparison)
}

@Test func numbersFollowTheTextAndStayWhenFindingsAreAdded() throws {
  let before = comparison(retelling, words.filter { $0.0 != "two engineers" })
  #expect(before.findings.map(\.number) == Array(1...before.findings.count))
  #expect(
    before.findings.compactMap(\.official?.lowerBound)
      == before.findings.compactMap(\.official?.lowerBound).sorted())
  let (made, after) = try withMadeFinding(before)
  for finding in before.findings {
    #expect(after.findings.first { $0.id == finding.id }?.number == finding.number)
  }
  // It is in its place in the text, but numbered after the others.
  #expect(Set(after.findings.map(\.number)) == Set(1...after.findings.count))
  let place = try #require(after.findings.firstIndex { $0.number == after.findings.count })
  #expect(after.findings[place].official == made.official && place + 1 < after.findings.count)
}

@Test func doubtsKeepTheirNumbersWhenAFindingIsAdded() throws {
  let known = comparison(retelling, words.filter { $0.0 != "two engineers" })
  let findings = known.findings.enumerated().map { place, finding in
    finding.shown(place != 1)
  }
  let before = Comparison(
    official: known.official, retelling: known.retelling, alignment: known.alignment,
    findings: findings, verdict: known.verdict)
  let after = try withMadeFinding(before).after
  for finding in before.findings {
    #expect(after.findings.first { $0.id == finding.id }?.number == finding.number)
  }
  #expect(after.findings.map(\.number).max() == before.findings.count + 1)
}

@Test func deferredNumbersAreAssignedOnce() throws {
  let few = comparison(retelling, words.filter { $0.0 != "two engineers" })
  let awaiting = few.withoutNumbers
  #expect(awaiting.findings.allSatisfy { $0.number == 0 })
  // A reviewer's own finding has none either.
  var review = PlacedReview(of: awaiting)
  let all = comparison(retelling, words)
  let made = try #require(
    comparison(retelling, [("two engineers", "ten engineers")]).findings.first)
  _ = review.make(made, by: "ann", at: time)
  #expect(review.reviewed(awaiting).comparison.findings.allSatisfy { $0.number == 0 })
  // Numbers assigned for the first time follow the text; later additions come after them.
  #expect(all.numbered(after: awaiting).findings.map(\.number) == Array(1...all.findings.count))
  let again = all.numbered(after: few)
  for finding in few.findings {
    #expect(again.findings.first { $0.id == finding.id }?.number == finding.number)
  }
  #expect(Set(again.findings.map(\.number)) == Set(1...all.findings.count))
  #expect(again.findings.map(\.number) != Array(1...all.findings.count))
  // While more is expected, only findings with a number show one.
  let partly = all.awaitingNumbers(after: few)
  #expect(partly.findings.count { $0.number == 0 } == 1)
  #expect(partly.numbered(after: nil).findings.map(\.number) == again.findings.map(\.number))
}

@Test func doubtsAreNumberedAfterShownFindings() {
  let known = comparison(retelling, words)
  let findings = known.findings.enumerated().map { place, finding in
    finding.shown(place != 1)
  }
  let comparison = Comparison(
    official: known.official, retelling: known.retelling, alignment: known.alignment,
    findings: findings, verdict: known.verdict)
  #expect(comparison.findings.map(\.number) == [1, 7, 2, 3, 4, 5, 6])
}

extension Finding {
  fileprivate func shown(_ isShown: Bool) -> Finding {
    Finding(
      id: id, cause: cause, severity: severity, confidence: confidence, official: official,
      retelling: retelling, reason: reason, isShown: isShown)
  }
}

extension PlacedReview {
  /// Undoes the reviewer's own last mark.
  fileprivate mutating func undo(by reviewer: String, at time: String) -> ReviewEvent? {
    let own = log.standing.last { $0.reviewer == reviewer }
    return own.map { takeBack($0.id, by: reviewer, at: time) }
  }

  /// Redoes the reviewer's last undo.
  fileprivate mutating func redo(by reviewer: String, at time: String) -> ReviewEvent? {
    let own = log.events.last { event in
      if case .undo = event.mark { event.reviewer == reviewer } else { false }
    }
    return own.map { takeBack($0.id, by: reviewer, at: time) }
  }
}
