import ReadbackCore
import Testing

@testable import ReadbackFormats

struct SubtitlesTests {
  private static let cues = """
    1
    00:00:01,000 --> 00:00:04,000
    {\\an8}<i>The President spoke by telephone</i>
    with the Prime Minister on Tuesday,

    2
    00:00:04,500 --> 00:00:07,000
    his office said in a statement.

    3
    00:01:11,000 --> 00:01:14,000
    - Did the state pay?
    - Forty million &amp; more.
    """

  @Test func cuesAreJoinedIntoSentencesWithTheirTimes() throws {
    let read = try imported(Self.cues, as: "talk.srt")
    #expect(read.format == .srt)
    #expect(
      texts(read) == [
        "The President spoke by telephone with the Prime Minister on Tuesday, his office said in a statement.",
        "Did the state pay?", "Forty million & more.",
      ])
    #expect(read.document.paragraphs.map(\.time) == ["00:00:01", "00:01:11", "00:01:11"])
    #expect(read.lines == [3, 12, 13])
  }

  @Test func aWrongNameChangesNothing() throws {
    #expect(try imported(Self.cues, as: "talk.txt").format == .srt)
    #expect(try imported("One line of text.", as: "talk.srt").format == .text)
  }

  @Test func voicesAreSpeakersAndScrollingRowsAreReadOnce() throws {
    let captions = """
      WEBVTT

      NOTE made by hand

      00:01.000 --> 00:03.000 align:start
      <v Ada Holm>We counted what we could see.

      00:03.000 --> 00:05.000
      We counted what we could see.
      That was a mistake.
      """
    let read = try imported(captions, as: "talk.vtt")
    #expect(texts(read) == ["Ada Holm: We counted what we could see. That was a mistake."])
    #expect(read.document.paragraphs[0].speaker == "Ada Holm")
    let first = read.document.sentences[0].range
    #expect(read.document.text[first] == "We counted what we could see.")
  }

  private static let told = "The crew left the harbour at dawn, and nobody saw where it went."

  @Test(arguments: [
    // SubStation Alpha
    """
    [Script Info]
    ScriptType: v4.00+

    [Events]
    Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
    Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not said
    Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\i1}The crew left{\\i0}\\Nthe harbour
    Dialogue: 0,0:00:03.00,0:00:05.00,Default,,0,0,0,,at dawn, and nobody saw\\hwhere it went.
    """,
    // YouTube's SBV
    """
    0:00:01.000,0:00:03.000
    The crew left
    the harbour at dawn,

    0:00:03.000,0:00:05.500
    and nobody saw where it went.
    """,
    // MicroDVD
    """
    {25}{75}The crew left the harbour at dawn,
    {80}{130}and nobody saw|where it went.
    """,
  ])
  func cuesOfOtherProgramsAreJoined(file: String) throws {
    let read = try imported(file, as: "talk.sub")
    #expect(read.format == .srt)
    #expect(texts(read).map { $0.replacing("\u{A0}", with: " ") } == [Self.told])
    #expect(read.document.paragraphs.first?.time == "00:00:01")
  }

  @Test func aVoiceContinuesOverItsCues() throws {
    let read = try imported(
      """
      WEBVTT

      00:01.000 --> 00:03.000
      <v Ada Holm>We counted what we

      00:03.000 --> 00:05.000
      <v Ada Holm>could see.
      """, as: "talk.vtt")
    #expect(texts(read) == ["Ada Holm: We counted what we could see."])
  }

  @Test func actorsOfSubStationAreSpeakers() throws {
    let read = try imported(
      """
      [Script Info]
      [Events]
      Dialogue: 0,0:00:01.00,0:00:03.00,Default,Ada Holm,0,0,0,,We counted, twice.
      Dialogue: 0,0:00:03.00,0:00:05.00,Default,Per Lind,0,0,0,,And what was there?
      """, as: "talk.ass")
    #expect(read.document.paragraphs.map(\.speaker) == ["Ada Holm", "Per Lind"])
  }

  @Test func describedSoundsAreNotText() throws {
    let read = try imported(
      """
      1
      00:00:01,000 --> 00:00:02,000
      [door slams]

      2
      00:00:02,000 --> 00:00:04,000
      The crew left the harbour at dawn,

      3
      00:00:04,000 --> 00:00:05,000
      (THUNDER)

      4
      00:00:05,000 --> 00:00:07,000
      and nobody saw where it went.
      """, as: "talk.srt")
    #expect(
      paragraphs(read) == [
        "boilerplate| [door slams]", "body| " + Self.told, "boilerplate| (THUNDER)",
      ])
  }
}
