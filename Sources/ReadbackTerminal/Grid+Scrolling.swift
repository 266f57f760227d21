import ReadbackScreen

extension Grid {
  /// By how many lines the scrolling rows have moved up since an earlier grid of the same size,
  /// negative for down; nil when they have not, or when too little has stayed in view for it to be
  /// worth a movement.
  func scrolledLineCount(since before: Grid) -> Int? {
    let rows = scrollingRows
    guard rows.count > 3, rows == before.scrollingRows else { return nil }
    let standing = likeness(to: before, scrolledBy: 0)
    // Where most cells stand as they did nothing has moved.
    if standing * 2 > likeness(to: self, scrolledBy: 0) { return nil }
    let limit = rows.count * 2 / 3
    var best: (lineCount: Int, likeness: Int)?
    for distance in 1...limit {
      for lineCount in [distance, -distance] {
        let likeness = likeness(to: before, scrolledBy: lineCount)
        if likeness > best?.likeness ?? 0 { best = (lineCount, likeness) }
      }
    }
    // A movement costs about thirty bytes and leaves the margins to be mended.
    guard let best, best.likeness > standing + columnCount / Self.sampling else { return nil }
    return best.lineCount
  }

  /// Every so many cells are looked at.
  private static let sampling = 3

  /// How many of the cells looked at, blank ones apart, a movement brings to their place.
  private func likeness(to before: Grid, scrolledBy lineCount: Int) -> Int {
    var count = 0
    for row in scrollingRows where scrollingRows.contains(row + lineCount) {
      for column in stride(from: 0, to: columnCount, by: Self.sampling) {
        let cell = self[row, column]
        if cell.text != " ", cell == before[row + lineCount, column] { count += 1 }
      }
    }
    return count
  }

  /// Moves the scrolling rows up, or down when negative, and blanks what they leave.
  mutating func scroll(by lineCount: Int) {
    let before = self
    for row in scrollingRows {
      for column in 0..<columnCount {
        self[row, column] =
          scrollingRows.contains(row + lineCount) ? before[row + lineCount, column] : Cell()
      }
    }
  }
}
