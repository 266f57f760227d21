import ReadbackScreen

extension Grid {
  /// This grid with the right halves of some rows taken from an earlier grid of the same size; nil
  /// if that saves nothing.
  ///
  /// ncurses sends a row from its first changed cell to the last, including unchanged cells between
  /// two columns of text: a bar with its own colours and a margin. Showing the two halves one after
  /// the other avoids that.
  func firstHalf(since before: Grid) -> Grid? {
    var changes: [Range<Int>] = []
    var counts = Array(repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      let range = changedColumns(row, since: before)
      changes.append(range)
      for column in range.dropFirst().dropLast() where isSeam(row, column, since: before) {
        counts[column] += 1
      }
    }
    guard let most = counts.max(), most >= Self.leastRows, let seam = counts.firstIndex(of: most)
    else { return nil }
    var half = self
    for row in 0..<rowCount
    where changes[row].contains(seam) && isSeam(row, seam, since: before) {
      for column in seam..<columnCount { half[row, column] = before[row, column] }
    }
    return half
  }

  /// With fewer rows there is little to save, and the cursor moves more.
  private static let leastRows = 4

  /// From the first changed cell of a row to the last.
  private func changedColumns(_ row: Int, since before: Grid) -> Range<Int> {
    let columns = 0..<columnCount
    guard let first = columns.first(where: { self[row, $0] != before[row, $0] }),
      let last = columns.last(where: { self[row, $0] != before[row, $0] })
    else { return 0..<0 }
    return first..<(last + 1)
  }

  /// Whether it is an unchanged sign in the middle that needs attributes of its own.
  private func isSeam(_ row: Int, _ column: Int, since before: Grid) -> Bool {
    let cell = self[row, column]
    return cell == before[row, column] && cell.style != Style() && cell.text != " "
      && !cell.text.isEmpty
  }
}
