import ReadbackScreen
import TestSupport
import Testing

@testable import ReadbackTerminal

@Suite(.waiting) struct MouseReportTests {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder(takesMouse: true)
    return decoder.take(Array(text.utf8), at: 0).compactMap {
      if case .key(let key) = $0 { key } else { nil }
    }
  }

  @Test func pressesAndTheWheelAreKeys() {
    #expect(keys("\u{1B}[<0;7;3M") == [.click(row: 2, column: 6)])
    #expect(keys("\u{1B}[<16;500;3M") == [.click(row: 2, column: 499)])
    #expect(keys("\u{1B}[<64;7;3M") == [.wheelUp])
    #expect(keys("\u{1B}[<65;7;3M") == [.wheelDown])
    #expect(keys("\u{1B}[<0;7;3m") == [])
    #expect(keys("\u{1B}[<2;7;3M") == [])
    #expect(keys("\u{1B}[M '#") == [.click(row: 2, column: 6)])
    #expect(keys("\u{1B}[M`!!") == [.wheelUp])
  }

  @Test(arguments: [
    "\u{1B}[<0;7M", "\u{1B}[<0;7;3;4M", "\u{1B}[<0;7;100000M", "\u{1B}[<0;0;0M", "\u{1B}[M   ",
    "\u{1B}[<1;2;j", "\u{1B}[<0;7;99999999999999999999M",
  ])
  func otherMouseReportsAreNotKeys(_ report: String) {
    #expect(keys(report + "q") == [.character("q")])
  }

  /// Other input ends the wait for the rest.
  @Test(arguments: ["\u{1B}[<", "\u{1B}[<0;", "\u{1B}[<0;7;3", "\u{1B}[M", "\u{1B}[M !"])
  func brokenReportDoesNotStopTheReader(_ report: String) throws {
    let terminal = try ReaderProgram.openSettled(options: ["--mouse"])
    terminal.send(report)
    // An invalid character ends a report, and is a key by itself.
    terminal.send("\u{1B}[6~")
    try terminal.press("?")
    #expect(terminal.screenText.contains("Keys and signs"))
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func fragmentedReportIsOneClick() {
    var decoder = KeyDecoder(takesMouse: true)
    #expect(decoder.take(Array("\u{1B}[<65;".utf8), at: 0) == [])
    #expect(decoder.take(Array("10;10M".utf8), at: 900) == [.key(.wheelDown)])
  }

  @Test func wheelMovesTheText() throws {
    let terminal = try ReaderProgram.openSettled(options: ["--mouse"])
    let before = terminal.screenText
    try terminal.press("\u{1B}[<65;10;10M")
    #expect(terminal.screenText != before)
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
    let output = String(decoding: terminal.bytes(), as: UTF8.self)
    #expect(output.contains("\u{1B}[?1006h") && output.contains("\u{1B}[?1000l"))
  }

  @Test func mouseReportsAreOffByDefault() throws {
    let terminal = try ReaderProgram.openSettled()
    terminal.send("\u{1B}[<65;10;10M")
    try terminal.press("?")
    #expect(terminal.screenText.contains("Keys and signs"))
    #expect(!String(decoding: terminal.bytes(), as: UTF8.self).contains("\u{1B}[?1000h"))
  }
}
