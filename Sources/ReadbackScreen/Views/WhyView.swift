import ReadbackCore

extension Session {
  /// The chosen finding in full: both texts, the reason, and the evidence for and against it.
  func whyContent() -> OverlayContent {
    guard let finding = currentFinding else { return verdictContent() }
    var lines: [OverlayContent.Line] = []
    let cause = finding.cause.row
    lines.append(
      OverlayContent.Line(
        spans: [
          Span(signs.of(finding.kind), finding.kind.signInk),
          Span(" \(finding.kind.rawValue), \(cause.name)", .heading),
        ],
        trailing: [Span(placeName(of: finding), .quiet)]))
    lines += overlayLines(cause.meaning, .quiet, indent: 2)
    lines.append(OverlayContent.Line())
    lines += overlayLines(finding.reason, indent: 2)
    var facts = "\(finding.severity.rawValue), confidence \(wholePercent(finding.confidence))%"
    if let agreement = agreement(on: finding) { facts += ", \(agreement)" }
    lines += overlayLines(facts, .quiet, indent: 2)
    if finding.isTouchedByOpinion {
      let sign = signs.source(of: finding)
      lines += overlayLines("\(sign) found by \(finding.sourcesText)", .quiet, indent: 2)
    }
    let state = retelling.state(of: finding)
    lines += overlayLines("review: \(state.rawValue)", .quiet, indent: 2)
    for said in reviews(of: finding) { lines += overlayLines(said, indent: 2) }
    for side in Side.allCases {
      lines.append(OverlayContent.Line())
      lines.append(
        OverlayContent.Line(
          spans: [Span(columnName(of: side) + "  ", .key), Span(document(side).name, .heading)]))
      lines += noticeLines(of: document(side))
      if let range = finding.range(in: side) {
        lines += context(of: range, in: side, ink: finding.kind.ink)
      } else {
        lines += overlayLines("nothing corresponds to it here", .quiet, indent: 2)
      }
    }
    lines.append(OverlayContent.Line())
    return OverlayContent(
      title: "Why: \(findingNumber)", hints: "] [ other findings, r x c review, v readings",
      lines: lines)
  }

  /// "finding 3 of 23"; one added later may have a number beyond the total.
  private var findingNumber: String {
    guard let finding = currentFinding, finding.number > 0 else { return "a finding" }
    let count = retelling.faced?.shownCount ?? 0
    return "finding \(finding.number)" + (finding.number <= count ? " of \(count)" : "")
  }

  /// The verdict on a retelling and its evidence.
  private func verdictContent() -> OverlayContent {
    guard let verdict = retelling.comparison?.verdict else {
      return OverlayContent(title: "Why", hints: "", lines: overlayLines("Still comparing."))
    }
    var lines: [OverlayContent.Line] = []
    lines += overlayLines(verdictText(verdict), !verdict.relation.isRelated ? .warning : .text)
    lines.append(OverlayContent.Line())
    for evidence in verdict.evidence {
      lines += overlayLines("\(signs.dot) \(evidence)", indent: 2)
    }
    lines += opinionLines
    return OverlayContent(title: retelling.name, hints: "the verdict's evidence", lines: lines)
  }

  func verdictText(_ verdict: Verdict) -> String {
    switch verdict.relation {
    case .retells: "retells the official text"
    case .partly: "retells part of the official text"
    case .unrelated: "does not retell the official text"
    case .undecided: "is in a language that is not compared"
    }
  }

  /// The sentences around a place, with its words in an ink.
  func context(
    of range: TextRange, in side: Side, ink: Style.Ink, indent: Int = 2, item: Int? = nil
  ) -> [OverlayContent.Line] {
    let document = document(side)
    guard let first = document.indexOfSentence(atByteOffset: range.lowerBound),
      let last = document.indexOfSentence(
        atByteOffset: max(range.lowerBound, range.upperBound - 1))
    else { return [] }
    let whole =
      document.sentences[first].range.lowerBound..<document.sentences[last].range.upperBound
    return markedLines(document.text, in: whole, marks: [(range, ink)], indent: indent, item: item)
  }

  /// A range wrapped into lines, with marked places in their inks.
  func markedLines(
    _ text: SourceText, in range: TextRange, marks: [(range: TextRange, ink: Style.Ink)],
    plain: Style.Ink = .text, indent: Int = 2, item: Int? = nil, columnCount: Int? = nil
  ) -> [OverlayContent.Line] {
    let wrapped = WrappedText(
      text, in: range, columnCount: (columnCount ?? overlayColumnCount) - indent,
      repertoire: signs.repertoire)
    return wrapped.lines.map { line in
      var spans = [Span(String(repeating: " ", count: indent))]
      var run = ""
      var runInk = plain
      for glyph in Printable.glyphs(of: text, in: line, repertoire: signs.repertoire) {
        let ink = marks.last { $0.range.overlaps(glyph.range) }?.ink ?? plain
        if ink != runInk, !run.isEmpty {
          spans.append(Span(run, runInk))
          run = ""
        }
        runInk = ink
        run += glyph.text
      }
      spans.append(Span(run, runInk))
      return OverlayContent.Line(spans: spans, item: item)
    }
  }
}
