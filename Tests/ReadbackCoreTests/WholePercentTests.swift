import ReadbackCore
import Testing

@Test func zeroAndHundredPerCentMeanNothingAndEverything() {
  let known: [(Double, Int)] = [
    (0, 0), (0.001, 1), (0.014, 1), (0.015, 2), (0.814, 81), (0.816, 82), (0.994, 99), (0.9999, 99),
    (1, 100), (1.5, 100), (-1, 0), (.nan, 0),
  ]
  for (share, percent) in known { #expect(wholePercent(share) == percent, "\(share)") }
}

@Test func hundredPerCentIsShownOnlyWhenNothingIsMissingOrChanged() {
  let official = Document(segmenting: SourceText("The talks ended on Monday."))
  func percent(_ kinds: (cause: FindingCause, isShown: Bool)...) -> Int {
    Comparison(
      official: official, retelling: official, alignment: Alignment(links: [], words: []),
      findings: kinds.map { kind in
        Finding(
          id: "\(kind)", cause: kind.cause, severity: .minor, confidence: 1, official: 0..<3,
          retelling: 0..<3, reason: "", isShown: kind.isShown)
      },
      verdict: Verdict(relation: .retells, coverage: 1, evidence: [])
    ).coveredPercent
  }
  #expect(percent() == 100)
  // What was added takes nothing away.
  #expect(percent((.addedSentence, true)) == 100)
  #expect(percent((.wrongSense, false)) == 100)
  #expect(percent((.wrongSense, true)) == 99)
  #expect(percent((.omittedClause, true)) == 99)
}
