import Testing

@testable import ReadbackCore

struct UnreadPartsTests {
  private func sentences(_ text: String) -> [String] {
    let document = Document(segmenting: SourceText(text))
    return document.sentences.map { document.text[$0.range] }
  }

  private func words(_ text: String) -> String {
    let document = Document(segmenting: SourceText(text))
    return document.tokens.indices.map { document.string(ofToken: $0) }.joined(separator: " ")
  }

  @Test(arguments: [
    "1. The border will reopen.\n2. Duties will be cut.",
    "- The border will reopen.\n- Duties will be cut.",
    "• The border will reopen.\n• Duties will be cut.",
    "(a) The border will reopen.\n(b) Duties will be cut.",
    "4) The border will reopen.\n5) Duties will be cut.",
    "2.1 The border will reopen.\n2.2 Duties will be cut.",
    "i) The border will reopen.\nii) Duties will be cut.",
    "(iv) The border will reopen.\n(v) Duties will be cut.",
    "I. The border will reopen.\nII. Duties will be cut.",
    "h) The border will reopen.\ni) Duties will be cut.",
    "No. 4 The border will reopen.\nNo. 5 Duties will be cut.",
    "No. 4: The border will reopen.\nNo. 5: Duties will be cut.",
    "1: The border will reopen.\n2: Duties will be cut.",
    "#1 The border will reopen.\n#2 Duties will be cut.",
    "#1: The border will reopen.\n#2: Duties will be cut.",
    "§ 1 The border will reopen.\n§ 2 Duties will be cut.",
    "§1. The border will reopen.\n§2. Duties will be cut.",
    "[1] The border will reopen.\n[2] Duties will be cut.",
    "1.) The border will reopen.\n2.) Duties will be cut.",
    "1 - The border will reopen.\n2 - Duties will be cut.",
    "1 – The border will reopen.\n2 – Duties will be cut.",
    "a. The border will reopen.\nb. Duties will be cut.",
    "c. The border will reopen.\nd. Duties will be cut.",
    "① The border will reopen.\n② Duties will be cut.",
    "1、The border will reopen.\n2、Duties will be cut.",
    "一、The border will reopen.\n二、Duties will be cut.",
    "[00:01:11] The border will reopen.\n[00:02:15] Duties will be cut.",
    "(01:11) The border will reopen.\n(02:15) Duties will be cut.",
    "00:01:11 The border will reopen.\n00:02:15 Duties will be cut.",
    "1m11s The border will reopen.\n2m15s Duties will be cut.",
    "[1m11s] The border will reopen.\n[1h2m15s] Duties will be cut.",
    "0h 01m 11s The border will reopen.\n0h 02m 15s Duties will be cut.",
    "1min11sec The border will reopen.\n2min15sec Duties will be cut.",
  ])
  func markersAreShownAndNotRead(text: String) {
    #expect(sentences(text) == ["The border will reopen.", "Duties will be cut."])
    let document = Document(segmenting: SourceText(text))
    let lines = document.paragraphs.map { document.text[$0.range] }
    #expect(lines == text.split(separator: "\n").map(String.init))
  }

  @Test(arguments: [
    "2024. That was a year.", "It was (01:11) at night.", "-3 degrees were measured.",
    "3.5 million crowns were paid.", "A) is not B.",
    "1: 0 was the score.\n4: 2 was the next.", "1 - 0 was the score.\n2 - 1 was the next.",
    "#1 of the charts was old.\n#5 was new.", "§ 1 was repealed.\n§ 7 was not.",
    "A. Smith left.\nB. Jones stayed.", "3m of cable were laid.\n4m of rope were not.",
  ])
  func numbersOfTheTextAreRead(text: String) {
    #expect(sentences(text).joined(separator: " ") == text.replacing("\n", with: " "))
  }

  @Test func notesAndAddressesAreNotRead() {
    #expect(sentences("The end came.[12] Then silence.") == ["The end came.", "Then silence."])
    #expect(
      words("It paid 240 in 2019.[12][13] It closed.[citation needed]")
        == "It paid 240 in 2019 . It closed .")
    #expect(
      words("See [the report](https://a.example/x), it says.") == "See the report , it says .")
    #expect(
      words("The list [1] and [the council] stay.") == "The list [ 1 ] and [ the council ] stay .")
  }

  @Test func numbersOfSourcesThatCountUpAreNotRead() {
    let text = """
      Water helps some people (1, 2). It may cool the body (3).
      The effect is small (2). One study saw none (4–6), another did (7).
      """
    #expect(
      words(text) == "Water helps some people . It may cool the body . The effect is small . "
        + "One study saw none , another did .")
  }

  @Test(arguments: [
    "The mayor (52) met the priest (48), the doctor (61) and the pilot (33).",
    "The bill (1) raises taxes, (2) cuts aid and (3) ends there.",
    "He was first (1), she third (3).",
  ])
  func otherNumbersInBracketsAreRead(text: String) {
    #expect(words(text).filter(\.isNumber) == text.filter(\.isNumber))
  }

  @Test func noteOfAMarkInTheTextIsBoilerplate() {
    let text = """
      The border will reopen.[1] Duties will be cut.[2]
      It was a long way to the harbour, he said.
      [1] The statement was published on 5 March.
      [3] That is what the council decided.
      """
    let document = Document(segmenting: SourceText(text))
    #expect(document.paragraphs.map(\.role) == [.body, .body, .boilerplate, .body])
  }

  @Test func speakersAreKnownAndTheirLabelsNotRead() {
    let text = """
      Question: Did the state pay?
      Minister Berg: The state paid in May.
      It was late.
      Question: How much?
      """
    let document = Document(segmenting: SourceText(text))
    #expect(
      document.paragraphs.map(\.speaker) == [
        "Question", "Minister Berg", "Minister Berg", "Question",
      ])
    #expect(sentences(text)[1] == "The state paid in May.")
  }

  @Test(arguments: [
    "Q. Was it paid?\nA. It was paid in May.\nQ. How much?\nA. Forty million.",
    "[Reporter] Was it paid?\n[Ada Holm] It was paid in May.\n[Reporter] How much?\n[Ada Holm] Forty million.",
    "Reporter — Was it paid?\nAda Holm — It was paid in May.\nReporter — How much?\nAda Holm — Forty million.",
  ])
  func labelsInOtherStylesAreRecognised(text: String) {
    #expect(
      sentences(text) == ["Was it paid?", "It was paid in May.", "How much?", "Forty million."])
    #expect(
      Set(Document(segmenting: SourceText(text)).paragraphs.map(\.speaker)).count == 2)
  }

  @Test(arguments: [
    "A. Smith opened the session.\nHe spoke for an hour.",
    "[Applause] filled the hall.\nIt went on for long.",
    "Berlin — The minister left.\nOslo was her aim.",
  ])
  func beginningsOfSentencesAreNotLabels(text: String) {
    #expect(Document(segmenting: SourceText(text)).paragraphs.allSatisfy { $0.speaker.isEmpty })
  }

  @Test func numberSignIsNotANegation() {
    func findings(_ official: String, _ retelling: String) -> [Finding] {
      Comparer().comparison(
        of: Document(segmenting: SourceText(official)),
        with: Document(segmenting: SourceText(retelling))
      ).findings.filter { $0.isShown && $0.cause == .polarity }
    }
    let official = "The crew of ship 4 was paid on Monday by the owner of the yard."
    #expect(
      findings(official, official.replacing("ship 4", with: "ship No. 4")).isEmpty)
  }

  @Test func labelsOnSeparateLinesAreBoilerplate() {
    let text = "Ada Holm  00:12\nWe counted.\nPer Lind  00:15\nWhat?\nAda Holm  00:17\nPiers."
    let document = Document(segmenting: SourceText(text))
    #expect(document.paragraphs.map(\.role.rawValue).filter { $0 == "boilerplate" }.count == 3)
    #expect(document.paragraphs[1].speaker == "Ada Holm")
    #expect(document.paragraphs[3].speaker == "Per Lind")
  }

  @Test(arguments: [
    "Date: 5 May\nPlace: Oslo\nThe council met and talked about many things.",
    "He said: that is enough.\nShe said: it is not.",
    "Note: the port is closed.",
  ])
  func fieldsAreNotSpeakers(text: String) {
    let document = Document(segmenting: SourceText(text))
    #expect(document.paragraphs.allSatisfy { $0.speaker.isEmpty })
  }

  private func speakerFindings(_ official: String, _ retelling: String) -> [Finding] {
    Comparer().comparison(
      of: Document(segmenting: SourceText(official)),
      with: Document(segmenting: SourceText(retelling))
    ).findings.filter { $0.cause == .speaker }
  }

  private static let interview = """
    Question: Did the state pay?
    Minister Berg: The state paid in May.
    Question: How much did it cost?
    Minister Berg: Forty million.
    """

  @Test func otherLabelsForTheSameSpeakersAreNotFindings() {
    let told = """
      Q: Did the state pay?
      A: The state paid in May.
      Q: How much did it cost?
      A: Forty million.
      """
    #expect(speakerFindings(Self.interview, told).isEmpty)
    #expect(speakerFindings(Self.interview, Self.interview).isEmpty)
  }

  @Test func wordsOfAnotherSpeakerAreAFinding() throws {
    let told = """
      Q: Did the state pay?
      A: The state paid in May.
      A: How much did it cost?
      A: Forty million.
      """
    let findings = speakerFindings(Self.interview, told)
    #expect(findings.count == 1)
    #expect(findings.first?.severity == .major)
  }

  @Test func exchangedCellsAreAFinding() {
    func findings(_ retelling: String) -> [Finding] {
      Comparer().comparison(
        of: Document(
          segmenting: SourceText("Region | 2023 | 2024\nNorth | 120 | 135\nSouth | 80 | 72\n"),
          roles: [1: .body, 2: .body, 3: .body]),
        with: Document(
          segmenting: SourceText(retelling), roles: [1: .body, 2: .body, 3: .body])
      ).findings.filter { $0.cause == .number }
    }
    #expect(findings("Region | 2023 | 2024\nNorth | 135 | 120\nSouth | 80 | 72\n").count == 2)
    #expect(findings("Region | 2023 | 2024\nNorth | 120 | 135\nSouth | 80 | 72\n").isEmpty)
  }

  @Test(arguments: [
    "The fund paid 240[1–3] crowns in 2019.", "The fund paid 240[1,2] crowns in 2019[ 4 ].",
    "The fund paid 240 crowns in 2019 [2].", "The fund paid 240 crowns in 2019. [2]",
  ])
  func marksOfSeveralNotesAreNotRead(text: String) {
    #expect(words(text) == "The fund paid 240 crowns in 2019 .")
  }

  /// Nobody speaks twice.
  @Test func titlesShowThatLabelsNameSpeakers() throws {
    let official = "Minister Berg: The state paid in May.\n\nMayor Holm: The town paid nothing.\n"
    let retelling = "Mayor Holm: The state paid in May.\n\nMinister Berg: The town paid nothing.\n"
    let faced = Faced(official, retelling)
    #expect(faced.comparison.findings.map(\.cause) == [.speaker, .speaker])
  }
}
