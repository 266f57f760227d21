import ReadbackCore

extension Session {
  /// The screen for the current state. The cost depends on what is visible, not on the length of
  /// the texts.
  public func grid() -> Grid {
    var canvas = Canvas(
      columnCount: geometry.columnCount, rowCount: geometry.rowCount, signs: signs)
    guard geometry.columnCount > 0, geometry.rowCount > 0 else { return canvas.grid }
    if geometry.isTooSmall {
      drawTooSmall(on: &canvas)
    } else if let overlay, overlay.kind != .card {
      drawOverlay(overlay, on: &canvas)
      drawStatus(on: &canvas)
    } else if isLinear, overlay == nil {
      drawLinear(on: &canvas)
      drawStatus(on: &canvas)
    } else {
      drawTitles(on: &canvas)
      drawRows(on: &canvas)
      drawOverview(on: &canvas)
      drawPanel(on: &canvas)
      if overlay != nil { drawCard(on: &canvas) }
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
}
