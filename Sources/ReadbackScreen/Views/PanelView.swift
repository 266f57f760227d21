import ReadbackCore

extension Session {
  /// Screen rows of the panel's parts; all empty if it is hidden or shows one finding.
  var panelRows: (list: Range<Int>, detail: Range<Int>) {
    let panel = geometry.panel
    guard panel.count > 1, !showsOneFinding else {
      return (panel.upperBound..<panel.upperBound, 0..<0)
    }
    let first = panel.lowerBound + 1
    let detailCount =
      geometry.showsOneFinding
      ? 0
      : min(
        panel.count - 2,
        Geometry.detailRowCount(
          ofPanelRows: panel.count, columnCount: geometry.columnCount))
    let split = panel.upperBound - detailCount
    return (first..<split, split..<panel.upperBound)
  }

  /// A small panel shows the chosen finding until the list is opened.
  var showsOneFinding: Bool { geometry.showsOneFinding && !panel.hasFocus }

  /// The findings below the text: a rule with counts, the list, and the chosen one's reason.
  func drawPanel(on canvas: inout Canvas) {
    guard !geometry.panel.isEmpty else { return }
    let columns = 0..<geometry.columnCount
    for row in geometry.panel { canvas.fill(row, columns, Style(.text, on: .panel)) }
    drawPanelRule(on: &canvas)
    if retelling.isUnrelated {
      drawVerdict(on: &canvas)
    } else if facing.listed.isEmpty {
      let text = retelling.comparison == nil ? "Comparing\(signs.ellipsis)" : emptyListText
      let lines = WrappedText.strings(
        text, columnCount: geometry.columnCount - 4, repertoire: signs.repertoire)
      for (line, row) in zip(lines, geometry.panel.dropFirst()) {
        canvas.put(line, row: row, column: 2, Style(.quiet, on: .panel))
      }
    } else if showsOneFinding {
      drawOneFinding(on: &canvas)
    } else {
      canvas.mayScroll(panelRows.list)
      for (offset, row) in panelRows.list.enumerated() {
        let rank = panel.top + offset
        guard rank < facing.listed.count else { break }
        drawListed(facing.position(atRank: rank), row: row, on: &canvas)
      }
      drawDetail(on: &canvas)
    }
  }

  private var emptyListText: String {
    if against != nil {
      return "Two retellings side by side; the words that differ are underlined."
    }
    if facing.putAwayCount > 0 {
      return filter.isOpen
        ? "All findings have been rejected (f can list them)."
        : "All findings that pass the filter have been rejected (f can list them)."
    }
    return filter.isOpen
      ? "No findings: nothing was omitted, added or changed."
      : "The filter hides all findings (f changes it)."
  }

  private func drawPanelRule(on canvas: inout Canvas) {
    let row = geometry.panel.lowerBound
    canvas.rule(row, 0..<geometry.columnCount, Style(.quiet, on: .panel))
    let isUnrelated = retelling.isUnrelated
    let name = isUnrelated ? " Verdict " : " Findings "
    // The part with the keyboard focus is reversed.
    var at = canvas.put(
      name, row: row, column: 1,
      panel.hasFocus ? Style(.key, on: .selected) : Style(.quiet, on: .panel))
    for kind in FindingKind.allCases {
      let count = facing.listedCounts[kind] ?? 0
      guard count > 0 else { continue }
      at = canvas.put(
        [Span(signs.of(kind), kind.signInk), Span("\(count) ", .quiet)], row: row, column: at,
        on: .panel)
    }
    let counts = severityCounts(columnCount: geometry.columnCount - at)
    at = canvas.put(counts, row: row, column: at, on: .panel)
    if !isUnrelated {
      if !filter.isOpen {
        at = canvas.put("filtered ", row: row, column: at, Style(.warning, on: .panel))
      }
      if panel.order != .text {
        at = canvas.put("\(panel.order.name) ", row: row, column: at, Style(.key, on: .panel))
      }
    }
    let hint =
      panel.hasFocus
      ? " Enter to the text "
      : isUnrelated ? " i evidence " : facing.listed.isEmpty ? "" : " Tab list "
    guard at + hint.count + 2 < geometry.columnCount else { return }
    canvas.put(hint, row: row, endingAt: geometry.columnCount - 2, Style(.quiet, on: .panel))
  }

  /// "2 critical, 8 major, 3 minor ": as many as fit, the most severe first.
  private func severityCounts(columnCount: Int) -> [Span] {
    var spans: [Span] = []
    var width = 0
    for severity in Severity.allCases.reversed() {
      guard let count = facing.listedSeverities[severity] else { continue }
      let text = (spans.isEmpty ? " " : ", ") + "\(count) \(severity.rawValue)"
      width += text.count
      // The rest of the rule needs some room.
      guard severity == .critical || width + 24 <= columnCount else { break }
      spans.append(Span(text, severity == .critical ? .warning : .quiet))
    }
    return spans.isEmpty ? [] : spans + [Span(" ")]
  }

  /// The starting columns of the list's parts.
  private var listColumns: (severity: Int, place: Int, quotes: Int) {
    let severity = 4 + max(2, String(findings.count).utf8.count)
    guard geometry.columnCount >= 60 else { return (severity, severity + 10, severity + 10) }
    return (severity, severity + 10, severity + 20)
  }

  private func drawListed(_ position: Int, row: Int, on canvas: inout Canvas) {
    let finding = findings[facing.listed[position]]
    let isChosen = finding.id == panel.chosen
    let state = retelling.state(of: finding)
    let columns = listColumns
    // Only the label is highlighted: the words keep their inks, so that moving the choice sends
    // little.
    let ground: Style.Ground = isChosen ? .selected : .panel
    if isChosen {
      canvas.fill(row, 0..<(columns.quotes - 1), Style(.text, on: ground))
      canvas.put(
        signs.cursor, row: row, column: 0, Style(panel.hasFocus ? .key : .quiet, on: ground))
    }
    canvas.put(
      signs.of(finding.kind), row: row, column: 2, Style(finding.kind.signInk, on: ground))
    canvas.put(
      finding.numberText, row: row, column: 3, end: columns.severity - 1,
      Style(.quiet, on: ground))
    canvas.put(
      finding.severity.rawValue, row: row, column: columns.severity,
      Style(finding.severity == .critical ? .warning : .quiet, on: ground))
    if finding.isTouchedByOpinion {
      canvas.put(
        signs.source(of: finding), row: row, column: columns.place - 1, Style(.quiet, on: ground))
    }
    canvas.put(
      placeName(of: finding), row: row, column: columns.place, end: columns.quotes - 1,
      Style(.quiet, on: ground))
    let end = geometry.columnCount - 1
    if state != .unreviewed {
      canvas.put(
        signs.of(state), row: row, endingAt: end,
        Style(state.ink, on: .panel))
    }
    let hasComment = retelling.hasComment(on: finding)
    let cause =
      (geometry.columnCount >= 70 ? finding.cause.row.name : "") + (hasComment ? " \"" : "")
    let causeColumn = end - 2 - canvas.columnCount(of: cause)
    canvas.put(cause, row: row, column: causeColumn, end: end - 2, Style(.quiet, on: .panel))
    let room = causeColumn - 1 - columns.quotes
    canvas.put(
      quotes(
        of: finding, isChosen: isChosen, isRejected: state == .rejected, columnCount: room,
        canvas: canvas), row: row, column: columns.quotes, end: causeColumn - 1, on: .panel)
  }

  /// "
  /// 8→6": the finding's paragraphs in the two texts; "
  /// 8" or "→
  /// 6" if it is in only one.
  func placeName(of finding: Finding) -> String {
    func number(_ side: Side) -> String? {
      guard let range = finding.range(in: side) else { return nil }
      let document = document(side)
      return document.indexOfParagraph(atByteOffset: range.lowerBound)
        .map { String(document.paragraphs[$0].number) }
    }
    return placeName(official: number(.official), retelling: number(.retelling))
  }

  func placeName(official: String?, retelling: String?) -> String {
    switch (official, retelling) {
    case (let official?, let retelling?):
      signs.paragraph + official + signs.arrow + retelling
    case (let official?, nil): signs.paragraph + official
    case (nil, let retelling?): signs.arrow + signs.paragraph + retelling
    case (nil, nil): ""
    }
  }

  /// The words on both sides; an empty side is left out.
  func quotes(
    of finding: Finding, isChosen: Bool, isRejected: Bool, columnCount: Int, canvas: Canvas
  ) -> [Span] {
    let ink: Style.Ink = isRejected ? .quiet : .text
    let retellingInk = isRejected ? .quiet : isChosen ? finding.kind.ink : finding.kind.faintInk
    func quote(_ side: Side) -> String? {
      guard let range = finding.range(in: side), !range.isEmpty else { return nil }
      // Words beyond the screen are truncated anyway, so there is no need to read a whole book.
      let text = document(side).text
      var end = min(range.upperBound, range.lowerBound + 400)
      while end < range.upperBound, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
      return text[range.lowerBound..<end]
    }
    switch (quote(.official), quote(.retelling)) {
    case (let official?, let retelling?):
      // Neither side is truncated below half of the room for the sake of the other.
      let left = columnCount - 3 - canvas.columnCount(of: retelling)
      let cut = canvas.cut(official, columnCount: max(left, columnCount / 2 - 2))
      return [
        Span(cut, ink), Span(" \(signs.arrow) ", .quiet),
        Span(retelling, retellingInk),
      ]
    case (let official?, nil): return [Span(official, ink)]
    case (nil, let retelling?): return [Span(retelling, ink)]
    case (nil, nil): return []
    }
  }

  /// The reason, which other retellings do the same, and the reviewers' comments.
  func detailText(of finding: Finding) -> String {
    var text = finding.reason
    if let agreement = agreement(on: finding) { text += " (\(agreement))" }
    if finding.isTouchedByOpinion { text += " \(signs.dot) \(finding.sourcesText)" }
    for said in reviews(of: finding) { text += " \(signs.dot) \(said)" }
    return text
  }

  private func drawDetail(on canvas: inout Canvas) {
    guard let finding = currentFinding else { return }
    let rows = panelRows.detail
    let lines = WrappedText.strings(
      detailText(of: finding), columnCount: geometry.columnCount - 6,
      repertoire: signs.repertoire)
    for (line, row) in zip(lines, rows) {
      let isCut = lines.count > rows.count && row == rows.last
      canvas.put(
        isCut ? cutDetail(line, row: row, on: &canvas) : line, row: row, column: 4,
        Style(.text, on: .panel))
    }
  }

  /// Shows at the end of a row which key shows the rest; returns the words that fit before it.
  func cutDetail(
    _ line: String, row: Int, column: Int = 4, on canvas: inout Canvas
  ) -> String {
    let hint = geometry.columnCount < 60 ? "  i more" : "  i shows all"
    let end = geometry.columnCount - 2
    canvas.put(hint, row: row, endingAt: end, Style(.key, on: .panel))
    let room = max(1, end - canvas.columnCount(of: hint) - column - 2)
    let words = WrappedText.strings(line, columnCount: room, repertoire: signs.repertoire).first
    return "\(words ?? "") \(signs.ellipsis)"
  }

  private func drawVerdict(on canvas: inout Canvas) {
    guard let verdict = retelling.comparison?.verdict else { return }
    let rows = geometry.panel.dropFirst()
    guard let first = rows.first else { return }
    canvas.put(
      "\(signs.of(.mistranslation)) This text does not retell the official text.", row: first,
      column: 2, Style(.warning, on: .panel))
    let width = geometry.columnCount - 6
    let lines = verdict.evidence.flatMap {
      WrappedText.strings($0, columnCount: width, repertoire: signs.repertoire)
    }
    for (line, row) in zip(lines, rows.dropFirst()) {
      canvas.put(line, row: row, column: 4, Style(.text, on: .panel))
    }
  }

  /// "only here" or "also in 2 others": whether other retellings do the same; nil if there are no
  /// others.
  func agreement(on finding: Finding) -> String? {
    let others = retellings.indices.filter {
      $0 != currentRetelling && retellings[$0].comparison != nil && !retellings[$0].isUnrelated
    }
    guard !others.isEmpty else { return nil }
    let document = retelling.document
    let same = others.count {
      retellings[$0].comparison?.repeats(finding, of: document) == true
    }
    if same == 0 { return "only here" }
    return same == 1 ? "also in 1 other" : "also in \(same) others"
  }

  /// The reviewers' decisions: "you: rejected, "not so"", followed by the others.
  func reviews(of finding: Finding) -> [String] {
    func said(_ who: String, _ state: ReviewState, _ comment: String) -> String {
      let verdict = state == .unreviewed ? "" : state.rawValue
      let quoted = comment.isEmpty ? "" : "\"\(comment)\""
      return "\(who): " + [verdict, quoted].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    let own = mark(of: finding).map { [said("you", $0.state, $0.comment)] } ?? []
    let others = retelling.othersDecisions[finding.id] ?? []
    return own + others.map { said($0.reviewer, $0.state, $0.comment) }
  }
}

extension ReviewState {
  var ink: Style.Ink {
    switch self {
    case .unreviewed: .text
    case .confirmed: .confirmed
    case .rejected: .rejected
    case .disputed: .warning
    }
  }
}

extension RetellingState {
  /// Whether a reviewer added a comment to a decision.
  fileprivate func hasComment(on finding: Finding) -> Bool {
    decisions[finding.id]?.comment.isEmpty == false
      || othersDecisions[finding.id]?.contains { !$0.comment.isEmpty } == true
  }
}
