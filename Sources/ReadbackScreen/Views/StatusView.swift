import ReadbackCore

extension Session {
  /// The last line: a prompt, a message, or the place and useful keys.
  func drawStatus(on canvas: inout Canvas) {
    let row = geometry.statusRow
    if let prompt {
      drawPrompt(prompt, on: &canvas)
      return
    }
    canvas.fill(row, 0..<geometry.columnCount, Style(.text, on: .status))
    let last = geometry.columnCount - 1
    if let selection {
      putMessage(notice ?? hint(for: selection), .key, on: .status, canvas: &canvas)
      return
    }
    if let notice, canvas.columnCount(of: savingText + notice) > last - 1 {
      putMessage(savingText + notice, .text, on: .status, canvas: &canvas)
      return
    }
    func width(_ spans: some Sequence<Span>) -> Int {
      spans.reduce(0) { $0 + canvas.columnCount(of: $1.text) }
    }
    // Less important parts are left out: the last spans, then the first hints; help stays.
    var spans = notice.map { [Span($0, .text)] } ?? statusSpans
    if savingCount > 0 { spans.insert(Span(savingText, .key), at: 0) }
    var hints = hintActions.flatMap { action -> [Span] in
      let row = action.row
      return [Span("  \(keyName(of: action))", .key), Span(" \(row.hint)", .quiet)]
    }
    let kept = notice == nil && overlay == nil ? 6 : 2
    // How to leave a view matters more than what else can be done in it.
    let least = overlay == nil || notice != nil ? 1 : 0
    while spans.count > least, width(spans) + width(hints.suffix(kept)) + 2 > last {
      spans.removeLast()
    }
    while hints.count > 2, width(spans) + width(hints) + 2 > last { hints.removeFirst(2) }
    let end = canvas.put(spans, row: row, column: 1, end: last, on: .status)
    guard end + width(hints) + 1 <= last else { return }
    canvas.put(hints, row: row, column: last - width(hints), on: .status)
  }

  private var savingText: String { savingCount > 0 ? "saving\(signs.ellipsis)  " : "" }

  /// Draws a message in the last line; a longer one also takes the lines above.
  ///
  /// - Returns: the row of its last line and the column behind it.
  @discardableResult
  func putMessage(
    _ text: String, _ ink: Style.Ink, on ground: Style.Ground, endingAt lastRow: Int? = nil,
    canvas: inout Canvas
  ) -> (row: Int, column: Int) {
    let width = max(2, geometry.columnCount - 2)
    let lastRow = lastRow ?? geometry.statusRow
    let lines = WrappedText.strings(text, columnCount: width, repertoire: signs.repertoire)
    // The first line, with the titles, stays.
    let count = min(max(1, lines.count), max(1, lastRow))
    var end = 1
    for (number, line) in lines.prefix(count).enumerated() {
      let row = lastRow - count + 1 + number
      canvas.fill(row, 0..<geometry.columnCount, Style(.text, on: ground))
      let isCut = number == count - 1 && lines.count > count
      let shown = isCut ? canvas.cut(line + signs.ellipsis, columnCount: width) : line
      end = canvas.put(shown, row: row, column: 1, Style(ink, on: ground))
    }
    return (lastRow, end)
  }

  /// Place, counts, coverage and progress; the most important first.
  private var statusSpans: [Span] {
    if let overlay {
      let parts = overlayContent(overlay.kind).hints.split(separator: ", ")
      return parts.enumerated().map { Span(($0 == 0 ? "" : ", ") + $1, .quiet) }
    }
    var spans: [Span] = []
    if let count { spans.append(Span("\(count)  ", .key)) }
    spans.append(Span(placeAtCursor, .text))
    if storeProblem != nil { spans.append(Span(" decisions are not saved ", .warning)) }
    if let progress { spans.append(Span(" \(progress) ", .key)) }
    if let opinionProgress { spans.append(Span(" \(opinionProgress) ", .key)) }
    guard let comparison = retelling.comparison else { return spans }
    if against != nil {
      spans.append(Span(" two retellings", .key))
    } else if !comparison.verdict.relation.isRelated {
      spans.append(Span(" \(verdictText(comparison.verdict))", .warning))
    } else {
      spans.append(Span(" \(countsText)", .text))
      spans.append(Span("  \(comparison.coveredPercent)% covered", .quiet))
    }
    if search.isActive {
      spans.append(Span("  /\(search.pattern) \(search.matches.count)", .quiet))
    }
    return spans
  }

  /// "finding 3, 7 of 23 reviewed".
  private var countsText: String {
    let all = facing.listed.count + facing.putAwayCount
    guard all > 0 else { return "no findings" }
    let place = currentFinding.map { $0.number == 0 ? "" : "finding \($0.number), " } ?? ""
    return "\(place)\(all - facing.unreviewedCount) of \(all) reviewed"
  }

  /// "¶8→6 45%".
  private var placeAtCursor: String {
    guard !facing.items.isEmpty else { return "empty" }
    let share = facing.share(ofItem: reading.item)
    let isLast = reading.item == facing.items.count - 1
    // Of constant width, so that the text after it is not sent again with every row.
    return padded(rowName, to: 7) + padded(isLast ? "100%" : "\(wholePercent(share))%", to: 4)
  }

  /// "¶8→6": the paragraphs of the current row.
  var rowName: String {
    guard let row = currentRow else { return "" }
    let facingRow = facing.rows[row]
    func number(_ side: Side, _ indices: [Int]) -> String? {
      indices.first.map { String(document(side).paragraphs[$0].number) }
    }
    return placeName(
      official: number(.official, facingRow.official),
      retelling: number(.retelling, facingRow.retelling))
  }

  private func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(1, count - text.count))
  }

  private var progress: String? {
    guard retellings.contains(where: \.isWaiting) else { return nil }
    let done = retellings.count { $0.comparison != nil && !$0.isWaiting }
    return "comparing \(done + 1)/\(retellings.count)"
  }
}
