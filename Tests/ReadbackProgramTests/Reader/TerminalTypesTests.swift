import TestSupport
import Testing

@testable import ReadbackTerminal

/// The reader on different terminals and in different locales.
@Suite(.waiting) struct TerminalTypesTests {
  @Test(arguments: ["xterm", "xterm-256color", "tmux-256color", "screen", "linux", "vt100"])
  func screenIsDrawnOnEveryType(_ type: String) throws {
    let usual = try ReaderProgram.openSettled()
    let terminal = try ReaderProgram.openSettled(environment: ["TERM": type])
    #expect(terminal.screenText == usual.screenText)
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.hasModesBefore)
  }

  @Test(arguments: [
    ("dumb", "cannot place its cursor"), ("no-such-terminal", "\"no-such-terminal\" is not known"),
    ("", "TERM is not set"),
  ])
  func unusableTypeIsRefusedInOneSentence(_ type: String, _ sentence: String) throws {
    let terminal = try ReaderProgram.open(environment: ["TERM": type], columnCount: 200)
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(terminal.row(0).hasPrefix("readback: "))
    #expect(terminal.row(0).contains(sentence))
    #expect(terminal.row(1).isEmpty)
    #expect(!terminal.bytes().contains(0x1B))
    #expect(terminal.hasModesBefore)
  }

  /// A terminal newer than the machine's database is used as its nearest variant, and the screen
  /// says so.
  @Test(arguments: ["xterm-quokka", "foot-new", "tmux-quokka", "quokka-256color"])
  func unknownVariantIsUsedAsAKnownType(_ type: String) throws {
    let terminal = try ReaderProgram.openSettled(
      environment: ["TERM": type], columnCount: 120, rowCount: 30)
    #expect(terminal.screenText.contains("does not know \(type)"))
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func familiesAreRecognisedByName() {
    #expect(TerminalFamily.substitutes(for: "xterm-kitty") == ["xterm-256color", "xterm"])
    #expect(TerminalFamily.substitutes(for: "alacritty-direct").first == "xterm-256color")
    #expect(TerminalFamily.substitutes(for: "screen.xterm-256color").contains("screen"))
    #expect(TerminalFamily.substitutes(for: "no-such-terminal").isEmpty)
    for silent in ["linux", "vt100", "vt220", "ansi"] {
      #expect(!TerminalFamily.understandsCommands(silent))
    }
  }

  /// Linux consoles and VT100s would display the query.
  @Test(arguments: [
    ("xterm-256color", true), ("tmux-256color", true), ("linux", false), ("vt100", false),
  ])
  func backgroundIsQueriedIfSupported(_ type: String, _ isAsked: Bool) throws {
    let terminal = try ReaderProgram.openSettled(environment: ["TERM": type])
    let output = String(decoding: terminal.bytes(), as: UTF8.self)
    #expect(output.contains(TerminalReply.backgroundQuestion) == isAsked)
    let chosen = try ReaderProgram.openSettled(options: ["--theme", "light"])
    let said = String(decoding: chosen.bytes(), as: UTF8.self)
    #expect(!said.contains(TerminalReply.backgroundQuestion))
  }

  @Test func backgroundAppliesUnlessLateOrOverridden() {
    var question = BackgroundQuestion()
    #expect(question.theme(red: 1, green: 1, blue: 1, at: 0) == nil)
    question.wasAsked(at: 100)
    #expect(question.theme(red: 1, green: 1, blue: 0.9, at: 150) == .light)
    #expect(question.theme(red: 0.1, green: 0.1, blue: 0.2, at: 1100) == .dark)
    #expect(question.theme(red: 1, green: 1, blue: 1, at: 1101) == nil)
    question.isOverruled = true
    #expect(question.theme(red: 1, green: 1, blue: 1, at: 150) == nil)
  }

  @Test func newThemeIsNamed() throws {
    let terminal = try ReaderProgram.openSettled(options: ["--theme", "dark"])
    try terminal.press("T")
    #expect(terminal.screenText.contains("theme: light"))
    let plain = try ReaderProgram.openSettled(environment: ["TERM": "vt100"])
    try plain.press("T")
    #expect(plain.screenText.contains("no colours are shown here"))
  }

  @Test func noColorDisablesColours() throws {
    let terminal = try ReaderProgram.openSettled(environment: ["NO_COLOR": "1"])
    var styles = ""
    for row in 0..<24 { styles += terminal.styleRow(row) }
    #expect(!styles.contains("c"))
    for row in 0..<24 {
      for column in 0..<80 {
        #expect(terminal.cell(row, column).foreground == -1)
        #expect(terminal.cell(row, column).background == -1)
      }
    }
    // Bold, underline or reverse replace colour.
    #expect(styles.contains { "bUuRr".contains($0) })
  }

  @Test func localeCIsDrawnInASCII() throws {
    let terminal = try ReaderProgram.openSettled(environment: ["LANG": "C"])
    try terminal.press(" ")
    #expect(terminal.bytes().allSatisfy { $0 < 0x80 })
    #expect(!terminal.screenText.allSatisfy { $0 == " " || $0.isNewline })
  }

  @Test(arguments: ["en_US.UTF-8", "xx_XX.utf8", ""])
  func missingLocaleIsDrawnInUnicode(_ locale: String) throws {
    let terminal = try ReaderProgram.openSettled(environment: ["LANG": locale])
    #expect(terminal.bytes().contains { $0 >= 0x80 })
  }
}
