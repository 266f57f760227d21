import ReadbackCore

/// The findings of each retelling as text, without the texts side by side.
func findingsText(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  var pages = TextPages(pageLength: options.pageLength)
  for (index, reviewed) in comparisons.enumerated() {
    if index > 0 { pages.beginText() }
    var shown = options
    shown.includesUnrelated = true
    let printed = PrintedComparison(reviewed, options: shown)
    pages.appendHeader(of: printed, options: options)
    pages.appendGap()
    pages.appendFindings(of: printed, options: options)
  }
  return pages.text
}

extension TextPages {
  /// The findings, the most severe first, with the numbers that they have in the texts.
  mutating func appendFindings(of printed: PrintedComparison, options: ExportOptions) {
    var severity: Severity?
    for finding in printed.findings.map(\.finding).mostSevereFirst() {
      if finding.severity != severity {
        severity = finding.severity
        appendGap()
        hold(StyledText(finding.severity.rawValue.uppercased(), .heading).strings(options))
      }
      append(
        block: entry(of: NumberedFinding(finding: finding), in: printed, options: options))
    }
  }

  private func entry(
    of numbered: NumberedFinding, in printed: PrintedComparison, options: ExportOptions
  ) -> [String] {
    let finding = numbered.finding
    let official = printed.official.paragraphNumbers(at: finding.official)
    let retelling = printed.retelling.paragraphNumbers(at: finding.retelling)
    let place =
      switch (official.isEmpty, retelling.isEmpty) {
      case (false, false): "¶\(official) → ¶\(retelling)"
      case (false, true): "official ¶\(official)"
      case (true, false): "retelling ¶\(retelling)"
      case (true, true): "no place"
      }
    var head = StyledText(numbered.mark, TextStyle(finding.kind))
    head.append(" \(finding.kind.rawValue): \(finding.cause.row.name)", .heading)
    head.append(", \(place)")
    let state = printed.reviewed.state(of: finding)
    if state != .unreviewed { head.append(", \(state.sign)\(state.rawValue)") }
    if !finding.isShown { head.append(" (a doubt)", .quiet) }
    var lines = head.strings(options)
    for (label, words) in [
      ("official:  ", printed.official.words(at: finding.official)),
      ("retelling: ", printed.retelling.words(at: finding.retelling)),
      ("why:       ", finding.reason),
      ("found by:  ", finding.isTouchedByOpinion ? finding.sourcesText : ""),
      ("comment:   ", printed.reviewed.comments(on: finding)),
    ] where !words.isEmpty {
      lines += StyledText(visibleLine(clipped(words))).strings(options, indent: 4, label: label)
    }
    return lines
  }

  /// Shortens long quotations to their beginning and end, since the texts above have them in full.
  private func clipped(_ words: String) -> String {
    let limit = 300
    guard words.unicodeScalars.count > limit else { return words }
    let pieces = words.split(separator: " ", omittingEmptySubsequences: true)
    guard pieces.count > 20 else {
      return String(words.unicodeScalars.prefix(limit)) + " …"
    }
    return pieces.prefix(10).joined(separator: " ") + " … "
      + pieces.suffix(6).joined(separator: " ")
  }
}

extension ReviewState {
  /// Followed by a space; empty without a sign.
  var sign: String {
    switch self {
    case .confirmed: "✓ "
    case .rejected: "✗ "
    case .unreviewed, .disputed: ""
    }
  }
}
