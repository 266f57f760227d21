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

struct RoleJudgeTests {
  @Test func pagePromptsAreFurniture() {
    expectRoles(
      body + body + """
        furniture| - Advertisement -
        furniture| Leave a Reply
        furniture| Your email address will not be published. Required fields are marked *
        furniture| Please disable your ad blocker to continue.
        furniture| We use cookies to improve your experience on our pages.
        furniture| Related Posts
        furniture| Source link
        furniture| Our website is paid for by advertising alone.
        furniture| Sign up for our newsletter!
        furniture| © 2021 Example Media. All rights reserved.
        furniture| Follow Jane Doe on Twitter and the desk on Facebook.
        furniture| Write to John Roe at john.roe@paper.example.
        furniture| Email Jane Doe at jane@paper.example or follow her.
        furniture| John Roe in the old port contributed to this report.
        furniture| ^ Doe, Jane (2004). The Old Port. p. 65.
        """)
  }

  @Test func appealsAfterATextAreFurniture() {
    expectRoles(
      body + "body| Did you enjoy this article? Then share it with us, the mayor joked.\n"
        + body + body + """
          furniture| Did you enjoy this article? Share it with your friends!
          furniture| Have you got a video of the roads? Send it to our newsdesk.
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

  @Test func datelinesBylinesAndCreditsAreFurniture() {
    expectRoles(
      """
      furniture| 17.5 C
      furniture| Tuesday, March 3, 2020
      furniture| By Jane Doe and John Roe
      furniture| Updated 14:30 GMT

      """ + body + """
        furniture| Photo: City Archive
        furniture| Main image source: Jane Doe / REUTERS

        """ + body + """
          furniture| The minister greets Jane Doe The Daily Herald

          """ + body + """
          furniture| March 3, 2020, Geneva
          furniture| Example-News, 03.03.2020
          """)
  }

  @Test func menusAreFurniture() {
    expectRoles(
      """
      furniture| Home
      furniture| World
      furniture| Sport and Culture
      furniture| Home » News » World
      furniture| Documents /
      furniture| Select language English Suomi

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

  @Test func repeatedFragmentIsFurniture() {
    expectRoles(
      body + "furniture| Watch our daily programme here\n" + body
        + "furniture| Watch our daily programme here\n" + body)
  }

  @Test func appealBetweenPromptsIsFurniture() {
    expectRoles(
      body + body + """
        furniture| Source link
        furniture| Good reporting has its price, and somebody has to pay for it in the end.
        furniture| Please disable your ad blocker to read on.
        furniture| Best regards, the editors
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

  @Test func fragmentInAnotherScriptIsFurniture() {
    expectRoles("furniture| Документы и материалы\n" + body + body)
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
  func singleLineIsNeverFurniture(text: String) {
    let document = Document(segmenting: SourceText(text))
    #expect(document.paragraphs.map(\.role) == [.body])
  }

  @Test func rolesOfTheImporterTakePrecedence() {
    #expect(
      roles("x| Leave a Reply\n" + body + body, hints: [1: .body, 2: .furniture])
        == "body| Leave a Reply\n" + body.replacing("body|", with: "furniture|")
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
