import Glibc
import TestSupport
import Testing

@Suite(.waiting) struct ProgressTests {
  /// The retelling comes through a pipe, so the work takes as long as the test wants.
  @Test func progressIsShownDuringLongWorkAndRemoved() throws {
    let directory = try TemporaryDirectory()
    let text = "The board met on Monday, and 11 of its members came.\n"
    let official = try directory.file("official.txt", Array(text.utf8))
    let pipe = directory.path + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    let terminal = try PseudoTerminal(
      ReaderProgram.path, ["list", official, pipe],
      environment: ["XDG_STATE_HOME": directory.path])
    try terminal.wait(for: "progress") { terminal.row(0).hasPrefix("comparing, ") }
    let descriptor = Glibc.open(pipe, O_WRONLY)
    let retelling = Array(text.replacing("11", with: "12").utf8)
    #expect(write(descriptor, retelling, retelling.count) == retelling.count)
    close(descriptor)
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screenText.contains("12"))
    #expect(!terminal.screenText.contains("comparing"))
  }
}
