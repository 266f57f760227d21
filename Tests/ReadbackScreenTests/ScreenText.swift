import ReadbackScreen

/// A grid as text: rows between bars, then the style of every cell as a letter, ink and ground.
func screenText(_ grid: Grid) -> String {
  var text = ""
  for row in 0..<grid.rowCount {
    var line = "|"
    for column in 0..<grid.columnCount { line += grid[row, column].text }
    text += line + "|\n"
  }
  return text
}

func styleText(_ grid: Grid) -> String {
  var text = ""
  for row in 0..<grid.rowCount {
    text += "|"
    var column = 0
    while column < grid.columnCount {
      let style = grid[row, column].style
      var end = column
      while end < grid.columnCount, grid[row, end].style == style { end += 1 }
      if style != Style() {
        text += " \(column)-\(end - 1) \(style.ink)"
        if style.ground != .page { text += "/\(style.ground)" }
      }
      column = end
    }
    text += "\n"
  }
  return text
}
