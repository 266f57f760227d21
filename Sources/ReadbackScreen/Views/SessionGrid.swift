import ReadbackCore

extension Session {
  /// The screen as it is to look now. Costs what is visible, whatever the texts' length.
  public func grid() -> Grid {
    var canvas = Canvas(
      columnCount: geometry.columnCount, rowCount: geometry.rowCount, signs: signs)
    guard geometry.columnCount > 0, geometry.rowCount > 0 else { return canvas.grid }
    if geometry.isTooSmall {
      drawTooSmall(on: &canvas)
    } else if let overlay {
      drawOverlay(overlay, on: &canvas)
      drawStatus(on: &canvas)
    } else {
      drawTitles(on: &canvas)
      drawRows(on: &canvas)
      drawOverview(on: &canvas)
      drawPanel(on: &canvas)
      drawStatus(on: &canvas)
    }
    return canvas.grid
  }

  private func drawTooSmall(on canvas: inout Canvas) {
    let row = geometry.rowCount / 2
    canvas.put("Too small:", row: max(0, row - 1), column: 0, Style(.warning))
    canvas.put(
      "\(Geometry.leastColumnCount)x\(Geometry.leastRowCount) or more", row: row, column: 0,
      Style())
  }

  private func drawTitles(on canvas: inout Canvas) {
    let style = Style(.title, on: .status)
    canvas.fill(0, 0..<geometry.columnCount, style)
    let name = retelling.name
    let place =
      opinionTitle + (retellings.count > 1 ? " \(currentRetelling + 1)/\(retellings.count)" : "")
    let end = geometry.columnCount - 1 - place.count
    switch geometry.arrangement {
    case .sideBySide:
      canvas.put(
        official.name, row: 0, column: geometry.officialColumn,
        end: geometry.officialColumn + geometry.officialColumnCount, style)
      canvas.put(name, row: 0, column: geometry.retellingColumn, end: end, style)
    case .stacked:
      let half = geometry.columnCount / 2
      canvas.put(official.name, row: 0, column: 2, end: half - 1, style)
      canvas.put(signs.divider, row: 0, column: half, Style(.quiet, on: .status))
      canvas.put(name, row: 0, column: half + 2, end: end, style)
    case .only(let side):
      canvas.put(document(side).name, row: 0, column: 2, end: end, style)
    }
    canvas.put(
      place, row: 0, endingAt: geometry.columnCount - 1, Style(.quiet, on: .status))
  }
}
