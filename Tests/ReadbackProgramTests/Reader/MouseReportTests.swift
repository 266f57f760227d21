import ReadbackScreen
import Testing

@testable import ReadbackTerminal

struct MouseReportTests {
  private func progress(_ form: MouseReport.Form, _ text: String) -> MouseReport.Progress {
    var report = MouseReport(form)
    var last = MouseReport.Progress.unfinished
    for scalar in text.unicodeScalars where last == .unfinished { last = report.take(scalar) }
    return last
  }

  @Test func pressesAndTheWheelAreKeys() {
    #expect(progress(.decimal, "0;7;3M") == .finished(.click(row: 2, column: 6)))
    #expect(progress(.decimal, "16;500;3M") == .finished(.click(row: 2, column: 499)))
    #expect(progress(.decimal, "64;7;3M") == .finished(.wheelUp))
    #expect(progress(.decimal, "65;7;3M") == .finished(.wheelDown))
    #expect(progress(.decimal, "0;7;3m") == .finished(nil))
    #expect(progress(.decimal, "2;7;3M") == .finished(nil))
    #expect(progress(.characters, " '#") == .finished(.click(row: 2, column: 6)))
    #expect(progress(.characters, "`!!") == .finished(.wheelUp))
  }

  @Test(arguments: ["q", "0;7M", "0;7;3;4", "0;7;100000", "1;2;j"])
  func whatIsNoReportIsBroken(_ text: String) {
    #expect(progress(.decimal, text) == .broken)
  }

  @Test func placesBeforeTheFirstAreNoClicks() {
    #expect(progress(.decimal, "0;0;0M") == .finished(nil))
    #expect(progress(.characters, "   ") == .finished(nil))
  }

  /// ncurses reads reports too, and waits for their rest for ever.
  @Test(arguments: ["\u{1B}[<", "\u{1B}[<0;", "\u{1B}[<0;7;3", "\u{1B}[M", "\u{1B}[M !"])
  func brokenReportDoesNotStopTheReader(_ report: String) throws {
    let terminal = try ReaderProgram.openSettled(ReaderProgram.samples + ["--mouse"])
    terminal.send(report)
    // What is no character of a report ends it, and is a key of its own.
    terminal.send("\u{1B}[6~")
    try terminal.press("?")
    #expect(terminal.screenText.contains("Keys"))
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func reportThatComesInPiecesIsOneClick() throws {
    let terminal = try ReaderProgram.openSettled(ReaderProgram.samples + ["--mouse"])
    let before = terminal.screenText
    terminal.send("\u{1B}[<65;")
    try terminal.settle()
    try terminal.press("10;10M")
    #expect(terminal.screenText != before)
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
    let output = String(decoding: terminal.bytes(), as: UTF8.self)
    #expect(output.contains("\u{1B}[?1006h") && output.contains("\u{1B}[?1000l"))
  }

  @Test func withoutTheMouseNothingIsReported() throws {
    let terminal = try ReaderProgram.openSettled()
    terminal.send("\u{1B}[<65;10;10M")
    try terminal.press("?")
    #expect(terminal.screenText.contains("Keys"))
    #expect(!String(decoding: terminal.bytes(), as: UTF8.self).contains("\u{1B}[?1000h"))
  }
}
