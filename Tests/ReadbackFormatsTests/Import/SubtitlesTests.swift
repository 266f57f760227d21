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

  @Test func voicesAreSpeakersAndRollingRowsAreReadOnce() throws {
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
}
