import ReadbackCore
import Testing

@testable import ReadbackFormats

struct MarkdownTests {
  private func read(_ text: String) throws -> ImportedDocument {
    try imported(text, as: "text.md")
  }

  @Test func blocksBecomeParagraphs() throws {
    let text = """
      ---
      title: "The talks"
      date: 2021-12-07
      lang: en
      ---
      # The talks in Geneva #

      The two ministers met
      in the capital.  
      It rained.

      Roads
      -----
      - They *agreed* on **roads**.
      - They spoke of __trade__ and
        of ~~roads~~ tariffs.
      1. First of all, the harvest.

      > A quotation that
      > goes on.

      | Kind | Count |
      |------|------:|
      | Roads | 5 |

      ***

      ```swift
      let code = "*kept*"
      ```
      """
    let document = try read(text)
    #expect(
      paragraphs(document).map { $0.split(separator: "|", maxSplits: 1)[1].dropFirst() } == [
        "The talks in Geneva", "The two ministers met in the capital.", "It rained.", "Roads",
        "They agreed on roads.", "They spoke of trade and of tariffs.",
        "1. First of all, the harvest.", "A quotation that goes on.", "Kind | Count", "Roads | 5",
        "let code = \"*kept*\"",
      ])
    #expect(document.document.paragraphs[0].role == .heading)
    #expect(document.document.paragraphs[3].role == .heading)
    #expect(document.document.details.title == "The talks")
    #expect(document.document.details.date == "2021-12-07")
    #expect(document.document.details.language == "en")
    #expect(document.lines.prefix(4) == [6, 8, 10, 12])
  }

  @Test(arguments: [
    ("a [link](http://example.org/a_b) and [two][ref]", "a link and two"),
    ("see <https://example.org> &amp; go", "see https://example.org & go"),
    ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
    ("*Required", "*Required"),
    ("fields are marked *", "fields are marked *"),
    (#"\*not\* emphasis"#, "*not* emphasis"),
    ("***both*** `code` here", "both code here"),
    ("a note[^1] here", "a note here"),
    ("[sic] he said", "[sic] he said"),
    ("a<b>bold</b> 3 < 4", "abold 3 < 4"),
    ("**“Bold.”** said he", "“Bold.” said he"),
  ])
  func marksAreTakenOff(source: String, text: String) throws {
    #expect(MarkdownLine(source).text == text)
  }

  @Test func lineBreakTagEndsTheLine() throws {
    #expect(try texts(read("One line.<br>Another line.")) == ["One line.", "Another line."])
  }

  @Test func pictureAloneIsBoilerplate() throws {
    let document = try read(
      "![The ministers](a.jpg)\n\nThe two ministers met in the capital on Tuesday and talked about trade."
    )
    #expect(document.document.paragraphs.map(\.role) == [.boilerplate, .body])
  }

  @Test(arguments: [
    "The council ~~rejected~~ approved the plan.",
    "The council <del>rejected</del> approved the plan.",
    "The council <s>rejected</s> approved the plan.",
  ])
  func struckOutTextIsOmittedWithANotice(text: String) throws {
    let read = try read("Before.\n\n" + text)
    #expect(texts(read) == ["Before.", "The council approved the plan."])
    #expect(read.notices == ["text.md: line 3: struck-out text is left out"])
  }

  @Test func marksOfNotesAreOmittedAndNotesAreBoilerplate() throws {
    let read = try read(
      "It paid 240<sup>1</sup> crowns for 5 m<sup>2</sup>.[^1]\n\n[^1]: From the minutes.")
    #expect(
      paragraphs(read) == ["body| It paid 240 crowns for 5 m².", "boilerplate| From the minutes."])
  }

  @Test func commentsAreNotText() throws {
    #expect(
      try texts(read("One <!-- not > this --> line.\n\n<!-- And\n\nnot this -->\n\nTwo.\n")) == [
        "One line.", "Two.",
      ])
  }

  @Test func everyCharacterReferenceIsDecoded() throws {
    #expect(
      try texts(read("Caf&eacute; &amp; &#8220;bar&#x201D; &unknown; A&B;")) == [
        "Café & “bar” &unknown; A&B;"
      ])
  }
}
