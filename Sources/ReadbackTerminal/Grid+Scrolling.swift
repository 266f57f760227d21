import ReadbackScreen

extension Grid {
  /// By how many lines one of the scrolling parts has moved up since an earlier grid of the same
  /// size, negative for down; nil when it has not, or when too little has stayed in view for it to be
  /// worth a movement.
  func scrolledLineCount(of rows: Range<Int>, since before: Grid) -> Int? {
    guard rows.count > 3, before.scrollingParts.contains(rows) else { return nil }
    let isShort = rows.count <= Self.shortCount
    let sampling = isShort ? 1 : Self.sampling
    func likeness(to grid: Grid, scrolledBy lineCount: Int) -> Int {
      self.likeness(of: rows, to: grid, scrolledBy: lineCount, sampling: sampling)
    }
    let standing = likeness(to: before, scrolledBy: 0)
    // Where most cells stand as they did nothing has moved.
    if standing * 3 > likeness(to: self, scrolledBy: 0) * 2 { return nil }
    var best: (lineCount: Int, likeness: Int)?
    for distance in 1..<rows.count where Self.isMovedByCurses(rows.count - distance, by: distance) {
      for lineCount in [distance, -distance] {
        let likeness = likeness(to: before, scrolledBy: lineCount)
        if likeness > best?.likeness ?? 0 { best = (lineCount, likeness) }
      }
    }
    // A movement costs about thirty bytes; between two texts it leaves margins to be mended.
    let cost = isShort ? 25 : columnCount
    guard let best, (best.likeness - standing) * sampling > cost else { return nil }
    return best.lineCount
  }

  /// Whether ncurses has the terminal move so many lines that stay in view: where it does not, it
  /// would write them anew (`grow_hunks` in its hashmap.c).
  private static func isMovedByCurses(_ count: Int, by distance: Int) -> Bool {
    count >= 3 && count + min(count / 8, 2) >= distance
  }

  /// Every so many cells of a part that is not short are looked at.
  private static let sampling = 3
  private static let shortCount = 8

  /// How many of the cells looked at, blank ones apart, a movement brings to their place.
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

  /// Moves rows up, or down when negative, and blanks what they leave.
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
