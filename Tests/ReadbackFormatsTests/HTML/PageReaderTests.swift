import ReadbackCore
import Testing

@testable import ReadbackFormats

struct PageReaderTests {
  private func read(_ page: String) throws -> ImportedDocument {
    try imported(page, as: "page.html")
  }

  @Test func savedNewsPageIsReadAsAPersonSeesIt() throws {
    let read = try read(PageFixtures.newsPage)
    #expect(
      paragraphs(read) == [
        "boilerplate| Home", "boilerplate| World", "boilerplate| Sport",
        "boilerplate| We use cookies to make this site better.", "boilerplate| Accept all",
        "heading| Ministers agree to open the roads",
        "boilerplate| By Jane Doe",
        "body| The two ministers met in the capital on Tuesday, and talked about trade, borders and the harvest.",
        "boilerplate| The ministers at the gate. Photo: City Archive",
        "body| They agreed that the roads along the border should be opened again before the winter sets in.",
        "heading| What was not agreed",
        "body| Nobody spoke of the tariffs & the “old debts”, the spokesman said after the meeting.",
        "boilerplate| Share", "boilerplate| Tweet",
        "boilerplate| Read also: The harvest is late",
        "boilerplate| © 2021 Example Media",
      ])
    #expect(read.document.details.title == "Ministers agree to open the roads | Example")
    #expect(read.document.details.date == "2021-12-07T18:00:00Z")
    #expect(read.document.details.source == "Example Media")
    #expect(read.document.details.language == "en")
  }

  @Test func nestedTablesAndMissingEndTagsKeepTheirParagraphs() throws {
    let read = try read(PageFixtures.oldTablePage)
    #expect(
      texts(read) == [
        "News", "Archive", "A meeting in the capital",
        "The two ministers met in the capital on Tuesday and talked about trade, borders and the harvest.",
        "They agreed that the roads should be opened again before the winter sets in.",
        "The talks will go on.",
      ])
  }

  @Test func scriptsStylesAndHiddenElementsAreNotText() throws {
    let read = try read(
      """
      <body><script>var a = "<p>no</p>";</script><style>p { color: red }</style>
      <noscript>Please enable it</noscript><template><p>no</p></template>
      <p hidden>no</p><p style="Display: none">no</p><svg><text>no</text></svg>
      <!-- <p>no</p> --><p>Yes, this is the text.</p>
      """)
    #expect(texts(read) == ["Yes, this is the text."])
  }

  @Test func breaksEndLinesAndInlineElementsDoNot() throws {
    let read = try read(
      "<p>One <b>bold</b>word<br>two&nbsp;three<br/>f<i>o</i>ur</p><pre>five\n  six</pre>")
    #expect(texts(read) == ["One boldword", "two\u{A0}three", "four", "five", "six"])
  }

  @Test func formAroundTheWholePageIsNotBoilerplate() throws {
    let read = try read(
      "<form><div><p>The two ministers met in the capital on Tuesday and it rained all day.</p></div></form>"
    )
    #expect(read.document.paragraphs.map(\.role) == [.body])
  }

  @Test func articleHeaderHoldsTheTitle() throws {
    let read = try read(
      """
      <header><a href="/">Example Times of the North</a></header>
      <article><header><h1>The roads</h1><p>The roads are open again, the ministers said on Tuesday.</p></header>
      <p>The two ministers met in the capital on Tuesday and talked about trade and the harvest.</p>
      """)
    #expect(read.document.paragraphs.map(\.role) == [.boilerplate, .heading, .body, .body])
  }

  @Test func pageIsRecognisedByItsBeginning() throws {
    #expect(try imported("  <!DOCTYPE html><p>A word.", as: "-").format == .html)
    #expect(try imported("<html><p>A word.", as: "page.txt").format == .html)
    #expect(try imported("A <b>word</b>.", as: "page.txt").format == .text)
    #expect(try imported("# A word", as: "page.md").format == .markdown)
    #expect(try imported("A word.", as: "page.HTM").format == .html)
  }

  @Test func formatCanBeForced() throws {
    var options = ImportOptions()
    options.format = .text
    #expect(
      try texts(imported("<html><p>A word.</p>", as: "a.html", options: options)) == [
        "<html><p>A word.</p>"
      ])
  }

  @Test func characterReferencesCannotAddControlCharacters() throws {
    let read = try read("<p>a &#155;b &#27;c &#x80; &#0; &#xD800; &amp;lt; &#8232;d</p>")
    #expect(read.document.text.bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    #expect(
      !read.document.text[0..<read.document.text.bytes.count].unicodeScalars.contains {
        (0x80...0x9F).contains($0.value)
      })
    #expect(texts(read)[0].contains("€"))
  }

  // MARK: Bombs

  @Test func deepNestingLosesOnlyItsNesting() throws {
    let page =
      "<html>\n<p>Before.</p>" + String(repeating: "<div><b>", count: 100_000)
      + "<p>The talks will go on.</p><p>They begin on Monday.</p>"
    #expect(
      try texts(read(page)) == ["Before.", "The talks will go on.", "They begin on Monday."])
  }

  @Test func surplusAttributesAreDropped() throws {
    let many = (0..<50_000).map { "a\($0)=1" }.joined(separator: " ")
    #expect(try texts(read("<p>\n<a \(many)>A word.</a>")) == ["A word."])
  }

  @Test func dataInAddressesDoesNotCountForLimits() throws {
    let picture = String(repeating: "A", count: 9_000_000)
    #expect(
      try texts(read("<img src=\"data:image/png;base64,\(picture)\"><p>A word.</p>"))
        == ["A word."])
  }

  @Test(arguments: [
    "<script>if(i<n){\((0..<300).map { "v\($0)=a\($0);" }.joined())}</script>",
    "<!-- if(i<n){\((0..<300).map { "v\($0)=a\($0);" }.joined())} -->",
    "<noscript><div id=nojs></noscript>", "<style>p > a { color: red }</style>",
    "<iframe><p>no</iframe>", "<textarea><p>no</p></textarea>", "<!DOCTYPE html [<!ENTITY a 'b'>]>",
  ])
  func rawContentIsSkipped(part: String) throws {
    #expect(try texts(read("\(part)<p>The talks will go on.</p>")) == ["The talks will go on."])
  }

  @Test func linesAreThoseOfTheFile() throws {
    let read = try read(
      "<html>\n<!-- a\nb -->\n<script>\n\n</script>\n<p\n class=a>\nThe talks will go on.\n</p>\n<p>They end.</p>"
    )
    #expect(read.lines == [9, 11])
  }

  @Test func giganticAttributeAndTextAreBounded() throws {
    let long = String(repeating: "a", count: 3_000_000)
    #expect(try texts(read("<p class=\"\(long)\" style='\(long)'>A word.</p>")) == ["A word."])
    #expect(try texts(read("<p>\(long)</p>")).count == 1)
  }

  @Test func entitiesOfAPageAreNotExpanded() throws {
    let read = try read(
      """
      <!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Text &b; and &x;.</p>
      """)
    #expect(!read.document.text[0..<read.document.text.bytes.count].contains("root:"))
    #expect(read.document.text.bytes.count < 300)
  }

  @Test func unmatchedEndTagsAreHarmless() throws {
    let page = String(repeating: "</div></p></b>", count: 20_000) + "<p>A word.</p>"
    #expect(try texts(read(page)) == ["A word."])
  }

  // MARK: Text in odd places

  private func expectBothParagraphs(_ page: String, notice: String? = nil) throws {
    let read = try read(page)
    #expect(texts(read) == PageFixtures.twoParagraphs)
    if let notice { #expect(read.notices.first?.contains(notice) == true) }
  }

  @Test func textInStructuredDataIsReadWhenThePageHasNone() throws {
    let text = PageFixtures.twoParagraphs.joined(separator: "\\n\\n")
    try expectBothParagraphs(
      """
      <script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "\(text)"}</script>
      <body><div id="root"></div></body>
      """, notice: "structured data")
  }

  @Test func textInTemplatesIsReadWhenThePageHasNone() throws {
    let text = PageFixtures.twoParagraphs.map { "<p>\($0)</p>" }.joined()
    for (start, end) in [
      ("<script type='text/template'>", "</script>"),
      ("<script type='text/x-handlebars'>", "</script>"), ("<template>", "</template>"),
    ] {
      try expectBothParagraphs("<body>\(start)\(text)\(end)</body>", notice: "templates")
    }
  }

  @Test func cellsWithAParagraphEachAreOneRow() throws {
    func row(_ cells: String...) -> String {
      "<tr>" + cells.map { "<td><p><span>\($0)</span></p></td>" }.joined() + "</tr>"
    }
    let page =
      "<p>The two ports grew in both years, said the company that runs them.</p><table>"
      + row("Port", "2021", "2022") + row("Vik", "48", "51") + "</table>"
    #expect(Array(try texts(read(page)).dropFirst()) == ["Port | 2021 | 2022", "Vik | 48 | 51"])
  }

  @Test func aPageShownByAScriptIsRefusedWithAdvice() {
    let page = "<!DOCTYPE html><body><div id=app></div><script src='a.js'></script></body>"
    #expect(
      failure { _ = try imported(page, as: "a.html") }
        == "a.html: contains no text: a script shows it in the browser; copy it from there, or save "
        + "the page as MHTML")
    #expect(
      failure { _ = try imported("<!DOCTYPE html><body><hr></body>", as: "a.html") }
        == "a.html: contains no text, only white space or markup")
  }

  @Test func partsThatReactPutsInPlaceLaterAreRead() throws {
    let read = try read(
      """
      <main><article><h1>The talks</h1><p>The ministers met in the capital of the republic today.</p>
      <template id="B:0"></template></article></main>
      <div hidden id="S:0"><p>\(PageFixtures.twoParagraphs[0])</p></div><p hidden>They have not met.</p>
      """)
    #expect(texts(read).contains(PageFixtures.twoParagraphs[0]))
    #expect(!texts(read).contains("They have not met."))
  }

  @Test func hiddenTextIsReadWhenThePageShowsNone() throws {
    let text = PageFixtures.twoParagraphs.map { "<p>\($0)</p>" }.joined()
    try expectBothParagraphs("<div style='display: none'>\(text)</div>", notice: "hides its text")
  }

  @Test func spansShownAsBlocksAreParagraphs() throws {
    try expectBothParagraphs(
      PageFixtures.twoParagraphs.map { "<span style='display:block'>\($0)</span>" }.joined())
    try expectBothParagraphs(
      "<div style='display: flex; flex-direction: column'>"
        + PageFixtures.twoParagraphs.map { "<span>\($0)</span>" }.joined() + "</div>")
  }

  @Test(arguments: ["<pre>\n", "<div>"])
  func wrappedLinesAreJoined(start: String) throws {
    let lines = [
      "The ministers spoke by telephone on Tuesday,", "the office said in a statement.", "",
      "They discussed trade between the two", "countries and agreed to meet again soon in",
      "the capital.",
    ]
    let page = start + lines.joined(separator: start == "<div>" ? "<br>" : "\n")
    #expect(
      try texts(read(page)) == [
        "The ministers spoke by telephone on Tuesday, the office said in a statement.",
        "They discussed trade between the two countries and agreed to meet again soon in the capital.",
      ])
  }

  @Test func struckTextIsOmittedWithANotice() throws {
    let read = try read("<p>It costs <del>60</del> 40\n<s>euros</s> dollars.</p>")
    #expect(texts(read) == ["It costs 40 dollars."])
    #expect(read.notices == ["page.html: line 1: struck-out text is left out"])
  }

  @Test func superscriptNumbersAreNotesOrPowers() throws {
    let read = try read(
      """
      <p>It paid 240<sup>1</sup> crowns<sup>[2]</sup> for 60 m<sup>2</sup> on the
      21<sup>st</sup><sup><a href="#n">a</a></sup>.</p>
      """)
    #expect(texts(read) == ["It paid 240 crowns for 60 m² on the 21st."])
  }

  @Test func rubyAnnotationsAreOmitted() throws {
    let read = try read("<p>The <ruby>東京<rp>(</rp><rt>Tokyo</rt><rp>)</rp></ruby> talks end.</p>")
    #expect(texts(read) == ["The 東京 talks end."])
  }

  @Test func quotationElementsGetTheirMarks() throws {
    #expect(try texts(read("<p>He said <q>no</q> twice.</p>")) == ["He said “no” twice."])
  }

  // MARK: Tables

  @Test func rowOfATableIsAParagraph() throws {
    let read = try read(
      """
      <table><tr><th>Region<th>2023<th>2024</tr><tr><td>North<td>120<td>135<tr><td>South<td>80<td>72
      </table>
      """)
    #expect(
      paragraphs(read) == [
        "heading| Region | 2023 | 2024", "body| North | 120 | 135",
        "body| South | 80 | 72",
      ])
  }

  // MARK: Models and refusals

  @Test func modelsUseExistingFeatures() throws {
    let rows = PageReader.trainingRows(of: Array("<p>The talks will go on.</p>".utf8), scores: nil)
    let scored = PageReader.trainingRows(
      of: Array("<p>The talks will go on.</p>".utf8), scores: [1])
    #expect(GradientTrees(ArticleModel.trainedAlone).lastFeature < rows[0].values.count)
    let all = rows[0].values.count + scored[0].values.count
    #expect(GradientTrees(ArticleModel.trainedTogether).lastFeature < all)
    #expect(GradientTrees(ArticleModel.trainedTogether).lastFeature >= rows[0].values.count)
  }

  @Test func pageWithoutTextIsRefused() {
    #expect(
      failure { _ = try read("<html><body><img src=a></body></html>") }
        == "page.html: contains no text, only white space or markup")
  }
}
