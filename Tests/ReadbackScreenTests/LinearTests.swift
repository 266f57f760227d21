import ReadbackCore
import Testing

@testable import ReadbackScreen

struct LinearTests {
  private func session(_ columnCount: Int = 80, _ rowCount: Int = 24) -> Session {
    var options = Session.Options(reviewer: "me")
    options.isLinear = true
    var session = Session(
      official: Harbour.official, retellings: Harbour.retellings, columnCount: columnCount,
      rowCount: rowCount, options: options)
    session.settleComparisons()
    return session
  }

  private func text(_ session: Session) -> String {
    let grid = session.grid()
    return (0..<grid.rowCount).map { row in
      (0..<grid.columnCount).map { grid[row, $0].text }.joined()
    }.joined(separator: "\n")
  }

  @Test func linearScreenHasNoBoxesOrColumns() {
    var session = session()
    for key in ["]", "]", "j", "k", "[", "w", "z"] {
      session.press(key)
      for sign in "│┃─█░▶|" { #expect(!text(session).contains(sign), "\(key): \(sign)") }
    }
  }

  @Test func everyFindingIsInSentencesWithTheCursorOnItsWords() throws {
    var session = session(100, 40)
    var seen: Set<Int> = []
    for _ in session.facing.listed.indices {
      session.press("]")
      let finding = try #require(session.currentFinding)
      seen.insert(finding.number)
      let grid = session.grid()
      let shown = text(session)
      #expect(shown.contains("Finding \(finding.number), \(finding.severity.rawValue)"))
      #expect(shown.contains("Reason: "))
      let cursor = try #require(grid.cursor)
      let side: Side = finding.official != nil ? .official : .retelling
      let words = session.document(side).text[try #require(finding.range(in: side))]
      let first = try #require(words.split { !$0.isLetter && !$0.isNumber }.first)
      let behind = (cursor.column..<grid.columnCount).map { grid[cursor.row, $0].text }.joined()
      #expect(
        behind.drop { !$0.isLetter && !$0.isNumber }.hasPrefix(first.prefix(4)),
        "\(words) at \(behind)")
    }
    #expect(seen.count == session.facing.listed.count)
  }

  @Test func keysMoveByParagraphs() {
    var session = session()
    session.press("g")
    let first = session.currentRow
    session.press("j")
    #expect(session.currentRow == first.map { $0 + 1 })
    session.press("k")
    #expect(session.currentRow == first)
  }
}
