import Testing

@_spi(Measuring) @testable import ReadbackCore

/// Guards against slow-downs by counting work, which does not depend on the machine.
@Suite struct ComparisonWorkTests {
  private static let subjects = ["the council", "a ministry", "the court", "one engineer"]
  private static let verbs = ["announced", "signed", "repaired", "delayed", "published"]
  private static let objects = ["the treaty", "a bridge", "the budget", "two ships"]
  private static let syllables = ["ka", "lo", "mi", "ren", "tu", "vas", "pel", "dor", "gra"]

  /// Sentences that each name their own place, and a retelling in reverse order.
  private func texts(_ count: Int) -> (official: Document, retelling: Document) {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var official: [String] = []
    var retelling: [String] = []
    for index in 0..<count {
      let place = (0..<4).map { _ in Self.syllables[next(Self.syllables.count)] }.joined()
      let what = "\(Self.verbs[next(5)]) \(Self.objects[next(4)])"
      let who = Self.subjects[next(4)]
      official.append("In \(place) \(who) \(what) on day \(index) of the long dry summer.")
      retelling.append("On day \(index) of summer \(who) \(what) in \(place), people say.")
    }
    return (
      Faced.document(official.joined(separator: "\n")),
      Faced.document(retelling.joined(separator: "\n"))
    )
  }

  private func work(_ count: Int) -> ComparisonWork {
    let (official, retelling) = texts(count)
    return Comparer().measuredComparison(of: official, with: retelling).work
  }

  @Test func workIsLinearInTheLengthOfALongText() {
    // Both are compared block by block.
    let short = work(450)
    let long = work(1_800)
    #expect(long.scoredCells < 5 * short.scoredCells)
    #expect(long.tokenPairs < 5 * short.tokenPairs)
    #expect(long.wordPairs < 5 * short.wordPairs)
    #expect(long.understoodSentences <= 5 * short.understoodSentences)
    // Out of 3,600 sentences.
    #expect(long.understoodSentences < 360)
  }

  @Test func onlyWordsOfLinkedSentencesAreCompared() {
    let count = 60
    let work = work(count)
    #expect(work.scoredCells == count * count)
    // A sentence and its retelling have at most 13 and 12 tokens, including 8 content words each.
    #expect(work.tokenPairs <= 2 * count * 13 * 14)
    #expect(work.wordPairs <= 2 * count * 8 * 9)
  }

  @Test func findingsDoNotDependOnTheDivisionOfWork() {
    let (official, retelling) = texts(450)
    let whole = Comparer().comparison(of: official, with: retelling)
    let backwards = Comparer().comparison(
      of: official, with: retelling,
      concurrently: { count, body in for number in (0..<count).reversed() { body(number) } })
    #expect(backwards.findings.map(\.id) == whole.findings.map(\.id))
    #expect(backwards.findings.map(\.confidence) == whole.findings.map(\.confidence))
    #expect(backwards.alignment.links == whole.alignment.links)
    #expect(backwards.alignment.words == whole.alignment.words)
    #expect(backwards.verdict == whole.verdict)
  }

  @Test func stagesEndInOrder() {
    let (official, retelling) = texts(3)
    var ended: [ComparisonStage] = []
    _ = Comparer().measuredComparison(
      of: official, with: retelling, stageEnded: { ended.append($0) })
    #expect(ended == ComparisonStage.allCases)
  }
}
