import ReadbackCore
import Testing

@testable import ReadbackScreen

/// A link in a replaced text would refer to sentences that are not there.
@Test func changesInAReplacedTextAreNotUndone() {
  var session = Harbour.session()
  let link = session.press("]l\n")
  #expect(
    link.contains { if case .keepLink = $0 { true } else { false } },
    "the link was not made")
  var shorter = Harbour.retellings
  shorter[0] = Harbour.document("Shorter", [(.body, "One sentence.")])
  session.press("q")
  let effects = session.receive(.reloaded(official: Harbour.official, retellings: shorter))
  for case .compare(0, let held) in effects { #expect(held == []) }
  #expect(session.press("U").isEmpty)
  #expect(session.notice == "nothing to undo")
}

/// Reloading the same texts keeps what can be undone.
@Test func changesInAnUnchangedTextAreUndone() {
  var session = Harbour.session(keys: "]r")
  _ = session.receive(.reloaded(official: Harbour.official, retellings: Harbour.retellings))
  #expect(!session.press("U").isEmpty)
}

/// There may be fewer matches when a search is cancelled than when it began.
@Test func cancelledSearchInAShorterTextHasNoMatch() {
  var session = Harbour.session(keys: "/the\nnnnnnnn/x")
  #expect(session.search.origin?.current != nil)
  let shorter = Harbour.retellings.map { _ in
    Harbour.document("Shorter", [(.body, "One of the sentences.")])
  }
  _ = session.receive(.reloaded(official: shorter[0], retellings: shorter))
  session.press("\u{1B}")
  _ = session.grid()
  #expect(session.search.current.map { $0 < session.search.matches.count } ?? true)
}

/// A list may have become shorter while the help covered it.
@Test func uncoveredListSelectsOneOfItsItems() {
  var shorter = Harbour.retellings
  shorter[1] = Harbour.document("Shorter", [(.body, "One sentence.")])
  var session = Session(
    official: Harbour.official, retellings: shorter, columnCount: 80, rowCount: 24)
  _ = session.start()
  _ = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  // The key that opened the help closes it, after the next retelling has been shown below it.
  session.press("]ljjjj?.?")
  #expect(session.overlay?.kind == .link)
  #expect(session.overlay?.selected == 0)
  _ = session.grid()
}
