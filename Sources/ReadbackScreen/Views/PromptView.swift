import ReadbackCore

extension Session {
  /// The prompt in the last line, scrolled so that its cursor is visible.
  func drawPrompt(_ prompt: PromptState, on canvas: inout Canvas) {
    let row = geometry.statusRow
    canvas.fill(row, 0..<geometry.columnCount, Style(.text, on: .prompt))
    // A proposal is drawn quietly.
    let style = Style(prompt.isProposal ? .quiet : .text, on: .prompt)
    let start = canvas.put(
      prompt.label(directory: directory), row: row, column: 1, end: geometry.columnCount - 12,
      Style(prompt.trouble == nil ? .key : .warning, on: .prompt))
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
    canvas.showCursor(row: row, column: cursor)
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
