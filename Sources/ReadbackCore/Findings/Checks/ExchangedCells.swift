/// Numbers and headings that are in another column of a table than in the official text; all are
/// present in the row.
enum ExchangedCells {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let rows = linkedRows(analysis)
    let orders = rows.map(\.order)
    // If all rows of a table are reordered in the same way, its columns are.
    if let first = orders.first, first != Array(first.indices), orders.count > 1,
      orders.allSatisfy({ $0 == first })
    {
      return []
    }
    return rows.flatMap { row in
      row.order.enumerated().filter { $0.offset != $0.element }.map { cell, _ in
        let isNumber = !row.official[cell].numbers.isEmpty
        return analysis.draft(
          cause: isNumber ? .number : .role, severity: .critical, confidence: confidence(of: row),
          official: row.official[cell].tokens, retelling: row.retelling[cell].tokens,
          because: isNumber ? Reasons.swappedCells : Reasons.swappedHeadings)
      }
    }
  }

  /// Words may be reordered for other reasons, unless they are exactly the same.
  private static func confidence(of row: Row) -> Double {
    row.official.contains { !$0.numbers.isEmpty } ? Calibration.number : Calibration.exchangedParts
  }

  private struct Cell {
    let tokens: Range<Int>
    /// The digits of each of its numbers.
    let numbers: [String]
    /// The form numbers of its words; empty if it has numbers.
    let forms: [Int32]
  }

  private struct Row {
    let official: [Cell]
    let retelling: [Cell]
    /// For each column of the retelling, the official column with the same numbers.
    let order: [Int]
  }

  private static func linkedRows(_ analysis: PairAnalysis) -> [Row] {
    analysis.groups.flatMap(\.pairs).compactMap { pair in
      let official = cells(ofSentence: pair.official, in: analysis.official)
      guard official.count > 1 else { return nil }
      let retelling = cells(ofSentence: pair.retelling, in: analysis.retelling)
      guard retelling.count == official.count else { return nil }
      let order = retelling.indices.map { column in
        let (officialCell, retellingCell) = (official[column], retelling[column])
        if retellingCell.numbers == officialCell.numbers, retellingCell.forms == officialCell.forms
        {
          return column
        }
        return official.firstIndex {
          $0.numbers == retellingCell.numbers && $0.forms == retellingCell.forms
            && !($0.numbers.isEmpty && $0.forms.isEmpty)
        } ?? column
      }
      return Row(official: official, retelling: retelling, order: order)
    }
  }

  /// The cells of a row as importers write it, separated by " | "; empty for other sentences.
  private static func cells(ofSentence index: Int, in side: AnalysedText) -> [Cell] {
    let tokens = side.document.sentences[index].tokens
    func isBar(_ token: Int) -> Bool {
      side.words[token].kind == .mark
        && side.document.text.bytes[side.document.tokens[token].range.lowerBound] == 0x7C
    }
    guard tokens.count < 400, tokens.contains(where: isBar) else { return [] }
    var cells: [Cell] = []
    var start = tokens.lowerBound
    for end in tokens where isBar(end) {
      if start < end { cells.append(cell(start..<end, in: side)) }
      start = end + 1
    }
    if start < tokens.upperBound { cells.append(cell(start..<tokens.upperBound, in: side)) }
    return cells
  }

  private static func cell(_ tokens: Range<Int>, in side: AnalysedText) -> Cell {
    let numbers = tokens.filter { side.words[$0].kind == .number }.map { token in
      side.document.string(ofToken: token).filter(\.isNumber)
    }
    return Cell(
      tokens: tokens, numbers: numbers,
      forms: numbers.isEmpty
        ? tokens.filter { side.words[$0].kind != .mark }.map { side.words[$0].formNumber } : [])
  }
}
