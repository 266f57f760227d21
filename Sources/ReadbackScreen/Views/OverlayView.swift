import ReadbackCore

extension Session {
  /// A list or a text that covers the whole screen except the status line.
  func drawOverlay(_ overlay: OverlayState, on canvas: inout Canvas) {
    let content = overlayContent(overlay.kind)
    let columns = 0..<geometry.columnCount
    canvas.fill(0, columns, Style(.title, on: .status))
    canvas.put(content.title, row: 0, column: 2, Style(.title, on: .status))
    for (offset, line) in content.heading.enumerated() {
      draw(line, row: 2 + offset, on: .page, canvas: &canvas)
    }
    let rows = overlayRows(content)
    canvas.mayScroll(rows)
    for (offset, row) in rows.enumerated() {
      let number = overlay.top + offset
      guard number < content.lineCount else { break }
      let line = content.line(number)
      let isChosen = content.itemCount > 0 && line.item == overlay.selected
      if isChosen { canvas.fill(row, columns, Style(.text, on: .selected)) }
      draw(line, row: row, on: isChosen ? .selected : .page, canvas: &canvas)
      if isChosen, content.linesOfItem(overlay.selected).lowerBound == number {
        canvas.put(signs.cursor, row: row, column: 0, Style(.key, on: .selected))
      }
    }
    let detailRows = overlayDetailRows(content)
    if !detailRows.isEmpty, let detail = content.detail, content.itemCount > 0 {
      canvas.rule(detailRows.lowerBound, columns, Style(.quiet))
      for (line, row) in zip(detail(overlay.selected), detailRows.dropFirst()) {
        draw(line, row: row, on: .page, canvas: &canvas)
      }
    }
    if content.lineCount > overlay.top + rows.count {
      canvas.put(
        signs.ellipsis, row: rows.upperBound - 1, endingAt: geometry.columnCount,
        Style(.key))
    }
  }

  private func draw(
    _ line: OverlayContent.Line, row: Int, on ground: Style.Ground, canvas: inout Canvas
  ) {
    let end = geometry.columnCount - 2
    let trailing = line.trailing.reduce(0) { $0 + canvas.columnCount(of: $1.text) }
    canvas.put(
      line.spans, row: row, column: 2, end: trailing == 0 ? end : end - trailing - 1, on: ground)
    if trailing > 0 { canvas.put(line.trailing, row: row, column: end - trailing, on: ground) }
  }

  /// The width of an overlay's lines in cells.
  var overlayColumnCount: Int { max(10, geometry.columnCount - 4) }

  /// A text as lines of an overlay, indented.
  func overlayLines(
    _ text: String, _ ink: Style.Ink = .text, indent: Int = 0, item: Int? = nil
  ) -> [OverlayContent.Line] {
    WrappedText.strings(
      text, columnCount: overlayColumnCount - indent, repertoire: signs.repertoire
    ).map { line in
      OverlayContent.Line(
        spans: [Span(String(repeating: " ", count: indent)), Span(line, ink)], item: item)
    }
  }
}
