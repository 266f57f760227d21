import ReadbackCore

/// A page for browsers: the verdict on each retelling, the two texts side by side, and the
/// findings, linked to their places and back.
func htmlPage(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  guard let official = comparisons.first?.comparison.official else {
    return htmlDocument(title: "Readback", body: "", options: options)
  }
  var body = "<header>\n<h1\(official.htmlLanguage)>\(htmlText(official.details.name))</h1>\n"
  body += official.details.htmlMeta("Official text")
  if comparisons.count > 1 {
    body += "<nav aria-label=\"Retellings\"><ul>\n"
    for (index, reviewed) in comparisons.enumerated() {
      let retelling = reviewed.comparison.retelling
      body += "<li><a href=\"#r\(index + 1)\"\(retelling.htmlLanguage)>"
      body += "\(htmlText(retelling.details.name))</a></li>\n"
    }
    body += "</ul></nav>\n"
  }
  body += "</header>\n<main>\n"
  for (index, reviewed) in comparisons.enumerated() {
    var section = HTMLComparison(
      PrintedComparison(reviewed, options: options), id: "r\(index + 1)")
    section.hidden = hiddenSentence(of: reviewed, options: options)
    body += section.text
  }
  let retelling = comparisons.count == 1 ? comparisons[0].comparison.retelling.details.name : nil
  let title = [official.details.name, retelling].compactMap { $0 }.joined(separator: " – ")
  return htmlDocument(title: title, body: body + "</main>\n", options: options)
}

/// The section of one retelling.
struct HTMLComparison {
  let printed: PrintedComparison
  /// What a filter hides, as a sentence; nil without a filter.
  var hidden: String?
  /// The prefix of all ids in the section.
  let id: String

  init(_ printed: PrintedComparison, id: String) {
    self.printed = printed
    self.id = id
  }

  var text: String {
    let retelling = printed.retelling
    var text = "<section class=\"comparison\" id=\"\(id)\" aria-labelledby=\"\(id)-title\">\n"
    text += "<h2 id=\"\(id)-title\"\(retelling.htmlLanguage)>"
    text += "\(htmlText(retelling.details.name))</h2>\n"
    text += retelling.details.htmlMeta("Retelling")
    text += verdict + strip
    if printed.isWithoutRows {
      text += "<p>The texts are not shown side by side, and their differences are not listed.</p>\n"
    } else {
      text += sideBySide + findings
    }
    return text + "</section>\n"
  }

  private var verdict: String {
    let sentence = verdictSentence(of: printed.reviewed.comparison)
    var text = "<p class=\"verdict\">\(htmlText(sentence))</p>\n"
    if !printed.verdict.evidence.isEmpty {
      text += "<ul class=\"evidence\">\n"
      for evidence in printed.verdict.evidence {
        text += "<li dir=\"auto\">\(htmlText(evidence))</li>\n"
      }
      text += "</ul>\n"
    }
    if let opinion = printed.reviewed.comparison.opinion {
      for line in [opinion.shownSentence] + opinion.problems {
        text += "<p class=\"meta\" dir=\"auto\">\(htmlText(line))</p>\n"
      }
    }
    guard !printed.isWithoutRows else { return text }
    text += "<p class=\"meta\">\(htmlText(countSentence(printed.findings.map(\.finding))))"
    if let hidden { text += " \(htmlText(hidden))" }
    if !printed.findings.isEmpty { text += " <a href=\"#\(id)-findings\">List of findings</a>" }
    return text + "</p>\n"
  }

  /// The official statements in order, each with a width proportional to its length.
  private var strip: String {
    let matrix = CoverageMatrix(of: [printed.reviewed])
    guard let cells = matrix.columns.first, !cells.isEmpty else { return "" }
    let counts = CoverageState.allCases.map { state in
      (state: state, count: cells.count { $0.state == state })
    }
    let legend = counts.map { "\($0.state.row.sign) \($0.count) \($0.state.rawValue)" }
      .joined(separator: ", ")
    var text = "<div class=\"strip\" role=\"img\" aria-label=\"\(cells.count) official statements: "
    text += "\(counts.map { "\($0.count) \($0.state.rawValue)" }.joined(separator: ", "))\">"
    for (cell, index) in zip(cells, matrix.sentences) {
      let sentence = printed.official.sentences[index]
      let number = printed.official.paragraphs[sentence.paragraph].number
      text += "<span class=\"\(cell.state.rawValue)\" style=\"flex-grow:\(sentence.range.count)\""
      text += " title=\"¶\(number): \(cell.state.rawValue)\">\(cell.state.row.sign)</span>"
    }
    return text + "</div>\n<p class=\"legend\">Official statements: \(legend)</p>\n"
  }
}
