import ReadbackScreen

extension Grid {
  /// This grid with the right halves of some rows as they were before, in an earlier grid of the same
  /// size; nil where that is not worth it.
  ///
  /// ncurses sends a row from its first cell that differs to the last, together with what has stayed
  /// between two columns of text: a bar with its own colours and a margin. Shown in halves, that need
  /// not be sent.
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

  /// With fewer rows there is little to save, and the cursor goes about more.
  private static let leastRows = 4

  /// From the first cell of a row that differs to the last.
  private func changedColumns(_ row: Int, since before: Grid) -> Range<Int> {
    let columns = 0..<columnCount
    guard let first = columns.first(where: { self[row, $0] != before[row, $0] }),
      let last = columns.last(where: { self[row, $0] != before[row, $0] })
    else { return 0..<0 }
    return first..<(last + 1)
  }

  /// A sign in the middle that has stayed, and takes attributes of its own to send.
  private func isSeam(_ row: Int, _ column: Int, since before: Grid) -> Bool {
    let cell = self[row, column]
    return cell == before[row, column] && cell.style != Style() && cell.text != " "
      && !cell.text.isEmpty
  }
}
