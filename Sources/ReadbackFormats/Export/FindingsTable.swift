import ReadbackCore

/// One row per finding, for a spreadsheet.
func findingsTable(
  of comparisons: [ReviewedComparison], options: ExportOptions, in empty: SeparatedValues = .tabs
) -> String {
  var table = empty
  table.row([
    "retelling", "id", "kind", "cause", "severity", "confidence", "official paragraph",
    "official words", "retelling paragraph", "retelling words", "reason", "shown", "review",
    "comment", "number", "sources", "confirmed",
  ])
  for reviewed in comparisons {
    let comparison = reviewed.comparison
    for finding in options.selection.findings(of: reviewed) {
      let (official, retelling) = (comparison.official, comparison.retelling)
      table.row([
        retelling.details.path, finding.id, finding.kind.rawValue, finding.cause.reportName,
        finding.severity.rawValue, decimal(finding.confidence, places: 4),
        official.paragraphNumbers(at: finding.official), official.words(at: finding.official),
        retelling.paragraphNumbers(at: finding.retelling), retelling.words(at: finding.retelling),
        finding.reason, finding.isShown ? "true" : "false",
        reviewed.state(of: finding).rawValue, reviewed.comments(on: finding),
        "\(finding.number)",
        finding.sources.sorted().map(\.rawValue).joined(separator: " "),
        finding.isUnconfirmed ? "false" : "",
      ])
    }
  }
  return table.text
}

extension Document {
  /// "7", or "7-9" for a place of several paragraphs; empty without a place.
  func paragraphNumbers(at place: TextRange?) -> String {
    guard let place else { return "" }
    let touched = sentenceIndices(touching: place)
    guard let first = touched.first, let last = touched.last else { return "" }
    let from = paragraphs[sentences[first].paragraph].number
    let to = paragraphs[sentences[last].paragraph].number
    return from == to ? "\(from)" : "\(from)-\(to)"
  }

  /// The words of a place; empty without one.
  func words(at place: TextRange?) -> String {
    place.map { text[$0] } ?? ""
  }
}

extension ReviewedComparison {
  /// The reviewers' comments on a finding, in order.
  func comments(on finding: Finding) -> String {
    (decisions[finding.id] ?? []).filter { !$0.comment.isEmpty }
      .map { "\($0.reviewer): \($0.comment)" }.joined(separator: "; ")
  }
}
