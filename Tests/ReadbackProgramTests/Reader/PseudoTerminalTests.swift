import TestSupport
import Testing

/// The simulated terminal itself, tested with the shell.
@Suite(.waiting) struct PseudoTerminalTests {
  @Test func styledTextIsInItsCells() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", #"printf 'a\033[1mb\033[7mc\033[0m\033[4md\033[0m\033[34me\033[0m é你.'; read x"#])
    try terminal.waitFor("abcde é你.")
    #expect(terminal.styleRow(0).hasPrefix(".bRuc."))
    #expect(terminal.cell(0, 4).foreground == 4)
    #expect(terminal.cell(0, 7).width == 2)
  }

  @Test func bytesAreCountedPerKey() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "stty -echo; echo ready; while read line; do echo got $line; done"])
    try terminal.waitFor("ready")
    try terminal.settle()
    #expect(try terminal.press("one\r") == Array("got one\r\n".utf8))
    #expect(try terminal.press("two\r") == Array("got two\r\n".utf8))
  }

  @Test func endIsReported() throws {
    let exit = try PseudoTerminal("/bin/sh", ["-c", "exit 3"])
    #expect(try exit.waitForEnd() == .exited(3))
    let killed = try PseudoTerminal("/bin/sh", ["-c", "kill -TERM $$"])
    #expect(try killed.waitForEnd() == .killed(15))
  }

  @Test func changedModesAreNoticed() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "echo one; read x; stty raw; echo two; read x"])
    try terminal.waitFor("one")
    #expect(terminal.hasModesBefore)
    terminal.send("\r")
    try terminal.waitFor("two")
    #expect(!terminal.hasModesBefore)
  }
}
