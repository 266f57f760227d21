import ReadbackCore

extension Session {
  /// The two texts side by side.
  func drawRows(on canvas: inout Canvas) {
    guard !facing.items.isEmpty else {
      canvas.put(
        "Both texts are empty.", row: geometry.body.lowerBound + 1,
        column: geometry.officialColumn, Style(.quiet))
      return
    }
    canvas.mayScroll(geometry.body)
    for placed in window.placed { drawItem(placed, on: &canvas) }
    drawCaret(on: &canvas)
    // The divider continues below the text.
    guard geometry.arrangement == .sideBySide, let last = window.placed.last else { return }
    let end = last.screenLine + last.layout.height
    for line in max(0, end)..<max(end, geometry.body.count) {
      drawDivider(canvasRow: geometry.body.lowerBound + line, canvas: &canvas)
    }
  }

  private func drawItem(_ placed: Window.PlacedItem, on canvas: inout Canvas) {
    let isCurrent = placed.item == reading.item
    let signsByLine = gutterSigns(of: placed)
    for line in 0..<placed.layout.height {
      let screenLine = placed.screenLine + line
      guard (0..<geometry.body.count).contains(screenLine) else { continue }
      let row = geometry.body.lowerBound + screenLine
      guard line < placed.layout.lines.count else {
        if geometry.arrangement == .sideBySide {
          drawDivider(canvasRow: row, canvas: &canvas)
        }
        continue
      }
      if isCurrent {
        drawBar(canvasRow: row, isCursor: line == reading.line, canvas: &canvas)
      } else if geometry.arrangement == .sideBySide {
        drawDivider(canvasRow: row, canvas: &canvas)
      }
      if let sign = signsByLine[line] {
        canvas.put(sign.text, row: row, column: geometry.gutterColumn, Style(sign.ink))
      }
      for side in Side.allCases {
        draw(
          placed.layout.lines[line][side], of: side, row: row, isCurrent: isCurrent,
          canvas: &canvas)
      }
    }
  }

  private func drawDivider(canvasRow row: Int, canvas: inout Canvas) {
    canvas.put(signs.divider, row: row, column: geometry.barColumn, Style(.quiet))
  }

  /// Marks a line of the current row. A bar between the columns touches both, and costs one cell
  /// per line, where changing the background would redraw the words of the whole row.
  private func drawBar(canvasRow row: Int, isCursor: Bool, canvas: inout Canvas) {
    canvas.put(signs.bar, row: row, column: geometry.barColumn, Style(.text, on: .currentRow))
    if isCursor {
      canvas.put(signs.cursor, row: row, column: 0, Style(panel.hasFocus ? .quiet : .key))
    }
  }

  private func draw(
    _ piece: ItemLayout.Piece, of side: Side, row: Int, isCurrent: Bool, canvas: inout Canvas
  ) {
    let column = geometry.column(of: side)
    let end = column + geometry.columnCount(of: side)
    if geometry.arrangement == .stacked, side == .retelling, !piece.isBlank {
      canvas.put(signs.divider, row: row, column: column - 2, Style(.quiet))
    }
    switch piece {
    case .blank: break
    case .text(let range, let paragraph, let isFirst):
      if isFirst, geometry.hasNumbers {
        let number = String(document(side).paragraphs[paragraph].number)
        canvas.put(number, row: row, endingAt: column - 1, Style(.quiet))
      }
      let inks = LineInks(session: self, side: side, paragraph: paragraph, range: range)
      let glyphs = Printable.glyphs(
        of: document(side).text, in: range, repertoire: signs.repertoire)
      canvas.put(glyphs, row: row, column: column, end: end) {
        Style(inks.ink(at: $0.range))
      }
    case .moved(let paragraph):
      let number = document(side).paragraphs[paragraph].number
      canvas.put(
        "\(signs.moved) moved, \(signs.paragraph)\(number) there", row: row, column: column,
        end: end, Style(.moved))
    case .seeAlso(let paragraphs):
      canvas.put(
        "see \(numbers(paragraphs, of: side))", row: row, column: column, end: end,
        Style(.quiet))
    case .elsewhere(let paragraphs):
      let text = side == .official ? "the retelling" : "the official text"
      canvas.put(
        "\(signs.dot) only \(text) has \(numbers(paragraphs, of: side.other))", row: row,
        column: column, end: end, Style(.quiet))
    case .folded(let rowCount):
      let text = rowCount == 1 ? "a row without findings" : "\(rowCount) rows without findings"
      canvas.put(
        "\(signs.dot)\(signs.dot)\(signs.dot) \(text)", row: row, column: column, end: end,
        Style(.quiet))
    }
  }

  /// Shows where the words of the chosen finding would be in the other text, in the space between
  /// two words.
  private func drawCaret(on canvas: inout Canvas) {
    guard let caret = caretPlace, let position else { return }
    let style = Style(caret.ink)
    let column = geometry.column(of: caret.side)
    guard let offset = caret.byteOffset else {
      guard let line = screenLine(ofListed: position) else { return }
      let row = geometry.body.lowerBound + line
      if geometry.arrangement == .sideBySide, canvas.grid[row, column].text == " " {
        canvas.put(signs.caret, row: row, column: column, style)
      }
      return
    }
    for placed in window.placed {
      for (number, line) in placed.layout.lines.enumerated() {
        guard case .text(let range, _, _) = line[caret.side],
          range.contains(offset) || range.upperBound == offset,
          (0..<geometry.body.count).contains(placed.screenLine + number)
        else { continue }
        let glyphs = Printable.glyphs(
          of: document(caret.side).text, in: range, repertoire: signs.repertoire)
        let before = glyphs.prefix { $0.range.upperBound <= offset }
        var at = column + before.reduce(0) { $0 + $1.columnCount }
        // At the beginning of a word: use the space before it.
        if before.last?.text == " " || before.isEmpty { at -= 1 }
        canvas.put(
          signs.caret, row: geometry.body.lowerBound + placed.screenLine + number, column: at,
          style)
        return
      }
    }
  }

  /// "¶4 ¶5 and 3 more".
  private func numbers(_ paragraphs: [Int], of side: Side) -> String {
    let numbers = paragraphs.prefix(4).map {
      signs.paragraph + String(document(side).paragraphs[$0].number)
    }
    let more = paragraphs.count > 4 ? " and \(paragraphs.count - 4) more" : ""
    return numbers.joined(separator: " ") + more
  }

  /// The sign of the most severe finding that begins on each line; the chosen one has priority.
  private func gutterSigns(of placed: Window.PlacedItem) -> [Int: Span] {
    guard case .row(let row) = facing.items[placed.item],
      let positions = facing.positions(inRow: row)
    else { return [:] }
    var mostSevere: [Int: (Finding, isCurrent: Bool)] = [:]
    let top = -placed.screenLine
    let visible = top..<(top + geometry.body.count)
    let chosen = self.position
    for position in positions {
      let finding = findings[facing.listed[position]]
      let line = line(ofListed: position)
      guard visible.contains(line) else { continue }
      let isCurrent = position == chosen
      if let known = mostSevere[line],
        known.isCurrent || !isCurrent && known.0.severity >= finding.severity
      {
        continue
      }
      mostSevere[line] = (finding, isCurrent)
    }
    return mostSevere.mapValues { finding, _ in
      retelling.state(of: finding) == .rejected
        ? Span(signs.of(.rejected), .rejected) : Span(signs.of(finding.kind), finding.kind.signInk)
    }
  }
}

extension ItemLayout.Piece {
  var isBlank: Bool {
    if case .blank = self { true } else { false }
  }
}

extension FindingKind {
  var signInk: Style.Ink {
    switch self {
    case .omission: .omissionSign
    case .addition: .additionSign
    case .mistranslation: .mistranslationSign
    }
  }

  /// Words of the chosen finding.
  var ink: Style.Ink {
    switch self {
    case .omission: .omission
    case .addition: .addition
    case .mistranslation: .mistranslation
    }
  }

  /// Words of the other findings.
  var faintInk: Style.Ink {
    switch self {
    case .omission: .faintOmission
    case .addition: .faintAddition
    case .mistranslation: .faintMistranslation
    }
  }
}
