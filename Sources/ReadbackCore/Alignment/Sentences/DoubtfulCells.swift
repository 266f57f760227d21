/// The candidates that the words leave in doubt, and the rows and columns that must be understood to
/// settle them.
struct DoubtfulCells {
  /// Places in the candidates' cells, ascending.
  let places: [Int]
  /// Ascending.
  let rows: [Int]
  let columns: [Int]

  /// A row or column is in doubt when one of its cells is less sure than this to be a pair or to be
  /// none. Measured: a lower bar makes more work and no better links.
  static let bar: Float = 0.05
  /// In long texts, whose cost must grow as they do: what could nearly as well be a pair as not.
  static let barOfLongTexts: Float = 0.25
  /// A cell that is less likely to be a pair brings no partner in.
  private static let leastPartner: Float = 0.02

  init(_ candidates: CandidateCells, probabilities: [Float], bar: Float) {
    let doubt = bar...(1 - bar)
    let isRowDoubtful = (0..<candidates.rowCount).map { row in
      (candidates.rowBounds[row]..<candidates.rowBounds[row + 1]).contains {
        doubt.contains(probabilities[$0])
      }
    }
    let isColumnDoubtful = candidates.byColumn.map { places in
      places.contains { doubt.contains(probabilities[$0]) }
    }
    let touched = candidates.cells.indices.filter {
      isRowDoubtful[candidates.cells[$0].row] || isColumnDoubtful[candidates.cells[$0].column]
    }
    var isRowWanted = [Bool](repeating: false, count: candidates.rowCount)
    var isColumnWanted = [Bool](repeating: false, count: candidates.columnCount)
    for place in touched where probabilities[place] > Self.leastPartner {
      isRowWanted[candidates.cells[place].row] = true
      isColumnWanted[candidates.cells[place].column] = true
    }
    places = touched.filter {
      isRowWanted[candidates.cells[$0].row] && isColumnWanted[candidates.cells[$0].column]
    }
    rows = isRowWanted.indices.filter { isRowWanted[$0] }
    columns = isColumnWanted.indices.filter { isColumnWanted[$0] }
  }
}
