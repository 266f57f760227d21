import ReadbackCore

/// A line a finding, `file:line:col: kind: text`, as Vim's quickfix list and Emacs's compilation
/// mode read it: in the retelling where the finding has a place there, otherwise in the official
/// text. Lines and byte columns count from 1.
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
      let path = visibleLine(document.details.path)
      list += "\(path):\(place.line):\(place.column): \(kind): \(visibleLine(finding.reason))\n"
    }
  }
  return list
}

/// Finds the line of a byte offset: of the file where that is known, else of the text. O(log lines)
/// a look-up.
struct LinePlaces {
  /// The byte offset of each line's first byte.
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
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= byteOffset { low = middle } else { high = middle }
    }
    return (low + 1, byteOffset - starts[low] + 1)
  }
}
