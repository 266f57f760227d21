/// The candidates that words alone do not decide, and the rows and columns whose meanings are
/// needed to decide them.
struct DoubtfulCells {
  /// Indices into the candidates' cells, ascending.
  let places: [Int]
  /// Ascending.
  let rows: [Int]
  let columns: [Int]

  /// A row or column is doubtful if the probability of one of its cells is at least this far from
  /// both 0 and 1. Measured: a lower bar costs more and improves no links.
  static let bar: Float = 0.05
  /// For long texts, whose cost must stay linear: only cells that are nearly undecided.
  static let barOfLongTexts: Float = 0.25
  /// Cells below this probability do not make their partners doubtful.
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
