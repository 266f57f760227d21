/// What the second pass sees besides: how sure the first one was here and around.
struct NeighbourFeatures {
  /// Gaps are to the second best of the row or column, drops to the best, rests what others have.
  enum Feature: Int, CaseIterable {
    case probability, rowDrop, columnDrop, rowGap, columnGap
    case before, behind, left, right, above, below
    case rowRest, columnRest, context
    /// How far the cell is from where the nearest sure link before (behind) it in official
    /// (retelling) order leads one to expect it, in tokens, up to 15.
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
  /// The nearest sure link before and behind each row and column: (own place, place on the other side).
  private let rowAnchors: (before: [Anchor?], behind: [Anchor?])
  private let columnAnchors: (before: [Anchor?], behind: [Anchor?])

  private struct Anchor {
    let place: Int
    let other: Int
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
    rowAnchors = Self.anchors(rowBest)
    columnAnchors = Self.anchors(columnBest)
  }

  private static func anchors(
    _ best: [(value: Float, other: Int)]
  ) -> (before: [Anchor?], behind: [Anchor?]) {
    func scan(_ places: some Sequence<Int>) -> [Anchor?] {
      var result = [Anchor?](repeating: nil, count: best.count)
      var last: Anchor?
      for place in places {
        result[place] = last
        if best[place].value > 0.5 { last = Anchor(place: place, other: best[place].other) }
      }
      return result
    }
    return (scan(best.indices), scan(best.indices.reversed()))
  }

  private static func deviation(_ anchor: Anchor?, _ place: Int, _ other: Int) -> Float {
    guard let anchor else { return farthest }
    let step = place - anchor.place
    let expected = anchor.other + step
    return min(Float(abs(other - expected)), farthest) + 0.2 * Float(min(abs(step), 5))
  }

  /// Writes the features of this pass for a cell, those of the first pass first.
  @inline(__always)
  func write(_ cells: AlignmentCells, cell: Int, to features: UnsafeMutablePointer<Float>) {
    let row = Int(cells.rows[cell])
    let column = Int(cells.columns[cell])
    let first = cell * AlignmentCells.featureCount
    for offset in 0..<AlignmentCells.featureCount {
      features[offset] = cells.features[first + offset]
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
    write(.officialBefore, Self.deviation(rowAnchors.before[row], row, column))
    write(.officialBehind, Self.deviation(rowAnchors.behind[row], row, column))
    write(.retellingBefore, Self.deviation(columnAnchors.before[column], column, row))
    write(.retellingBehind, Self.deviation(columnAnchors.behind[column], column, row))
  }
}
