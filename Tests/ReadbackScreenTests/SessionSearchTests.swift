import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func searchIsCaseSensitiveOnlyWithCapitals() {
  var session = Harbour.session(keys: "/COUNCIL\n")
  #expect(status(session).contains("in neither text"))
  session.press("/council\n")
  #expect(session.search.matches.count == 5)
  session.press("N")
  #expect(status(session).contains("of 5"))
  session.press("\u{1B}")
  #expect(!session.search.isActive)
}

@Test func matchesAreHighlightedWhileTyping() {
  var session = Harbour.session()
  let before = session.grid()
  session.press("/must")
  expectGolden("typing", session.grid())
  session.press("x")
  #expect(status(session).contains("in neither text"))
  session.press("\u{1B}")
  #expect(session.grid() == before)
}

@Test func cancellingASearchRestoresTheEarlierOne() {
  var session = Harbour.session(keys: "/harbour\nn")
  let (before, current) = (session.reading, session.search.current)
  session.press("/council\u{1B}")
  #expect(session.search.pattern == "harbour")
  #expect(session.reading == before && session.search.current == current)
}

@Test func deletingALetterSearchesFromTheOrigin() {
  var session = Harbour.session()
  session.press("/c")
  let first = session.search.current
  session.press("ouncil")
  for _ in 0..<6 { _ = session.receive(.key(.backspace)) }
  #expect(session.search.pattern == "c" && session.search.current == first)
}

@Test func typewriterQuoteFindsTypographicOne() {
  let session = Harbour.session(keys: "/\"very\n")
  #expect(session.search.matches.count == 1)
}

@Test func anotherOrderCountsTheSameMatches() {
  var session = Harbour.session(keys: "/the\n")
  let (count, sides) = (session.search.matches.count, matchedPlaces(session))
  session.press("L")
  #expect(session.search.matches.count == count && matchedPlaces(session) == sides)
}

private func matchedPlaces(_ session: Session) -> Set<SearchMatches.Match> {
  Set(
    (0..<session.search.matches.count).map {
      session.search.matches.match($0, rows: session.facing.rows)
    })
}
