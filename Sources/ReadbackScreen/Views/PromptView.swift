import ReadbackCore

extension Session {
  /// The prompt in the last line, scrolled so that its cursor is visible.
  func drawPrompt(_ prompt: PromptState, on canvas: inout Canvas) {
    let row = geometry.statusRow
    canvas.fill(row, 0..<geometry.columnCount, Style(.text, on: .prompt))
    // A proposal is drawn quietly.
    let style = Style(prompt.isProposal ? .quiet : .text, on: .prompt)
    let start = putLabel(of: prompt, on: &canvas)
    let end = geometry.columnCount - putMatchCount(of: prompt, on: &canvas)
    let room = max(1, end - 1 - start)
    let before = Printable.glyphs(
      of: String(prompt.line.characters[..<prompt.line.cursor]), repertoire: signs.repertoire)
    let after = Printable.glyphs(
      of: String(prompt.line.characters[prompt.line.cursor...]), repertoire: signs.repertoire)
    var width = before.reduce(0) { $0 + $1.columnCount }
    var skipped = 0
    while width > room - 1, skipped < before.count {
      width -= before[skipped].columnCount
      skipped += 1
    }
    let cursor = canvas.put(
      Array(before[skipped...]), row: row, column: start, end: end
    ) { _ in style }
    canvas.put(after, row: row, column: cursor, end: end) { _ in style }
    if prompt.line.text.isEmpty, prompt.problem == nil {
      let fitting = placeholders(of: prompt.kind).first {
        cursor + 1 + canvas.columnCount(of: $0) < end
      }
      canvas.put(fitting ?? "", row: row, column: cursor + 1, end: end, Style(.quiet, on: .prompt))
    }
    canvas.showCursor(row: row, column: cursor)
  }

  /// Draws the question. If it leaves no room for an answer, it takes the lines above.
  ///
  /// - Returns: the column behind it in the last line.
  private func putLabel(of prompt: PromptState, on canvas: inout Canvas) -> Int {
    let label = prompt.label(directory: directory)
    let ink: Style.Ink = prompt.problem == nil ? .key : .warning
    let answerColumnCount = prompt.topic == nil ? 1 : 12
    let row = geometry.statusRow
    if canvas.columnCount(of: label) + 1 + answerColumnCount <= geometry.columnCount {
      return canvas.put(label, row: row, column: 1, Style(ink, on: .prompt))
    }
    guard prompt.topic != nil, row > 1 else {
      return putMessage(label, ink, on: .prompt, canvas: &canvas).column + 1
    }
    putMessage(label, ink, on: .prompt, endingAt: row - 1, canvas: &canvas)
    return 1
  }

  /// What can be typed, the longest first; shown while the line is empty.
  private func placeholders(of kind: PromptState.Kind) -> [String] {
    switch kind {
    case .search:
      ["words in either text; with a capital letter, case matters", "with a capital, case matters"]
    case .goTo:
      [
        "12 paragraph of \(textName(of: numberedSide)), f7 finding 7, 50%, or a name in ?",
        "12 paragraph of \(textName(of: numberedSide)), f7 finding",
        "12 paragraph, f7 finding",
      ]
    default: []
    }
  }

  /// Draws the number of matches of the typed pattern; returns the columns it takes at the end.
  private func putMatchCount(of prompt: PromptState, on canvas: inout Canvas) -> Int {
    guard prompt.kind == .search, !prompt.line.text.isEmpty, geometry.columnCount >= 60 else {
      return 0
    }
    let text = matchCount ?? "in neither text"
    canvas.put(
      text, row: geometry.statusRow, endingAt: geometry.columnCount - 1,
      Style(matchCount == nil ? .warning : .quiet, on: .prompt))
    return canvas.columnCount(of: text) + 3
  }
}
