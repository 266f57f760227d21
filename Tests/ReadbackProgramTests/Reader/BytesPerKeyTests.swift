import TestSupport
import Testing

/// The cost of a key on a slow connection.
@Suite(.waiting) struct BytesPerKeyTests {
  @Test func keyThatChangesNothingSendsNothing() throws {
    let terminal = try ReaderProgram.openSettled(ReaderProgram.samples)
    try terminal.press("g")
    #expect(try terminal.press("g") == [])
    #expect(try terminal.press("\u{1B}[1;5A") == [])
  }

  @Test(arguments: ["xterm-256color", "screen", "vt100"])
  func movingTheHighlightSendsLittle(_ type: String) throws {
    let terminal = try ReaderProgram.openSettled(ReaderProgram.samples, environment: ["TERM": type])
    var moveCount = 0
    for retelling in 0..<2 {
      try terminal.press(retelling == 0 ? "g" : ".")
      for page in 0..<6 {
        if page > 0 { try terminal.press(" ") }
        for key in Array(repeating: "k", count: 6) + Array(repeating: "j", count: 6) {
          let before = Look(terminal)
          let count = try terminal.press(key).count
          // Words of another finding, and lines that come into view, are measured separately.
          guard Look(terminal).showsTheSame(as: before) else { continue }
          moveCount += 1
          #expect(count <= 250, "\(key) on page \(page)\n\(terminal.screenText)")
        }
      }
    }
    #expect(moveCount > 50)
  }

  @Test(arguments: ["xterm-256color", "screen", "vt100"])
  func scrollingByALineSendsLessThanAPage(_ type: String) throws {
    let terminal = try ReaderProgram.openSettled(ReaderProgram.samples, environment: ["TERM": type])
    try terminal.press("g")
    for _ in 0..<40 { #expect(try terminal.press("j").count <= 1400) }
    for _ in 0..<4 { #expect(try terminal.press(" ").count <= 2560) }
  }

  /// Two fifths of a second at 5 KB a second, including the keys that lead to the finding.
  @Test func goingToAFindingSendsAtMostAPage() throws {
    let terminal = try ReaderProgram.openSettled()
    try terminal.press("g")
    for number in 1...22 {
      #expect(try terminal.press("]").count <= 1950, "finding \(number)")
    }
  }
}

/// The parts of the screen not affected by the highlight.
private struct Look {
  let text: [String]
  let panel: [String]

  init(_ terminal: PseudoTerminal) {
    text = (1..<16).map { String(terminal.row($0).dropFirst()) }
    panel = (16..<23).map(terminal.row)
  }

  /// Ignoring bars, which are blank in the highlighted row and drawn in others.
  func showsTheSame(as before: Look) -> Bool {
    func words(_ lines: [String]) -> [[Substring]] {
      lines.map { $0.split { " │┃|x".contains($0) } }
    }
    return words(text) == words(before.text) && panel == before.panel
  }
}
