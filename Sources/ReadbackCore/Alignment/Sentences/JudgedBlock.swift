/// A block's promising cells with what was seen of them and how likely each is a pair.
struct JudgedBlock {
  /// The units of the rows and columns.
  let rows: [Int]
  let columns: [Int]
  let block: AlignmentBlock
  let matrix: CellMatrix
  let candidates: CandidateCells
  /// Rows of `CellFeatures.count` numbers, a candidate each.
  let firstFeatures: [Float]
  /// Rows of `CellFeatures.count + CellContextFeatures.count` numbers.
  let secondFeatures: [Float]
  /// By candidate.
  let probabilities: [Float]

  init(
    _ terms: UnitTerms, _ knowledge: TermKnowledge, rows: [Int], columns: [Int],
    isHeading: (official: [Bool], retelling: [Bool]), nets: CellNets
  ) {
    self.rows = rows
    self.columns = columns
    block = AlignmentBlock(terms, knowledge: knowledge, rows: rows, columns: columns)
    matrix = CellMatrix(block)
    candidates = CandidateCells(matrix) { row, column in
      isHeading.official[rows[row]] == isHeading.retelling[columns[column]]
    }
    let cellFeatures = CellFeatures(block, matrix)
    var first: [Float] = []
    first.reserveCapacity(candidates.cells.count * CellFeatures.count)
    for cell in candidates.cells { cellFeatures.append(cell.row, cell.column, to: &first) }
    let guesses = nets.first.probabilities(of: first, mirror: CellNets.firstMirror)
    let contextFeatures = CellContextFeatures(block, matrix, candidates, probabilities: guesses)
    var second: [Float] = []
    second.reserveCapacity(
      candidates.cells.count * (CellFeatures.count + CellContextFeatures.count))
    for place in candidates.cells.indices {
      let start = place * CellFeatures.count
      second += first[start..<(start + CellFeatures.count)]
      contextFeatures.append(place, to: &second)
    }
    firstFeatures = first
    secondFeatures = second
    probabilities = nets.second.probabilities(of: second, mirror: CellNets.secondMirror)
  }

  /// The chosen pairs in official order.
  ///
  /// - Parameter isHeading: whether an official unit is a title.
  func pairs(isHeading: [Bool]) -> [UnitPair] {
    let choice = PairChoice(
      block, matrix, candidates, probabilities: probabilities, isHeading: { isHeading[rows[$0]] })
    return choice.places.map { place in
      let cell = candidates.cells[place]
      return UnitPair(
        official: rows[cell.row], retelling: columns[cell.column],
        probability: probabilities[place],
        score: matrix.scores[cell.row * matrix.columnCount + cell.column])
    }
  }
}
