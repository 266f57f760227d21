import ReadbackCore
import Testing

@testable import ReadbackFormats

/// Pages that keep their text where a browser does not show it, and small pages with other texts
/// around the article.
struct StoredTextTests {
  private static let talk = [
    "The President spoke by telephone with the Prime Minister on Tuesday, his office said in a statement.",
    "They discussed trade between the two countries and agreed to meet again before the end of the year.",
    "The Prime Minister thanked the President for the invitation and said that she would visit in March.",
  ]
  private static let article = talk.map { "<p>\($0)</p>" }.joined()

  private func body(_ page: String) throws -> [String] {
    let read = try imported(page, as: "page.html")
    return read.document.paragraphs.filter { $0.role == .body }
      .map { read.document.text[$0.range] }
  }

  private func structured(_ text: String) -> String {
    "<script type='application/ld+json'>{\"articleBody\": \"\(text)\"}</script>"
  }

  @Test func markupEscapedInStructuredDataIsRead() throws {
    let escaped = Self.article.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    #expect(try body(structured(escaped) + "<div id=app></div>") == Self.talk)
  }

  @Test func structuredDataReplacesAPlaceholder() throws {
    let data = structured(Self.talk.joined(separator: "\\n"))
    #expect(try body(data + "<div id=app>Loading...</div>") == Self.talk)
  }

  @Test func textForBrowsersWithoutFramesIsRead() throws {
    let page = "<frameset><frame src=a.html></frameset><noframes>\(Self.article)</noframes>"
    #expect(try body(page) == Self.talk)
  }

  @Test func pageOfDataAloneIsDrawnByAScript() {
    let page = "<div id=root></div><script type='application/json'>{\"text\": \"A word.\"}</script>"
    let sentence = failure { _ = try imported(page, as: "page.html") }
    #expect(sentence?.contains("script") == true)
  }

  @Test func repeatedCardsOfASmallPageAreBoilerplate() throws {
    let cards = (1...4).map {
      "<div class=card><h3><a href=/\($0)>Story \($0) about the coast</a></h3><p>A short text about story \($0) that nobody reads.</p></div>"
    }.joined()
    #expect(try body("<main>\(Self.article)</main><div class=cards>\(cards)</div>") == Self.talk)
    let items = Self.talk.map { "<div class=item><p>\($0)</p></div>" }.joined()
    #expect(try body("<div class=items>\(items)</div>") == Self.talk)
  }

  @Test func textBelowTheMarkedArticleOfASmallPageIsBoilerplate() throws {
    let page =
      "<h1>Leaders talk</h1><div itemprop=articleBody>\(Self.article)</div>"
      + "<p>Our office hours are nine to five on weekdays and ten to two on Saturdays.</p>"
    #expect(try body(page) == Self.talk)
  }

  @Test(arguments: [
    "<span style='vertical-align: super; font-size: 70%'>1</span>",
    "<span class=footnote-ref>1</span>", "<sup>1</sup>",
  ])
  func raisedMarksOfNotesAreOmitted(mark: String) throws {
    #expect(
      try body("<p>The fund paid 240\(mark) crowns in 2019.</p>")
        == ["The fund paid 240 crowns in 2019."])
  }
}
