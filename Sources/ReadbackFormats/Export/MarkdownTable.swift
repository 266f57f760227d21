import ReadbackCore

/// A table of divergences: place, kind, official words, retelling's words, and reason.
func markdownTable(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  comparisons.map { section(of: $0, options: options) }.joined(separator: "\n")
}

private func section(of reviewed: ReviewedComparison, options: ExportOptions) -> String {
  let comparison = reviewed.comparison
  let (official, retelling) = (comparison.official, comparison.retelling)
  var text = "# \(markdownText(retelling.details.name))\n\n"
  text += "Compared with: \(markdownText(official.details.name))\n\n"
  text += "**\(markdownText(verdictSentence(of: comparison)))**\n\n"
  for evidence in comparison.verdict.evidence { text += "- \(markdownText(evidence))\n" }
  if !comparison.verdict.evidence.isEmpty { text += "\n" }
  if let opinion = comparison.opinion {
    text += markdownText(opinion.shownSentence) + "\n\n"
    for problem in opinion.problems { text += "- \(markdownText(problem))\n" }
    if !opinion.problems.isEmpty { text += "\n" }
  }
  if let hidden = hiddenSentence(of: reviewed, options: options) {
    text += "\(markdownText(hidden))\n\n"
  }
  let findings = options.selection.findings(of: reviewed)
  guard !findings.isEmpty else { return text + "No findings.\n" }
  // Pandoc derives the relative column widths from the dashes: "mistranslation:" fits the second.
  text += "| ¶ | What | Official | Retelling | Why |\n"
  text +=
    "|-------|"
    + [18, 27, 27, 25].map { String(repeating: "-", count: $0) }
    .joined(separator: "|") + "|\n"
  for finding in findings {
    let places = [
      official.paragraphNumbers(at: finding.official),
      retelling.paragraphNumbers(at: finding.retelling),
    ].map { $0.isEmpty ? "–" : $0 }
    let what =
      "\(finding.kind.sign) \(finding.kind.rawValue): \(finding.cause.row.name)"
      + " (\(finding.severity.rawValue))"
    let cells = [
      places.joined(separator: " → "), what,
      excerpt(of: finding.official, in: official), excerpt(of: finding.retelling, in: retelling),
    ]
    text += "| " + cells.map { $0.isEmpty ? "–" : $0 }.joined(separator: " | ")
    let source = finding.isTouchedByOpinion ? " (\(finding.sourcesText))" : ""
    text += " | \(markdownText(finding.reason + source)) |\n"
  }
  return text
}

/// The words in bold with their context.
private func excerpt(of place: TextRange?, in document: Document) -> String {
  guard let place else { return "" }
  let excerpt = Excerpt(of: place, in: document)
  let (before, after) = (markdownText(excerpt.before), markdownText(excerpt.after))
  let words = markdownText(excerpt.words)
  let isBold =
    mayStandBetweenMarkers(words.unicodeScalars.first, outside: before.unicodeScalars.last)
    && mayStandBetweenMarkers(words.unicodeScalars.last, outside: after.unicodeScalars.first)
  return isBold ? "\(before)**\(words)**\(after)" : before + words + after
}

/// Whether `**` between these characters is recognised as a marker (CommonMark, "flanking").
private func mayStandBetweenMarkers(
  _ inside: Unicode.Scalar?, outside: Unicode.Scalar?
) -> Bool {
  guard let inside, !inside.properties.isWhitespace else { return false }
  func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
  return isWord(inside) || outside.map { !isWord($0) } ?? true
}

/// Text for a cell of a Markdown table: on one line, without any markup.
///
/// Renderers make links of text that looks like an address, and of a name after "@", without any
/// markup (GitHub's "extended autolinks", Pandoc, linkify-it). A backslash between the parts of an
/// address prevents this, but not for names and mail addresses, which are recognised after
/// backslashes are removed; in those "@" is replaced by its full-width form.
func markdownText(_ text: String) -> String {
  var escaped = ""
  let scalars = Array(visibleLine(text).unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    let before = index > 0 ? scalars[index - 1] : " "
    let after = index + 1 < scalars.count ? scalars[index + 1] : " "
    switch scalar {
    case "@": escaped.unicodeScalars.append("\u{FF20}")
    case ":" where isInAddress(before) && (after == "/" || isInAddress(after)): escaped += "\\:"
    case "." where isInAddress(before) && isInAddress(after): escaped += "\\."
    case "/" where after == "/" || before == "/": escaped += "\\/"
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "^", "#":
      escaped += "\\"
      escaped.unicodeScalars.append(scalar)
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

/// Whether a character may be next to a full stop or a colon in an address.
private func isInAddress(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
}
