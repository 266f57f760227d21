import Testing

@testable import ReadbackCore

@Suite struct WholeSpansTests {
  @Test(arguments: [
    ("In the spring the Bank of Hallin sold the barge.", "Bank", "Bank of Hallin"),
    ("In the spring Tilda Osk of Hallin, OH, sold the barge.", "Hallin", "Tilda Osk of Hallin, OH"),
    ("In the spring Sarne Fresh Vegetables sold it.", "Vegetables", "Sarne Fresh Vegetables"),
    ("In the spring the firm of Hallin sold the barge.", "firm", "firm"),
  ])
  func aNameIsNotCut(sentence: String, word: String, name: String) throws {
    let side = AnalysedText(Faced.document(sentence), lexicon: .standard)
    let token = try #require(side.words.indices.first { side.quote($0..<($0 + 1)) == word })
    let spans = WholeSpans(side: side, quantities: Quantities.read(in: side))
    #expect(side.quote(spans.whole(token..<(token + 1))) == name)
  }

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
