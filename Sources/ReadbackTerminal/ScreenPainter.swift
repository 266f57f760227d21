import CNcurses
import ReadbackScreen

/// Draws grids on the ncurses window; ncurses then sends the differences from the screen.
struct ScreenPainter {
  private static let glyphLimit = 4096

  private let window: UnsafeMutablePointer<WINDOW>
  private let colorCount: Int
  private var glyphs: [String: CursesGlyph] = [:]
  private var pairs: ColorPairs
  private var looks: [Style: (attributes: UInt32, pair: Int16)] = [:]
  private var theme: Theme
  /// The contents of the window; nil if unknown.
  private var shown: Grid?
  private var row: [cchar_t] = []

  init(
    window: UnsafeMutablePointer<WINDOW>, colorCount: Int, pairCount: Int, theme: ThemeName
  ) {
    self.window = window
    self.colorCount = colorCount
    pairs = ColorPairs(limit: pairCount)
    self.theme = Theme(name: theme, colorCount: colorCount)
  }

  var themeName: ThemeName {
    get { theme.name }
    set {
      theme = Theme(name: newValue, colorCount: colorCount)
      looks.removeAll()
      shown = nil
    }
  }

  /// Makes the next `paint` draw every cell.
  mutating func forget() { shown = nil }

  /// Draws the rows that changed. A grid larger than the window is truncated.
  mutating func paint(_ grid: Grid) {
    let isKnown = shown?.columnCount == grid.columnCount && shown?.rowCount == grid.rowCount
    if !isKnown { werase(window) }
    for rows in grid.scrollingParts where isKnown {
      if let lineCount = grid.scrolledLineCount(of: rows, since: shown!) {
        scroll(rows, by: lineCount)
      }
    }
    if isKnown, let half = grid.firstHalf(since: shown!) {
      leaveok(window, true)
      paintRows(of: half)
      wrefresh(window)
    }
    paintRows(of: grid)
    placeCursor(grid.cursorPlace)
    wrefresh(window)
  }

  /// Draws the changed rows on the window.
  private mutating func paintRows(of grid: Grid) {
    let isKnown = shown?.columnCount == grid.columnCount && shown?.rowCount == grid.rowCount
    let rows = min(grid.rowCount, Int(getmaxy(window)))
    for index in 0..<rows where !isKnown || !hasSameRow(grid, index) {
      paintRow(index, of: grid)
    }
    shown = grid
  }

  /// Scrolls the terminal, so that only the remaining changes need to be sent.
  ///
  /// ncurses detects moved lines by itself only if they are unchanged; content in a margin, such as
  /// the overview, prevents that. So the movement alone is shown first.
  private mutating func scroll(_ rows: Range<Int>, by lineCount: Int) {
    guard rows.upperBound <= Int(getmaxy(window)) else { return }
    scrollok(window, true)
    wsetscrreg(window, Int32(rows.lowerBound), Int32(rows.upperBound - 1))
    wscrl(window, Int32(lineCount))
    wsetscrreg(window, 0, getmaxy(window) - 1)
    scrollok(window, false)
    leaveok(window, true)
    wrefresh(window)
    shown?.scroll(rows, by: lineCount)
  }

  private func hasSameRow(_ grid: Grid, _ index: Int) -> Bool {
    guard let shown else { return false }
    let range = (index * grid.columnCount)..<((index + 1) * grid.columnCount)
    return shown.cells[range] == grid.cells[range]
  }

  private mutating func paintRow(_ index: Int, of grid: Grid) {
    let columns = min(grid.columnCount, Int(getmaxx(window)))
    row.removeAll(keepingCapacity: true)
    var column = 0
    while column < columns {
      let cell = grid[index, column]
      let isWide = column + 1 < columns && grid[index, column + 1].text.isEmpty
      let look = self.look(cell.style)
      for glyph in glyph(for: cell.text).filling(isWide ? 2 : 1) {
        // ncurses takes one entry for a character of two cells.
        var drawn = cchar_t()
        readback_set_cell(
          &drawn, glyph.scalars, Int32(glyph.scalars.count), look.attributes, look.pair)
        row.append(drawn)
      }
      column += isWide ? 2 : 1
    }
    row.withUnsafeBufferPointer { buffer in
      _ = mvwadd_wchnstr(window, Int32(index), 0, buffer.baseAddress, Int32(buffer.count))
    }
  }

  /// Most cells contain one of a hundred characters, which are computed once.
  private mutating func glyph(for text: String) -> CursesGlyph {
    if let glyph = glyphs[text] { return glyph }
    if glyphs.count >= Self.glyphLimit { glyphs.removeAll(keepingCapacity: true) }
    let glyph = CursesGlyph(drawing: text)
    glyphs[text] = glyph
    return glyph
  }

  private mutating func look(_ style: Style) -> (attributes: UInt32, pair: Int16) {
    if let look = looks[style] { return look }
    let look = theme.look(style)
    var attributes: UInt32 = 0
    if look.attributes.contains(.bold) { attributes |= readback_bold }
    if look.attributes.contains(.dim) { attributes |= readback_dim }
    if look.attributes.contains(.underline) { attributes |= readback_underline }
    if look.attributes.contains(.reverse) { attributes |= readback_reverse }
    let pair =
      colorCount < 8
      ? 0
      : pairs.pair(
        foreground: look.foreground.number(colorCount: colorCount),
        background: look.background.number(colorCount: colorCount))
    looks[style] = (attributes, pair)
    return (attributes, pair)
  }

  private func placeCursor(_ position: Grid.Position?) {
    if let position {
      leaveok(window, false)
      wmove(window, Int32(position.row), Int32(position.column))
      curs_set(1)
    } else if curs_set(0) != ERR {
      leaveok(window, true)
    } else {
      // A terminal that cannot hide its cursor keeps it in a corner.
      leaveok(window, false)
      wmove(window, getmaxy(window) - 1, 0)
    }
  }
}

/// Colour pairs, created on demand: a terminal with 8 colours has 64 of them.
struct ColorPairs {
  private struct Colors: Hashable {
    let foreground: Int16
    let background: Int16
  }

  private let limit: Int
  private var made: [Colors: Int16] = [:]

  init(limit: Int) {
    self.limit = min(limit, Int(Int16.max))
  }

  /// The pair's number; 0, the terminal's own colours, if there are no more.
  mutating func pair(foreground: Int16, background: Int16) -> Int16 {
    if foreground < 0, background < 0 { return 0 }
    let colors = Colors(foreground: foreground, background: background)
    if let pair = made[colors] { return pair }
    let pair = made.count + 1
    guard pair < limit, init_pair(Int16(pair), foreground, background) != ERR else { return 0 }
    made[colors] = Int16(pair)
    return Int16(pair)
  }
}
