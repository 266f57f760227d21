import TestSupport
import Testing

/// What a key costs on a slow line.
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
          // The words of another finding, and lines that come into view, have their own price.
          guard Look(terminal).showsTheSame(as: before) else { continue }
          moveCount += 1
          #expect(count <= 250, "\(key) on page \(page)\n\(terminal.screenText)")
        }
      }
    }
    #expect(moveCount > 50)
  }

  @Test(arguments: ["xterm-256color", "screen", "vt100"])
  func scrollingByALineSendsNoPage(_ type: String) throws {
    let terminal = try ReaderProgram.openSettled(ReaderProgram.samples, environment: ["TERM": type])
    try terminal.press("g")
    for _ in 0..<40 { #expect(try terminal.press("j").count <= 1400) }
    for _ in 0..<4 { #expect(try terminal.press(" ").count <= 2560) }
  }

  /// Two fifths of a second on a line of 5 KB a second, with what leads to the finding.
  @Test func goingToAFindingSendsNoMoreThanAPage() throws {
    let terminal = try ReaderProgram.openSettled()
    try terminal.press("g")
    for number in 1...22 {
      #expect(try terminal.press("]").count <= 1950, "finding \(number)")
    }
  }
}

/// What the highlight does not change.
private struct Look {
  let text: [String]
  let panel: [String]

  init(_ terminal: PseudoTerminal) {
    text = (1..<16).map { String(terminal.row($0).dropFirst()) }
    panel = (16..<23).map(terminal.row)
  }

  /// Bars apart, which are blank in the highlighted row and drawn in the others.
  func showsTheSame(as before: Look) -> Bool {
    func words(_ lines: [String]) -> [[Substring]] {
      lines.map { $0.split { " │┃|x".contains($0) } }
    }
    return words(text) == words(before.text) && panel == before.panel
  }
}
