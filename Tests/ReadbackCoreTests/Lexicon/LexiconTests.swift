import Testing

@testable import ReadbackCore

@Suite struct LexiconTests {
  let lexicon = Lexicon.standard

  private func word(_ spelling: String) throws -> WordID {
    try #require(lexicon.word(spelling), "\(spelling) is not known")
  }

  @Test func everyWordIsFoundByItsSpelling() {
    for index in 0..<lexicon.count where index % 7 == 0 || index + 20 > lexicon.count {
      let id = WordID(index)
      #expect(lexicon.word(lexicon.spelling(of: id)) == id)
    }
  }

  @Test(arguments: ["", "a ", "zzzzzzzz", "blorfed", "Moscow", "tableq", "\u{10FFFF}", "tabl", "!"])
  func nonWordIsNotFound(spelling: String) {
    #expect(lexicon.word(spelling) == nil)
  }

  @Test func commonWordsAreFrequent() throws {
    #expect(lexicon.frequency(of: try word("the")) > 7)
    #expect((3.5...5.5).contains(lexicon.frequency(of: try word("table"))))
    #expect(lexicon.frequency(of: try word("zygote")) < 3.5)
  }

  @Test func dictionaryWordsNamesAndFunctionWordsAreDistinguished() throws {
    #expect(lexicon.isListed(try word("resumed")))
    #expect(!lexicon.isName(try word("resumed")))
    #expect(lexicon.isListed(try word("copenhagen")))
    #expect(lexicon.isName(try word("copenhagen")))
    #expect(lexicon.isFunctionWord(try word("without")))
    #expect(lexicon.isFunctionWord(try word("n't")))
    #expect(!lexicon.isFunctionWord(try word("table")))
    #expect(!lexicon.isListed(try word("bitrate")))
  }

  @Test(arguments: [
    ("emphasise", "emphasize"), ("neighbouring", "neighboring"), ("defence", "defense"),
    ("organisations", "organizations"), ("centre", "center"), ("manoeuvres", "maneuvers"),
  ])
  func britishSpellingsBecomeAmerican(british: String, american: String) throws {
    #expect(lexicon.spelling(of: lexicon.american(try word(british))) == american)
  }

  @Test(arguments: [
    "surprise", "hour", "advertise", "raise", "four", "our", "exercise", "hence", "more", "tour",
    "grey", "does", "phoenix", "called", "precise", "bae", "saeed",
  ])
  func otherWordsKeepTheirSpelling(spelling: String) throws {
    let id = try word(spelling)
    #expect(lexicon.american(id) == id)
  }

  @Test(arguments: [
    ("met", "meet"), ("children", "child"), ("talks", "talk"), ("was", "be"), ("stopped", "stop"),
    ("bigger", "big"), ("n't", "not"), ("leaves", "leaf"), ("leaves", "leave"), ("axes", "axis"),
    ("don't", "do"), ("don't", "not"), ("we're", "be"),
  ])
  func inflectedFormsHaveTheirLemmas(form: String, lemma: String) throws {
    #expect(lexicon.lemmas(of: try word(form)).contains(try word(lemma)))
  }

  @Test(arguments: ["gas", "news", "this", "us", "politics", "table"])
  func wordsThatOnlyLookInflectedHaveNoLemmas(spelling: String) throws {
    #expect(lexicon.lemmas(of: try word(spelling)).isEmpty)
  }

  @Test func formsOfOneWordShareALemma() throws {
    #expect(lexicon.shareLemma(try word("met"), try word("meeting")))
    #expect(lexicon.shareLemma(try word("talk"), try word("talks")))
    #expect(!lexicon.shareLemma(try word("met"), try word("table")))
  }
}
