import ReadbackScreen

extension Grid {
  /// The number of lines by which a scrolling part has moved up since an earlier grid of the same
  /// size, negative for down; nil if it has not, or if too little has stayed visible for scrolling
  /// to be worthwhile.
  func scrolledLineCount(of rows: Range<Int>, since before: Grid) -> Int? {
    guard rows.count > 3, before.scrollingParts.contains(rows) else { return nil }
    let isShort = rows.count <= Self.shortCount
    let sampling = isShort ? 1 : Self.sampling
    func likeness(to grid: Grid, scrolledBy lineCount: Int) -> Int {
      self.likeness(of: rows, to: grid, scrolledBy: lineCount, sampling: sampling)
    }
    let standing = likeness(to: before, scrolledBy: 0)
    // If most cells are unchanged, nothing has moved.
    if standing * 3 > likeness(to: self, scrolledBy: 0) * 2 { return nil }
    var best: (lineCount: Int, likeness: Int)?
    for distance in 1..<rows.count where Self.isMovedByCurses(rows.count - distance, by: distance) {
      for lineCount in [distance, -distance] {
        let likeness = likeness(to: before, scrolledBy: lineCount)
        if likeness > best?.likeness ?? 0 { best = (lineCount, likeness) }
      }
    }
    // Scrolling costs about thirty bytes; between two texts it leaves margins to be redrawn.
    let cost = isShort ? 25 : columnCount
    guard let best, (best.likeness - standing) * sampling > cost else { return nil }
    return best.lineCount
  }

  /// Whether ncurses scrolls this many visible lines in the terminal rather than redraw them
  /// (`grow_hunks` in its hashmap.c).
  private static func isMovedByCurses(_ count: Int, by distance: Int) -> Bool {
    count >= 3 && count + min(count / 8, 2) >= distance
  }

  /// In larger parts only every so many cells are compared.
  private static let sampling = 3
  private static let shortCount = 8

  /// The number of compared nonblank cells that match after scrolling.
  private func likeness(
    of rows: Range<Int>, to before: Grid, scrolledBy lineCount: Int, sampling: Int
  ) -> Int {
    var count = 0
    for row in rows where rows.contains(row + lineCount) {
      for column in stride(from: 0, to: columnCount, by: sampling) {
        let cell = self[row, column]
        if cell.text != " ", cell == before[row + lineCount, column] { count += 1 }
      }
    }
    return count
  }

  /// Moves rows up, or down if negative, and blanks the rows that become free.
  mutating func scroll(_ rows: Range<Int>, by lineCount: Int) {
    let before = self
    for row in rows {
      for column in 0..<columnCount {
        self[row, column] =
          rows.contains(row + lineCount) ? before[row + lineCount, column] : Cell()
      }
    }
  }
}
