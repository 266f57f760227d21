/// What the models are asked about a pair, and everything they need to answer.
///
/// Gaps and edits are about the same sentences, so all they need is encoded together and once.
struct ModelQuestions: Sendable {
  /// With the vectors of what the models compare.
  private(set) var pair: AlignedPair
  private var described: DescribedGaps
  /// What the trees say about the candidates, in their order.
  let doubts: [EditFindings.Doubt]

  var gaps: [Gap] { described.gaps }

  init(_ pair: AlignedPair, _ editAnalysis: EditAnalysis, _ concurrently: Concurrently) {
    self.pair = pair
    described = DescribedGaps(pair, documentEqual: editAnalysis.documentEquality, concurrently)
    doubts = EditFindings(pair, marks: editAnalysis.marks).doubts(about: editAnalysis.candidates)
    let places = doubts.compactMap(\.places).flatMap {
      $0.words(official: pair.official.text, retelling: pair.retelling.text)
    }
    self.pair.meanings.add(words: described.words + places, concurrently)
    described.answer(&self.pair.meanings)
  }
}
