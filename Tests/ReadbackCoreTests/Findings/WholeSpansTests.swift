import Testing

@testable import ReadbackCore

@Suite struct WholeSpansTests {
  @Test(arguments: [
    (
      "The barge sank", ", according to a Sept. 14 log of a 22-year-old pilot", "."
    ),
    ("The barge was sold", " to the firm of Arl & Sons Ltd. in Hallin (pop. 2,300)", " in spring."),
    ("The barge was sold", " under Order No. 7/2 of May 3, 2021 (as amended on June 9, 2022)", "."),
  ])
  func aMissingClauseIsShownWhole(before: String, clause: String, behind: String) {
    let faced = faced(before + clause + behind, before + behind)
    let omitted = faced.comparison.findings.filter { $0.kind == .omission }
    #expect(!omitted.isEmpty)
    for finding in omitted {
      let words = faced.words(finding).replacing(" | ", with: "")
      let rest = clause.firstRange(of: words).map { clause[$0.upperBound...] } ?? ""
      // The text after the place begins outside of a word, number, date or bracket.
      #expect(rest.first.map { " ,".contains($0) } ?? true, "\(words)")
    }
  }
}
