/// The additional features of the second pass: the probabilities of the first pass at this cell and
/// around it.
struct NeighbourFeatures {
  /// Gaps are relative to the second best of the row or column, drops to the best, rests to the sum
  /// of the others.
  enum Feature: Int, CaseIterable {
    case probability, rowDrop, columnDrop, rowGap, columnGap
    case before, behind, left, right, above, below
    case rowRest, columnRest, context
    /// The distance of the cell from the position expected from the nearest certain link before
    /// (after) it in official (retelling) order, in tokens, up to 15.
    case officialBefore, officialBehind, retellingBefore, retellingBehind
  }

  /// All features of a cell in this pass.
  static let featureCount = AlignmentCells.featureCount + Feature.allCases.count

  private static let farthest: Float = 15

  private let probabilities: PaddedMatrix
  private let extremes: Extremes
  private let context: PaddedMatrix
  private let rowSums: [Float]
  private let columnSums: [Float]
  /// The positions expected from the nearest certain link before and after each row and column.
  private let rowExpectations: (before: [Expectation], behind: [Expectation])
  private let columnExpectations: (before: [Expectation], behind: [Expectation])

  /// The position on the other side where a counterpart is expected.
  private struct Expectation {
    private var other: Float = .infinity
    /// Greater if the link it is derived from is farther away.
    private var penalty: Float = 0

    /// For a position without a link in this direction.
    static let none = Expectation()

    private init() {}

    init(at place: Int, linkedPlace: Int, linkedOther: Int) {
      let step = place - linkedPlace
      other = Float(linkedOther + step)
      penalty = 0.2 * Float(min(abs(step), 5))
    }

    func deviation(of other: Int) -> Float {
      min(abs(Float(other) - self.other), NeighbourFeatures.farthest) + penalty
    }
  }

  init(_ cells: AlignmentCells, probabilities: [Float]) {
    var matrix = PaddedMatrix(rowCount: cells.rowCount, columnCount: cells.columnCount)
    var rowSums = [Float](repeating: 0, count: cells.rowCount)
    var columnSums = [Float](repeating: 0, count: cells.columnCount)
    var rowBest = [(value: Float, other: Int)](repeating: (0, 0), count: cells.rowCount)
    var columnBest = [(value: Float, other: Int)](repeating: (0, 0), count: cells.columnCount)
    for cell in 0..<cells.count {
      let row = Int(cells.rows[cell])
      let column = Int(cells.columns[cell])
      let value = probabilities[cell]
      matrix[row, column] = value
      rowSums[row] += value
      columnSums[column] += value
      if value > rowBest[row].value { rowBest[row] = (value, column) }
      if value > columnBest[column].value { columnBest[column] = (value, row) }
    }
    self.probabilities = matrix
    self.rowSums = rowSums
    self.columnSums = columnSums
    extremes = Extremes(matrix)
    context = matrix.context(reach: 4, decay: 0.8)
    rowExpectations = Self.expectations(rowBest)
    columnExpectations = Self.expectations(columnBest)
  }

  private static func expectations(
    _ best: [(value: Float, other: Int)]
  ) -> (before: [Expectation], behind: [Expectation]) {
    func scan(_ places: some Sequence<Int>) -> [Expectation] {
      var result = [Expectation](repeating: .none, count: best.count)
      var linked: Int?
      for place in places {
        if let linked {
          result[place] = Expectation(
            at: place, linkedPlace: linked, linkedOther: best[linked].other)
        }
        if best[place].value > 0.5 { linked = place }
      }
      return result
    }
    return (scan(best.indices), scan(best.indices.reversed()))
  }

  /// Writes the features of this pass for a cell, those of the first pass first.
  @inline(__always)
  func write(_ cells: AlignmentCells, cell: Int, to features: UnsafeMutablePointer<Float>) {
    let row = Int(cells.rows[cell])
    let column = Int(cells.columns[cell])
    cells.features.withUnsafeBufferPointer {
      features.update(
        from: $0.baseAddress.unsafelyUnwrapped + cell * AlignmentCells.featureCount,
        count: AlignmentCells.featureCount)
    }
    let start = features + AlignmentCells.featureCount
    func write(_ feature: Feature, _ value: Float) { start[feature.rawValue] = value }
    let value = probabilities[row, column]
    write(.probability, value)
    write(.rowDrop, value - extremes.rowFirst[row])
    write(.columnDrop, value - extremes.columnFirst[column])
    write(.rowGap, value - extremes.rowSecond[row])
    write(.columnGap, value - extremes.columnSecond[column])
    write(.before, probabilities[row - 1, column - 1])
    write(.behind, probabilities[row + 1, column + 1])
    write(.left, probabilities[row, column - 1])
    write(.right, probabilities[row, column + 1])
    write(.above, probabilities[row - 1, column])
    write(.below, probabilities[row + 1, column])
    write(.rowRest, rowSums[row] - value)
    write(.columnRest, columnSums[column] - value)
    write(.context, context[row, column])
    write(.officialBefore, rowExpectations.before[row].deviation(of: column))
    write(.officialBehind, rowExpectations.behind[row].deviation(of: column))
    write(.retellingBefore, columnExpectations.before[column].deviation(of: row))
    write(.retellingBehind, columnExpectations.behind[column].deviation(of: row))
  }
}
