import ReadbackCore
import Testing

@testable import ReadbackFormats

/// A text stays the same however it is wrapped, quoted or written.
struct UsualTextTests {
  private static let paragraphs = [
    "The authority would invest 240 million crowns in the old quay of the northern harbour before the winter storms begin, its director said on 3 March 2024.",
    "She called the well-known signal tower a risk; the first estimate, in 2019, had been 90 million. Nobody had then looked under water.",
    "“We counted what we could see,” she said. “That was a mistake, and it was mine.”",
  ]

  private func wrapped(_ text: String, to width: Int, hyphenating: Bool = false) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else if hyphenating, word.count > 5, word.allSatisfy(\.isLetter),
        line.count + 5 <= width
      {
        lines.append(line + " " + word.prefix(3) + "-")
        line = String(word.dropFirst(3))
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private func isRead(_ text: String) throws -> Bool {
    try texts(imported(text)) == Self.paragraphs
  }

  @Test(arguments: [24, 28, 34, 36, 48, 60, 66, 72, 80, 100, 140])
  func wrappingAtAnyWidthIsUndone(width: Int) throws {
    let text = Self.paragraphs.map { wrapped($0, to: width) }.joined(separator: "\n\n")
    #expect(try isRead(text))
    #expect(
      try isRead(
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { "> " + $0 }.joined(separator: "\n")))
    #expect(
      try isRead(
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { ">> " + $0 }.joined(separator: "\n")))
    #expect(
      try isRead(
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { "| " + $0 }.joined(separator: "\n")))
  }

  @Test(arguments: [44, 60])
  func lineEndHyphensAreRemovedAndOthersKept(width: Int) throws {
    let text = Self.paragraphs.map { wrapped($0, to: width, hyphenating: true) }
      .joined(separator: "\n\n")
    #expect(text.contains("-\n"))
    #expect(try isRead(text))
    #expect(
      try isRead(
        text.split(separator: "\n\n").map {
          $0.split(separator: "\n").joined(separator: "\r\n")
        }.joined(separator: "\r\n\r\n")))
  }

  @Test func hyphenBelongsToTheWord() throws {
    let text = """
      The director called the well-
      known tower a risk for Franco-
      German trade in the years 2023-
      2024 and for the EU-
      wide market of the north.
      """
    #expect(
      try texts(imported(text)) == [
        "The director called the well-known tower a risk for Franco-German trade in the years 2023-2024 and for the EU-wide market of the north."
      ])
  }

  @Test func usualFormsOfLettersAreRead() throws {
    #expect(
      try texts(imported("The oﬃce, ２０２４ and cafe\u{301}.")) == ["The office, 2024 and café."])
    #expect(try texts(imported("Й, И\u{306} and x\u{301}.")) == ["Й, Й and x\u{301}."])
  }

  @Test func chineseLinesAreJoinedWithoutSpaces() throws {
    let text = """
      总统星期二与总理通了电话双方讨论了两国之间的贸易关系并
      同意继续保持联系以便在年底之前再次举行会晤讨论两国合作
      的有关问题总理感谢总统的邀请并表示她将于三月前往访问该
      国首都。
      """
    #expect(try texts(imported(text)).count == 1)
    #expect(try !texts(imported(text))[0].contains(" "))
  }

  @Test func paragraphsOfChineseAreKept() throws {
    let text = "总统星期二与总理通了电话。\n双方讨论了贸易。\n他们同意继续保持联系。\n总理将于三月访问。\n"
    #expect(try texts(imported(text)).count == 4)
  }

  @Test func listsAreNotJoined() throws {
    let text = """
      The council decided on Monday that the old quay will be
      rebuilt, and that:
      - two cranes will be bought from a yard in the port of
        Gdynia, and
      - the signal tower will be taken down before the winter
        storms begin.
      """
    #expect(try texts(imported(text)).count == 3)
    #expect(try texts(imported("apples\nbread and butter\nmilk\neggs\n")).count == 4)
  }

  @Test func joiningIsLinear() throws {
    // Copying the paragraph for each line would take forty thousand million bytes.
    let line = "the authority would invest 240 million crowns in the old quay of the\n"
    let text = String(repeating: line, count: 40_000)
    var builder = TextBuilder(limits: ImportLimits())
    PlainText(Array(text.utf8)).addParagraphs(breaks: .automatic, to: &builder)
    #expect(builder.lines.count == 1)
    #expect(builder.marks.count == 40_000)
  }
}
