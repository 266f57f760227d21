import ReadbackCore

/// The linked sentences as TMX 1.4, one unit per link, with the relation as a property and the
/// findings as notes.
///
/// No document type is declared: programs that look for its file would find none. A memory needs
/// two languages to distinguish its sides: a retelling in the official text's language gets the
/// private subtag `x-retold`.
func translationMemory(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  let official = comparisons.first?.comparison.official.details.language ?? ""
  let officialLanguage = languageTag(official) ?? "und"
  let version = options.version.isEmpty ? "unknown" : options.version
  var memory = """
    <?xml version="1.0" encoding="UTF-8"?>
    <tmx version="1.4">
    <header creationtool="readback" creationtoolversion="\(xmlText(version))" segtype="sentence" \
    o-tmf="readback" adminlang="en" srclang="\(officialLanguage)" datatype="plaintext"/>
    <body>

    """
  for reviewed in comparisons {
    memory += units(of: reviewed, officialLanguage: officialLanguage, options: options)
  }
  return memory + "</body>\n</tmx>\n"
}

private func units(
  of reviewed: ReviewedComparison, officialLanguage: String, options: ExportOptions
) -> String {
  let comparison = reviewed.comparison
  let language = languageTag(comparison.retelling.details.language) ?? "und"
  let retellingLanguage = language == officialLanguage ? language + "-x-retold" : language
  let findings = FindingsBySegment(reviewed, selection: options.selection)
  var units = ""
  for (index, link) in comparison.alignment.links.enumerated()
  where !link.official.isEmpty && !link.retelling.isEmpty {
    let isSentence = link.official.count == 1 && link.retelling.count == 1
    units += "<tu segtype=\"\(isSentence ? "sentence" : "block")\">\n"
    for finding in findings[link: index] {
      let note = "\(finding.kind.rawValue), \(finding.cause.row.name), \(finding.severity.rawValue)"
      units += "<note xml:lang=\"en\">\(xmlText("\(note): \(finding.reason)"))</note>\n"
    }
    for (type, value) in [
      ("x-relation", link.relation.rawValue), ("x-score", decimal(link.score, places: 4)),
      ("x-official", comparison.official.details.path),
      ("x-retelling", comparison.retelling.details.path),
    ] {
      units += "<prop type=\"\(type)\">\(xmlText(value))</prop>\n"
    }
    for (language, words) in [
      (officialLanguage, comparison.official.string(ofSentences: link.official)),
      (retellingLanguage, comparison.retelling.string(ofSentences: link.retelling)),
    ] {
      units += "<tuv xml:lang=\"\(language)\"><seg>\(xmlText(words))</seg></tuv>\n"
    }
    units += "</tu>\n"
  }
  return units
}

extension Document {
  /// The text of some sentences, separated by spaces.
  func string(ofSentences indices: [Int]) -> String {
    indices.map { text[sentences[$0].range] }.joined(separator: " ")
  }
}
