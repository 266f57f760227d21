import ReadbackCore

/// The matrix as text: a row an official statement, a sign a retelling, and below each column's
/// name and verdict.
func matrixText(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  guard let official = comparisons.first?.comparison.official else { return "" }
  var pages = TextPages(pageLength: options.pageLength)
  let matrix = CoverageMatrix(of: comparisons)
  let repertoire: Repertoire = options.isASCII ? .ascii : .unicode
  pages.append(
    block: StyledText("Official text: \(visibleLine(official.details.name))", .title)
      .strings(options))
  pages.appendGap()
  for (index, reviewed) in comparisons.enumerated() {
    let (comparison, cells) = (reviewed.comparison, matrix.columns[index])
    let counts = Carriage.allCases.map { state in
      "\(cells.count { $0.state == state }) \(state.rawValue)"
    }
    var text = StyledText(visibleLine(comparison.retelling.details.name))
    text.append(
      " – \(comparison.verdict.relation.rawValue), \(percent(comparison.verdict.coverage)) %: "
        + counts.joined(separator: ", "), .quiet)
    pages.append(block: text.strings(options, label: "\(index + 1)  "))
  }
  pages.appendGap()
  // The statements leave room for the number, the gaps and a column of four cells a retelling.
  let columns = comparisons.count * 4
  let numberWidth = String(official.paragraphs.last?.number ?? 0).utf8.count + 1
  let width = max(20, options.width - numberWidth - 2 - columns)
  func line(_ number: String, _ statement: String, cells: Int, _ signs: [String]) -> String {
    String(repeating: " ", count: max(0, numberWidth - number.utf8.count)) + number + "  "
      + statement + String(repeating: " ", count: max(0, width - cells))
      + signs.map { String(repeating: " ", count: max(1, 4 - $0.count)) + $0 }.joined()
  }
  pages.hold([line("", "", cells: 0, comparisons.indices.map { "\($0 + 1)" })])
  for (row, index) in matrix.sentences.enumerated() {
    let sentence = official.sentences[index]
    let signs = matrix.columns.map {
      Printable.string($0[row].state.row.sign, repertoire: repertoire)
    }
    let statement = StyledText(official.text[sentence.range])
      .lines(columnCount: width, options: options)
    pages.append(
      block: statement.enumerated().map { position, words in
        let isFirst = position == 0
        return line(
          isFirst ? "\(official.paragraphs[sentence.paragraph].number)" : "", words.text,
          cells: words.columnCount, isFirst ? signs : [])
      })
  }
  pages.appendGap()
  pages.append(
    block: Carriage.allCases.flatMap {
      StyledText("\($0.row.sign)  \($0.row.meaning)").strings(options)
    })
  return pages.text
}
