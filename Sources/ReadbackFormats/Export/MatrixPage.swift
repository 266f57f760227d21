import ReadbackCore

/// The matrix as a page: a row an official statement, a column a retelling, signs in the cells.
func matrixPage(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  guard let official = comparisons.first?.comparison.official else {
    return htmlDocument(title: "Readback", body: "", options: options)
  }
  let matrix = CoverageMatrix(of: comparisons)
  var body = "<header>\n<h1\(official.htmlLanguage)>\(htmlText(official.details.name))</h1>\n"
  body += official.details.htmlMeta("Official text")
  body += "</header>\n<main>\n<table class=\"matrix\">\n"
  body += "<caption class=\"hidden\">What each retelling carries of each statement</caption>\n"
  body += "<thead><tr><th scope=\"col\">¶</th><th scope=\"col\">Official statement</th>"
  for reviewed in comparisons {
    let (retelling, verdict) = (reviewed.comparison.retelling, reviewed.comparison.verdict)
    body += "<th scope=\"col\"\(retelling.htmlLanguage)>\(htmlText(retelling.details.name))"
    body += "<br/>\(verdict.relation.rawValue), \(percent(verdict.coverage)) %</th>"
  }
  body += "</tr></thead>\n<tbody>\n"
  for (row, index) in matrix.sentences.enumerated() {
    let sentence = official.sentences[index]
    body += "<tr><th scope=\"row\">\(official.paragraphs[sentence.paragraph].number)</th>"
    body += "<td\(official.htmlLanguage)>"
    body += "\(htmlText(official.text[sentence.range]))</td>"
    for cells in matrix.columns {
      let state = cells[row].state
      body += "<td class=\"cell \(state.rawValue)\"><span aria-hidden=\"true\">"
      body += "\(state.row.sign)</span><span class=\"hidden\"> \(state.rawValue)</span></td>"
    }
    body += "</tr>\n"
  }
  body += "</tbody></table>\n<dl class=\"legend\">\n"
  for state in Carriage.allCases {
    body += "<dt>\(state.row.sign) \(state.rawValue)</dt><dd>\(state.row.meaning)</dd>\n"
  }
  body += "</dl>\n</main>\n"
  return htmlDocument(title: "\(official.details.name) – matrix", body: body, options: options)
}
