import ReadbackCore
import Testing

@testable import ReadbackFormats

private let wrapped = """
  The two ministers met in the capital on Tuesday and
  talked about trade, borders and the harvest. They
  agreed that the roads along the border should be
  opened again before the winter.

  The talks were frank. Both sides want to go on with
  them next month, when the harvest will be in and the
  roads will have been mended. Nobody spoke of the
  tariffs.
  """

struct PlainTextTests {
  /// The word "dev" would have fitted into the line above, so the longer line does not continue it.
  @Test func longParagraphBelowAShortLineIsSeparate() throws {
    let lines = [
      "0 files updated, 0 files merged, 0 files removed, 0 files unresolved",
      "dev is your local machine, with all the tools that you need to work on a change, and test is "
        + "a server to which you push what you have done so that others can see it run.",
    ]
    #expect(try texts(imported(lines.joined(separator: "\n"))) == lines)
  }

  @Test func wrappedTextIsJoined() throws {
    let read = try imported(wrapped)
    #expect(
      texts(read) == [
        "The two ministers met in the capital on Tuesday and talked about trade, borders and the harvest. They agreed that the roads along the border should be opened again before the winter.",
        "The talks were frank. Both sides want to go on with them next month, when the harvest will be in and the roads will have been mended. Nobody spoke of the tariffs.",
      ])
    #expect(read.lines == [1, 6])
  }

  @Test func linesCanBeForced() throws {
    var options = ImportOptions()
    options.paragraphs = .lines
    #expect(try texts(imported(wrapped, options: options)).count == 8)
  }

  @Test func blankLinesCanBeForced() throws {
    var options = ImportOptions()
    options.paragraphs = .blank
    #expect(
      try texts(imported("One\ntwo.\n\n\nThree-\nfour\n", options: options)) == [
        "One two.", "Three-four",
      ])
  }

  @Test func oneParagraphPerLineIsKept() throws {
    let text = """
      The two ministers met in the capital on Tuesday, and it rained.
      They agreed that the roads should be opened again very soon.
      The talks will go on next month when the harvest is in, they said.
      Nobody spoke of the tariffs, as the spokesman told the press.
      """
    #expect(try texts(imported(text)).count == 4)
  }

  @Test func everySecondLineMayEndASentence() throws {
    let text = """
      The wardens hope to mend the weir before the spring flood.
      Boatmen in the lower harbour asked the wardens to mend
      it. At low water no barge could pass. Most of the ferry's
      carts came to the harbour. Some of them had to wait until
      the flood. The weir was closed before the spring because
      the old timbers had begun to rot. The upper harbour, too.
      Carts and the barges could no longer pass at low water.
      They waited for the flood in the harbour. Nobody could say
      when the ferry would go.
      """
    #expect(try texts(imported(text)).count == 1)
  }

  @Test func identicalSentencesAreKeptApart() throws {
    let line = "The roads along the border are closed for the whole winter.\n"
    #expect(try texts(imported(String(repeating: line, count: 500))).count == 500)
  }

  @Test func verseAndListsAreKept() throws {
    let verse = """
      The rain has washed the road
      and nobody walks there
      but an old grey horse
      who has known the way since he was young
      and will not tell
      """
    #expect(try texts(imported(verse)).count == 5)
  }

  @Test func indentedLineBeginsAParagraph() throws {
    let text = wrapped.split(separator: "\n").enumerated().map { index, line in
      index == 4 ? "     " + line.prefix(46) : String(line)
    }.joined(separator: "\n")
    #expect(try texts(imported(text)).count == 2)
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func emptyFileIsRefused(text: String) {
    #expect(
      failure { _ = try imported(text) }
        == "text.txt: \(text.isEmpty ? "is empty" : "contains no text, only white space or markup")"
    )
  }

  @Test(arguments: [
    "Port\t2021\t2022\nVik\t48\t51\nLunde\t7\t12\n",
    "Port      2021    2022\nVik         48      51\nLunde        7      12\n",
    "Port | 2021 | 2022\nVik | 48 | 51\nLunde | 7 | 12\n",
    "| Port | 2021 | 2022 |\n| Vik | 48 | 51 |\n| Lunde | 7 | 12 |\n",
  ])
  func columnsAreRowsOfATable(table: String) throws {
    let read = try imported("The two ports grew in both years.\n\n" + table)
    #expect(
      texts(read) == [
        "The two ports grew in both years.", "Port | 2021 | 2022", "Vik | 48 | 51",
        "Lunde | 7 | 12",
      ])
    #expect(read.lines == [1, 3, 4, 5])
  }

  @Test func justifiedTextIsNotATable() throws {
    let text = """
      The  11 ships of the  company lie in the  port of Vik
      and will  not leave it  before  the ice has gone;  no
      one knows  when 3 of them  were last in use,  nor who
      paid for it.
      """
    #expect(try texts(imported(text)).count == 1)
  }

  @Test(arguments: [
    "On Mon, 3 Mar 2025 at 10:12, Ann Lie <ann@coast.example> wrote:",
    "Am 03.03.25 um 10:12 schrieb Per Lund:",
    "Le lun. 3 mars 2025 à 10:12, Ann Lie <ann@coast.example> a écrit :",
  ])
  func attributionOfAQuotedMailIsBoilerplate(line: String) throws {
    let mail = line + "\n\n> The ship leaves at noon, the\n> harbour master said today.\n"
    #expect(
      try paragraphs(imported(mail)) == [
        "boilerplate| " + line, "body| The ship leaves at noon, the harbour master said today.",
      ])
  }

  @Test func theLongSIsAnS() throws {
    #expect(try texts(imported("The ſhips of the ſtate.")) == ["The ships of the state."])
  }

  @Test(arguments: [": ", "JD> ", "> > "])
  func otherMarksOfQuotedLinesAreRemoved(mark: String) throws {
    let quoted = wrapped.split(separator: "\n", omittingEmptySubsequences: false)
      .map { mark + $0 }.joined(separator: "\n")
    #expect(try texts(imported(quoted)) == texts(imported(wrapped)))
  }

  /// An address or a signature is not wrapped, but the rest is.
  @Test func blockOfShortLinesDoesNotHideTheWrapping() throws {
    let text = """
      The President spoke by telephone with the Prime Minister on Tuesday,
      his office said in a statement.

      They discussed trade between the two countries and agreed to meet
      again before the end of the year.

      Jane Doe
      Press officer
      Tel. 123 456
      12 Harbour Street
      """
    #expect(
      try texts(imported(text)) == [
        "The President spoke by telephone with the Prime Minister on Tuesday, his office said in a statement.",
        "They discussed trade between the two countries and agreed to meet again before the end of the year.",
        "Jane Doe", "Press officer", "Tel. 123 456", "12 Harbour Street",
      ])
  }

  @Test func dividedWordIsJoinedWhereverItIs() throws {
    let text = "A heading\nThey spoke of both coun-\ntries.\nThe talks\nAnd then\nNothing"
    #expect(try texts(imported(text))[1] == "They spoke of both countries.")
  }

  @Test func lettersStruckOutOneByOneAreOmittedWithANotice() throws {
    let struck = "rejected ".unicodeScalars.map { "\($0)\u{336}" }.joined()
    let read = try imported("The council \(struck)approved the plan.")
    #expect(texts(read) == ["The council approved the plan."])
    #expect(read.notices == ["text.txt: line 1: struck-out text is left out"])
  }

  @Test func theDutchLigatureIsTwoLetters() throws {
    #expect(
      try texts(imported("Het Ĳsselmeer is bĳ hoogwater groot.")) == [
        "Het IJsselmeer is bij hoogwater groot."
      ])
  }

  @Test func linesOfProgramsAreNotJoined() throws {
    let code = [
      "SELECT average,", "zscore(average) NOT BETWEEN -0.5 AND 0.5 AS is_strange,",
      "zscore(average) NOT BETWEEN -1.5 AND 1.5 AS is_stranger,", "date_trunc('minute', now())",
      "FROM readings", "WHERE average > 0",
    ]
    #expect(try texts(imported(code.joined(separator: "\n"))) == code)
  }
}
