import ReadbackScreen
import TestSupport
import Testing

/// What users see and what their keys cost, in the built program.
@Suite(.waiting) struct ReaderScreenTests {
  @Test(arguments: [(80, 24), (100, 30), (200, 50)])
  func firstScreenShowsBothTextsAndThePanel(_ columnCount: Int, _ rowCount: Int) throws {
    let terminal = try ReaderProgram.openSettled(
      ReaderProgram.samples, columnCount: columnCount, rowCount: rowCount)
    let screen = terminal.screenText
    #expect(screen.contains("Vladimir Putin had a lengthy") || screen.contains("Select font"))
    #expect(screen.contains("Meeting with PRESIDENT"))
    #expect(screen.contains("Findings"))
    #expect(!terminal.row(rowCount - 1).isEmpty)
    // The cursor is on the chosen finding, for screen readers.
    #expect(terminal.cursor != nil)
  }

  @Test func firstScreenDoesNotWaitForTheOtherRetellings() throws {
    let terminal = try ReaderProgram.open(ReaderProgram.samples)
    try terminal.wait(for: "the first screen") { !terminal.row(0).isEmpty }
    try terminal.press("]")
    #expect(terminal.row(0).contains("1/2"))
  }

  @Test(arguments: [(80, 24), (120, 40), (60, 15)])
  func everyKeyIsHandledHarmlessly(_ columnCount: Int, _ rowCount: Int) throws {
    let terminal = try ReaderProgram.openSettled(
      columnCount == 80 ? ReaderProgram.samples : nil, columnCount: columnCount,
      rowCount: rowCount)
    let others: [Action] = [.quit, .close, .suspend, .copyFinding, .copySentences]
    for action in Action.allCases where !others.contains(action) {
      for key in action.row.keys {
        guard let bytes = key.typed else { continue }
        try terminal.press(bytes)
        #expect(terminal.endStatus == nil, "\(key.name) ended the reader")
        try terminal.press(PseudoTerminal.escape)
        try terminal.press(PseudoTerminal.escape)
      }
    }
    #expect(EscapeScanner.offences(in: terminal.bytes()) == [])
    #expect(!terminal.row(0).isEmpty)
    // Another key in between, because a q directly after closing something may be accidental.
    try terminal.press("j")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  /// Nothing follows it, so the timeout shows that it is not a sequence.
  @Test func loneEscapeClosesTheHelp() throws {
    let terminal = try ReaderProgram.openSettled()
    try terminal.press("?")
    #expect(terminal.screenText.contains("Keys and signs"))
    terminal.send("\u{1B}")
    try terminal.wait(for: "the text") { !terminal.screenText.contains("Keys and signs") }
  }

  @Test func cardIsShownOnceForAPair() throws {
    let state = try TemporaryDirectory()
    let environment = ["XDG_STATE_HOME": state.path]
    let texts = try ReaderProgram.short.map { try state.file($0.name, Array($0.text.utf8)) }
    let first = try ReaderProgram.openSettled(texts, environment: environment, showsCard: true)
    #expect(first.screenText.contains("Before you read"))
    try first.press(" ")
    #expect(!first.screenText.contains("Before you read"))
    first.send("Q")
    #expect(try first.waitForEnd() == .exited(0))
    let second = try ReaderProgram.openSettled(texts, environment: environment, showsCard: true)
    #expect(!second.screenText.contains("Before you read"))
    second.send("q")
    #expect(try second.waitForEnd() == .exited(0))
  }

  @Test func pressingQTwiceByAccidentDoesNotQuit() throws {
    let terminal = try ReaderProgram.openSettled()
    try terminal.press("s")
    // Both arrive at once, so that the second comes soon after the first on any machine.
    try terminal.press("qq")
    #expect(terminal.endStatus == nil)
    #expect(terminal.row(23).contains("press q again to quit"))
    // After another key the next q is deliberate.
    try terminal.press("j")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func copiedTextGoesToTheTerminalsClipboard() throws {
    let terminal = try ReaderProgram.openSettled()
    try terminal.press("]")
    let sent = String(decoding: try terminal.press("y"), as: UTF8.self)
    #expect(sent.contains("\u{1B}]52;c;") && sent.contains("\u{7}"))
    let restricted = try ReaderProgram.openSettled(options: ["--restricted"])
    try restricted.press("]")
    let refused = String(decoding: try restricted.press("y"), as: UTF8.self)
    #expect(
      !refused.contains("]52;") && restricted.row(23).contains("cannot copy to the clipboard"))
  }

  @Test func altKeyIsReportedAsUnused() throws {
    let terminal = try ReaderProgram.openSettled()
    for letter in "xrlQ" {
      try terminal.press("\u{1B}\(letter)")
      #expect(terminal.screenText.contains("Alt-\(letter) does nothing"))
    }
    #expect(terminal.endStatus == nil)
  }

  @Test func pastedTextIsNotTreatedAsKeys() throws {
    let terminal = try ReaderProgram.openSettled()
    terminal.send("\u{1B}[200~Q\rq\u{1B}[201~")
    try terminal.press("?")
    #expect(terminal.endStatus == nil)
    #expect(terminal.screenText.contains("Keys and signs"))
  }

  @Test func noticeOfReloadedTextFitsTheStatusLine() throws {
    let directory = try TemporaryDirectory()
    let official = try directory.file("official.txt", Array("The talks went on.\n".utf8))
    let retelling = try directory.file("story.txt", Array("The caf".utf8) + [0xE9, 0x0A])
    let terminal = try ReaderProgram.openSettled([official, retelling], columnCount: 140)
    try terminal.press("R")
    try terminal.wait(for: "the notice") { terminal.row(23).contains("not UTF-8") }
    #expect(terminal.row(0).contains("official"))
  }

  @Test func remarksAboutReadingAreShown() throws {
    let directory = try TemporaryDirectory()
    let official = try directory.file("official.txt", Array("The talks resumed in Vienna.\n".utf8))
    let retelling = try directory.file(
      "wire.txt", Array("The talks resumed in Vienna, in a caf".utf8) + [0xE9, 0x2E, 0x0A])
    let terminal = try ReaderProgram.openSettled([official, retelling])
    #expect(terminal.row(23).contains("wire.txt: line 1: not UTF-8; read as Windows-1252"))
    #expect(!String(decoding: terminal.bytes(), as: UTF8.self).contains("readback:"))
    try terminal.press("s")
    #expect(terminal.rowIndex(of: "read as Windows-1252") != nil)
  }

  @Test func changedFileIsDetectedAndReloaded() throws {
    let directory = try TemporaryDirectory()
    let official = try directory.file(
      "official.txt", Array("The presidents met in Geneva and discussed the treaty.\n".utf8))
    let retelling = try directory.file(
      "retelling.txt", Array("The presidents met in Geneva and talked of the treaty.\n".utf8))
    let terminal = try ReaderProgram.openSettled([official, retelling])
    _ = try directory.file(
      "retelling.txt", Array("The presidents met in Vienna and talked of the treaty again.\n".utf8))
    try terminal.waitFor("has changed")
    try terminal.press("R")
    try terminal.waitFor("Vienna")
  }
}

extension Key {
  /// The bytes of the key as an xterm sends them; nil if there is no such key.
  fileprivate var typed: String? {
    switch self {
    case .character(let scalar): String(scalar)
    case .control(let scalar): String(Unicode.Scalar(UInt8(scalar.value & 0x1F)))
    case .alt(let scalar): "\u{1B}" + String(scalar)
    case .function(let number):
      (1...4).contains(number) ? "\u{1B}O" + "PQRS".map(String.init)[number - 1] : nil
    case .up: "\u{1B}OA"
    case .down: "\u{1B}OB"
    case .right: "\u{1B}OC"
    case .left: "\u{1B}OD"
    case .home: "\u{1B}OH"
    case .end: "\u{1B}OF"
    case .pageUp: "\u{1B}[5~"
    case .pageDown: "\u{1B}[6~"
    case .enter: "\r"
    case .escape: PseudoTerminal.escape
    case .tab: "\t"
    case .backTab: "\u{1B}[Z"
    case .backspace: "\u{7F}"
    case .delete: "\u{1B}[3~"
    case .wheelUp, .wheelDown, .click, .paste, .unknown: nil
    }
  }
}
