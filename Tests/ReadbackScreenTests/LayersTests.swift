import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func officialAndRetellingAreNamedAtEveryWidth() {
  for columnCount in 40...200 {
    for keys in ["", "|", "O", "OO"] {
      let title = rows(of: Harbour.session(columnCount: columnCount, keys: keys).grid())[0]
      #expect(keys == "OO" || title.contains("Official"), "\(columnCount) \(keys)")
      #expect(keys == "O" || title.contains("Retelling"), "\(columnCount) \(keys)")
    }
  }
}

@Test func readingBeginsAtTheFirstBodyParagraphWithItsFinding() {
  let session = Harbour.session()
  #expect(session.currentOfficialSentence == 2)
  #expect(session.currentFinding?.id == "re-armed")
}

@Test(arguments: [(60, 15), (40, 10), (80, 10)])
func smallScreensShowBothSidesOfTheFinding(columnCount: Int, rowCount: Int) {
  let session = Harbour.session(columnCount: columnCount, rowCount: rowCount, keys: "]")
  let panel = rows(of: session.grid())[session.geometry.panel]
  for words in ["resumed", "re-armed", "stands for"] {
    #expect(panel.contains { $0.contains(words) }, "\(words) at \(columnCount)x\(rowCount)")
  }
}

@Test func panelIsNotTallerThanItsFindings() {
  let session = Harbour.session(columnCount: 120, rowCount: 60)
  #expect(session.geometry.panel.count == 1 + 4 + 2)
  let higher = Harbour.session(columnCount: 120, rowCount: 60, keys: "3>")
  #expect(higher.geometry.panel.count == 10)
  let lower = Harbour.session(columnCount: 120, rowCount: 60, keys: "99<")
  #expect(lower.geometry.panel.count == 2)
}

@Test func overlaysCloseOneAtATime() {
  var session = Harbour.session(keys: "]iv?")
  #expect(session.overlays.map(\.kind) == [.why, .readings, .help])
  session.press("q")
  #expect(session.overlay?.kind == .readings)
  session.press("\u{1B}\u{1B}")
  #expect(session.overlay == nil)
}

@Test func helpIsSearchedAndHasEverySign() {
  var session = Harbour.session(columnCount: 100, rowCount: 140, keys: "?")
  let text = rows(of: session.grid()).joined(separator: "\n")
  for entry in LegendEntry.allCases { #expect(text.contains(entry.row.meaning), "\(entry)") }
  session.press("/undo")
  #expect(session.overlay?.query == "undo")
  session.press("\u{1B}/clipboard\n")
  let found = rows(of: session.grid()).filter { $0.contains("clipboard") }
  #expect(found.count == 3)
  #expect(!rows(of: session.grid()).contains { $0.contains("half a page") })
}

@Test func helpBeginsWithTheKeysOfTheView() {
  let session = Harbour.session(columnCount: 80, rowCount: 60, keys: "m?")
  let screen = rows(of: session.grid())
  let here = screen.firstIndex { $0.contains("Keys in this view") }
  let all = screen.firstIndex { $0.contains("Moving") }
  #expect(here != nil && (all == nil || here! < all!))
}

@Test func wordingLayerMarksEveryWordThatDiffers() {
  var session = Harbour.session(keys: ".")
  let before = session.grid()
  session.press("w")
  let underlined = session.grid().cells.filter { $0.style.ink == .wording }.map(\.text).joined()
  #expect(underlined.contains("master") && underlined.contains("said"))
  // Words with a counterpart are unchanged.
  #expect(!underlined.contains("resumed") && !underlined.contains("council met"))
  session.press("w")
  #expect(!before.cells.contains { $0.style.ink == .wording })
  #expect(!session.grid().cells.contains { $0.style.ink == .wording })
}

@Test func twoRetellingsAreSideBySide() {
  var session = Harbour.session(columnCount: 110, keys: "A")
  let title = rows(of: session.grid())[0]
  #expect(title.contains("Retelling 2/3") && title.contains("Retelling 1/3"))
  #expect(!title.contains("Official"))
  // Both have "resumed" for the same official sentence.
  let screen = rows(of: session.grid())
  #expect(screen.contains { $0.contains("resumed") && $0.contains("re-armed") })
  #expect(session.press("r").isEmpty && status(session).contains("two retellings"))
  session.press("A")
  #expect(rows(of: session.grid())[0].contains("Official"))
  session.press("A")
  #expect(session.against?.retelling == 1)
  session.press("\u{1B}")
  #expect(session.against == nil)
}

@Test func anotherTextCanBeTheBase() {
  func base(asked effects: [Effect]) -> Int?? {
    guard case .changeBase(let base)? = effects.first else { return nil }
    return .some(base)
  }
  func place(_ base: Int?, in session: inout Session) {
    var (official, retellings) = (Harbour.official, Harbour.retellings)
    if let base { swap(&official, &retellings[base]) }
    _ = session.receive(.baseChanged(base, official: official, retellings: retellings))
  }
  var session = Harbour.session(columnCount: 110)
  #expect(base(asked: session.press("B")) == 1)
  place(1, in: &session)
  let title = rows(of: session.grid())[0]
  #expect(title.contains("Retelling 2/3") && title.contains("Retelling 1/3"))
  #expect(status(session).contains("now compared with \(Harbour.retellings[1].name)"))
  session.press(".")
  #expect(rows(of: session.grid())[0].contains("Official"))
  session.press(",")
  #expect(base(asked: session.press("B")) == 2)
  place(2, in: &session)
  #expect(base(asked: session.press("B")) == .some(nil))
  place(nil, in: &session)
  #expect(rows(of: session.grid())[0].contains("Official"))
}

@Test func singleRetellingHasNoOtherBase() {
  var session = Session(
    official: Harbour.official, retellings: [Harbour.story], columnCount: 100, rowCount: 30)
  #expect(session.press("B").isEmpty)
  #expect(status(session).contains("only one retelling"))
}

@Test func caretShowsWhereWordsAreMissing() {
  let session = Harbour.session(keys: ".]")
  #expect(session.currentFinding?.id == "story-clause")
  let caret = session.caretPlace
  #expect(caret?.side == .retelling && caret?.byteOffset != nil)
  #expect(rows(of: session.grid()).contains { $0.contains("^") })
}

@Test func overviewNeedsRoomAndHasNoSigns() {
  #expect(Harbour.session(columnCount: 89).geometry.overviewColumn == nil)
  let grid = Harbour.session(columnCount: 90).grid()
  let signs = Set(FindingKind.allCases.map(\.sign))
  for row in 1..<15 { #expect(!signs.contains(grid[row, 89].text)) }
}

@Test func numbersAreShownFromSeventyTwoColumns() {
  #expect(!Harbour.session(columnCount: 71).geometry.hasNumbers)
  #expect(Harbour.session(columnCount: 72).geometry.hasNumbers)
}

@Test func hintsDependOnTheSituation() {
  var session = Harbour.session()
  #expect(session.hintActions.contains(.nextFinding))
  session.press("]")
  #expect(session.hintActions == [.why, .reject, .confirm, .help])
  session.press("rrrr")
  #expect(session.hintActions.contains(.print))
  session.press("/council\n")
  #expect(session.hintActions.contains(.nextMatch))
}

/// A text's title and its model are truncated before the words that say which text it is.
@Test func officialAndRetellingAreNamedBesideAModel() {
  var comparison = Harbour.comparison(0)
  comparison = Comparison(
    official: comparison.official, retelling: comparison.retelling,
    alignment: comparison.alignment, findings: comparison.findings, verdict: comparison.verdict,
    opinion: OpinionSummary(model: "a model of some size"))
  for columnCount in 40...140 {
    var session = Harbour.session(columnCount: columnCount)
    _ = session.receive(.compared(retelling: 0, comparison))
    let title = rows(of: session.grid())[0]
    #expect(title.contains("Official") && title.contains("Retelling 1/3"), "\(columnCount)")
    if columnCount >= 120 { #expect(title.contains("a model of some size")) }
  }
}
