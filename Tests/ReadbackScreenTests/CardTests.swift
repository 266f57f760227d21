import ReadbackCore
import Testing

@testable import ReadbackScreen

/// A session for a pair that the reader has not seen before.
private func introduced(columnCount: Int = 80, rowCount: Int = 24) -> Session {
  var session = Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: columnCount,
    rowCount: rowCount, options: Session.Options(reviewer: "me"))
  _ = session.receive(.introduction(retelling: 0))
  session.settleComparisons()
  return session
}

@Test func cardShowsTheIntroduction() {
  expectGolden("card", introduced().grid())
}

@Test(arguments: [(80, 24), (40, 10), (60, 15), (120, 40)])
func cardNamesBothTextsTheVerdictAndTheKeys(columnCount: Int, rowCount: Int) {
  let screen = rows(of: introduced(columnCount: columnCount, rowCount: rowCount).grid())
  for words in ["Official", "Retelling", "92%", "1 critical", "? help"] {
    #expect(screen.contains { $0.contains(words) }, "\(words) at \(columnCount)x\(rowCount)")
  }
}

@Test func anyKeyClosesTheCardAndMarksItAsSeen() {
  for key in ["r", "x", "q", " ", "\n", "\u{1B}", "5"] {
    var session = introduced()
    guard case .keepSeen(0)? = session.press(key).first else {
      Issue.record("\(key) does not close the card")
      continue
    }
    #expect(session.overlays.isEmpty && session.history.done.isEmpty)
    #expect(session.panel.isFresh)
  }
}

@Test func keysNamedByTheCardWork() {
  var session = introduced()
  session.press("]")
  #expect(session.overlays.isEmpty && session.currentFinding?.number == 1)
  session = introduced()
  session.press("?")
  #expect(session.overlay?.kind == .help)
}

@Test func cardDoesNotInterruptReading() {
  var session = Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24)
  session.press("j")
  _ = session.receive(.introduction(retelling: 0))
  session.settleComparisons()
  #expect(session.overlays.isEmpty)
}
