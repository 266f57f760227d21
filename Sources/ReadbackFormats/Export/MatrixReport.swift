import ReadbackCore

/// The matrix as one JSON object: statements with one cell per retelling.
///
/// Offsets count Unicode scalars in the official document's text, end exclusive.
func matrixReport(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  var json = JSONWriter()
  json.object { json in
    json.key("version")
    json.integer(1)
    json.key("official")
    if let official = comparisons.first?.comparison.official.details {
      json.object { $0.name(of: official) }
    } else {
      json.null()
    }
    json.key("retellings")
    json.list(comparisons) { json, reviewed in
      json.object { json in
        json.name(of: reviewed.comparison.retelling.details)
        json.key("verdict")
        json.verdict(reviewed.comparison.verdict)
      }
    }
    json.key("statements")
    json.statements(of: comparisons)
  }
  json.lineEnd()
  return json.text
}

extension JSONWriter {
  fileprivate mutating func name(of details: DocumentDetails) {
    key("title")
    string(details.title)
    key("path")
    string(details.path)
  }

  fileprivate mutating func statements(of comparisons: [ReviewedComparison]) {
    guard let official = comparisons.first?.comparison.official else {
      return list([Int]()) { _, _ in }
    }
    let matrix = CoverageMatrix(of: comparisons)
    let offsets = ScalarOffsets(official.text)
    list(matrix.sentences.enumerated()) { json, row in
      let sentence = official.sentences[row.element]
      let place = offsets.scalarRange(of: sentence.range)
      json.object { json in
        json.key("paragraph")
        json.integer(official.paragraphs[sentence.paragraph].number)
        json.key("start")
        json.integer(place.lowerBound)
        json.key("end")
        json.integer(place.upperBound)
        json.key("text")
        json.string(official.text[sentence.range])
        json.key("cells")
        json.list(zip(comparisons, matrix.columns)) { json, column in
          let (reviewed, cells) = column
          let cell = cells[row.offset]
          json.object { json in
            json.key("state")
            json.string(cell.state.rawValue)
            json.key("retelling")
            json.list(cell.retelling) { $0.integer($1) }
            json.key("findings")
            json.list(cell.findings) { $0.string(reviewed.comparison.findings[$1].id) }
          }
        }
      }
    }
  }
}
