import ReadbackCore

/// How the two texts share the width of the screen.
enum Arrangement: Sendable, Hashable {
  case sideBySide
  /// The retelling below the official text, row by row.
  case stacked
  case only(Side)
}

/// Everything that the screen layout depends on besides its size and the reader's choices.
struct GeometryNeeds: Sendable, Hashable {
  /// Of the longer text; determines the width of its numbers.
  var paragraphCount = 0
  /// Lines that the list of findings needs; nil while unknown.
  var listLineCount: Int?
}

/// The positions of the screen's parts at a given size.
struct Geometry: Sendable, Hashable {
  static let leastColumnCount = 40
  static let leastRowCount = 8
  /// From this width on, the columns are side by side unless the reader chooses otherwise.
  static let sideBySideColumnCount = 80
  /// From this width on, paragraph numbers are shown.
  static let numbersColumnCount = 72
  /// From this width on, the last column shows the positions of findings.
  static let overviewColumnCount = 90
  /// Rows reserved for the text, regardless of the panel.
  static let leastBodyRowCount = 2

  let columnCount: Int
  let rowCount: Int
  let arrangement: Arrangement
  /// Screen rows of the text.
  let body: Range<Int>
  /// Screen rows of the panel, including its rule; empty if it is hidden.
  let panel: Range<Int>
  /// Whether the panel is too small for a list and shows only the chosen finding: the words of both
  /// sides, which may not be on the screen together, and the reason.
  let showsOneFinding: Bool
  /// First column and width in cells of each text; equal if they are stacked.
  let officialColumn: Int
  let officialColumnCount: Int
  let retellingColumn: Int
  let retellingColumnCount: Int
  /// The column of the signs.
  let gutterColumn: Int
  /// The column of the bar that marks the current row: the divider between the columns, or the
  /// first column if the texts are stacked.
  let barColumn: Int
  /// Whether there is room for paragraph numbers.
  let hasNumbers: Bool
  /// The column of the scroll bar; nil if there is no room for it.
  let overviewColumn: Int?

  var isTooSmall: Bool { columnCount < Self.leastColumnCount || rowCount < Self.leastRowCount }
  var statusRow: Int { rowCount - 1 }
  /// Lines per page: two lines of the previous page stay visible.
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
        ofRows: rowCount, columnCount: columnCount, showsOneFinding: showsOneFinding, view: view,
        needs: needs) : 0
    body = 1..<max(2, rowCount - 1 - panelRowCount)
    panel = body.upperBound..<max(body.upperBound, rowCount - 1)
    hasNumbers = columnCount >= Self.numbersColumnCount
    let digitCount = max(2, String(needs.paragraphCount).utf8.count)
    let numberColumnCount = hasNumbers ? digitCount + 1 : 0
    overviewColumn = columnCount >= Self.overviewColumnCount ? columnCount - 1 : nil
    // A blank at the end, followed by the scroll bar.
    let endColumnCount = overviewColumn == nil ? 1 : 2
    switch arrangement {
    case .sideBySide:
      // Cursor, official text, a gutter of four (sign and divider), retelling.
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

  /// The chosen height, otherwise as many rows as the findings need, up to three tenths of the
  /// screen.
  private static func panelRowCount(
    ofRows rowCount: Int, columnCount: Int, showsOneFinding: Bool, view: ViewChoices,
    needs: GeometryNeeds
  ) -> Int {
    let most = max(0, rowCount - 2 - leastBodyRowCount)
    if let chosen = view.panelRowCount { return min(max(2, chosen), most) }
    // A rule, and two lines each for the official words, the retelling's and the reason.
    if showsOneFinding { return min(7, most) }
    let limit = min(14, max(6, rowCount * 3 / 10))
    guard let lines = needs.listLineCount else { return min(limit, most) }
    let details = detailRowCount(ofPanelRows: limit, columnCount: columnCount)
    return min(most, min(limit, 1 + max(1, lines) + details))
  }

  /// Panel rows for the reason of the chosen finding, which has about 150 letters.
  static func detailRowCount(ofPanelRows count: Int, columnCount: Int) -> Int {
    count < 9 || columnCount >= 100 ? 2 : 4
  }

  func column(of side: Side) -> Int { side == .official ? officialColumn : retellingColumn }
  func columnCount(of side: Side) -> Int {
    side == .official ? officialColumnCount : retellingColumnCount
  }
}

/// The reader's choices about the appearance of the screen.
struct ViewChoices: Sendable, Hashable {
  var showsPanel = true
  /// Nil: as many as the findings need.
  var panelRowCount: Int?
  var onlySide: Side?
  /// Nil: depends on the width.
  var isStacked: Bool?
  /// Per cent of the width.
  var officialShare = 50
  var order = FacingOrder.official
  var isFolded = false
  /// Whether every word that differs is underlined.
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
