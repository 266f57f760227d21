/// The cells of a block that become pairs.
struct PairChoice {
  /// Indices into the candidates' cells, ascending.
  let places: [Int]

  /// A pair is chosen if its probability is above one half; headings pair one to one; for a passage
  /// repeated on both sides, only enough pairs remain to link each copy once.
  ///
  /// - Parameter isHeading: whether the unit of a row is a heading.
  init(
    _ block: AlignmentBlock, _ matrix: CellMatrix, _ candidates: CandidateCells,
    probabilities: [Float], isHeading: (Int) -> Bool
  ) {
    var rowCounts = [Int](repeating: 0, count: block.rowCount)
    var columnCounts = [Int](repeating: 0, count: block.columnCount)
    var isChosen = [Bool](repeating: false, count: candidates.cells.count)
    // The likeliest first, and among equals those nearest to the diagonal.
    let likely = candidates.cells.indices.filter { probabilities[$0] > 0.5 }
    let value = candidates.cells.indices.map { place -> Float in
      let cell = candidates.cells[place]
      let index = cell.row * block.columnCount + cell.column
      return probabilities[place] - 0.5 * matrix.distanceFromDiagonal(index)
    }
    let inOrder = likely.sorted { (value[$0], $1) > (value[$1], $0) }
    for place in inOrder {
      let cell = candidates.cells[place]
      if isHeading(cell.row), rowCounts[cell.row] + columnCounts[cell.column] > 0 { continue }
      isChosen[place] = true
      rowCounts[cell.row] += 1
      columnCounts[cell.column] += 1
    }
    for place in inOrder.reversed() where isChosen[place] {
      let cell = candidates.cells[place]
      guard rowCounts[cell.row] > 1, columnCounts[cell.column] > 1 else { continue }
      let columns = (candidates.rowBounds[cell.row]..<candidates.rowBounds[cell.row + 1])
        .filter { isChosen[$0] && $0 != place }.map { candidates.cells[$0].column }
      let rows = candidates.byColumn[cell.column]
        .filter { isChosen[$0] && $0 != place }.map { candidates.cells[$0].row }
      let officialGain = block.officialGain(cell.row, by: cell.column, beyond: columns)
      let retellingGain = block.retellingGain(cell.column, by: cell.row, beyond: rows)
      guard officialGain <= Self.noGain * matrix.officialTotals[cell.row],
        retellingGain <= Self.noGain * matrix.retellingTotals[cell.column]
      else { continue }
      isChosen[place] = false
      rowCounts[cell.row] -= 1
      columnCounts[cell.column] -= 1
    }
    places = inOrder.filter { isChosen[$0] }.sorted()
  }

  /// A further pair that covers less than this share of a unit adds nothing.
  private static let noGain: Float = 0.02
}
