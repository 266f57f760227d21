import ReadbackCore

/// The ten columns of the MQM viewer Marot (google-research/marot, "Data file format"): one row per
/// finding, with its words between `<v>` and `</v>`, and a "No-error" row for a segment without
/// findings.
///
/// A segment is an official sentence; see `MarotSegments`. The viewer shows cells as HTML and
/// splits rows at tabs without quoting, so texts are escaped as HTML and kept on one line. The
/// beginning of a cell is also escaped if spreadsheets would treat it as a formula.
func marotTable(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  var table = MarotTable()
  for reviewed in comparisons { table.append(reviewed, options: options) }
  return table.text
}

private struct MarotTable {
  private(set) var text =
    [
      "system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category",
      "severity", "metadata",
    ].joined(separator: "\t") + "\n"
  private var segmentCount = 0

  mutating func append(_ reviewed: ReviewedComparison, options: ExportOptions) {
    for segment in MarotSegments(reviewed, selection: options.selection).segments {
      append(
        segment.findings, of: reviewed, official: segment.official, retelling: segment.retelling,
        number: segment.number)
    }
  }

  /// The rows of one segment.
  private mutating func append(
    _ findings: [Finding], of reviewed: ReviewedComparison, official: [Int], retelling: [Int],
    number: Int
  ) {
    segmentCount += 1
    let comparison = reviewed.comparison
    func row(_ finding: Finding?, _ category: String, _ severity: String) {
      let cells = [
        comparison.retelling.details.name, comparison.official.details.name, "\(number)",
        "\(segmentCount)", "readback",
        marked(finding?.official, in: official, of: comparison.official),
        marked(finding?.retelling, in: retelling, of: comparison.retelling), category, severity,
        finding.map { metadata(of: $0, state: reviewed.state(of: $0)) } ?? "{}",
      ]
      text += cells.enumerated()
        .map { withoutFormula([0, 1].contains($0) ? htmlText($1) : $1) }
        .joined(separator: "\t")
      text += "\n"
    }
    for finding in findings {
      row(
        finding, "Accuracy/\(capitalized(finding.kind.rawValue))",
        capitalized(finding.severity.rawValue))
    }
    if findings.isEmpty { row(nil, "No-error", "No-error") }
  }

  /// Sentences with a finding's words marked in each.
  private func marked(_ place: TextRange?, in sentences: [Int], of document: Document) -> String {
    sentences.map { index in
      let sentence = document.sentences[index].range
      guard let place, place.overlaps(sentence) else { return htmlText(document.text[sentence]) }
      let words = place.clamped(to: sentence)
      return htmlText(document.text[sentence.lowerBound..<words.lowerBound])
        + "<v>" + htmlText(document.text[words]) + "</v>"
        + htmlText(document.text[words.upperBound..<sentence.upperBound])
    }.joined(separator: " ")
  }

  /// A cell of HTML that spreadsheets do not treat as a formula, and that looks the same.
  private func withoutFormula(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, SeparatedValues.triggers.contains(first) else {
      return cell
    }
    return "&#\(first.value);" + String(cell.unicodeScalars.dropFirst())
  }

  private func metadata(of finding: Finding, state: ReviewState) -> String {
    var json = JSONWriter()
    json.object { json in
      for (key, value) in [
        ("note", htmlText(finding.reason)), ("cause", finding.cause.reportName),
        ("id", htmlText(finding.id)),
        ("review", state.rawValue),
      ] {
        json.key(key)
        json.string(value)
      }
    }
    return json.text
  }

  private func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }
}

extension DocumentDetails {
  /// The document's title, or its path.
  var name: String { title.isEmpty ? path : title }
}
