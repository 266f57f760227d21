import ReadbackCore

/// A grid with drawing operations: everything passes through `Printable`, and nothing is drawn out
/// of bounds.
struct Canvas {
  private(set) var grid: Grid
  let signs: Signs
  private var repertoire: Repertoire { signs.repertoire }

  init(columnCount: Int, rowCount: Int, signs: Signs) {
    grid = Grid(columnCount: columnCount, rowCount: rowCount)
    self.signs = signs
  }

  var rowCount: Int { grid.rowCount }
  var columnCount: Int { grid.columnCount }

  mutating func showCursor(row: Int, column: Int) {
    grid.cursor = Grid.Position(
      row: min(row, rowCount - 1), column: min(column, columnCount - 1))
  }

  /// Marks rows as scrolling together; they must not contain anything that stays in place.
  mutating func mayScroll(_ rows: Range<Int>) {
    grid.scrollingParts = grid.scrollingParts.filter { !$0.overlaps(rows) } + [rows]
  }

  /// Blanks a part of a row.
  mutating func fill(_ row: Int, _ columns: Range<Int>, _ style: Style) {
    guard row >= 0, row < rowCount else { return }
    for column in columns.clamped(to: 0..<columnCount) {
      grid[row, column] = Cell(" ", style: style)
    }
  }

  /// Draws glyphs from a column on, as many as fit before `end`; returns the column after them.
  @discardableResult
  mutating func put(
    _ glyphs: [Glyph], row: Int, column: Int, end: Int, style: (Glyph) -> Style
  ) -> Int {
    guard row >= 0, row < rowCount else { return column }
    let end = min(end, columnCount)
    var at = column
    for glyph in glyphs {
      guard at >= 0, at + glyph.columnCount <= end else { break }
      let style = style(glyph)
      grid[row, at] = Cell(glyph.text, style: style)
      if glyph.columnCount == 2 { grid[row, at + 1] = Cell("", style: style) }
      at += glyph.columnCount
    }
    return at
  }

  /// Draws a string; if it does not fit before `end`, it is truncated with an ellipsis.
  @discardableResult
  mutating func put(
    _ string: String, row: Int, column: Int, end: Int? = nil, _ style: Style
  ) -> Int {
    let end = min(end ?? columnCount, columnCount)
    guard column < end else { return column }
    let glyphs = fitted(string, columnCount: end - column)
    return put(glyphs, row: row, column: column, end: end) { _ in style }
  }

  /// Draws styled spans one after another.
  @discardableResult
  mutating func put(
    _ spans: [Span], row: Int, column: Int, end: Int? = nil, on ground: Style.Ground
  ) -> Int {
    var at = column
    for span in spans {
      at = put(span.text, row: row, column: at, end: end, Style(span.ink, on: ground))
    }
    return at
  }

  /// Draws a string that ends before a column.
  mutating func put(_ string: String, row: Int, endingAt end: Int, _ style: Style) {
    let width = Printable.columnCount(of: string, repertoire: repertoire)
    put(string, row: row, column: max(0, end - width), end: end, style)
  }

  mutating func rule(_ row: Int, _ columns: Range<Int>, _ style: Style) {
    for column in columns.clamped(to: 0..<columnCount) where row >= 0 && row < rowCount {
      grid[row, column] = Cell(signs.rule, style: style)
    }
  }

  func columnCount(of string: String) -> Int {
    Printable.columnCount(of: string, repertoire: repertoire)
  }

  /// As much of a string as fits, with an ellipsis if it is truncated.
  func cut(_ string: String, columnCount: Int) -> String {
    fitted(string, columnCount: max(1, columnCount)).reduce(into: "") { $0 += $1.text }
  }

  private func fitted(_ string: String, columnCount limit: Int) -> [Glyph] {
    var glyphs = Printable.glyphs(of: string, repertoire: repertoire)
    var width = glyphs.reduce(0) { $0 + $1.columnCount }
    guard width > limit else { return glyphs }
    while width > limit - 1, let last = glyphs.popLast() { width -= last.columnCount }
    glyphs.append(Glyph(text: signs.ellipsis, columnCount: 1, range: 0..<0))
    return glyphs
  }
}

/// A part of a line in one ink.
struct Span {
  let text: String
  let ink: Style.Ink

  init(_ text: String, _ ink: Style.Ink = .text) {
    self.text = text
    self.ink = ink
  }
}
