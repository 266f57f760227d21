import Testing

@testable import ReadbackCore

@Suite struct NamesTests {
  @Test(arguments: [
    ("John Francis Kerr opened the gate.", "J. F. Kerr opened the gate."),
    ("The towns of Agmar and Kelzhar agreed.", "The towns of Aghmar and Kalzhar agreed."),
    ("It was said by Mohammed Zarif.", "It was said by Mohammad Zarif."),
    ("It was bought by Jeconiah and Sadok.", "It was bought by Jechoniah and Zadok."),
    ("The road to Zharkent is closed.", "The road to Jarkent is closed."),
    ("The parts were built in Bavaria.", "The parts were built in Bayern."),
    (
      "In addition, Joren Marten wanted a normal toll on the river.",
      "In addition, Belmar added that Marten wanted a normal toll on the river."
    ),
    ("The demilitarization of the bridge began.", "The demilitarisation of the bridge began."),
  ])
  func spellingVariantsAndShortenedNamesAreNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown == [])
  }

  @Test func nameInSmallLettersInCodeIsNotMisspelt() {
    let faced = Faced(
      "Any status code other than 101 indicates that the BitTorrent handshake has not completed and that the semantics of HTTP still apply.",
      "HTTP/1.1 101 Switching Protocols\nUpgrade: bittorrent\nConnection: Upgrade")
    #expect(faced.shown.filter { $0.hasPrefix("name") } == [])
  }

  @Test func compoundWithAnotherPartIsNotMisspelt() {
    let faced = faced(
      "The boat sends the Lock-Keeper-Number and the master opens the gate with it.",
      "The boat sends the Lock-Keeper-Answer and the master opens the gate with it.")
    #expect(faced.shown.filter { $0.hasPrefix("name") } == [])
  }

  @Test(arguments: [
    (
      "The boat returned without Sten Orlov and Mika Thorne.",
      "The boat returned without Sten Orlov and Milky Thorne.", "Mika | Milky"
    ),
    (
      "Brandvik replied that the lamps would burn.", "Hollen replied that the lamps would burn.",
      "Brandvik | Hollen"
    ),
    (
      "Butch Larsen and Suni Vance sailed to the weir.",
      "Butch Larsen and sunita Vance sailed to the weir.", "Suni | sunita"
    ),
  ])
  func anotherOrMisspeltNameIsFound(official: String, retelling: String, words: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown == ["name: \(words)"])
  }

  /// The sentence is rephrased, so that only the word in the name's place matters.
  @Test func anotherNameInARephrasedSentenceIsFound() {
    let faced = faced(
      "The lamps were bought from Brandvik in June.",
      "In June the lamps were purchased from Hollen.")
    #expect(faced.shown == ["name: Brandvik | Hollen"])
  }

  @Test func shortFormsOfTitlesAreNotFindings() {
    let faced = faced(
      "Corvane Freight Ltd owns the boat.", "Corvane Freight Limited owns the boat.")
    #expect(faced.shown == [])
  }

  @Test func aReplacedNameIsFoundEvenIfMentionedElsewhere() {
    let faced = Faced(
      "Councillor Fosse stressed the cost of the weir. Councillor Oduya thanked the keepers.",
      "Councillor Oduya stressed the cost of the weir. Councillor Oduya thanked the keepers.")
    #expect(faced.shown == ["name: Fosse | Oduya"])
  }

  @Test func lowerCaseTitleOfKnownWordsIsNotAName() {
    #expect(
      faced(
        "The guild thanked Vice-Rector Brunvand for the lamps.",
        "The guild thanked vice-rector Brunvand for the lamps."
      ).shown.isEmpty)
  }
}
