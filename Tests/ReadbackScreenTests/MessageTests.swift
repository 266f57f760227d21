import ReadbackCore
import Testing

@testable import ReadbackScreen

private let narrowScreens = [(40, 10), (60, 15), (80, 24)]

/// The rows from the first with a word on, joined: a wrapped message continues over them.
private func bottom(_ session: Session, from beginning: String) -> String {
  let rows = rows(of: session.grid())
  guard let first = rows.lastIndex(where: { $0.contains(beginning) }) else { return "" }
  return rows[first...].map { $0.split(separator: " ").joined(separator: " ") }
    .joined(separator: " ")
}

@Test(arguments: narrowScreens)
func messageIsWholeOnANarrowScreen(columnCount: Int, rowCount: Int) {
  let sentence =
    "3 decisions are not kept: the directory /home/ann/.local/state/readback cannot be made: read-only"
    + " file system; name a file with --reviews"
  var session = Harbour.session(columnCount: columnCount, rowCount: rowCount, keys: "]")
  _ = session.receive(.notice(sentence))
  #expect(bottom(session, from: "3 decisions").contains(sentence))
  #expect(rows(of: session.grid())[0].contains("Official"))
  // The next key removes it.
  session.press("j")
  #expect(!rows(of: session.grid()).contains { $0.contains("3 decisions") })
}

@Test(arguments: narrowScreens)
func questionIsWholeOnANarrowScreen(columnCount: Int, rowCount: Int) {
  var session = Harbour.session(columnCount: columnCount, rowCount: rowCount, keys: "]")
  _ = session.receive(.unkept(count: 2, reason: "the disk that holds it is full; make room"))
  #expect(
    bottom(session, from: "w write").contains(
      "w write to a file, d drop, Esc stay: 2 decisions are not kept: the disk that holds it is full;"
        + " make room"))
  session.press("\u{1B}P")
  #expect(bottom(session, from: "print to").contains("print to a file (.txt .html .md):"))
  // The proposed name is shown there too.
  #expect(status(session).contains("-faced.html"))
}

@Test func messageThatFillsTheScreenIsCutAtTheEnd() {
  var session = Harbour.session(columnCount: 40, rowCount: 10)
  _ = session.receive(.notice((1...200).map(String.init).joined(separator: " ")))
  #expect(rows(of: session.grid())[0].contains("Official"))
  #expect(rows(of: session.grid())[1].contains("1 2 3"))
  #expect(status(session).hasSuffix("…") || status(session).contains("… "))
}

@Test func paragraphNumberNamesItsText() {
  var session = Harbour.session(keys: ":")
  #expect(status(session).contains("12 paragraph of the official text"))
  session.press("5\n")
  #expect(status(session).contains("¶5→3  paragraph 5 of the official text"))
  session.press(":99\n")
  #expect(status(session).contains("the official text has 6 paragraphs"))
  session.press("L:")
  #expect(status(session).contains("12 paragraph of retelling 1/3"))
  session.press("2\n")
  #expect(status(session).contains("paragraph 2 of retelling 1/3"))
}

@Test func searchSaysWhenCaseMatters() {
  var session = Harbour.session(keys: "/")
  #expect(status(session).contains("with a capital letter, case matters"))
  session.press("FERRIES\n")
  #expect(
    status(session).contains("\"FERRIES\" is in neither text; in small letters it finds any case"))
  session.press("/ferries\n")
  #expect(status(session).contains("match 1 of"))
  session.press("/nowhere\n")
  #expect(status(session).contains("\"nowhere\" is in neither text"))
  #expect(!status(session).contains("any case"))
}

@Test func panelHeadingCountsSeverities() {
  let session = Harbour.session(columnCount: 100, rowCount: 30)
  let heading = rows(of: session.grid()).first { $0.contains(" Findings ") } ?? ""
  for severity in Severity.allCases {
    let count = session.facing.listed.count { session.findings[$0].severity == severity }
    #expect(heading.contains("\(count) \(severity.rawValue)") == (count > 0), "\(heading)")
  }
  // The most severe have room on any screen.
  let narrow = Harbour.session(columnCount: 40, rowCount: 40)
  #expect(rows(of: narrow.grid()).contains { $0.contains(" Findings ") && $0.contains("critical") })
}

@Test func coverageIsTheSameInEveryView() {
  let known = Harbour.comparison(0)
  let comparison = Comparison(
    official: known.official, retelling: known.retelling, alignment: known.alignment,
    findings: known.findings, verdict: Verdict(relation: .retells, coverage: 0.816, evidence: []))
  var session = Harbour.session(columnCount: 120)
  _ = session.receive(.compared(retelling: 0, FacedComparison(comparison)))
  #expect(status(session).contains("82% covered"))
  session.press("s")
  #expect(rows(of: session.grid()).contains { $0.contains("82% covered") })
  session.press("\u{1B}")
  _ = session.receive(.introduction(retelling: 0))
  let card = rows(of: session.grid())
  #expect(!card.contains { $0.contains("81%") })
}

/// A session in which every view has something to show.
private func sessionForViews(columnCount: Int = 80, rowCount: Int = 24) -> Session {
  let anchor = Anchor(
    kind: .mistranslation, cause: .wrongSense, severity: .major,
    official: Quote(of: 0..<4, in: Harbour.official.text), retelling: nil)
  let lost = LostMark(
    event: ReviewEvent(
      order: 1, reviewer: "Ada", time: "2021-12-08T09:00:00Z",
      mark: .decision(anchor, .confirmed, comment: "odd")),
    reason: .wordsChanged)
  var session = Harbour.session(columnCount: columnCount, rowCount: rowCount, keys: "]")
  _ = session.receive(Harbour.review([:], lost: [lost]))
  return session
}

@Test(arguments: narrowScreens)
func everyViewSaysHowToLeaveIt(columnCount: Int, rowCount: Int) {
  for kind in OverlayState.Kind.allCases {
    guard let action = kind.action else { continue }
    var session = sessionForViews(columnCount: columnCount, rowCount: rowCount)
    _ = session.receive(.key(action.row.keys[0]))
    #expect(session.overlay?.kind == kind)
    #expect(status(session).contains("q close"), "\(status(session))")
    #expect(!status(session).contains("…"), "\(status(session))")
    #expect(!rows(of: session.grid())[0].contains("…"), "\(kind)")
  }
}

@Test func everyViewOpensAndClosesWithItsKey() {
  for kind in OverlayState.Kind.allCases {
    guard let action = kind.action else { continue }
    var session = sessionForViews()
    for isOpen in [true, false] {
      _ = session.receive(.key(action.row.keys[0]))
      #expect((session.overlay?.kind == kind) == isOpen, "\(kind)")
    }
  }
}

@Test(arguments: narrowScreens)
func firstFindingIsChosenHoweverSmallTheScreen(columnCount: Int, rowCount: Int) {
  let session = Harbour.session(columnCount: columnCount, rowCount: rowCount)
  #expect(session.currentFinding?.id == "re-armed")
}

@Test func signsOfTheTextsDifferInASCII() {
  let signs = Signs(repertoire: .ascii)
  let all =
    FindingKind.allCases.map { signs.of($0) }
    + [signs.moved, signs.caret, signs.divider, signs.bar, signs.cursor, signs.ellipsis]
  #expect(Set(all).count == all.count, "\(all)")
  let cells = CoverageState.allCases.map(\.row.asciiSign) + [signs.ellipsis]
  #expect(Set(cells).count == cells.count, "\(cells)")
  let states = ReviewState.allCases.filter { $0 != .unreviewed }
  let marks = states.map { signs.of($0) } + [signs.isOn, signs.isOff]
  #expect(Set(marks).count == marks.count, "\(marks)")
}
