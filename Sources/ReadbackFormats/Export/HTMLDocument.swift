import ReadbackCore

/// A complete page around its content: one file, no script, no external resources.
///
/// Also well-formed XML.
func htmlDocument(title: String, body: String, options: ExportOptions) -> String {
  let generator = options.version.isEmpty ? "Readback" : "Readback \(options.version)"
  return """
    <!DOCTYPE html>
    <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'"/>
    <meta name="referrer" content="no-referrer"/>
    <meta name="generator" content="\(htmlText(generator))"/>
    <title>\(htmlText(title))</title>
    <style>
    \(htmlStyle)
    </style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
}

extension Document {
  /// ` lang="fi" dir="auto"` for an element that holds words of the document.
  var htmlLanguage: String {
    (languageTag(details.language).map { " lang=\"\($0)\"" } ?? "") + " dir=\"auto\""
  }

  /// The same for a paragraph: omitted if its language is unknown and differs from the document's.
  func htmlLanguage(ofParagraph index: Int) -> String {
    paragraphs[index].role == .commentary ? " lang=\"\" dir=\"auto\"" : htmlLanguage
  }
}

extension DocumentDetails {
  /// A line of information about the document.
  func htmlMeta(_ role: String) -> String {
    let parts = provenance.filter { $0 != name }
    let known = parts.isEmpty ? "" : ": \(parts.map(htmlText).joined(separator: ", "))"
    return "<p class=\"meta\">\(role)\(known)</p>\n"
  }
}
