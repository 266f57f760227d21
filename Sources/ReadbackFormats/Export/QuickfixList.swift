import ReadbackCore

/// One line per finding, `file:line:col: kind: text`, for Vim's quickfix list and Emacs's
/// compilation mode. It refers to the retelling if the finding has a place there, otherwise to the
/// official text. Lines and byte columns count from 1.
///
/// Vim tries some twenty patterns on a line (`errorformat`), Emacs as many, and a text must not
/// determine which one matches: the first of Vim's takes any text in quotation marks for a file
/// name, and opens it, even over the network.
func quickfixList(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  var list = ""
  for reviewed in comparisons {
    let comparison = reviewed.comparison
    let official = LinePlaces(comparison.official)
    let retelling = LinePlaces(comparison.retelling)
    for finding in options.selection.findings(of: reviewed) {
      let document = finding.retelling == nil ? comparison.official : comparison.retelling
      let place =
        finding.retelling.map { retelling.place(ofByteOffset: $0.lowerBound) }
        ?? finding.official.map { official.place(ofByteOffset: $0.lowerBound) }
        ?? (line: 1, column: 1)
      let kind =
        "\(finding.kind.rawValue) (\(finding.cause.row.name), \(finding.severity.rawValue))"
      list += quickfixPath(document.details.path)
      list += ":\(place.line):\(place.column): \(kind): \(quickfixText(finding.reason))\n"
    }
  }
  return list
}

/// A file name that no pattern splits and no plug-in takes for an address. In a name with a
/// quotation mark, or a colon before a digit, these are replaced by other signs: it is better if an
/// editor cannot open the file than if it opens another one.
func quickfixPath(_ path: String) -> String {
  let shown = quickfixText(path)
  // The beginning of a pattern cannot be the beginning of a path with a directory.
  let isPlain = shown.utf8.allSatisfy { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x80...: true
    default: false
    }
  }
  let first = shown.utf8.first
  let isSafe = isPlain && first != UInt8(ascii: "-")
  return isSafe || first == UInt8(ascii: "/") ? shown : "./" + shown
}

/// Words in which no pattern finds a file or a line: quotation marks, and marks between a name and
/// a number, are replaced by similar signs.
func quickfixText(_ text: String) -> String {
  let scalars = Array(visibleLine(text).unicodeScalars)
  var shown = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    let isBeforeNumber = ("0"..."9").contains(next)
    switch scalar {
    case "\"": shown.append("\u{201D}")
    case "`", "'": shown.append("\u{2019}")
    case ":" where isBeforeNumber || next == "/": shown.append("\u{2236}")
    case "|" where isBeforeNumber: shown.append("\u{A6}")
    case "(" where isBeforeNumber: shown.append("\u{FF08}")
    default: shown.append(scalar)
    }
  }
  return String(shown)
}

/// Finds the line of a byte offset: of the file if known, otherwise of the text. Look-ups are O(log
/// lines).
struct LinePlaces {
  /// The byte offset at which each line begins.
  private var starts = [0]
  private let places: SourcePlaces

  init(_ document: Document) {
    places = document.places
    for (offset, byte) in document.text.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
  }

  /// The line and the byte column, both from 1.
  func place(ofByteOffset byteOffset: Int) -> (line: Int, column: Int) {
    if let known = places.place(ofByteOffset: byteOffset) { return known }
    let line = starts.partitioningIndex { $0 > byteOffset }
    return (line, byteOffset - starts[line - 1] + 1)
  }
}
