import ReadbackCore

extension Session {
  /// A part of the introduction; on a small screen the least important ones are left out.
  private struct CardPart {
    /// Parts with a higher rank are left out first.
    let rank: Int
    let lines: [[Span]]
  }

  /// The introduction, in a box over the text: which texts these are, the verdict, the number of
  /// findings, and the first keys.
  func drawCard(on canvas: inout Canvas) {
    let width = min(76, geometry.columnCount - 2)
    let room = geometry.rowCount - 4
    let parts = fitting(cardParts(columnCount: width - 4, canvas: canvas), rowCount: room)
    var lines: [[Span]] = []
    for part in parts { lines += part.lines }
    let top = max(1, (geometry.rowCount - 1 - lines.count - 2) / 2)
    let left = (geometry.columnCount - width) / 2
    let right = left + width - 1
    let bottom = top + min(lines.count, room) + 1
    let style = Style(.key)
    for row in top...bottom { canvas.fill(row, left..<(right + 1), Style(.text)) }
    for row in [top, bottom] { canvas.rule(row, left..<(right + 1), style) }
    for row in (top + 1)..<bottom {
      canvas.put(signs.boxSide, row: row, column: left, style)
      canvas.put(signs.boxSide, row: row, column: right, style)
    }
    let corners = signs.corners
    canvas.put(corners.0, row: top, column: left, style)
    canvas.put(corners.1, row: top, column: right, style)
    canvas.put(corners.2, row: bottom, column: left, style)
    canvas.put(corners.3, row: bottom, column: right, style)
    canvas.put(" Before you read ", row: top, column: left + 2, Style(.heading))
    canvas.put(" any key closes this ", row: bottom, endingAt: right - 1, Style(.quiet))
    for (line, row) in zip(lines, (top + 1)..<bottom) {
      canvas.put(line, row: row, column: left + 2, end: right - 1, on: .page)
    }
  }

  /// Leaves out the least important parts until the rest fits.
  private func fitting(_ parts: [CardPart], rowCount: Int) -> [CardPart] {
    var parts = parts
    while parts.reduce(0, { $0 + $1.lines.count }) > rowCount,
      let least = parts.indices.max(by: { parts[$0].rank < parts[$1].rank }),
      parts[least].rank > 0
    {
      parts.remove(at: least)
    }
    return parts
  }

  private func cardParts(columnCount: Int, canvas: Canvas) -> [CardPart] {
    func wrapped(_ text: String, _ ink: Style.Ink = .text, indent: Int = 0) -> [[Span]] {
      let margin = Span(String(repeating: " ", count: indent))
      return WrappedText.strings(
        text, columnCount: columnCount - indent, repertoire: signs.repertoire
      ).map { [margin, Span($0, ink)] }
    }
    let blank = CardPart(rank: 9, lines: [[]])
    var parts: [CardPart] = []
    for side in Side.allCases {
      let label = side == .official ? "Official   " : "Retelling  "
      parts.append(
        CardPart(rank: 0, lines: [[Span(label, .key), Span(document(side).name, .heading)]]))
      let about = about(document(side), kind: "")
      if !about.isEmpty {
        parts.append(
          CardPart(
            rank: 5,
            lines: [[Span(String(repeating: " ", count: label.count)), Span(about, .quiet)]]
          ))
      }
    }
    parts.append(blank)
    guard let verdict = retelling.comparison?.verdict else { return parts }
    let percent = retelling.comparison?.coveredPercent ?? 0
    let sentence = verdictSentence(verdict, coveredPercent: percent)
    parts.append(CardPart(rank: 0, lines: wrapped(sentence, .heading)))
    if !verdict.relation.isRelated {
      parts.append(
        CardPart(rank: 2, lines: verdict.evidence.prefix(3).flatMap { wrapped($0, indent: 2) }))
    } else {
      parts.append(CardPart(rank: 6, lines: wrapped(meaningOfShares, .quiet)))
      parts.append(CardPart(rank: 1, lines: [cardCounts(isShort: columnCount < 44)]))
      parts.append(CardPart(rank: 7, lines: [cardSigns]))
      let mostSevere = mostSevereFindings(3)
      if !mostSevere.isEmpty {
        parts.append(blank)
        for (place, finding) in mostSevere.enumerated() {
          parts.append(
            CardPart(
              rank: 2 + place,
              lines: [cardLine(of: finding, columnCount: columnCount, canvas: canvas)]))
        }
      }
    }
    if retellings.count > 1 {
      parts.append(blank)
      parts.append(CardPart(rank: 4, lines: wrapped(otherRetellings, .quiet)))
    }
    parts.append(blank)
    parts.append(CardPart(rank: 0, lines: [cardKeys(columnCount: columnCount)]))
    return parts
  }

  /// The verdict with its figure: "It retells the official text and covers 97% of its content."
  private func verdictSentence(_ verdict: Verdict, coveredPercent: Int) -> String {
    switch verdict.relation {
    case .retells, .partly:
      "It \(verdictText(verdict)) and covers \(coveredPercent)% of its content."
    case .unrelated: "It \(verdictText(verdict))."
    case .undecided: "Whether it retells the official text is not known."
    }
  }

  private var meaningOfShares: String {
    "(Covered content is in the retelling, whether correctly or not.)"
  }

  private var shownFindings: [Finding] {
    findings.filter { $0.isShown && retelling.state(of: $0) != .rejected }
  }

  /// "13 findings: 2 critical, 8 major, 3 minor".
  ///
  /// - Parameter isShort: without the total.
  private func cardCounts(isShort: Bool) -> [Span] {
    let shown = shownFindings
    guard !shown.isEmpty else {
      return [Span("No findings: nothing was omitted, added or changed.")]
    }
    let all = shown.count == 1 ? "1 finding: " : "\(shown.count) findings: "
    var spans = [Span(isShort ? "" : all)]
    for severity in Severity.allCases.reversed() {
      let count = shown.count { $0.severity == severity }
      if count == 0 { continue }
      if spans.count > 1 { spans.append(Span(", ")) }
      spans.append(
        Span("\(count) \(severity.rawValue)", severity == .critical ? .warning : .text))
    }
    return spans
  }

  /// "− 4 omitted  + 2 added  ≠ 7 changed".
  private var cardSigns: [Span] {
    let shown = shownFindings
    return FindingKind.allCases.flatMap { kind -> [Span] in
      let count = shown.count { $0.kind == kind }
      return [Span(signs.of(kind), kind.signInk), Span(" \(count) \(kind.doneWords)   ")]
    }
  }

  private func mostSevereFindings(_ count: Int) -> [Finding] {
    Array(
      shownFindings.sorted {
        ($0.severity, $0.confidence, $1.number) > ($1.severity, $1.confidence, $0.number)
      }.prefix(count))
  }

  private func cardLine(
    of finding: Finding, columnCount: Int, canvas: Canvas
  ) -> [Span] {
    let sign = signs.name(of: finding)
    let label = sign + String(repeating: " ", count: max(1, 4 - sign.count))
    let severity = columnCount < 50 ? "" : finding.severity.rawValue + "  "
    return [
      Span(label, finding.kind.signInk),
      Span(severity, finding.severity == .critical ? .warning : .quiet),
    ]
      + quotes(
        of: finding, isChosen: false, isRejected: false,
        columnCount: columnCount - label.count - severity.count, canvas: canvas)
  }

  /// "2 A story: 61%, 12 findings".
  private var otherRetellings: String {
    let others = retellings.indices.filter { $0 != currentRetelling }.prefix(4).map { index in
      let other = retellings[index]
      guard let faced = other.faced else { return "\(index + 1) \(other.name)" }
      let verdict = faced.comparison.verdict
      if !verdict.relation.isRelated {
        return "\(index + 1) \(other.name): \(verdictText(verdict))"
      }
      return
        "\(index + 1) \(other.name): \(faced.comparison.coveredPercent)%, \(faced.shownCount) findings"
    }
    let more = retellings.count - 1 - others.count
    return "Other retellings: " + others.joined(separator: "; ")
      + (more > 0 ? "; and \(more) more" : "")
  }

  /// As many of the first keys as fit.
  private func cardKeys(columnCount: Int) -> [Span] {
    let keys: [(Action, String)] = [
      (.nextFinding, "first finding"), (.why, "why"), (.confirm, "confirm"),
      (.nextRetelling, "next retelling"), (.help, "help"),
    ]
    var spans: [Span] = []
    var width = 0
    let helpWidth = 6
    for (action, words) in keys {
      if action == .nextRetelling, retellings.count == 1 { continue }
      if action == .confirm || action == .why || action == .nextFinding, retelling.isUnrelated,
        action != .why
      {
        continue
      }
      let length = keyName(of: action).count + 1 + words.count + 3
      if action != .help, width + length + helpWidth > columnCount { continue }
      width += length
      if !spans.isEmpty { spans.append(Span("   ")) }
      spans += [Span(keyName(of: action), .key), Span(" \(words)")]
    }
    return spans
  }
}

extension FindingKind {
  /// What the retelling did, in plain words.
  var doneWords: String {
    switch self {
    case .omission: "omitted"
    case .addition: "added"
    case .mistranslation: "changed"
    }
  }
}
