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
        "furniture| Home", "furniture| World", "furniture| Sport",
        "furniture| We use cookies to make this site better.", "furniture| Accept all",
        "heading| Ministers agree to open the roads",
        "furniture| By Jane Doe",
        "body| The two ministers met in the capital on Tuesday, and talked about trade, borders and the harvest.",
        "furniture| The ministers at the gate. Photo: City Archive",
        "body| They agreed that the roads along the border should be opened again before the winter sets in.",
        "heading| What was not agreed",
        "body| Nobody spoke of the tariffs & the “old debts”, the spokesman said after the meeting.",
        "furniture| Share", "furniture| Tweet",
        "furniture| Read also: The harvest is late",
        "furniture| © 2021 Example Media",
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

  @Test func scriptsStylesAndHiddenElementsAreNoText() throws {
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

  @Test func formAroundTheWholePageIsNoFurniture() throws {
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
    #expect(read.document.paragraphs.map(\.role) == [.furniture, .heading, .body, .body])
  }

  @Test func pageIsToldByItsBeginning() throws {
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

  @Test func characterReferencesBringInNoControls() throws {
    let read = try read("<p>a &#155;b &#27;c &#x80; &#0; &#xD800; &amp;lt; &#8232;d</p>")
    #expect(read.document.text.bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    #expect(
      !read.document.text[0..<read.document.text.bytes.count].unicodeScalars.contains {
        (0x80...0x9F).contains($0.value)
      })
    #expect(texts(read)[0].contains("€"))
  }

  // MARK: Bombs

  @Test func deepNestingIsRefusedWithItsLine() {
    let page = "<html>\n" + String(repeating: "<div>", count: 100_000) + "text"
    #expect(
      failure { _ = try read(page) }
        == "page.html: line 2: elements are nested deeper than 512; save the page as text and open that"
    )
  }

  @Test func manyAttributesAreRefusedWithTheirLine() {
    let page = "<p>\n<a " + (0..<50_000).map { "a\($0)=1" }.joined(separator: " ") + ">text</a>"
    #expect(
      failure { _ = try read(page) }
        == "page.html: line 2: a tag has more than 256 attributes; save the page as text and open that"
    )
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

  @Test func pageWithoutTextIsRefused() {
    #expect(
      failure { _ = try read("<html><body><img src=a></body></html>") }
        == "page.html: holds no text, only blank space or markup")
  }
}
