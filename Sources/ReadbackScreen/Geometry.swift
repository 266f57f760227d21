import ReadbackCore

/// How the two texts share the width.
enum Arrangement: Sendable, Hashable {
  case sideBySide
  /// The retelling below the official text, row by row.
  case stacked
  case only(Side)
}

/// What the layout of the screen depends on besides its size and the reader's choices.
struct GeometryNeeds: Sendable, Hashable {
  /// Of the longer text: the width of its numbers.
  var paragraphCount = 0
  /// Lines that the list of findings fills; nil while they are not known.
  var listLineCount: Int?
}

/// Where everything stands on a screen of a size.
struct Geometry: Sendable, Hashable {
  static let leastColumnCount = 40
  static let leastRowCount = 8
  /// From this width on the columns stand side by side unless the reader asks otherwise.
  static let sideBySideColumnCount = 80
  /// From this width on paragraphs have their numbers.
  static let numbersColumnCount = 72
  /// From this width on the last column shows where the findings are.
  static let overviewColumnCount = 90
  /// Rows that the text keeps, whatever the panel needs.
  static let leastBodyRowCount = 2

  let columnCount: Int
  let rowCount: Int
  let arrangement: Arrangement
  /// Screen rows of the text.
  let body: Range<Int>
  /// Screen rows of the panel, its rule included; empty when it is hidden.
  let panel: Range<Int>
  /// The panel has no room for a list and shows the chosen finding: the words of both sides, which
  /// may not stand on the screen together, and the reason.
  let showsOneFinding: Bool
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
  /// Whether there is room for paragraph numbers.
  let hasNumbers: Bool
  /// The column of the scroll bar; nil when there is no room for it.
  let overviewColumn: Int?

  var isTooSmall: Bool { columnCount < Self.leastColumnCount || rowCount < Self.leastRowCount }
  var statusRow: Int { rowCount - 1 }
  /// Lines that a page moves by: two lines of the last page stay in view.
  var pageLineCount: Int { max(1, body.count - 2) }

  init(columnCount: Int, rowCount: Int, view: ViewChoices, needs: GeometryNeeds) {
    self.columnCount = columnCount
    self.rowCount = rowCount
    arrangement =
      view.onlySide.map(Arrangement.only)
      ?? (view.isStacked ?? (columnCount < Self.sideBySideColumnCount) ? .stacked : .sideBySide)
    showsOneFinding = rowCount < 18 || (arrangement != .sideBySide && rowCount < 30)
    let panelRowCount =
      view.showsPanel
      ? Self.panelRowCount(
        ofRows: rowCount, showsOneFinding: showsOneFinding, view: view, needs: needs) : 0
    body = 1..<max(2, rowCount - 1 - panelRowCount)
    panel = body.upperBound..<max(body.upperBound, rowCount - 1)
    hasNumbers = columnCount >= Self.numbersColumnCount
    let digitCount = max(2, String(needs.paragraphCount).utf8.count)
    let numberColumnCount = hasNumbers ? digitCount + 1 : 0
    overviewColumn = columnCount >= Self.overviewColumnCount ? columnCount - 1 : nil
    // A blank at the end, and the scroll bar behind it.
    let endColumnCount = overviewColumn == nil ? 1 : 2
    switch arrangement {
    case .sideBySide:
      // Cursor, official, gutter of four (sign and divider), retelling.
      let both = columnCount - 2 - 4 - endColumnCount - 2 * numberColumnCount
      officialColumn = 2 + numberColumnCount
      officialColumnCount = max(10, both * view.officialShare / 100)
      gutterColumn = officialColumn + officialColumnCount + 1
      barColumn = gutterColumn + 1
      retellingColumn = barColumn + 2 + numberColumnCount
      retellingColumnCount = max(2, columnCount - endColumnCount - retellingColumn)
    case .stacked, .only:
      gutterColumn = 2
      barColumn = 0
      officialColumn = 4 + numberColumnCount
      officialColumnCount = max(2, columnCount - endColumnCount - officialColumn)
      let indent = arrangement == .stacked ? 2 : 0
      retellingColumn = officialColumn + indent
      retellingColumnCount = max(2, officialColumnCount - indent)
    }
  }

  /// What was chosen, else what the findings need: no more than three tenths of the screen.
  private static func panelRowCount(
    ofRows rowCount: Int, showsOneFinding: Bool, view: ViewChoices, needs: GeometryNeeds
  ) -> Int {
    let most = max(0, rowCount - 2 - leastBodyRowCount)
    if let chosen = view.panelRowCount { return min(max(2, chosen), most) }
    // A rule, and two lines each for the official words, the retelling's and the reason.
    if showsOneFinding { return min(7, most) }
    let limit = min(14, max(6, rowCount * 3 / 10))
    guard let lines = needs.listLineCount else { return min(limit, most) }
    return min(most, min(limit, 1 + max(1, lines) + detailRowCount(ofPanelRows: limit)))
  }

  /// Rows of a panel for the reason of the chosen finding.
  static func detailRowCount(ofPanelRows count: Int) -> Int { count < 9 ? 2 : 4 }

  func column(of side: Side) -> Int { side == .official ? officialColumn : retellingColumn }
  func columnCount(of side: Side) -> Int {
    side == .official ? officialColumnCount : retellingColumnCount
  }
}

/// What the reader chose about the look of the screen.
struct ViewChoices: Sendable, Hashable {
  var showsPanel = true
  /// nil: as the findings need.
  var panelRowCount: Int?
  var onlySide: Side?
  /// nil: as the width has it.
  var isStacked: Bool?
  /// Per cent of the width.
  var officialShare = 50
  var order = FacingOrder.official
  var isFolded = false
  /// Every word that differs is underlined.
  var showsWording = false
}

extension Session {
  var geometryNeeds: GeometryNeeds {
    let retelling = self.retelling
    let paragraphs = max(
      document(.official).paragraphs.count, document(.retelling).paragraphs.count)
    guard let faced = retelling.faced else { return GeometryNeeds(paragraphCount: paragraphs) }
    return GeometryNeeds(
      paragraphCount: paragraphs,
      listLineCount: retelling.isUnrelated
        ? faced.comparison.verdict.evidence.count + 2 : faced.shownCount)
  }
}
