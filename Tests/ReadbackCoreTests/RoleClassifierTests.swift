import Testing

@testable import ReadbackCore

/// The roles of lines marked "role| text", judged without the marks.
private func roles(_ marked: String, hints: [Int: ParagraphRole] = [:]) -> String {
  let lines = marked.split(separator: "\n").map { $0.split(separator: "|", maxSplits: 1)[1] }
  let document = Document(
    segmenting: SourceText(lines.joined(separator: "\n")), details: DocumentDetails(), roles: hints)
  return zip(document.paragraphs, lines).map { "\($0.role.rawValue)|\($1)" }.joined(separator: "\n")
}

private func expectRoles(
  _ marked: String, location: SourceLocation = #_sourceLocation
) {
  let wanted = marked.hasSuffix("\n") ? String(marked.dropLast()) : marked
  #expect(roles(marked) == wanted, sourceLocation: location)
}

private let body =
  "body| The two ministers met in the capital on Tuesday and talked about trade, borders and the harvest. They agreed that the roads along the border should be opened again before the winter sets in, and that the talks would go on.\n"

struct RoleClassifierTests {
  @Test func pagePromptsAreBoilerplate() {
    expectRoles(
      body + body + """
        boilerplate| - Advertisement -
        boilerplate| Leave a Reply
        boilerplate| Your email address will not be published. Required fields are marked *
        boilerplate| Please disable your ad blocker to continue.
        boilerplate| We use cookies to improve your experience on our pages.
        boilerplate| Related Posts
        boilerplate| Source link
        boilerplate| Our website is paid for by advertising alone.
        boilerplate| Sign up for our newsletter!
        boilerplate| © 2021 Example Media. All rights reserved.
        boilerplate| Follow Jane Doe on Twitter and the desk on Facebook.
        boilerplate| Write to John Roe at john.roe@paper.example.
        boilerplate| Email Jane Doe at jane@paper.example or follow her.
        boilerplate| John Roe in the old port contributed to this report.
        boilerplate| ^ Doe, Jane (2004). The Old Port. p. 65.
        """)
  }

  @Test func appealsAfterATextAreBoilerplate() {
    expectRoles(
      body + "body| Did you enjoy this article? Then share it with us, the mayor joked.\n"
        + body + body + """
          boilerplate| Did you enjoy this article? Share it with your friends!
          boilerplate| Have you got a video of the roads? Send it to our newsdesk.
          """)
    expectRoles(
      body + body + body + body + "body| You can follow the talks on our roads, she said.")
  }

  @Test func sentencesThatBeginLikeInvitationsAreText() {
    expectRoles(
      body + body + """
        body| Contact with the port was lost in the night, the mayor wrote on Twitter.
        body| Follow the law, the judge told the owners of the ferries on Tuesday.
        body| Write the whole debt off, the ministers asked the lenders on Friday.
        """)
  }

  @Test func datelinesBylinesAndCreditsAreBoilerplate() {
    expectRoles(
      """
      boilerplate| 17.5 C
      boilerplate| Tuesday, March 3, 2020
      boilerplate| By Jane Doe and John Roe
      boilerplate| Updated 14:30 GMT

      """ + body + """
        boilerplate| Photo: City Archive
        boilerplate| Main image source: Jane Doe / REUTERS

        """ + body + """
          boilerplate| The minister greets Jane Doe The Daily Herald

          """ + body + """
          boilerplate| March 3, 2020, Geneva
          boilerplate| Example-News, 03.03.2020
          """)
  }

  @Test func menusAreBoilerplate() {
    expectRoles(
      """
      boilerplate| Home
      boilerplate| World
      boilerplate| Sport and Culture
      boilerplate| Home » News » World
      boilerplate| Documents /
      boilerplate| Select language English Suomi

      """ + body + body)
  }

  @Test func titleAndSubheadingAreHeadings() {
    expectRoles(
      "heading| Ministers meet in the capital\n" + body
        + "heading| Talks: the harvest is the main topic\n" + body
        + "heading| “The roads are still closed”\n" + body)
  }

  @Test func shortSentenceIsBody() {
    expectRoles(body + "body| There are three open questions.\nbody| It rained.\n" + body)
  }

  @Test func announcedListIsBody() {
    expectRoles(
      body + """
        body| The ministers agreed on four matters, which they will pursue at once:
        body| Open roads
        body| Fair trade
        body| Clean rivers

        """ + body)
  }

  @Test func repeatedFragmentIsBoilerplate() {
    expectRoles(
      body + "boilerplate| Watch our daily programme here\n" + body
        + "boilerplate| Watch our daily programme here\n" + body)
  }

  @Test func appealBetweenPromptsIsBoilerplate() {
    expectRoles(
      body + body + """
        boilerplate| Source link
        boilerplate| Good reporting has its price, and somebody has to pay for it in the end.
        boilerplate| Please disable your ad blocker to read on.
        boilerplate| Best regards, the editors
        """)
  }

  @Test func paragraphInAnotherLanguageIsCommentary() {
    expectRoles(
      """
      commentary| Tämä on kääntäjän läpi ajettu teksti, joten se ei ole virallinen, mutta siitä näkee mitä on sovittu.

      """ + body + body
        + "commentary| Das ist nicht die amtliche Fassung, sondern nur eine Übersetzung, die ich mit einem Programm gemacht habe.\n"
    )
  }

  @Test func fragmentInAnotherScriptIsBoilerplate() {
    expectRoles("boilerplate| Документы и материалы\n" + body + body)
  }

  @Test func verseIsBody() {
    expectRoles(
      """
      body| The rain has washed the road
      body| and nobody walks there
      body| but an old grey horse
      body| who knows the way
      """)
  }

  @Test(arguments: ["Home", "Advertisement", "24.3 C", "***", "By Jane Doe", "a", "中"])
  func singleLineIsNeverBoilerplate(text: String) {
    let document = Document(segmenting: SourceText(text))
    #expect(document.paragraphs.map(\.role) == [.body])
  }

  @Test func rolesOfTheImporterTakePrecedence() {
    #expect(
      roles("x| Leave a Reply\n" + body + body, hints: [1: .body, 2: .boilerplate])
        == "body| Leave a Reply\n" + body.replacing("body|", with: "boilerplate|")
        + body.dropLast())
  }

  @Test func unpunctuatedTextIsBody() {
    let words = String(repeating: "the men walked over the hill and saw the river ", count: 20)
    #expect(Document(segmenting: SourceText(words)).paragraphs.map(\.role) == [.body])
  }

  @Test func identicalSentencesAreBody() {
    let text = String(repeating: "The roads are closed.\n", count: 10_000)
    let document = Document(segmenting: SourceText(text))
    #expect(document.paragraphs.count == 10_000)
    #expect(document.paragraphs.allSatisfy { $0.role == .body })
  }
}
