import ReadbackCore

extension Session {
  /// The prompt in the last line, scrolled so that its cursor is in view.
  func drawPrompt(_ prompt: PromptState, on canvas: inout Canvas) {
    let row = geometry.statusRow
    let style = Style(.text, on: .prompt)
    canvas.fill(row, 0..<geometry.columnCount, style)
    let start = canvas.put(
      prompt.label, row: row, column: 1, end: geometry.columnCount - 12, Style(.key, on: .prompt))
    let room = max(1, geometry.columnCount - 1 - start)
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
      Array(before[skipped...]), row: row, column: start, end: geometry.columnCount
    ) { _ in style }
    canvas.put(after, row: row, column: cursor, end: geometry.columnCount) { _ in style }
    canvas.showCursor(row: row, column: cursor)
  }
}
