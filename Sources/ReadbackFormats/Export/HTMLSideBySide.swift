import ReadbackCore

extension HTMLComparison {
  /// The rows as a table whose roles are kept no matter how it is displayed.
  var sideBySide: String {
    var text = "<h3 id=\"\(id)-text\">Side by side</h3>\n"
    text += "<p class=\"legend\">\(htmlText(signLegend))</p>\n"
    text += "<table class=\"facing\" role=\"table\" aria-labelledby=\"\(id)-text\">\n"
    text += "<thead role=\"rowgroup\"><tr role=\"row\">"
    text += "<th role=\"columnheader\" scope=\"col\">Official text</th>"
    text += "<th role=\"columnheader\" scope=\"col\">Retelling</th></tr></thead>\n"
    text += "<tbody role=\"rowgroup\">\n"
    for row in PrintedRow.all(of: printed.reviewed.comparison) {
      switch row {
      case .facing(let row):
        text += "<tr role=\"row\">\n\(cell(official(row)))\(cell(retelling(row)))</tr>\n"
      case .boilerplate(let official, let retelling):
        text += "<tr role=\"row\" class=\"boilerplate\">\n"
        text += cell(folded(official, of: printed.official))
        text += cell(folded(retelling, of: printed.retelling)) + "</tr>\n"
      }
    }
    return text + "</tbody></table>\n"
  }

  private func cell(_ content: String) -> String {
    let shown = content.isEmpty ? "<p class=\"empty\">–</p>\n" : content
    return "<td role=\"cell\">\(shown)</td>\n"
  }

  private func official(_ row: FacingRow) -> String {
    row.official.map { index in
      paragraph(
        index, of: printed.official, side: "o",
        pieces: printed.pieces(ofOfficialParagraph: index)
      ) { $0.official }
    }.joined()
  }

  private func retelling(_ row: FacingRow) -> String {
    var text = row.retelling.map { index in
      paragraph(
        index, of: printed.retelling, side: "r",
        pieces: printed.pieces(ofRetellingParagraph: index), isMoved: row.moved.contains(index)
      ) { $0.retelling }
    }.joined()
    if !row.references.isEmpty {
      let links = row.references.map { index in
        let number = printed.retelling.paragraphs[index].number
        return "<a href=\"#\(id)-r\(number)\">¶\(number)</a>"
      }
      let also = row.retelling.isEmpty ? "see" : "see also"
      text += "<p class=\"meta\">\(also) \(links.joined(separator: ", "))</p>\n"
    }
    return text
  }

  private func folded(_ indices: [Int], of document: Document) -> String {
    guard !indices.isEmpty else { return "" }
    let numbers = document.numberList(ofParagraphs: indices)
    var text = "<details><summary>¶\(numbers) page boilerplate</summary>\n"
    for index in indices {
      let words = htmlText(document.text[document.paragraphs[index].range])
      text += "<p\(document.htmlLanguage(ofParagraph: index))>\(words)</p>\n"
    }
    return text + "</details>\n"
  }

  /// A paragraph with its number, its findings in brackets and linked to the list.
  private func paragraph(
    _ index: Int, of document: Document, side: String, pieces: [MarkedPiece],
    isMoved: Bool = false, place: (Finding) -> TextRange?
  ) -> String {
    let paragraph = document.paragraphs[index]
    var text = "<p id=\"\(id)-\(side)\(paragraph.number)\" class=\"\(paragraph.role.rawValue)\""
    text += "\(document.htmlLanguage(ofParagraph: index))><span class=\"row-number\">"
    if isMoved { text += "<span title=\"moved\">↕</span> " }
    text += "¶\(paragraph.number)</span> "
    for piece in pieces {
      switch piece {
      case .words(let range, let findings):
        let words = htmlText(document.text[range])
        guard let mostSevere = findings.max(by: { $0.severity < $1.severity }) else {
          text += words
          continue
        }
        text += "<mark class=\"\(mostSevere.kind.rawValue)\">\(words)</mark>"
      case .opening(let numbered):
        // The list entry of a finding links to the beginning of its words.
        let begins = place(numbered.finding).map { paragraph.range.contains($0.lowerBound) }
        let anchor = begins == true ? " id=\"\(id)-f\(numbered.number)-\(side)\"" : ""
        text += "<span class=\"hidden\"\(anchor)>[</span>"
      case .closing(let numbered):
        let kind = numbered.finding.kind
        text += "<span class=\"hidden\">]</span><sup><a class=\"\(kind.rawValue)\""
        text += " href=\"#\(id)-f\(numbered.number)\""
        text += " aria-label=\"finding \(numbered.number), \(kind.rawValue)\">"
        text += "\(numbered.mark)</a></sup>"
      }
    }
    return text + "</p>\n"
  }
}
