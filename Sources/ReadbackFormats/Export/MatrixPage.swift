import ReadbackCore

/// The matrix as a page: one row per official statement, one column per retelling, signs in the
/// cells.
func matrixPage(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  guard let official = comparisons.first?.comparison.official else {
    return htmlDocument(title: "Readback", body: "", options: options)
  }
  let matrix = CoverageMatrix(of: comparisons)
  var body = "<header>\n<h1\(official.htmlLanguage)>\(htmlText(official.details.name))</h1>\n"
  body += official.details.htmlMeta("Official text")
  body += "</header>\n<main>\n"
  // With more columns than this, statements have no room on paper.
  let isStacked = comparisons.count > 8
  body += "<table class=\"matrix\(isStacked ? " stacked" : "")\" role=\"table\">\n"
  body += "<caption class=\"hidden\">What each retelling carries of each statement</caption>\n"
  body += "<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">¶</th>"
  body += "<th role=\"columnheader\" scope=\"col\">Official statement</th>"
  for (column, reviewed) in comparisons.enumerated() {
    let comparison = reviewed.comparison
    let retelling = comparison.retelling
    body += "<th role=\"columnheader\" scope=\"col\"\(retelling.htmlLanguage)>"
    body += "<span class=\"number\">\(column + 1). </span>\(htmlText(retelling.details.name))"
    body += "<br/>\(comparison.verdict.relation.rawValue), \(comparison.coveredPercent) %</th>"
  }
  body += "</tr></thead>\n<tbody role=\"rowgroup\">\n"
  for (row, index) in matrix.sentences.enumerated() {
    let sentence = official.sentences[index]
    body +=
      "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">\(official.paragraphs[sentence.paragraph].number)</th>"
    body += "<td role=\"cell\" class=\"statement\"\(official.htmlLanguage)>"
    body += "\(htmlText(official.text[sentence.range]))</td>"
    for (column, cells) in matrix.columns.enumerated() {
      let state = cells[row].state
      body += "<td role=\"cell\" class=\"cell \(state.rawValue)\">"
      body +=
        "<span class=\"number\" aria-hidden=\"true\">\(column + 1) </span><span aria-hidden=\"true\">"
      body += "\(state.row.sign)</span><span class=\"hidden\"> \(state.rawValue)</span></td>"
    }
    body += "</tr>\n"
  }
  body += "</tbody></table>\n<dl class=\"legend\">\n"
  for state in CoverageState.allCases {
    body += "<dt>\(state.row.sign) \(state.rawValue)</dt><dd>\(state.row.meaning)</dd>\n"
  }
  body += "</dl>\n</main>\n"
  return htmlDocument(title: "\(official.details.name) – matrix", body: body, options: options)
}
