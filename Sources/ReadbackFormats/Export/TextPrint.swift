import ReadbackCore

/// The texts side by side as plain text: their origin, the two columns aligned, the findings below.
///
/// Below 70 cells the retelling's paragraphs follow the official ones, behind a bar.
func textPrint(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  var pages = TextPages(pageLength: options.pageLength)
  for (index, reviewed) in comparisons.enumerated() {
    if index > 0 { pages.beginText() }
    let printed = PrintedComparison(reviewed, options: options)
    pages.appendHeader(of: printed, options: options)
    if printed.isWithoutRows {
      pages.appendGap()
      pages.append(
        block: StyledText(
          "The texts are not shown side by side, and their differences are not listed."
        )
        .strings(options))
      continue
    }
    pages.append(block: StyledText(signLegend, .quiet).strings(options))
    let columns = FacingColumns(printed, options: options)
    pages.appendGap()
    pages.hold(columns.heading)
    for row in PrintedRow.all(of: reviewed.comparison) {
      pages.append(block: columns.lines(of: row))
      pages.appendGap()
    }
    pages.appendFindings(of: printed, options: options)
  }
  return pages.text
}

extension TextPages {
  /// Information about both texts, the verdict and its evidence.
  mutating func appendHeader(of printed: PrintedComparison, options: ExportOptions) {
    var block: [String] = []
    for (role, details) in [
      ("Official text", printed.official.details), ("Retelling", printed.retelling.details),
    ] {
      block += StyledText("\(role): \(visibleLine(details.name))", .title).strings(options)
      let provenance = details.provenance.filter { $0 != details.name }
      if !provenance.isEmpty {
        block += StyledText(visibleLine(provenance.joined(separator: ", ")), .quiet)
          .strings(options, indent: 2)
      }
    }
    append(block: block)
    appendGap()
    let sentence = verdictSentence(of: printed.reviewed.comparison)
    var verdict = StyledText(sentence, .title).strings(options)
    for evidence in printed.verdict.evidence {
      verdict += StyledText(visibleLine(evidence)).strings(options, indent: 2)
    }
    if let opinion = printed.reviewed.comparison.opinion {
      verdict += StyledText(visibleLine(opinion.shownSentence)).strings(options, indent: 2)
      for problem in opinion.problems {
        verdict += StyledText(visibleLine(problem)).strings(options, indent: 2)
      }
    }
    if !printed.isWithoutRows {
      verdict += StyledText(countSentence(printed.findings.map(\.finding))).strings(options)
      if let hidden = hiddenSentence(of: printed.reviewed, options: options) {
        verdict += StyledText(hidden).strings(options)
      }
    }
    append(block: verdict)
  }
}

extension StyledText {
  /// The text as finished lines over the whole width.
  ///
  /// - Parameters:
  ///    - indent: cells before every line.
  ///    - label: ASCII before the first line; the others are indented by its width.
  func strings(_ options: ExportOptions, indent: Int = 0, label: String = "") -> [String] {
    let margin = String(repeating: " ", count: indent)
    let hanging = String(repeating: " ", count: label.utf8.count)
    let columnCount = options.width - indent - label.utf8.count
    return lines(columnCount: columnCount, options: options).enumerated().map {
      margin + ($0 == 0 ? label : hanging) + $1.text
    }
  }
}
