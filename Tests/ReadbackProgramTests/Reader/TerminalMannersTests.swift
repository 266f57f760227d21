import Glibc
import TestSupport
import Testing

/// The reader restores the terminal in all cases.
@Suite(.waiting)
struct TerminalMannersTests {
  @Test func quittingRestoresTheTerminal() throws {
    let terminal = try ReaderProgram.openSettled()
    #expect(!terminal.hasModesBefore)
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
    expectRestored(terminal)
  }

  /// All signals that end a program by default, including a real-time signal.
  @Test(arguments: [
    SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGQUIT, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGIO, SIGPWR,
    SIGSTKFLT, SIGXCPU, SIGSYS, SIGTRAP, 40,
  ])
  func endingSignalRestoresTheTerminal(_ number: Int32) throws {
    let terminal = try ReaderProgram.openSettled()
    terminal.signal(number)
    #expect(try terminal.waitForEnd() == .killed(number))
    expectRestored(terminal)
  }

  private func expectRestored(_ terminal: PseudoTerminal) {
    #expect(terminal.hasModesBefore)
    #expect(!terminal.isAlternate)
    #expect(terminal.cursor != nil)
    let output = String(decoding: terminal.bytes(), as: UTF8.self)
    let pasteOff = output.range(ofLast: "\u{1B}[?2004l")
    let pasteOn = output.range(ofLast: "\u{1B}[?2004h")
    #expect(pasteOff > pasteOn)
  }

  @Test func lostConnectionEndsTheReader() throws {
    let terminal = try ReaderProgram.openSettled()
    terminal.hangUp()
    #expect(try terminal.waitForEnd() == .killed(SIGHUP))
  }

  /// Decisions are saved after it, by the thread that reads.
  @Test func reloadingAPipeDoesNotBlock() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("text", Array("The talks were held in Vienna.\n".utf8))
    let official = try directory.file("official.txt", Array("The talks went on.\n".utf8))
    let terminal = try ReaderProgram.openSettled([official, path])
    #expect(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
    terminal.send("R")
    try terminal.waitFor("provides")
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func suspendedReaderComesBack() throws {
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noediting", "-i"], environment: ["PS1": "shell> "])
    func waitForPrompt(_ count: Int) throws {
      try terminal.wait(for: "prompt \(count)") {
        !terminal.isAlternate && terminal.screenText.ranges(of: "shell>").count == count
      }
    }
    try waitForPrompt(1)
    terminal.send(ReaderProgram.path + " " + ReaderProgram.samples.joined(separator: " ") + "\r")
    try terminal.wait(for: "the reader") { terminal.isAlternate && !terminal.row(0).isEmpty }
    terminal.send("\u{1A}")
    try waitForPrompt(2)
    try terminal.waitFor("Stopped")
    #expect(terminal.cursor != nil)
    terminal.send("fg\r")
    try terminal.wait(for: "the reader again") { terminal.isAlternate && !terminal.row(0).isEmpty }
    terminal.send("Q")
    try waitForPrompt(3)
    terminal.send("echo status $?\r")
    try terminal.waitFor("status 0")
  }

  @Test func resizingBackAndForthWorks() throws {
    let terminal = try ReaderProgram.openSettled()
    let before = terminal.screenText
    try terminal.resize(columnCount: 60, rowCount: 15)
    try terminal.wait(for: "the small screen") { !terminal.row(14).isEmpty }
    #expect(terminal.screenText != before)
    try terminal.resize(columnCount: 80, rowCount: 24)
    try terminal.wait(for: "the text of before") {
      terminal.row(0) == before.split(separator: "\n", omittingEmptySubsequences: false)[0]
        && terminal.screenText.contains("The harbour board of the old")
    }
  }

  /// The other end of a connection may report any size.
  @Test func hugeScreenIsPartlyUsed() throws {
    let terminal = try ReaderProgram.openSettled(columnCount: 1500, rowCount: 600)
    #expect((0..<600).allSatisfy { terminal.row($0).count <= 1000 })
    #expect(terminal.row(499).isEmpty == false)
    #expect((500..<600).allSatisfy { terminal.row($0).isEmpty })
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func binaryFormatIsNotWrittenToATerminal() throws {
    let terminal = try PseudoTerminal(
      ReaderProgram.path, ["print", "--format", "docx"] + ReaderProgram.samples)
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(terminal.screenText.contains("a terminal cannot show this format"))
  }

  @Test func tinyScreensAreHarmless() throws {
    let terminal = try ReaderProgram.openSettled()
    for (columnCount, rowCount) in [(1, 1), (2, 40), (200, 2), (19, 5), (300, 100), (80, 24)] {
      try terminal.resize(columnCount: columnCount, rowCount: rowCount)
      try terminal.press("j")
      try terminal.press("?")
      try terminal.press(PseudoTerminal.escape)
    }
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }
}

extension String {
  /// The start of the last occurrence of a piece, in characters; -1 if there is none.
  fileprivate func range(ofLast piece: String) -> Int {
    let ends = ranges(of: piece)
    return ends.last.map { distance(from: startIndex, to: $0.lowerBound) } ?? -1
  }
}
