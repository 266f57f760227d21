import Testing

@testable import ReadbackCore

@Suite struct OpinionMergingTests {
  /// Readback's own findings.
  private let comparison = PierTexts.comparison { official, retelling in
    func finding(
      _ id: String, _ cause: FindingCause, _ mine: String?, _ other: String?,
      confidence: Double = 0.7, severity: Severity = .major, isShown: Bool = true
    ) -> Finding {
      Finding(
        id: id, cause: cause, severity: severity, confidence: confidence,
        official: mine.map(official.place), retelling: other.map(retelling.place),
        reason: "own reason", isShown: isShown)
    }
    return [
      finding("tense", .wrongSense, "will repair", "has repaired", confidence: 0.4, isShown: false),
      finding("number", .number, "40", "60", severity: .critical),
      finding(
        "route", .omittedParagraph, "No other route is safe for the ferries.", nil, confidence: 0.85
      ),
      finding("blue", .addedSentence, nil, "The ferries were painted blue."),
      finding("look", .wrongSense, "inspect", "look at"),
      finding("name", .name, "Friends of", "Fans of", confidence: 0.5, severity: .minor),
    ]
  }

  private func merged(_ claims: String..., isOnly: Bool = false) -> Comparison {
    comparison.merged(
      with: comparison.opinion("[\(claims.joined(separator: ","))]"), isOnly: isOnly)
  }

  private func finding(_ id: String, _ comparison: Comparison) throws -> Finding {
    try #require(comparison.findings.first { $0.id == id })
  }

  @Test func samePlaceAndKindIsOneFinding() throws {
    let merged = merged(claim("mistranslation", "will repair", "has repaired"))
    let tense = try finding("tense", merged)
    #expect(tense.sources == [.readback, .opinion])
    #expect(tense.reason == "because Readback: own reason")
    // It was a doubt; agreement of both makes it a finding.
    #expect(tense.isShown)
    #expect(tense.confidence > 0.7)
    #expect(merged.findings.count(where: { merged.words($0).contains("repaired") }) == 1)
  }

  @Test func findingsOfTheOpinionAreInsertedInTextOrder() throws {
    let merged = merged(claim("omission", "unless prices rise", nil))
    let added = try #require(merged.findings.first { $0.sources == [.opinion] })
    #expect(added.cause == .omittedClause)
    #expect(added.isShown)
    #expect(added.reason == "because")
    let ids = merged.findings.map(\.id)
    #expect(ids.firstIndex(of: "number")! < ids.firstIndex(of: added.id)!)
    #expect(ids.firstIndex(of: added.id)! < ids.firstIndex(of: "route")!)
    #expect(
      merged.findings.compactMap { $0.official?.lowerBound }
        == merged.findings.compactMap { $0.official?.lowerBound }.sorted())
  }

  @Test func unconfirmedFindingsLoseConfidenceButExactOnesStay() throws {
    let merged = merged()
    for id in ["route", "look"] {
      let before = try finding(id, comparison)
      let after = try finding(id, merged)
      #expect(after.isUnconfirmed)
      #expect(after.confidence < before.confidence)
      #expect(!after.isShown)
    }
    let number = try finding("number", merged)
    #expect(number.isShown && number.isUnconfirmed)
    #expect(number.confidence == 0.7)
    #expect(number.sourcesText == "Readback, not confirmed by the second opinion")
    // A different spelling of a name is exact; whether it matters is an opinion.
    #expect(try !finding("name", merged).isShown)
  }

  @Test func opinionThatMissesCertainFindingsRemovesNothing() {
    let comparison = PierTexts.comparison { official, retelling in
      [
        ("will repair", "has repaired", 0.95), ("40", "60", 0.95), ("inspect", "look at", 0.9),
        ("library", "library", 0.6),
      ].map {
        Finding(
          id: $0.0, cause: .wrongSense, severity: .major, confidence: $0.2,
          official: official.place($0.0), retelling: retelling.place($0.1), reason: "own",
          isShown: true)
      }
    }
    func shown(_ claims: String...) -> Set<String> {
      let opinion = comparison.opinion("[\(claims.joined(separator: ","))]")
      return Set(comparison.merged(with: opinion).findings.filter(\.isShown).map(\.id))
    }
    #expect(shown().count == 4)
    // A model that has seen most certain findings is believed about the rest.
    #expect(
      shown(
        claim("mistranslation", "40", "60"), claim("mistranslation", "inspect", "look at"))
        == ["40", "inspect"])
  }

  @Test func sentencesThatWereNotCoveredKeepTheirFindings() throws {
    var opinion = Opinion(model: "test")
    let piece = OpinionPiece(official: [0, 1], retelling: [0, 1])
    opinion.add(try #require(OpinionReader(comparison).part(Array("[]".utf8), on: piece)))
    let merged = comparison.merged(with: opinion)
    #expect(try finding("number", merged).isUnconfirmed)
    #expect(try !finding("route", merged).isUnconfirmed)
    #expect(try finding("route", merged).confidence == 0.85)
    #expect(try finding("blue", merged).isShown)
  }

  @Test func anotherKindForTheSameWordsReplacesAnOwnFinding() {
    let merged = merged(claim("mistranslation", "safe for the ferries", "ferries were painted"))
    #expect(!merged.findings.contains { $0.id == "blue" || $0.id == "route" })
    #expect(merged.findings.contains { $0.sources == [.opinion] && $0.kind == .mistranslation })
  }

  @Test func quotationInAnUncoveredParagraphMeansTheSentence() throws {
    let merged = merged(claim("omission", "No other route is safe", nil))
    #expect(try merged.words(finding("route", merged)) == "No other route is safe for the ferries.")
    let narrow = self.merged(claim("omission", "ferries", nil))
    #expect(try narrow.words(finding("route", narrow)) == "ferries")
  }

  /// Two sentences that Readback reports as one omitted paragraph, and words inside a sentence.
  private func untold(_ cause: FindingCause, _ words: String) -> Comparison {
    PierTexts.comparison(
      official: """
        No other route is safe for the ferries. Nobody may swim there.
        Residents may freely inspect the plans at the library.
        """,
      retelling: "Residents can look at the plans in the library.",
      links: [(0, nil), (1, nil), (2, 0)]
    ) { official, _ in
      [
        Finding(
          id: "own", cause: cause, severity: .major, confidence: 0.95,
          official: official.place(words), retelling: nil, reason: "own", isShown: true)
      ]
    }
  }

  private func shown(_ comparison: Comparison, _ claims: String...) -> [String] {
    let merged = comparison.merged(
      with: comparison.opinion("[\(claims.joined(separator: ","))]"))
    return merged.findings.filter(\.isShown).map { merged.words($0) }
  }

  @Test func quotationInAnUncoveredSentenceMeansTheSentence() {
    let sentence = "No other route is safe for the ferries."
    #expect(
      shown(untold(.omittedSentence, sentence), claim("omission", "No other route is safe", nil))
        == [sentence])
  }

  @Test func sentencesWithoutAClaimStayFindings() throws {
    let paragraph = "No other route is safe for the ferries. Nobody may swim there."
    let comparison = untold(.omittedParagraph, paragraph)
    let merged = comparison.merged(
      with: comparison.opinion(answer(claim("omission", "Nobody may swim there", nil))))
    #expect(
      merged.findings.map { merged.words($0) }
        == ["No other route is safe for the ferries.", "Nobody may swim there."])
    let rest = try #require(merged.findings.first)
    #expect(rest.cause == .omittedSentence && rest.isUnconfirmed && rest.sources == [.readback])
    #expect(rest.confidence < 0.95)
    #expect(merged.findings.last?.id == "own")
    #expect(Set(merged.findings.map(\.number)).count == 2)
    // If the whole paragraph is quoted nothing remains.
    #expect(shown(comparison, claim("omission", paragraph, nil)) == [paragraph])
  }

  @Test func omissionWithACounterpartKeepsReadbacksWords() {
    let comparison = untold(.omittedWord, "freely")
    #expect(
      shown(comparison, claim("omission", "may freely inspect", "can look at")) == ["freely"])
    #expect(
      shown(comparison, claim("omission", "may freely inspect", nil)) == ["may freely inspect"])
  }

  @Test func doubtfulOmissionWithACounterpartIsAParaphrase() {
    let comparison = PierTexts.comparison()
    func minor(_ counterpart: String?, _ confidence: Double) -> [String] {
      shown(
        comparison,
        claim(
          "omission", "the plans at the library", counterpart, severity: "minor",
          more: ", \"confidence\": \(confidence)"))
    }
    #expect(minor("the plans in the library", 0.3).isEmpty)
    #expect(minor("the plans in the library", 0.9).count == 1)
    #expect(minor(nil, 0.3).count == 1)
  }

  @Test func onlyTheOpinionsFindings() {
    let merged = merged(
      claim("mistranslation", "40", "60"), claim("omission", "unless prices rise", nil),
      isOnly: true)
    #expect(merged.findings.map(\.sources) == [[.readback, .opinion], [.opinion]])
    #expect(self.merged(isOnly: true).findings.isEmpty)
  }

  @Test func answerThatListsParaphrasesAddsNothing() {
    // Typical claims of a weak model: the same words, words that are not there, near synonyms.
    let merged = merged(
      claim("mistranslation", "the old pier", "the old pier"),
      claim("mistranslation", "at the library", "in the library"),
      claim("omission", "the new pier", nil),
      claim("mistranslation", "The mayor said", "The mayor stated"),
      claim("addition", nil, "million crowns"),
      claim("mistranslation", "inspect the plans", "look at the plans"),
      claim("omission", "unless prices rise", nil))
    #expect(comparison.trust(in: comparison.opinion("[]")).isHigh)
    #expect(!merged.findings.contains { $0.sources == [.opinion] && $0.isShown })
    // Its silence removes nothing either.
    for own in comparison.findings where own.isShown {
      let kept = merged.findings.first { $0.id == own.id }
      #expect(kept?.isShown == true, "\(own.id)")
    }
    #expect((merged.opinion?.drops.total ?? 0) >= 3)
  }

  @Test func wideClaimsOfAWeakModelAbsorbNothing() {
    let comparison = PierTexts.comparison { official, retelling in
      [("tense", "will repair", "has repaired"), ("june", "before the end", "before the end")].map {
        Finding(
          id: $0, cause: .wrongSense, severity: .critical, confidence: 0.7,
          official: official.place($1), retelling: retelling.place($2), reason: "own", isShown: true
        )
      }
    }
    let wide = claim(
      "mistranslation", "will repair the old pier before the end of June",
      "has repaired the old pier before the end of June")
    func kept(_ others: String...) -> Set<String> {
      let opinion = comparison.opinion("[\(([wide] + others).joined(separator: ","))]")
      return Set(comparison.merged(with: opinion).findings.filter(\.isShown).map(\.id))
    }
    // One finding in the words of a reliable model, two otherwise.
    #expect(kept().count == 1)
    #expect(
      kept(
        claim("mistranslation", "at the library", "in the library"),
        claim("mistranslation", "The mayor said", "The mayor told"),
        claim("addition", nil, "no such words"), claim("addition", nil, "nor these")
      )
      .isSuperset(of: ["tense", "june"]))
  }

  @Test func unrelatedTextHasNoOpinion() {
    let unrelated = PierTexts.comparison(relation: .unrelated)
    let merged = unrelated.merged(
      with: unrelated.opinion(answer(claim("omission", "unless prices rise", nil))))
    #expect(merged.findings.isEmpty)
  }

  @Test func linksFollowTheMergedFindings() {
    let merged = merged(claim("mistranslation", "will repair", "has repaired"))
    #expect(merged.alignment.links[0].relation == .distorted)
    #expect(merged.alignment.links[4].relation == .paraphrase)
  }

  @Test func newAnswerReplacesTheOldOneForItsSentences() throws {
    var opinion = comparison.opinion(
      answer(
        claim("mistranslation", "will repair", "has repaired"),
        claim("omission", "unless prices rise", nil)))
    let piece = OpinionPiece(official: [0], retelling: [0])
    opinion.add(try #require(OpinionReader(comparison).part(Array("[]".utf8), on: piece)))
    #expect(opinion.claims.map(\.kind) == [.omission])
  }

  @Test func decisionsSurviveAnEquivalentAnswer() throws {
    let first = merged(
      claim("mistranslation", "will repair", "has repaired"),
      claim("omission", "unless prices rise", nil))
    var review = PlacedReview(
      ReviewLog([]), official: comparison.official, retelling: comparison.retelling)
    for finding in first.findings where finding.sources.contains(.opinion) {
      _ = review.decide(.confirmed, comment: "seen", on: finding, by: "me", at: "now")
    }
    // The same in other words, with another quotation of the same place.
    let second = merged(
      claim("omission", ", unless prices rise", nil, severity: "minor"),
      claim("mistranslation", "will repair the", "has repaired the", severity: "critical"))
    let reviewed = review.reviewed(second)
    let decided = reviewed.comparison.findings.filter { reviewed.state(of: $0) == .confirmed }
    #expect(decided.count == 2)
    #expect(reviewed.lost.isEmpty && reviewed.byHand.isEmpty)
  }

  @Test func sameAnswerGivesTheSameIds() {
    let text = claim("omission", "unless prices rise", nil)
    #expect(merged(text).findings.map(\.id) == merged(text).findings.map(\.id))
    #expect(Set(merged(text).findings.map(\.id)).count == merged(text).findings.count)
  }
}
