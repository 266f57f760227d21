/// The gaps of a pair: what one side has and the other seems to lack.
struct DescribedGaps: Sendable {
  /// Those that are not plainly covered; without the features that depend on meanings until these have
  /// been answered.
  private(set) var gaps: [Gap]
  private let questions: [GapMeanings.Question]
  private let descriptions: GapDescriptions
  private let meanings: GapMeanings

  /// Gaps described in one go, which have many words in common.
  private static let gapsAtOnce = 64

  /// - Parameter areAllAnswered: also those that would not be listed whatever they mean.
  init(
    _ pair: AlignedPair, documentEqual: Float, areAllAnswered: Bool = false,
    _ concurrently: Concurrently
  ) {
    let analysis = pair.analysis
    let spans = UncoveredSpans(analysis, pair.coverage, concurrently: concurrently)
    let descriptions = GapDescriptions(pair, documentEqual: documentEqual)
    let found =
      SentenceGaps.omissions(analysis) + SentenceGaps.additions(analysis)
      + spans.omissions() + spans.additions()
    let described = Chunks.map(found.count, length: Self.gapsAtOnce, concurrently) { chunk in
      var gaps = Array(found[chunk])
      let questions = descriptions.describe(&gaps)
      return zip(gaps, questions).map { gap, question in
        let isAnswered = areAllAnswered || question.isEmpty || GapFindings.mayBeListed(gap)
        return (gap, isAnswered ? question : GapMeanings.Question())
      }
    }.joined().filter { !$0.0.features.isPlainlyCovered }
    gaps = described.map(\.0)
    questions = described.map(\.1)
    self.descriptions = descriptions
    meanings = GapMeanings(analysis)
  }

  /// The words whose meanings the gaps depend on.
  var words: [ArraySlice<UInt8>] {
    zip(gaps, questions).flatMap { meanings.words(for: $1, about: $0) }
  }

  /// Fills in the features that depend on meanings.
  mutating func answer(_ known: inout KnownMeanings) {
    for index in gaps.indices {
      descriptions.answer(questions[index], about: &gaps[index], &known)
    }
  }
}
