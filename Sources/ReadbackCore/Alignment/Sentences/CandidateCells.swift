/// The few cells of a matrix that are examined closely: the best of each row and column, and the
/// cells around those that are best in both.
struct CandidateCells {
  struct Cell {
    let row: Int
    let column: Int
  }

  /// By row, then column.
  let cells: [Cell]
  let rowCount: Int
  let columnCount: Int
  /// Cells of row `r` are `cells[rowBounds[r]..<rowBounds[r + 1]]`.
  let rowBounds: [Int]
  /// For each column, indices into `cells`.
  let byColumn: [[Int]]

  /// How many cells of a row, and of a column, are examined because of their score.
  private static let bestCount = 5

  /// - Parameter isAllowed: whether the units of a row and a column may be paired.
  init(_ matrix: CellMatrix, where isAllowed: (_ row: Int, _ column: Int) -> Bool) {
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    let columns = columnCount
    var isWanted = [Bool](repeating: false, count: rowCount * columns)
    var rowBest = [Int](repeating: -1, count: rowCount)
    let places = (rows: CellMatrix.places(rowCount), columns: CellMatrix.places(columns))
    for row in 0..<rowCount {
      let place = places.rows[row]
      let best = Self.best(of: columns, from: row * columns, by: 1, in: matrix) {
        abs(place - places.columns[$0])
      }
      rowBest[row] = best.first ?? -1
      for cell in best { isWanted[cell] = true }
    }
    for column in 0..<columns {
      let place = places.columns[column]
      let best = Self.best(of: rowCount, from: column, by: columns, in: matrix) {
        abs(places.rows[$0] - place)
      }
      for cell in best { isWanted[cell] = true }
      guard let first = best.first, rowBest[first / columns] == first else { continue }
      for row in max(0, first / columns - 1)...min(rowCount - 1, first / columns + 1) {
        for other in max(0, column - 1)...min(columns - 1, column + 1) {
          isWanted[row * columns + other] = true
        }
      }
    }
    var cells: [Cell] = []
    var rowBounds = [0]
    var byColumn = [[Int]](repeating: [], count: columns)
    for row in 0..<rowCount {
      for column in 0..<columns
      where isWanted[row * columns + column] && isAllowed(row, column) {
        byColumn[column].append(cells.count)
        cells.append(Cell(row: row, column: column))
      }
      rowBounds.append(cells.count)
    }
    self.cells = cells
    self.rowBounds = rowBounds
    self.byColumn = byColumn
  }

  /// The best cells of a row or column, best first; among equals those nearest to the diagonal, so
  /// that repeated text is matched in order.
  private static func best(
    of count: Int, from first: Int, by step: Int, in matrix: CellMatrix,
    distance: (_ index: Int) -> Float
  ) -> [Int] {
    var best: [Int] = []
    var values: [Float] = []
    best.reserveCapacity(bestCount + 1)
    values.reserveCapacity(bestCount + 1)
    for index in 0..<count {
      let cell = first + index * step
      guard matrix.scores[cell] > 0.02 else { continue }
      let value = matrix.supported[cell] - 0.01 * distance(index)
      guard best.count < bestCount || value > values[bestCount - 1] else { continue }
      let place = values.firstIndex { $0 < value } ?? values.count
      values.insert(value, at: place)
      best.insert(cell, at: place)
      if best.count > bestCount {
        values.removeLast()
        best.removeLast()
      }
    }
    return best
  }

  /// The index of a cell in `cells`; nil if it is not a candidate or outside the matrix.
  func index(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < rowCount else { return nil }
    return (rowBounds[row]..<rowBounds[row + 1]).first { cells[$0].column == column }
  }
}

extension CellMatrix {
  /// 0...1: the distance of a cell from the position that evenly matching texts would give it.
  func distanceFromDiagonal(_ cell: Int) -> Float {
    abs(
      Self.place(cell / columnCount, of: rowCount)
        - Self.place(cell % columnCount, of: columnCount))
  }

  /// The positions of all rows or columns, 0...1.
  fileprivate static func places(_ count: Int) -> [Float] {
    (0..<count).map { place($0, of: count) }
  }

  private static func place(_ index: Int, of count: Int) -> Float {
    (Float(index) + 0.5) / Float(count)
  }
}
