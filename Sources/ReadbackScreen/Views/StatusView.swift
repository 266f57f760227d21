import ReadbackCore

extension Session {
  /// The last line: a prompt, a notice, or where the reader is and what keys would do.
  func drawStatus(on canvas: inout Canvas) {
    let row = geometry.statusRow
    if let prompt {
      drawPrompt(prompt, on: &canvas)
      return
    }
    canvas.fill(row, 0..<geometry.columnCount, Style(.text, on: .status))
    let last = geometry.columnCount - 1
    if let notice {
      canvas.put(notice, row: row, column: 1, end: last, Style(.text, on: .status))
      return
    }
    let hints = statusHints
    let hintWidth = hints.reduce(0) { $0 + canvas.columnCount(of: $1.text) }
    var spans = statusSpans
    // What matters less gives way: the last spans first.
    func width() -> Int { spans.reduce(0) { $0 + canvas.columnCount(of: $1.text) } }
    let helpWidth = hints.suffix(2).reduce(0) { $0 + canvas.columnCount(of: $1.text) }
    while spans.count > 1, width() + helpWidth + 3 > last { spans.removeLast() }
    let end = canvas.put(spans, row: row, column: 1, end: last, on: .status)
    let shown = end + hintWidth + 2 <= last ? hints : Array(hints.suffix(2))
    let shownWidth = shown.reduce(0) { $0 + canvas.columnCount(of: $1.text) }
    guard end + shownWidth + 1 <= last else { return }
    canvas.put(shown, row: row, column: last - shownWidth, on: .status)
  }

  /// Place, counts, coverage and progress; the first matter most.
  private var statusSpans: [Span] {
    if let overlay {
      let content = overlayContent(overlay.kind)
      return [Span(content.hints, .quiet)]
    }
    var spans: [Span] = []
    if let count { spans.append(Span("\(count)  ", .key)) }
    spans.append(Span(placeAtCursor, .text))
    if let progress { spans.append(Span("  \(progress)", .key)) }
    guard let comparison = retelling.comparison else { return spans }
    if comparison.verdict.relation == .unrelated {
      spans.append(Span("  does not retell this text", .warning))
    } else {
      spans.append(Span("  \(countsText)", .text))
      spans.append(Span("  \(Self.percent(comparison.verdict.coverage)) carried", .quiet))
    }
    if search.isActive {
      spans.append(Span("  /\(search.pattern) \(search.matches.count)", .quiet))
    }
    return spans
  }

  /// "3/23 findings, 20 unreviewed".
  private var countsText: String {
    let all = facing.listed.count
    guard all > 0 else { return "no findings" }
    let place = panel.position.map { "\($0 + 1)/" } ?? ""
    let unreviewed = unreviewedCount
    return "\(place)\(all) \(all == 1 ? "finding" : "findings"), "
      + (unreviewed == 0 ? "all reviewed" : "\(unreviewed) unreviewed")
  }

  var unreviewedCount: Int {
    if retelling.decisions.isEmpty { return facing.listed.count }
    return facing.listed.count { retelling.state(of: findings[$0]) == .unreviewed }
  }

  /// "¶8→6 45%".
  private var placeAtCursor: String {
    guard let row = currentRow else { return "empty" }
    let facingRow = facing.rows[row]
    func number(_ side: Side, _ indices: [Int]) -> String {
      indices.first.map { String(document(side).paragraphs[$0].number) } ?? ""
    }
    let official = number(.official, facingRow.official)
    let told = number(.retelling, facingRow.retelling)
    let share = facing.share(ofItem: reading.item)
    let isLast = reading.item == facing.items.count - 1
    return signs.paragraph + official + (told.isEmpty ? "" : signs.arrow + told)
      + " " + (isLast ? "100%" : Self.percent(share))
  }

  private var progress: String? {
    guard retellings.contains(where: \.isWaiting) else { return nil }
    let done = retellings.count { $0.comparison != nil }
    return "comparing \(done + 1)/\(retellings.count)"
  }

  private var statusHints: [Span] {
    let actions: [Action]
    if overlay != nil {
      actions = [.close]
    } else if panel.hasFocus {
      actions = [.confirm, .reject, .why, .help]
    } else if retellings.count > 1 {
      actions = [.nextFinding, .nextRetelling, .help]
    } else {
      actions = [.nextFinding, .why, .help]
    }
    return actions.flatMap { action in
      let row = action.row
      let hint = action == .nextRetelling ? "retelling" : action == .close ? "close" : row.hint
      return [Span("  \(row.keys[0].name)", .key), Span(" \(hint)", .quiet)]
    }
  }

  static func percent(_ share: Double) -> String {
    "\(Int((min(max(0, share), 1) * 100).rounded(.down)))%"
  }
}
