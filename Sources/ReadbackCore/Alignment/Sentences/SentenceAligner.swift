/// Pairs the sentences of two texts that tell the same thing, in any order, n to m.
public struct SentenceAligner: Sendable {
  private let lexicon: Lexicon
  private let nets: CellNets

  public init(lexicon: Lexicon = .standard) {
    self.init(lexicon: lexicon, nets: .trained)
  }

  init(lexicon: Lexicon, nets: CellNets) {
    self.lexicon = lexicon
    self.nets = nets
  }

  /// The pairs that tell the same, in official order; indices are the units' names.
  ///
  /// A statement told twice is paired twice, one sentence that retells two is paired with both.
  /// Two texts about different things have no pairs. Swapped sides give the mirrored pairs.
  public func pairs(official: AlignmentUnits, retelling: AlignmentUnits) -> [SentencePair] {
    guard official.count > 0, retelling.count > 0 else { return [] }
    let judged = judgedCells(official: official, retelling: retelling)
    return zip(judged.candidates.cells, judged.probabilities).compactMap { cell, probability in
      guard probability > 0.5 else { return nil }
      return SentencePair(
        official: official.names[cell.row], retelling: retelling.names[cell.column],
        score: Double(probability))
    }
  }

  /// The cells that were looked at, what was seen, and how likely each is a pair.
  struct JudgedCells {
    let candidates: CandidateCells
    let matrix: CoverageMatrix
    /// Rows of `CellFeatures.count` numbers.
    let firstFeatures: [Float]
    /// Rows of `CellFeatures.count + NeighbourFeatures.count` numbers.
    let secondFeatures: [Float]
    let probabilities: [Float]
  }

  func judgedCells(official: AlignmentUnits, retelling: AlignmentUnits) -> JudgedCells {
    let terms = UnitTerms(official: official, retelling: retelling, lexicon: lexicon)
    let knowledge = TermKnowledge(of: terms, lexicon: lexicon)
    let block = AlignmentBlock(
      terms, knowledge: knowledge, rows: Array(0..<official.count),
      columns: Array(0..<retelling.count))
    let matrix = CoverageMatrix(block)
    let candidates = CandidateCells(matrix)
    let cellFeatures = CellFeatures(block, matrix)
    var first: [Float] = []
    for cell in candidates.cells { cellFeatures.append(cell.row, cell.column, to: &first) }
    let guesses = nets.first.probabilities(of: first, mirror: CellNets.firstMirror)
    let neighbourFeatures = NeighbourFeatures(block, matrix, candidates, probabilities: guesses)
    var second: [Float] = []
    for place in candidates.cells.indices {
      let start = place * CellFeatures.count
      second += first[start..<(start + CellFeatures.count)]
      neighbourFeatures.append(place, to: &second)
    }
    return JudgedCells(
      candidates: candidates, matrix: matrix, firstFeatures: first, secondFeatures: second,
      probabilities: nets.second.probabilities(of: second, mirror: CellNets.secondMirror))
  }
}
