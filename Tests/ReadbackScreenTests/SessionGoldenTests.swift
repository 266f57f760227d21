import ReadbackScreen
import Testing

@Test func firstScreenAt80By24() {
  expectGolden("first-80x24", Harbour.session().grid())
}

@Test func firstScreenInASCII() {
  expectGolden("first-80x24-ascii", Harbour.session(repertoire: .ascii).grid())
}

@Test func wideScreenHasParagraphNumbers() {
  expectGolden("first-120x30", Harbour.session(columnCount: 120, rowCount: 30).grid())
}

@Test func narrowScreenStacksTheTexts() {
  expectGolden("stacked-60x20", Harbour.session(columnCount: 60, rowCount: 20).grid())
}

@Test func chosenFindingIsEmphasised() {
  expectGolden("finding", Harbour.session(keys: "]").grid())
}

@Test func singleColumnRefersToTheOther() {
  expectGolden("official-only", Harbour.session(keys: "O").grid())
}

@Test func textsAreInStepUntilTheyAreCompared() {
  var session = Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24,
    options: Session.Options())
  _ = session.start()
  expectGolden("comparing", session.grid())
}

@Test func foldingKeepsRowsWithFindings() {
  expectGolden("folded", Harbour.session(keys: "z").grid())
}

@Test func retellingOrderRearrangesTheOfficialText() {
  expectGolden("retelling-order", Harbour.session(keys: "Lt").grid())
}

@Test func unrelatedTextHasOneMessage() {
  expectGolden("unrelated", Harbour.session(keys: ",").grid())
}

@Test func helpShowsEveryKey() {
  expectGolden("help", Harbour.session(columnCount: 80, rowCount: 70, keys: "?").grid())
}

@Test func sourcesAreListed() {
  expectGolden("sources", Harbour.session(keys: "s").grid())
}

@Test func matrixShowsWhatEachRetellingCovers() {
  expectGolden("matrix", Harbour.session(keys: "m").grid())
}

@Test func versionsAreListedBelowEachOther() {
  expectGolden("readings", Harbour.session(keys: "]v").grid())
}

@Test func whyShowsTheWholeFinding() {
  expectGolden("why", Harbour.session(keys: "]i").grid())
}

@Test func filterMenuCounts() {
  expectGolden("filter", Harbour.session(keys: "f").grid())
}

@Test func searchHighlightsBothColumns() {
  expectGolden("search", Harbour.session(keys: "/harbour\n").grid())
}

@Test func promptShowsItsCursor() {
  expectGolden("prompt", Harbour.session(keys: "Pout.txt").grid())
}

@Test func reviewedFindingsHaveSigns() {
  expectGolden("review", Harbour.session(keys: "]r]cnot so\n").grid())
}

@Test func linkListSelectsASentence() {
  expectGolden("link", Harbour.session(keys: "]l").grid())
}

@Test func tooSmallScreenIsReported() {
  expectGolden("too-small", Harbour.session(columnCount: 30, rowCount: 6).grid())
}
