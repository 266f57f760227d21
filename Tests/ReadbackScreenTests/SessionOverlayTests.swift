import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func qClosesOverlaysBeforeQuitting() {
  var session = Harbour.session(keys: "s")
  func closes() -> Bool {
    if case .closed? = session.press("q").first { true } else { false }
  }
  #expect(closes())
  session.press("\t")
  #expect(closes())
  guard case .leave? = session.press("q").first else {
    Issue.record("q does not quit")
    return
  }
}

@Test func listOfSourcesOpensTheSelection() {
  let session = Harbour.session(keys: "sj\n")
  #expect(session.currentRetelling == 1)
}

@Test func matrixOpensThePlace() {
  let session = Harbour.session(keys: "mG\n")
  #expect(status(session).contains("¶5→3"))
}

@Test func readingOpensInItsRetelling() {
  let session = Harbour.session(keys: "]vj\n")
  #expect(session.currentRetelling == 1)
  #expect(status(session).contains("¶3→2"))
}

@Test func sameSentenceStaysInViewThroughTheRetellings() {
  var session = Harbour.session(keys: ":5\n")
  let sentence = session.currentOfficialSentence
  session.press("..")
  #expect(session.currentRetelling == 2)
  #expect(session.currentOfficialSentence == sentence)
}

@Test func resumedSessionBeginsAtTheLastPlace() {
  let words = Harbour.place("They must", in: Harbour.official)
  var session = Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24,
    options: Session.Options(point: ReadingPoint(side: .official, range: words)))
  session.settleComparisons()
  let paragraph = session.readingPoint.flatMap {
    Harbour.official.indexOfParagraph(atByteOffset: $0.range.lowerBound)
  }
  #expect(paragraph == 4)
}

/// Every finding, including additions, is restored from its words alone.
@Test func resumedSessionChoosesTheSameFinding() {
  var first = Harbour.session(keys: "g")
  var found = 0
  for _ in first.facing.listed.indices {
    first.press("]")
    guard let finding = first.currentFinding, let point = first.readingPoint else { continue }
    var second = Session(
      official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24,
      options: Session.Options(point: point))
    second.settleComparisons()
    #expect(second.currentFinding?.id == finding.id)
    #expect(second.readingPoint == point)
    found += 1
  }
  #expect(found > 3)
}

@Test func reloadKeepsThePlace() {
  var session = Harbour.session(keys: ":5\n")
  _ = session.receive(.reloaded(official: Harbour.official, retellings: Harbour.retellings))
  #expect(status(session).contains("reloaded"))
  session.settleComparisons()
  session.press("jk")
  #expect(status(session).contains("¶5"))
}

@Test(arguments: [Repertoire.unicode, .ascii])
func narrowMatrixTruncatesBetweenWordsAndNamesTheClosingKey(repertoire: Repertoire) {
  for columnCount in 60...80 {
    let session = Harbour.session(columnCount: columnCount, repertoire: repertoire, keys: "m")
    #expect(status(session).contains("q close"), "\(columnCount)")
    for row in rows(of: session.grid()).dropFirst(4) where row.contains(session.signs.ellipsis) {
      guard let cut = row.split(separator: session.signs.ellipsis).first,
        let word = cut.split(separator: " ").last, word.count > 1
      else { continue }
      let words = Harbour.official.text[0..<Harbour.official.text.bytes.count]
        .split { " \n".contains($0) }
      #expect(words.contains(word), "\(columnCount): \(row)")
    }
  }
}
