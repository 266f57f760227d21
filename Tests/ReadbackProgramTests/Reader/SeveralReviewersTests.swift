import TestSupport
import Testing

@Suite(.waiting) struct SeveralReviewersTests {
  @Test func decisionsAppearForOtherReviewersWhileReading() throws {
    let directory = try TemporaryDirectory()
    // The same files for both.
    let texts = try ReaderProgram.short.map { try directory.file($0.name, Array($0.text.utf8)) }
    func open(_ reviewer: String) throws -> PseudoTerminal {
      try ReaderProgram.openSettled(
        texts,
        options: ["--reviews", directory.path + "/shared.sqlite", "--reviewer", reviewer],
        columnCount: 100, rowCount: 30)
    }
    let ann = try open("ann")
    let ben = try open("ben")
    try exchangeDecisions(ann, ben)
    #expect(ann.screenText.contains("1 of "))
    try quit([ann, ben])
  }

  @Test func emptyReviewsFileIsInitialised() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("shared", [])
    let options = ["--reviews", path]
    let terminal = try ReaderProgram.openSettled(options: options)
    try terminal.press("]r")
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
    let later = try ReaderProgram.openSettled(options: options)
    #expect(later.row(23).contains("1 of "))
  }

  @Test func textGivenAsReviewsFileIsRefused() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("named.txt", Array("An official text.".utf8))
    let terminal = try ReaderProgram.open(
      options: ["--reviews", path], columnCount: 200)
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(terminal.screenText.contains("is not a file of decisions"))
  }
}

/// Ann confirms the first finding and Ben rejects it; each sees what the other decided.
func exchangeDecisions(_ ann: PseudoTerminal, _ ben: PseudoTerminal) throws {
  try ben.press("]")
  try ann.press("]")
  // A decision moves to the next finding.
  try ann.press("r")
  try ann.press("[")
  try ben.wait(for: "ann's decision") { ben.screenText.contains("ann:") }
  try ben.press("x")
  try ann.wait(for: "ben's decision") { ann.screenText.contains("ben:") }
}

/// Ends readers whose work is done.
func quit(_ terminals: [PseudoTerminal]) throws {
  for terminal in terminals {
    try terminal.settle()
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }
}
