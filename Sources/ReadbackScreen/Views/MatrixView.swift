import ReadbackCore

extension Session {
  /// The official sentences that have a row.
  var matrixSentences: [Int] { CoverageMatrix.sentences(of: official) }

  var matrixItemAtCursor: Int {
    guard let sentence = currentOfficialSentence else { return 0 }
    let sentences = matrixSentences
    return max(0, (sentences.firstIndex { $0 > sentence } ?? sentences.count) - 1)
  }

  /// Computes the matrix while it is open. It equals the exported table.
  mutating func prepareMatrix() {
    guard overlay?.kind == .matrix else { return }
    let sentences = matrixSentences
    for index in retellings.indices { retellings[index].findCells(of: sentences) }
  }

  /// Official sentences as rows, retellings as columns, with a selected cell.
  func matrixContent() -> OverlayContent {
    let sentences = matrixSentences
    let width = overlayColumnCount
    let chosen = min(max(0, overlay?.column ?? currentRetelling), retellings.count - 1)
    // Names get the width that the statements do not need, at least enough for a number.
    let columnWidth = min(14, max(3, (width - 30) / retellings.count))
    let shown = shownRetellings(limit: (width - 24) / columnWidth, around: chosen)
    let textWidth = width - columnWidth * shown.count - 1
    let names = shown.map { index in
      Span(
        centred(
          columnWidth < 6 ? String(index + 1) : "\(index + 1) \(retellings[index].name)",
          columnCount: columnWidth),
        index == chosen ? .key : .quiet)
    }
    let heading = matrixLegend(columnCount: width) + [OverlayContent.Line(trailing: names)]
    var content = OverlayContent(
      title: "Matrix: what each retelling covers",
      hints: "arrows choose a cell", heading: heading, itemCount: sentences.count
    ) { item in
      OverlayContent.Line(
        spans: statement(sentences[item], columnCount: textWidth),
        trailing: shown.flatMap { index in
          cell(item, of: index, columnCount: columnWidth, isChosen: index == chosen)
        }, item: item)
    }
    content.detail = { item in
      [OverlayContent.Line(spans: cellText(item, of: chosen))]
        + markedLines(official.text, in: official.sentences[sentences[item]].range, marks: [])
    }
    return content
  }

  /// What the signs mean, in as many lines as that takes.
  private func matrixLegend(columnCount: Int) -> [OverlayContent.Line] {
    var lines: [[Span]] = [[]]
    var width = 0
    for coverageState in CoverageState.allCases {
      let sign = sign(of: coverageState)
      let word = " \(coverageState.rawValue)  "
      // Trailing blanks are not drawn.
      let count = sign.text.count + word.count
      if width > 0, width + count - 2 > columnCount {
        lines.append([])
        width = 0
      }
      lines[lines.count - 1] += [sign, Span(word, .quiet)]
      width += count
    }
    return lines.map { OverlayContent.Line(spans: $0) }
  }

  /// "¶5 The members agreed to…".
  private func statement(_ index: Int, columnCount: Int) -> [Span] {
    let sentence = official.sentences[index]
    let prefix = "\(signs.paragraph)\(official.paragraphs[sentence.paragraph].number) "
    // One column is reserved for the ellipsis.
    let lines = WrappedText(
      official.text, in: sentence.range,
      columnCount: max(2, columnCount - prefix.unicodeScalars.count - 1),
      repertoire: signs.repertoire
    ).lines
    let first = lines.first.map {
      Printable.string(of: official.text, in: $0, repertoire: signs.repertoire)
    }
    return [
      Span(prefix, .quiet), Span((first ?? "") + (lines.count > 1 ? signs.ellipsis : "")),
    ]
  }

  private func cell(
    _ item: Int, of index: Int, columnCount: Int, isChosen: Bool
  ) -> [Span] {
    let sign = coverageState(item, of: index).map(sign(of:)) ?? Span("?", .quiet)
    let left = (columnCount - 1) / 2
    let isCell = isChosen && item == overlay?.selected
    func blank(_ count: Int, _ end: String) -> Span {
      let text = String(repeating: " ", count: max(0, count - 1))
      return Span(isCell ? (end == "[" ? text + end : end + text) : text + " ", .key)
    }
    return [blank(left, "["), sign, blank(columnCount - 1 - left, "]")]
  }

  private func coverageState(_ item: Int, of index: Int) -> CoverageState? {
    guard let cells = retellings[index].cells, cells.indices.contains(item) else { return nil }
    return cells[item].state
  }

  /// "2 A story: distorted, ≠3 ≠4": the selected cell in words.
  private func cellText(_ item: Int, of index: Int) -> [Span] {
    var spans = [Span("\(index + 1) \(retellings[index].name): ", .heading)]
    guard let cells = retellings[index].cells, cells.indices.contains(item) else {
      return spans + [Span("not compared yet", .quiet)]
    }
    if let verdict = retellings[index].comparison?.verdict, !verdict.relation.isRelated {
      return spans + [Span(verdictText(verdict), .warning)]
    }
    spans.append(Span(cells[item].state.rawValue))
    let findings = retellings[index].comparison?.findings ?? []
    for number in cells[item].findings where findings.indices.contains(number) {
      let finding = findings[number]
      spans.append(
        Span(" \(signs.name(of: finding))", finding.kind.signInk))
    }
    return spans
  }

  /// As many retellings as fit, including the selected one.
  private func shownRetellings(limit: Int, around chosen: Int) -> Range<Int> {
    let count = min(max(1, limit), retellings.count)
    let first = min(max(0, chosen - count / 2), retellings.count - count)
    return first..<(first + count)
  }

  /// Truncated to its column, which ends with a blank.
  private func centred(_ text: String, columnCount: Int) -> String {
    let glyphs = Printable.glyphs(of: text, repertoire: signs.repertoire)
    var width = 0
    var cut = ""
    for glyph in glyphs {
      guard width + glyph.columnCount <= columnCount - 1 else { break }
      width += glyph.columnCount
      cut += glyph.text
    }
    let left = (columnCount - width) / 2
    return String(repeating: " ", count: left) + cut
      + String(repeating: " ", count: columnCount - width - left)
  }

  private func sign(of coverageState: CoverageState) -> Span {
    let text = signs.repertoire == .unicode ? coverageState.row.sign : coverageState.row.asciiSign
    return switch coverageState {
    case .carried: Span(text, .quiet)
    case .partly: Span(text, .faintOmission)
    case .distorted: Span(text, .mistranslationSign)
    case .missing: Span(text, .omissionSign)
    }
  }

  mutating func moveInMatrix(by columns: Int) {
    guard var changed = overlay, changed.kind == .matrix else { return }
    changed.column = min(max(0, changed.column + columns), retellings.count - 1)
    overlay = changed
  }

  /// Goes to a cell: to its retelling and sentence.
  mutating func openMatrixCell(row: Int, column: Int) -> [Effect] {
    let sentences = matrixSentences
    guard sentences.indices.contains(row) else { return [] }
    let effects = retellings.indices.contains(column) ? showRetelling(column) : []
    goToOfficial(sentences[row])
    return effects
  }

  /// Moves the cursor to an official sentence.
  mutating func goToOfficial(_ sentence: Int) {
    let start = official.sentences[sentence].range.lowerBound
    guard let (item, line) = position(of: start, in: .official) else { return }
    jump(toItem: item, line: line)
    reading.kept = Viewport.KeptPlace(
      item: reading.item, line: reading.line,
      place: Place(officialByteOffset: start, retellingByteOffset: nil, prefers: .official))
    followCursor()
  }
}
