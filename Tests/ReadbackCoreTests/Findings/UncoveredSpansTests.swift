import Testing

@testable import ReadbackCore

@Suite struct UncoveredSpansTests {
  @Test(arguments: [
    (
      "The two towns agreed to reopen the ferry before the end of June, after a pause of three years.",
      "The two towns agreed to reopen the ferry before the end of June.",
      "after a pause of three years"
    ),
    (
      "A dry spring makes timber dearer and could delay the work on the bridge.",
      "A dry spring makes timber dearer.", "and could delay the work on the bridge"
    ),
    (
      "The guild raised the fees, compelling the boatmen to answer in kind.",
      "The guild raised the fees.", "compelling the boatmen to answer in kind"
    ),
  ])
  func aShortClauseLeftOutIsAnOmission(official: String, retelling: String, words: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown.map { $0.split(separator: ": ")[1] } == ["\(words) | "])
  }

  @Test func aShortInsertedPhraseIsAnAddition() {
    let faced = faced(
      "The two towns signed a treaty on the ferry.",
      "The two towns signed a treaty on the ferry, in the presence of the boatmen.")
    #expect(faced.shown == ["added-clause:  | in the presence of the boatmen"])
  }

  @Test func aNameMentionedElsewhereIsNotAnAddition() {
    let faced = faced(
      "The envoy Adela Brunvand came to the harbour.\nThe envoy condemned the attack on the mill.",
      "The envoy came to the harbour.\nThe envoy, Adela Brunvand, condemned the attack on the mill."
    )
    #expect(faced.shown == [])
  }

  @Test func aLinkingPhraseIsNotAnOmission() {
    let faced = faced(
      "The guild, for its part, promised to release the nine boatmen.",
      "The guild promised to release the nine boatmen.")
    #expect(faced.shown == [])
  }

  @Test func textAfterARelativeClauseIsNotPartOfTheOmission() {
    let faced = faced(
      "The quarrel about the mill, which has no remedy in the law of the valley, led the debate.",
      "The quarrel about the mill took the first place in the debate.")
    #expect(
      faced.shown.allSatisfy { !$0.contains("led the debate") },
      "\(faced.shown)")
  }

  @Test func anOmittedClauseIncludesItsCoveredWord() {
    let faced = faced(
      "The rails near the mill date from 1988 and were due to be replaced next year.",
      "The rails near the mill are from the year 1988.")
    #expect(
      faced.shown.contains("omitted-clause: and were due to be replaced next year | "),
      "\(faced.shown)")
  }

  @Test func anAmountInAnotherFormIsNotOmitted() {
    let faced = faced(
      "The guild refused the request for a trial period of 24 months.",
      "The guild refused the request for a two-year trial period.")
    #expect(faced.shown == [])
  }

  @Test(arguments: [
    // A pronoun.
    (
      "The guild has no dealings with the boatmen of the northern harbour, the clerk said.",
      "The guild has no dealings with them, the clerk said."
    ),
    // A transliterated name.
    (
      "The spokesman, Hamid Redha Asfa, rejected the claims.",
      "The spokesman, Hamed Reza Asafi, rejected the claims."
    ),
    // The speaker, named elsewhere.
    (
      "The clerk Ada Holm said: \"The ferry will not sail before the ice has gone.\"",
      "\"The ferry will not sail before the ice has gone\", the clerk added."
    ),
    // Words that are often lost or added in rewording.
    (
      "The timber trade, i.e. the sale of the total amount of logs, went on.",
      "The timber trade, the sale of logs, went on."
    ),
  ])
  func rewordedContentIsNotAnOmission(official: String, retelling: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown == [])
  }

  @Test func anOmittedNonfiniteClauseBeginsAtItsComma() {
    let faced = faced(
      "The towns discussed the ferry, with both sides emphasising the importance of the ongoing dialogue on this topic. They expressed their readiness to work together against smuggling.",
      "The towns discussed the ferry. They emphasised that they are ready to work together against smuggling."
    )
    #expect(
      faced.shown.contains(
        "omitted-clause: with both sides emphasising the importance of the ongoing dialogue on this topic | "
      ), "\(faced.all)")
  }

  @Test func anOmittedStatementIsMoreSevereThanAPhrase() {
    let statement = faced(
      "The guild raised the fees, compelling the boatmen to answer in kind.",
      "The guild raised the fees.")
    #expect(statement.shown(.omittedClause).map(\.severity) == [.major])
    let phrase = faced(
      "The two towns agreed to reopen the ferry before the end of June, after a pause of three years.",
      "The two towns agreed to reopen the ferry before the end of June.")
    #expect(phrase.shown(.omittedClause).map(\.severity) == [.minor])
  }
}
