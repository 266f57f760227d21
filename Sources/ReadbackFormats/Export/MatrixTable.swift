import ReadbackCore

/// The matrix for a spreadsheet: one row per official statement, one column per retelling.
func matrixTable(
  of comparisons: [ReviewedComparison], options: ExportOptions, in empty: SeparatedValues = .tabs
) -> String {
  var table = empty
  let matrix = CoverageMatrix(of: comparisons)
  table.row(
    ["paragraph", "statement"] + comparisons.map(\.comparison.retelling.details.name))
  for (row, index) in matrix.sentences.enumerated() {
    let official = comparisons[0].comparison.official
    let sentence = official.sentences[index]
    table.row(
      ["\(official.paragraphs[sentence.paragraph].number)", official.text[sentence.range]]
        + matrix.columns.map { $0[row].state.rawValue })
  }
  return table.text
}
