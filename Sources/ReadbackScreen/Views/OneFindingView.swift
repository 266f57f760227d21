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
    let indent = 11
    let room = max(8, geometry.columnCount - indent - 1)
    let reason = WrappedText.strings(
      detailText(of: finding), columnCount: room, repertoire: signs.repertoire)
    let half = max(1, rows.count / 3 + (rows.count % 3 > 0 ? 1 : 0))
    let blocks = Side.allCases.map { side in
      excerptLines(of: finding, in: side, columnCount: room, lineCount: half)
    }
    let shares = Self.shares(
      ofRows: rows.count, wanted: [blocks[0].count, blocks[1].count, reason.count])
    var next = 0
    for (block, side) in zip(blocks, Side.allCases) {
      let count = shares[side == .official ? 0 : 1]
      guard count > 0 else { continue }
      canvas.put(
        side == .official ? "Official" : "Retelling", row: rows[next], column: 1,
        Style(.quiet, on: .panel))
      for line in block.prefix(count) {
        canvas.put(line.spans, row: rows[next], column: indent, on: .panel)
        next += 1
      }
    }
    guard shares[2] > 0 else { return }
    canvas.put("Why", row: rows[next], column: 1, Style(.quiet, on: .panel))
    for (number, line) in reason.prefix(shares[2]).enumerated() {
      let isCut = number == shares[2] - 1 && reason.count > shares[2]
      canvas.put(
        isCut ? cutDetail(line, row: rows[next], column: indent, on: &canvas) : line,
        row: rows[next], column: indent, Style(.text, on: .panel))
      next += 1
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
  func excerptLines(
    of finding: Finding, in side: Side, columnCount: Int, lineCount: Int
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
    let room = columnCount * lineCount
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
    var lines = markedLines(
      document.text, in: start..<end, marks: [(place, finding.kind.ink)], indent: 0,
      columnCount: isCut ? columnCount - 2 : columnCount)
    if isCut, !lines.isEmpty { lines[0].spans.insert(Span("\(signs.ellipsis) ", .quiet), at: 0) }
    return lines
  }
}
