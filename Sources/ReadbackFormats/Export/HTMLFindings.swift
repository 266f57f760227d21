import ReadbackCore

extension HTMLComparison {
  /// The findings, the most severe first, each linked to its words on both sides.
  var findings: String {
    guard !printed.findings.isEmpty else { return "" }
    var text = "<h3 id=\"\(id)-findings\">Findings</h3>\n"
    for severity in Severity.allCases.reversed() {
      let findings = printed.findings.filter { $0.finding.severity == severity }
      guard !findings.isEmpty else { continue }
      let word = severity.rawValue
      text += "<h4>\(word.prefix(1).uppercased() + word.dropFirst())</h4>\n<ul class=\"entries\">\n"
      text += findings.map(entry).joined()
      text += "</ul>\n"
    }
    return text
  }

  private func entry(_ numbered: NumberedFinding) -> String {
    let finding = numbered.finding
    let kind = finding.kind.rawValue
    var text = "<li class=\"entry\" id=\"\(id)-f\(numbered.number)\">\n<p>"
    text += "<span class=\"sign \(kind)\">\(numbered.mark)</span>"
    text += " <strong>\(kind): \(htmlText(finding.cause.row.name))</strong>"
    if !finding.isShown { text += " (a doubt)" }
    let state = printed.reviewed.state(of: finding)
    if state != .unreviewed { text += " – \(state.sign)\(state.rawValue)" }
    text += "</p>\n<div class=\"quotes\">\n"
    text += quote("Official text", finding.official, of: printed.official, numbered, side: "o")
    text += quote("Retelling", finding.retelling, of: printed.retelling, numbered, side: "r")
    text += "</div>\n<p dir=\"auto\">\(htmlText(finding.reason))</p>\n"
    if finding.isTouchedByOpinion {
      text += "<p class=\"meta\">Found by: \(htmlText(finding.sourcesText))</p>\n"
    }
    let comments = printed.reviewed.comments(on: finding)
    if !comments.isEmpty { text += "<p class=\"meta\" dir=\"auto\">\(htmlText(comments))</p>\n" }
    return text + "</li>\n"
  }

  private func quote(
    _ label: String, _ place: TextRange?, of document: Document, _ numbered: NumberedFinding,
    side: String
  ) -> String {
    guard let place else {
      return "<div class=\"empty\"><p class=\"label\">\(label)</p><p>–</p></div>\n"
    }
    let excerpt = Excerpt(of: place, in: document)
    var text = "<div><p class=\"label\">\(label), <a href=\"#\(id)-f\(numbered.number)-\(side)\">"
    text += "¶\(document.paragraphNumbers(at: place))</a></p>"
    text += "<p\(document.htmlLanguage)>\(htmlText(excerpt.before))"
    text += "<mark class=\"\(numbered.finding.kind.rawValue)\">\(htmlText(excerpt.words))</mark>"
    return text + "\(htmlText(excerpt.after))</p></div>\n"
  }
}
