import ReadbackCore

/// How the two texts share the width.
enum Arrangement: Sendable, Hashable {
  case sideBySide
  /// The retelling below the official text, row by row.
  case stacked
  case only(Side)
}

/// Where everything stands on a screen of a size.
struct Geometry: Sendable, Hashable {
  static let leastColumnCount = 40
  static let leastRowCount = 8
  /// From this width on the columns stand side by side unless the reader asks otherwise.
  static let sideBySideColumnCount = 80

  let columnCount: Int
  let rowCount: Int
  let arrangement: Arrangement
  /// Screen rows of the text.
  let body: Range<Int>
  /// Screen rows of the panel, its rule included; empty when it is hidden.
  let panel: Range<Int>
  /// First column and width in cells of each text; the same when they are stacked.
  let officialColumn: Int
  let officialColumnCount: Int
  let retellingColumn: Int
  let retellingColumnCount: Int
  /// The column of the signs.
  let gutterColumn: Int
  /// The column of the bar that lights the current row: the divider between the columns, or the
  /// first column where the texts stand below each other.
  let barColumn: Int
  /// Where paragraph numbers end; nil when there is no room for them.
  let hasNumbers: Bool

  var isTooSmall: Bool { columnCount < Self.leastColumnCount || rowCount < Self.leastRowCount }
  var statusRow: Int { rowCount - 1 }
  var overviewColumn: Int { columnCount - 1 }
  /// Lines that a page moves by: two lines of the last page stay in view.
  var pageLineCount: Int { max(1, body.count - 2) }

  init(columnCount: Int, rowCount: Int, view: ViewChoices) {
    self.columnCount = columnCount
    self.rowCount = rowCount
    arrangement =
      view.onlySide.map(Arrangement.only)
      ?? (view.isStacked ?? (columnCount < Self.sideBySideColumnCount) ? .stacked : .sideBySide)
    let panelRowCount =
      view.showsPanel && rowCount >= 14 ? min(14, max(5, rowCount * 3 / 10)) : 0
    body = 1..<max(2, rowCount - 1 - panelRowCount)
    panel = body.upperBound..<max(body.upperBound, rowCount - 1)
    hasNumbers = columnCount >= 100
    let numberColumnCount = hasNumbers ? 4 : 0
    switch arrangement {
    case .sideBySide:
      // Cursor, official, gutter of four (sign and divider), retelling, overview.
      let both = columnCount - 2 - 4 - 2 - 2 * numberColumnCount
      officialColumn = 2 + numberColumnCount
      officialColumnCount = max(10, both * view.officialShare / 100)
      gutterColumn = officialColumn + officialColumnCount + 1
      barColumn = gutterColumn + 1
      retellingColumn = barColumn + 2 + numberColumnCount
      retellingColumnCount = max(2, columnCount - 2 - retellingColumn)
    case .stacked, .only:
      gutterColumn = 2
      barColumn = 0
      officialColumn = 4 + numberColumnCount
      officialColumnCount = max(2, columnCount - 2 - officialColumn)
      let indent = arrangement == .stacked ? 2 : 0
      retellingColumn = officialColumn + indent
      retellingColumnCount = max(2, officialColumnCount - indent)
    }
  }

  func column(of side: Side) -> Int { side == .official ? officialColumn : retellingColumn }
  func columnCount(of side: Side) -> Int {
    side == .official ? officialColumnCount : retellingColumnCount
  }
}

/// What the reader chose about the look of the screen.
struct ViewChoices: Sendable, Hashable {
  var showsPanel = true
  var onlySide: Side?
  /// nil: as the width has it.
  var isStacked: Bool?
  /// Per cent of the width.
  var officialShare = 50
  var order = FacingOrder.official
  var isFolded = false
}
