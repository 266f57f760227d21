import ReadbackCore
import Testing

@testable import ReadbackFormats

struct PageRolesTests {
  private func read(_ page: String) throws -> ImportedDocument {
    try imported(page, as: "page.html")
  }

  // MARK: The article and what is around it

  @Test func textAfterAFigureStaysText() throws {
    let read = try read(
      """
      <div><p>The visitor was accused of theft by a shopkeeper following a fair in the old port. He has
      always denied the charges, saying that he was elsewhere.</p>
      <figure><figcaption>The visitor waves to the crowd in town</figcaption></figure>
      <p>The visitor was due to be released from the prison in September after serving his term.</p>
      </div><footer>Terms of use</footer>
      """)
    #expect(read.document.paragraphs.map(\.role) == [.body, .boilerplate, .body, .boilerplate])
  }

  @Test func questionsAndLeadsInHeadingElementsAreText() throws {
    let read = try read(
      """
      <article><h1>The talks</h1><h2>The two ministers have agreed to open the roads again, their
      offices said.</h2><h3>Question: what did the two ministers discuss by telephone on Tuesday?</h3>
      <p>They discussed trade between the two countries and agreed to meet again this year.</p>
      <h3>What comes next?</h3><p>They will meet in the capital of the republic in March.</p></article>
      """)
    #expect(
      read.document.paragraphs.map(\.role) == [.heading, .body, .body, .body, .heading, .body])
  }

  @Test(arguments: [
    "<div class='most-read'><h2>Most read</h2><ol><li><a href=/1>Storm hits the coast and leaves thousands without power</a><li><a href=/2>Central bank keeps its rate as economists expected</a></ol></div>",
    "<amp-consent id=c><p>We and our partners store information on your device and process personal data such as identifiers.</p></amp-consent>",
    "<section id='comments'><p>What a surprise, nobody could have seen that coming at all.</p><p>I do not agree with one word of it.</p></section>",
    "<div class='author-bio'><p>Jane Doe is a correspondent who covers the presidency. She lives in the capital with two cats.</p></div>",
    "<footer><p>The Example Times is published by Example Media and printed every day.</p></footer>",
  ])
  func partsAroundTheArticleAreBoilerplate(part: String) throws {
    let article =
      "<article><h1>Leaders talk</h1>"
      + PageFixtures.twoParagraphs.map { "<p>\($0)</p>" }.joined()
      + "<p>The minister thanked her host and said that she would visit in March.</p></article>"
    let read = try read("<html><body>\(article)\(part)</body></html>")
    #expect(read.document.paragraphs.prefix(4).map(\.role) == [.heading, .body, .body, .body])
    #expect(
      read.document.paragraphs.dropFirst(4).allSatisfy {
        [.boilerplate, .heading].contains($0.role)
      })
    #expect(read.document.paragraphs.dropFirst(4).contains { $0.role == .boilerplate })
  }

  @Test func menuCellOfALayoutTableIsBoilerplate() throws {
    let read = try read(
      """
      <TABLE><TR><TD><P>\(PageFixtures.twoParagraphs[0])<P>\(PageFixtures.twoParagraphs[1])</TD>
      <TD WIDTH=20%><B>Latest news</B><BR>Storm hits the coast and leaves thousands without power
      <BR>Central bank keeps its rate</TD></TR></TABLE>
      """)
    #expect(
      read.document.paragraphs.map(\.role) == [
        .body, .body, .boilerplate, .boilerplate, .boilerplate,
      ])
  }

  // MARK: Summaries and captions

  private static let summary = "Trade and an early visit topped the agenda of the two leaders."

  private func standfirsts(_ head: String, above text: String, meta: String = "") throws -> [String]
  {
    let document = try read(
      "<html><head>\(meta)</head><body><main><h1>Leaders talk</h1>\(head)"
        + "<div class=\"story\">\(text)</div></main></body></html>"
    ).document
    return document.paragraphs.filter(\.isStandfirst).map { document.text[$0.range] }
  }

  @Test func summaryAboveTheTextIsItsStandfirst() throws {
    let text = (PageFixtures.twoParagraphs + PageFixtures.twoParagraphs)
      .map { "<p>\($0)</p>" }.joined()
    let summary = Self.summary
    for head in [
      "<p class=\"article-dek\">\(summary)</p>", "<div class=\"excerpt\"><p>\(summary)</p></div>",
      "<div itemprop=\"description\"><p>\(summary)</p></div>",
      "<ul class=\"key-points\"><li>\(summary)</li></ul>",
    ] {
      #expect(try standfirsts(head, above: text) == [summary])
    }
    let meta = "<meta property=\"og:description\" content=\"\(summary)\">"
    #expect(try standfirsts("<p class=\"s1\">\(summary)</p>", above: text, meta: meta) == [summary])
    #expect(try standfirsts("<p class=\"s1\">\(summary)</p>", above: text) == [])
  }

  @Test func firstParagraphOfTheTextIsNotAStandfirst() throws {
    let text = PageFixtures.twoParagraphs.map { "<p class=\"text\">\($0)</p>" }.joined()
    let meta = "<meta name=\"description\" content=\"\(PageFixtures.twoParagraphs[0])\">"
    #expect(try standfirsts("", above: text, meta: meta) == [])
  }

  @Test(arguments: [
    "<div class=\"caption\"><p>The President at his desk, in a picture of last year.</p></div>",
    "<p class=\"wp-caption-text\">The President at his desk, in a picture of last year.</p>",
    "<p><img src=a.jpg><br><em>The President at his desk, in a picture of last year.</em></p>",
    "<p><img src=a.jpg></p><p><i>The President at his desk, in a picture of last year.</i></p>",
  ])
  func captionIsRecognisedByNameOrItalics(caption: String) throws {
    let text = (PageFixtures.twoParagraphs + PageFixtures.twoParagraphs).map { "<p>\($0)</p>" }
    let document = try read(
      "<html><body><article><h1>Leaders talk</h1>\(text[0])\(caption)"
        + text.dropFirst().joined() + "</article></body></html>"
    ).document
    let found = document.paragraphs.first { document.text[$0.range].contains("at his desk") }
    #expect(found?.role == .boilerplate)
    #expect(document.paragraphs.count { $0.role == .body } == 4)
  }
}
