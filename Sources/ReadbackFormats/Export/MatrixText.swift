import ReadbackCore

/// The matrix as text: each retelling's name and verdict, then one row per official statement with
/// one sign per retelling. Retellings that do not fit beside the statements follow in further
/// blocks.
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
    let counts = CoverageState.allCases.map { state in
      "\(cells.count { $0.state == state }) \(state.rawValue)"
    }
    var text = StyledText(visibleLine(comparison.retelling.details.name))
    text.append(
      " – \(comparison.verdict.relation.rawValue), \(comparison.coveredPercent) %: "
        + counts.joined(separator: ", "), .quiet)
    pages.append(block: text.strings(options, label: "\(index + 1)  "))
  }
  pages.appendGap()
  // Room for the number, the gaps and one column per retelling.
  let columnWidth = max(4, String(comparisons.count).utf8.count + 1)
  let numberWidth = String(official.paragraphs.last?.number ?? 0).utf8.count + 1
  let room = options.width - numberWidth - 2
  let columnLimit = max(1, (room - leastStatementWidth) / columnWidth)
  for first in stride(from: 0, to: comparisons.count, by: columnLimit) {
    let columns = first..<min(first + columnLimit, comparisons.count)
    let width = max(leastStatementWidth, room - columns.count * columnWidth)
    func line(_ number: String, _ statement: String, cells: Int, _ signs: [String]) -> String {
      String(repeating: " ", count: max(0, numberWidth - number.utf8.count)) + number + "  "
        + statement + String(repeating: " ", count: max(0, width - cells))
        + signs.map { String(repeating: " ", count: max(1, columnWidth - $0.count)) + $0 }.joined()
    }
    pages.hold([line("", "", cells: 0, columns.map { "\($0 + 1)" })])
    for (row, index) in matrix.sentences.enumerated() {
      let sentence = official.sentences[index]
      let signs = matrix.columns[columns].map {
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
  }
  pages.append(
    block: CoverageState.allCases.flatMap {
      StyledText("\($0.row.sign)  \($0.row.meaning)").strings(options)
    })
  return pages.text
}

/// The minimum width of an official statement in cells.
private let leastStatementWidth = 20
