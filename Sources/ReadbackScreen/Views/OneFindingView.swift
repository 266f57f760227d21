import ReadbackCore

extension Session {
  /// The chosen finding in a panel without room for a list: its kind, the words of both sides with
  /// their context, and the reason.
  func drawOneFinding(on canvas: inout Canvas) {
    let rows = Array(geometry.panel.dropFirst())
    guard let finding = currentFinding else {
      guard let row = rows.first else { return }
      let text = "No finding here; ] goes to the next."
      canvas.put(text, row: row, column: 2, Style(.quiet, on: .panel))
      return
    }
    drawHeading(of: finding, on: &canvas)
    let isNarrow = geometry.columnCount < Self.narrowColumnCount
    let half = max(1, (rows.count + 2) / 3)
    let quotes = Side.allCases.map { side in
      PanelBlock(
        label: side == .official ? "Official" : "Retelling", firstColumn: 11,
        lines: excerptLines(
          of: finding, in: side, columnCount: quoteColumnCount, lineCount: half,
          laterColumnCount: isNarrow ? laterColumnCount : quoteColumnCount))
    }
    var reason = reasonBlock(detailText(of: finding), isNarrow: isNarrow)
    func shares() -> [Int] {
      Self.shares(
        ofRows: rows.count, wanted: (quotes + [reason]).map { max(1, $0.lines.count) })
    }
    // The reason matters more than who else found it.
    if shares()[2] < reason.lines.count {
      reason = reasonBlock(finding.reason, isNarrow: isNarrow)
    }
    let laterColumn = isNarrow ? Self.narrowIndent : 11
    var row = rows.first ?? geometry.panel.upperBound
    for (block, count) in zip(quotes + [reason], shares()) where count > 0 {
      draw(
        block, rows: row..<(row + count), laterColumn: laterColumn,
        hasMore: block.label == "Why", on: &canvas)
      row += count
    }
  }

  /// A labelled part of the panel; its first line begins behind the label.
  private struct PanelBlock {
    let label: String
    let firstColumn: Int
    let lines: [OverlayContent.Line]
  }

  /// Below this width, lines after the first begin under the label to save space.
  private static let narrowColumnCount = 60
  private static let narrowIndent = 3

  private var quoteColumnCount: Int { max(8, geometry.columnCount - 11 - 1) }
  private var laterColumnCount: Int { max(8, geometry.columnCount - Self.narrowIndent - 1) }

  private func reasonBlock(_ reason: String, isNarrow: Bool) -> PanelBlock {
    let column = isNarrow ? 5 : 11
    let text = SourceText(reason)
    let lines = hangingLines(
      text, in: text.bytes.indices, first: max(8, geometry.columnCount - column - 1),
      later: isNarrow ? laterColumnCount : quoteColumnCount)
    return PanelBlock(
      label: "Why", firstColumn: column,
      lines: lines.map {
        OverlayContent.Line(
          spans: [Span(Printable.string(of: text, in: $0, repertoire: signs.repertoire))])
      })
  }

  /// Wraps a text whose first line may be shorter than the later ones.
  private func hangingLines(
    _ text: SourceText, in range: TextRange, first: Int, later: Int
  ) -> [TextRange] {
    let lines = WrappedText(
      text, in: range, columnCount: first, repertoire: signs.repertoire
    ).lines
    guard first != later, lines.count > 1 else { return lines }
    return [lines[0]]
      + WrappedText(
        text, in: lines[1].lowerBound..<range.upperBound, columnCount: later,
        repertoire: signs.repertoire
      ).lines
  }

  /// - Parameter hasMore: whether to name the key that shows what is cut off.
  private func draw(
    _ block: PanelBlock, rows: Range<Int>, laterColumn: Int, hasMore: Bool,
    on canvas: inout Canvas
  ) {
    canvas.put(block.label, row: rows.lowerBound, column: 1, Style(.quiet, on: .panel))
    let end = geometry.columnCount - 1
    for (line, row) in zip(block.lines, rows) {
      let column = row == rows.lowerBound ? block.firstColumn : laterColumn
      let isCut = row == rows.upperBound - 1 && block.lines.count > rows.count
      if isCut, hasMore {
        let words = cutDetail(
          line.spans.map(\.text).joined(), row: row, column: column, on: &canvas)
        canvas.put(words, row: row, column: column, Style(.text, on: .panel))
      } else {
        let last = canvas.put(
          line.spans, row: row, column: column, end: isCut ? end - 1 : end, on: .panel)
        if isCut { canvas.put(signs.ellipsis, row: row, column: last, Style(.quiet, on: .panel)) }
      }
    }
  }

  /// "≠5 major wrong sense
  /// 3→4", on the rule.
  private func drawHeading(of finding: Finding, on canvas: inout Canvas) {
    let row = geometry.panel.lowerBound
    canvas.rule(row, 0..<geometry.columnCount, Style(.quiet, on: .panel))
    let state = retelling.state(of: finding)
    var spans = [
      Span(" "), Span(signs.name(of: finding), finding.kind.signInk),
      Span(" "),
      Span(finding.severity.rawValue, finding.severity == .critical ? .warning : .text),
      Span(" \(finding.cause.row.name) \(placeName(of: finding)) ", .quiet),
    ]
    if state != .unreviewed { spans.append(Span("\(signs.of(state)) ", state.ink)) }
    let at = canvas.put(spans, row: row, column: 1, end: geometry.columnCount - 1, on: .panel)
    let hint = " Tab list "
    var end = geometry.columnCount - 2
    guard at + hint.count < end else { return }
    canvas.put(hint, row: row, endingAt: end, Style(.quiet, on: .panel))
    end -= hint.count
    guard let count = facing.listedSeverities[.critical] else { return }
    let critical = " \(count) critical in all"
    guard at + critical.count < end else { return }
    canvas.put(critical, row: row, endingAt: end, Style(.warning, on: .panel))
  }

  /// Distributes rows: one each, then in turn to those that need more, the last first.
  static func shares(ofRows rowCount: Int, wanted: [Int]) -> [Int] {
    var shares = wanted.map { _ in 0 }
    var left = rowCount
    while left > 0,
      let index = wanted.indices.filter({ shares[$0] < wanted[$0] })
        .min(by: { (shares[$0], $1) < (shares[$1], $0) })
    {
      shares[index] += 1
      left -= 1
    }
    return shares
  }

  /// The words of one side in their sentence, shortened to fit some lines; a caret and a remark if
  /// there are none.
  ///
  /// - Parameter laterColumnCount: the width of the lines after the first, if it is another one.
  func excerptLines(
    of finding: Finding, in side: Side, columnCount: Int, lineCount: Int,
    laterColumnCount: Int? = nil
  ) -> [OverlayContent.Line] {
    guard let place = finding.range(in: side), !place.isEmpty else {
      let what =
        switch finding.kind {
        case .omission: "omitted"
        case .addition: "nothing like this here"
        case .mistranslation: "no words for this here"
        }
      return [
        OverlayContent.Line(
          spans: [Span(signs.caret, finding.kind.ink), Span(" \(what)", .quiet)])
      ]
    }
    let document = document(side)
    let later = laterColumnCount ?? columnCount
    let room = columnCount + later * (lineCount - 1)
    var start = place.lowerBound
    var end = place.upperBound
    if let first = document.indexOfSentence(atByteOffset: start) {
      start = document.sentences[first].range.lowerBound
    }
    if let last = document.indexOfSentence(atByteOffset: max(place.lowerBound, end - 1)) {
      end = max(end, document.sentences[last].range.upperBound)
    }
    let bytes = document.text.bytes
    let before = place.count >= room ? 0 : min(columnCount / 3, (room - place.count) / 2)
    var isCut = false
    if place.lowerBound - start > before {
      isCut = true
      start = place.lowerBound - before
      while start < place.lowerBound, bytes[start] != 0x20 { start += 1 }
      if start < place.lowerBound { start += 1 }
    }
    var lines = hangingLines(
      document.text, in: start..<end, first: isCut ? columnCount - 2 : columnCount, later: later
    ).flatMap { line in
      markedLines(
        document.text, in: line, marks: [(place, finding.kind.ink)], indent: 0,
        columnCount: max(columnCount, later))
    }
    if isCut, !lines.isEmpty { lines[0].spans.insert(Span("\(signs.ellipsis) ", .quiet), at: 0) }
    return lines
  }
}
