import ReadbackCore

/// The texts for screen readers and braille displays: no boxes or columns, only sentences one below
/// the other. The cursor is on the words of the chosen finding.
extension Session {
  /// A line of the linear screen: text, and the place in it for the cursor.
  struct LinearLine: Sendable, Hashable {
    var text: String
    var ink = Style.Ink.text
    /// Characters before the words of the chosen finding.
    var cursor: Int?
  }

  /// Moves to the next or previous row of paragraphs.
  mutating func moveByRows(_ rows: Int) {
    let item = min(max(0, reading.item + rows), max(0, facing.items.count - 1))
    if item == reading.item { notice = rows > 0 ? "this is the end" : "this is the start" }
    jump(toItem: item, line: 0)
    followCursor()
  }

  func drawLinear(on canvas: inout Canvas) {
    let rows = 0..<geometry.statusRow
    var row = rows.lowerBound
    for line in linearLines() {
      var isFirst = true
      var drawn = 0
      for piece in WrappedText.strings(
        line.text, columnCount: max(2, geometry.columnCount - 1), repertoire: signs.repertoire)
      {
        guard row < rows.upperBound else { return }
        canvas.put(piece, row: row, column: 0, Style(line.ink))
        if let cursor = line.cursor, (drawn..<(drawn + piece.count + 1)).contains(cursor) {
          canvas.showCursor(row: row, column: min(cursor - drawn, geometry.columnCount - 1))
        }
        drawn += piece.count + 1
        isFirst = false
        row += 1
      }
      if isFirst { row += 1 }
    }
  }

  /// The chosen finding in sentences, then the paragraphs at the cursor in full.
  func linearLines() -> [LinearLine] {
    var lines: [LinearLine] = []
    if let position, facing.row(ofFinding: facing.listed[position]) == currentRow {
      lines += sentences(of: findings[facing.listed[position]])
    } else {
      lines.append(LinearLine(text: linearCount))
    }
    guard let row = currentRow else { return lines }
    let facingRow = facing.rows[row]
    for side in Side.allCases {
      let paragraphs = side == .official ? facingRow.official : facingRow.retelling
      let title = side == .official ? "Official text" : "Retelling"
      if paragraphs.isEmpty {
        lines.append(LinearLine(text: "\(title): nothing corresponds to this."))
      }
      for paragraph in paragraphs {
        let text = document(side).paragraphs[paragraph]
        lines.append(
          LinearLine(text: "\(title), paragraph \(text.number): \(document(side).text[text.range])")
        )
      }
    }
    return lines
  }

  /// "Finding 3, major mistranslation: number. Not reviewed. 2 of 12."
  private func sentences(of finding: Finding) -> [LinearLine] {
    let state = retelling.state(of: finding)
    let reviewed = state == .unreviewed ? "Not reviewed" : state.rawValue.capitalizedFirst
    var lines = [
      LinearLine(
        text: "\(finding.nameInSentence), \(finding.severity.rawValue) \(finding.kind.rawValue): "
          + "\(finding.cause.row.name). \(reviewed). \(linearCount)",
        ink: .heading)
    ]
    for side in Side.allCases {
      let title = side == .official ? "Official" : "Retelling"
      guard let range = finding.range(in: side),
        let sentence = document(side).indexOfSentence(atByteOffset: range.lowerBound)
      else {
        lines.append(LinearLine(text: "\(title): no words for this."))
        continue
      }
      let text = document(side).text
      let whole = document(side).sentences[sentence].range
      let number =
        document(side).indexOfParagraph(atByteOffset: range.lowerBound)
        .map { document(side).paragraphs[$0].number } ?? 0
      let lead = "\(title), paragraph \(number): "
      let before = whole.lowerBound..<max(whole.lowerBound, range.lowerBound)
      let isFirst = !lines.contains { $0.cursor != nil }
      lines.append(
        LinearLine(
          text: lead + Printable.string(of: text, in: whole, repertoire: signs.repertoire),
          cursor: isFirst
            ? lead.count
              + Printable.string(of: text, in: before, repertoire: signs.repertoire).count : nil))
      if range != whole { lines.append(LinearLine(text: "The words: \(text[range]).")) }
    }
    lines.append(LinearLine(text: "Reason: \(finding.reason)"))
    let actions: [(Action, String)] = [
      (.confirm, "confirms"), (.reject, "rejects"), (.nextFinding, "goes to the next finding"),
      (.help, "shows every key"),
    ]
    let keys = actions.map { "\(keyName(of: $0.0)) \($0.1)" }.joined(separator: ", ")
    lines.append(LinearLine(text: "Keys: \(keys).", ink: .quiet))
    return lines
  }

  /// "7 of 12 findings reviewed."
  private var linearCount: String {
    guard retelling.comparison != nil else { return "The texts are being compared." }
    let all = facing.listed.count + facing.putAwayCount
    guard all > 0 else { return "There are no findings." }
    return "\(all - facing.unreviewedCount) of \(all) findings reviewed."
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
