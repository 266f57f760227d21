import ReadbackCore

extension Session {
  /// The retellings with information about each.
  func sourcesContent() -> OverlayContent {
    var lines = sourceHeading(official, kind: "official text")
    lines.append(OverlayContent.Line())
    for (index, retelling) in retellings.enumerated() {
      lines += sourceLines(retelling, index: index)
      lines.append(OverlayContent.Line())
    }
    return OverlayContent(
      title: "Sources", hints: "j k choose, Enter opens", lines: lines)
  }

  private func sourceHeading(_ document: Document, kind: String) -> [OverlayContent.Line] {
    var lines = [OverlayContent.Line(spans: [Span(document.name, .heading)])]
    lines += overlayLines(about(document, kind: kind), .quiet, indent: 2)
    lines += noticeLines(of: document)
    return lines
  }

  private func sourceLines(_ retelling: RetellingState, index: Int) -> [OverlayContent.Line] {
    let number = "\(index + 1) "
    let isOpen = index == currentRetelling
    var lines = [
      OverlayContent.Line(
        spans: [Span(number, .quiet), Span(retelling.name, .heading)],
        trailing: isOpen ? [Span("open", .key)] : [], item: index)
    ]
    let about = about(retelling.document, kind: "retelling")
    lines += overlayLines(about, .quiet, indent: 2, item: index)
    lines += noticeLines(of: retelling.document, item: index)
    guard let comparison = retelling.comparison else {
      let text = retelling.isWaiting ? "comparing\(signs.ellipsis)" : "not compared yet"
      return lines + overlayLines(text, .quiet, indent: 2, item: index)
    }
    let verdict = comparison.verdict
    if !verdict.relation.isRelated {
      lines.append(
        OverlayContent.Line(
          spans: [Span("  "), Span(verdictText(verdict), .warning)], item: index))
      lines += overlayLines(
        verdict.evidence.joined(separator: "; "), .quiet, indent: 2, item: index)
      return lines
    }
    var spans = [Span("  ")] + coverageBar(verdict.coverage)
    spans.append(Span(" \(comparison.coveredPercent)% covered  ", .quiet))
    var counts: [FindingKind: Int] = [:]
    var unreviewed = 0
    for (sort, count) in retelling.sortCounts where sort.traits.isShown {
      if sort.isUnreviewedByReader { unreviewed += count }
      if sort.state != .rejected { counts[sort.traits.kind, default: 0] += count }
    }
    for kind in FindingKind.allCases {
      spans += [Span(signs.of(kind), kind.signInk), Span("\(counts[kind] ?? 0) ", .quiet)]
    }
    spans.append(Span(" \(unreviewed) unreviewed", .quiet))
    let words = verdict.relation == .partly ? [Span("in part", .quiet)] : []
    return lines + [OverlayContent.Line(spans: spans, trailing: words, item: index)]
  }

  /// Remarks about how a text was read.
  func noticeLines(of document: Document, item: Int? = nil) -> [OverlayContent.Line] {
    document.details.notices.flatMap { overlayLines($0, .warning, indent: 2, item: item) }
  }

  private func coverageBar(_ coverage: Double) -> [Span] {
    let length = overlayColumnCount < 64 ? 10 : 20
    let full = Int(min(max(0, coverage), 1) * Double(length) + 0.5)
    return [
      Span(String(repeating: signs.full, count: full), .confirmed),
      Span(String(repeating: signs.empty, count: length - full), .quiet),
    ]
  }

  /// "news story, Polish News, 2021-12-07".
  func about(_ document: Document, kind: String) -> String {
    let details = document.details
    let language = languageWords(of: document)
    let parts = [
      details.kind.isEmpty ? kind : details.kind, language, details.source, details.date,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
