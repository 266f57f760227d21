/// A block's candidate cells with their features and probabilities.
struct ScoredBlock {
  /// The units of the rows and columns.
  let rows: [Int]
  let columns: [Int]
  let block: AlignmentBlock
  let matrix: CellMatrix
  let candidates: CandidateCells
  /// Rows of `CellFeatures.count` numbers, one per candidate.
  let firstFeatures: [Float]
  /// Rows of `CellFeatures.count + CellContextFeatures.count` numbers, one per candidate.
  let secondFeatures: [Float]
  private let doubtful: DoubtfulCells
  /// The candidates that the third pass rated by sentence meaning, ascending.
  private(set) var understood: [Int] = []
  /// Rows of `thirdCount` numbers, one for each candidate in `understood`.
  private(set) var thirdFeatures: [Float] = []
  static let secondCount = CellFeatures.count + CellContextFeatures.count
  static let thirdCount = secondCount + CellMeaningFeatures.count
  /// By candidate.
  private(set) var probabilities: [Float]

  /// Runs the first two passes, which use words.
  init(
    _ terms: UnitTerms, _ knowledge: TermKnowledge, rows: [Int], columns: [Int],
    isHeading: (official: [Bool], retelling: [Bool]), nets: CellNets, bar: Float
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
    second.reserveCapacity(candidates.cells.count * Self.secondCount)
    for place in candidates.cells.indices {
      let start = place * CellFeatures.count
      second += first[start..<(start + CellFeatures.count)]
      contextFeatures.append(place, to: &second)
    }
    firstFeatures = first
    secondFeatures = second
    probabilities = nets.second.probabilities(of: second, mirror: CellNets.secondMirror)
    doubtful = DoubtfulCells(candidates, probabilities: probabilities, bar: bar)
  }

  /// Units that words alone do not decide; the third pass needs their meanings.
  var doubtfulRows: [Int] { doubtful.rows.map { rows[$0] } }
  var doubtfulColumns: [Int] { doubtful.columns.map { columns[$0] } }

  /// The third pass, which rates the doubtful cells again.
  mutating func settle(_ nets: CellNets, _ meanings: UnitMeanings) {
    let meaningFeatures = CellMeaningFeatures(
      candidates, probabilities: probabilities, doubtful: doubtful,
      cosines: meanings.cosines(official: doubtfulRows, retelling: doubtfulColumns))
    understood = doubtful.places.filter { meaningFeatures.saysMoreThanWords($0) }
    var third: [Float] = []
    third.reserveCapacity(understood.count * Self.thirdCount)
    for place in understood {
      third += secondFeatures[(place * Self.secondCount)..<((place + 1) * Self.secondCount)]
      meaningFeatures.append(place, to: &third)
    }
    thirdFeatures = third
    let judged = nets.third.probabilities(of: third, mirror: CellNets.thirdMirror)
    for (place, probability) in zip(understood, judged) { probabilities[place] = probability }
  }

  /// The chosen pairs in official order.
  ///
  /// - Parameter isHeading: whether an official unit is a heading.
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
