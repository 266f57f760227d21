import Testing

/// The reader on other terminals and in other locales than its author's.
struct TerminalTypesTests {
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

  @Test func noColorMeansNone() throws {
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
    // Bold, underline or reverse tell what colour would have told.
    #expect(styles.contains { "bUuRr".contains($0) })
  }

  @Test func localeCIsDrawnInAscii() throws {
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
