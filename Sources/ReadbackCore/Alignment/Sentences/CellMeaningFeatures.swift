/// The additional features of the third pass: how similar two sentences are in meaning, among those
/// whose meaning was computed.
struct CellMeaningFeatures {
  static let symmetricCount = 6
  static let pairCount = 4
  static let count = symmetricCount + 2 * pairCount

  private let candidates: CandidateCells
  private let probabilities: [Float]
  /// For each row and column of the block, its index among those with a known meaning, or -1.
  private let rowPlaces: [Int]
  private let columnPlaces: [Int]
  private let columnCount: Int
  private let cosines: [Float]
  private let rows: [Line]
  private let columns: [Line]
  private let mean: Float
  private let deviation: Float

  /// The cosines of a row or a column.
  private struct Line {
    private let falling: [Float]
    let mean: Float

    init(_ cosines: [Float]) {
      falling = cosines.sorted(by: >)
      mean = cosines.reduce(0, +) / Float(max(1, cosines.count))
    }

    /// How far a cosine is above the best of the others, or above 0 if there are none.
    func margin(of cosine: Float) -> Float {
      let other = falling[0] > cosine ? falling[0] : falling.count > 1 ? falling[1] : 0
      return cosine - max(0, other)
    }

    /// 1 for the best, 1/2 for the second best and so on.
    func rank(of cosine: Float) -> Float {
      1 / Float(1 + falling.prefix { $0 > cosine }.count)
    }
  }

  /// - Parameters:
  ///    - probabilities: of the second pass, by candidate.
  ///    - cosines: of the doubtful rows with the doubtful columns, row by row.
  init(
    _ candidates: CandidateCells, probabilities: [Float], doubtful: DoubtfulCells,
    cosines: [Float]
  ) {
    self.candidates = candidates
    self.probabilities = probabilities
    self.cosines = cosines
    var rowPlaces = [Int](repeating: -1, count: candidates.rowCount)
    for (place, row) in doubtful.rows.enumerated() { rowPlaces[row] = place }
    var columnPlaces = [Int](repeating: -1, count: candidates.columnCount)
    for (place, column) in doubtful.columns.enumerated() { columnPlaces[column] = place }
    self.rowPlaces = rowPlaces
    self.columnPlaces = columnPlaces
    let width = doubtful.columns.count
    columnCount = width
    rows = doubtful.rows.indices.map { Line(Array(cosines[($0 * width)..<(($0 + 1) * width)])) }
    columns = doubtful.columns.indices.map { column in
      Line(stride(from: column, to: cosines.count, by: width).map { cosines[$0] })
    }
    let mean = cosines.reduce(0, +) / Float(max(1, cosines.count))
    self.mean = mean
    let squares = cosines.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = max(0.05, (squares / Float(max(1, cosines.count))).squareRoot())
  }

  private func cosine(_ row: Int, _ column: Int) -> Float {
    guard rowPlaces.indices.contains(row), columnPlaces.indices.contains(column),
      rowPlaces[row] >= 0, columnPlaces[column] >= 0
    else { return 0 }
    return cosines[rowPlaces[row] * columnCount + columnPlaces[column]]
  }

  /// Whether meaning can help beyond words: identical sentences have the same meaning, and only
  /// their positions show which of several copies belong together.
  func saysMoreThanWords(_ place: Int) -> Bool {
    cosine(candidates.cells[place].row, candidates.cells[place].column) < 0.97
  }

  /// Appends the features of a doubtful candidate.
  func append(_ place: Int, to features: inout [Float]) {
    let cell = candidates.cells[place]
    let cosine = cosine(cell.row, cell.column)
    let row = rows[rowPlaces[cell.row]]
    let column = columns[columnPlaces[cell.column]]
    let odds = max(1e-4, min(1 - 1e-4, probabilities[place]))
    features.append(cosine)
    features.append(cosine - (row.mean + column.mean) / 2)
    features.append(logarithm(odds / (1 - odds)) / 4)
    features.append(self.cosine(cell.row - 1, cell.column - 1))
    features.append(self.cosine(cell.row + 1, cell.column + 1))
    features.append((cosine - mean) / deviation)

    features.append(row.margin(of: cosine))
    features.append(column.margin(of: cosine))
    features.append(
      best(of: candidates.rowBounds[cell.row]..<candidates.rowBounds[cell.row + 1], but: place))
    features.append(best(of: candidates.byColumn[cell.column], but: place))
    features.append(row.mean)
    features.append(column.mean)
    features.append(row.rank(of: cosine))
    features.append(column.rank(of: cosine))
  }

  private func best(of places: some Sequence<Int>, but place: Int) -> Float {
    var best: Float = 0
    for other in places where other != place { best = max(best, probabilities[other]) }
    return best
  }
}
