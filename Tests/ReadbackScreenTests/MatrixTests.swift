import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func matrixOnTheScreenEqualsTheExportedOne() {
  var session = Harbour.session(keys: "m")
  session.prepareMatrix()
  let exported = CoverageMatrix(of: (0..<3).map { ReviewedComparison(Harbour.comparison($0)) })
  #expect(session.matrixSentences == exported.sentences)
  #expect(session.retellings.map { $0.cells ?? [] } == exported.columns)
}

@Test func arrowsSelectACellAndEnterOpensIt() {
  var session = Harbour.session(keys: "m")
  _ = session.receive(.key(.right))
  session.press("G\n")
  #expect(session.currentRetelling == 1 && session.overlays.isEmpty)
  #expect(session.currentOfficialSentence == 6)
}

@Test func rejectedFindingChangesItsCell() {
  var session = Harbour.session(keys: "]xm")
  session.prepareMatrix()
  #expect(session.retellings[0].cells?[1].state == .carried)
}

@Test func nextRetellingIsTheNextColumnOfTheMatrix() {
  var session = Harbour.session(keys: "m.")
  #expect(session.overlay?.column == 1 && session.currentRetelling == 0)
  session.press(",")
  #expect(session.overlay?.column == 0)
}
