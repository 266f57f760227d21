import Testing

@testable import ReadbackCore

@Suite struct QuotedWordsTests {
  @Test func anotherTranslationThroughoutIsOneFinding() {
    let faced = Faced(
      """
      The talk took place in a frank and business-like atmosphere on the bridge.
      The keepers agreed to continue regular contacts at the highest level.
      He stressed that the talks needed to produce solid guarantees for the boats.
      """,
      """
      “The talk took place in a sincere and businesslike atmosphere on the bridge,” the guild said.
      “The keepers agreed to continue constant contacts at the top level,” it said.
      “He stressed that the talks had to bring solid guarantees for the boats,” it said.
      """)
    #expect(faced.shown(.quotation).count == 1)
    #expect(faced.shown(.quotation).first?.reason.contains("3 quotations") == true)
  }

  @Test func rephrasedQuotationIsNotAFinding() {
    let faced = faced(
      "He said, “We will support you in your effort to combat the flood.”",
      "He said, “We shall support you in your endeavour to combat the flood.”")
    #expect(faced.shown(.quotation).isEmpty)
  }

  @Test func houseStyleIsNotAChange() {
    let faced = faced(
      "“Ticket sales rose 7 percent from a year ago and we are okay,” said Ines Karr.",
      "“Ticket sales rose 7% from a year ago and we are OK,” said Ines Karr.")
    #expect(faced.shown == [])
  }

  @Test func inventedQuotationIsFound() {
    let faced = faced(
      "Ms Karr said she was well and was looking forward to the summer season.",
      "Ms Karr said she was well and expected a “complete recovery” before the summer season.")
    #expect(faced.shown(.quotation).map(faced.words) == [" | complete recovery"])
  }

  @Test(arguments: [
    "The fish must stay in the “cold chain” until the market opens in the summer.",
    "The fish must stay cold until the “ordinary” market opens in the summer.",
  ])
  func termInQuotationMarksIsNotAQuotation(retelling: String) {
    let faced = faced("The fish must stay cold until the market opens in the summer.", retelling)
    #expect(faced.shown(.quotation).map(faced.words) == [])
  }

  @Test func inventedQuotationIsNotAnAdditionToo() {
    let faced = faced(
      "Ms Karr said she was well and was looking forward to the summer season.",
      "Ms Karr said she was well and “[expletive] thrilled [expletive]” about the summer season.")
    #expect(faced.shown.count == 1 && faced.shown(.quotation).count == 1, "\(faced.shown)")
  }

  @Test func speechReportedInTheThirdPersonKeepsTheSpeaker() {
    let faced = Faced(
      """
      It reminds me of the very first broadcast I made, in 1940, helped by my sister.
      We as children spoke from here to children who had been evacuated from their homes.
      """,
      """
      She said it reminded her of the very first broadcast she made, in 1940, helped by her sister.
      They as children spoke from there to children who had been evacuated from their homes.
      """)
    #expect(faced.shown(.speaker).map(faced.words) == [])
  }

  @Test func firstPersonInSingleQuotationMarksKeepsTheSpeaker() {
    let faced = faced(
      "And the ferryman said to him, Stranger, where is your coin? And he wept.",
      "The ferryman said to him ‘My friend, where is your coin?’ The man wept.")
    #expect(faced.shown(.speaker).isEmpty)
  }

  @Test func passagesInAnotherLanguageAreUntranslated() {
    let faced = faced(
      "Ministers condemned the attack on the port and expressed their solidarity with the town.",
      "Ministers condemned the attack on the port et ont exprimé leur solidarité avec la ville.")
    #expect(
      faced.shown == [
        "untranslated: and expressed their solidarity with the town | et ont exprimé leur solidarité avec la ville"
      ])
  }

  @Test(arguments: [
    "Charles de Gaulle and Maria de la Cruz signed the treaty in the hall.",
    "The hors d'oeuvre and the pièce de résistance were served in the hall.",
  ])
  func namesAndLoanwordsAreNotUntranslated(sentence: String) {
    #expect(faced("They signed it in the hall.", sentence).shown(.untranslated).isEmpty)
  }

  @Test func anAnswerAttributedToAnotherSpeakerIsFound() {
    let official = """
      Question: Did the state pay for the weir?
      Minister Berg: The state paid in the spring.
      Question: How much did it pay?
      Minister Berg: It paid forty million crowns.
      Question: Who decides on the rest of it?
      """
    let faced = Faced(
      official,
      """
      Q: Did the state pay for the weir?
      A: The state paid in the spring.
      Q: How much did it pay?
      A: It paid forty million crowns.
      A: Who decides on the rest of it?
      """)
    #expect(faced.shown.count == 1 && faced.shown[0].hasPrefix("speaker: Who decides"))
  }

  @Test func creditsAndAttributionsAreNotAdditions() {
    let official = """
      The members of the council condemned the attack on the port of Sarne in the night.
      They wished a speedy recovery to the injured and thanked the doctors of the town.
      """
    let retelling = Document(
      segmenting: SourceText(
        """
        The members of the council condemned the attack on the port of Sarne in the night.
        Tilda Osk at a press conference in Belmar, May 1. NORPRESS/Jan Holt
        This was announced by the press service of the Council.
        They wished a speedy recovery to the injured and thanked the doctors of the town.
        """))
    let comparison = Comparer().comparison(
      of: Document(segmenting: SourceText(official)), with: retelling)
    #expect(comparison.findings.map(\.reason) == [])
  }
}
