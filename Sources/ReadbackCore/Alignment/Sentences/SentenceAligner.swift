/// Pairs the sentences of two texts that tell the same thing, in any order, n to m.
public struct SentenceAligner: Sendable {
  public init() {}

  /// The pairs that tell the same, in official order; indices are the units' names.
  ///
  /// A statement told twice is paired twice, one sentence that retells two is paired with both.
  /// Two texts about different things have no pairs. Swapped sides give the mirrored pairs.
  public func pairs(official: AlignmentUnits, retelling: AlignmentUnits) -> [SentencePair] {
    guard official.count > 0, retelling.count > 0 else { return [] }
    let terms = UnitTerms(official: official, retelling: retelling)
    let knowledge = TermKnowledge(of: terms)
    let block = AlignmentBlock(
      terms, knowledge: knowledge, officialUnits: Array(0..<official.count),
      retellingUnits: Array(0..<retelling.count))
    let matrix = ContentMatrix(block)
    return mutualBest(in: matrix).map {
      SentencePair(
        official: official.names[$0.row], retelling: retelling.names[$0.column], score: $0.score)
    }
  }

  /// Cells that are the best of their row and nearly the best of their column, or the reverse.
  private func mutualBest(in matrix: ContentMatrix) -> [(row: Int, column: Int, score: Double)] {
    let columns = matrix.columnCount
    var rowBest = [Float](repeating: 0, count: matrix.rowCount)
    var columnBest = [Float](repeating: 0, count: columns)
    for row in 0..<matrix.rowCount {
      for column in 0..<columns {
        let score = matrix.supported[row * columns + column]
        rowBest[row] = max(rowBest[row], score)
        columnBest[column] = max(columnBest[column], score)
      }
    }
    var cells: [(row: Int, column: Int, score: Double)] = []
    for row in 0..<matrix.rowCount {
      for column in 0..<columns {
        let score = matrix.supported[row * columns + column]
        let least = min(rowBest[row], columnBest[column])
        let most = max(rowBest[row], columnBest[column])
        if score > 0.28, score >= least, score >= 0.62 * most {
          cells.append((row, column, Double(min(1, score))))
        }
      }
    }
    return cells
  }
}
