import TestSupport
import Testing

/// The reader shows every hostile text harmlessly or refuses it.
@Suite(.waiting)
struct HostileReaderTests {
  @Test(arguments: HostileText.allCases.filter { !$0.isRefused })
  func everyHostileTextIsShownHarmlessly(_ text: HostileText) throws {
    try HostileTextTests.expectHarmless(
      text.bytes, Array("The talks ended in Vienna.\nIt rained.\n".utf8),
      named: [text.fileName, "retelling.txt"])
  }

  @Test(arguments: HostileText.allCases.filter(\.isRefused))
  func aTextThatCannotBeShownDoesNotChangeTheTerminal(_ text: HostileText) throws {
    let directory = try TemporaryDirectory()
    let file = try directory.file(text.fileName, text.bytes)
    let terminal = try ReaderProgram.open([file, file])
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(EscapeScanner.offences(in: terminal.bytes()) == [])
    #expect(terminal.hasModesBefore)
  }
}
