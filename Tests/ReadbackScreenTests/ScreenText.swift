import Glibc
import ReadbackScreen
import Testing

/// The rows of a grid between bars.
func rows(of grid: Grid) -> [String] {
  (0..<grid.rowCount).map { row in
    (0..<grid.columnCount).reduce(into: "") { $0 += grid[row, $1].text }
  }
}

/// The last line of a session's screen.
func status(_ session: Session) -> String { rows(of: session.grid()).last ?? "" }

/// A grid for review: each row between bars, followed by the meanings of its cells if they are not
/// plain text: a line of letters for the inks, and one for the backgrounds.
func screenText(_ grid: Grid) -> String {
  var text = ""
  for (row, line) in rows(of: grid).enumerated() {
    text += "|\(line)|\n"
    let styles = (0..<grid.columnCount).map { grid[row, $0].style }
    let inks = String(styles.map { inkLetter($0.ink) })
    let grounds = String(styles.map { groundLetter($0.ground) })
    for marks in [inks, grounds] where marks.contains(where: { $0 != " " }) {
      text += " \(marks)"
      while text.last == " " { text.removeLast() }
      text += "\n"
    }
  }
  if let cursor = grid.cursor { text += "cursor \(cursor.row),\(cursor.column)\n" }
  return text
}

private func inkLetter(_ ink: Style.Ink) -> Character {
  switch ink {
  case .text: " "
  case .heading: "H"
  case .quiet: "q"
  case .boilerplate: "f"
  case .commentary: "y"
  case .omission: "O"
  case .addition: "A"
  case .mistranslation: "M"
  case .faintOmission: "o"
  case .faintAddition: "a"
  case .faintMistranslation: "m"
  case .wording: "w"
  case .omissionSign: "1"
  case .additionSign: "2"
  case .mistranslationSign: "3"
  case .moved: "v"
  case .confirmed: "C"
  case .rejected: "R"
  case .match: "s"
  case .currentMatch: "S"
  case .key: "k"
  case .warning: "W"
  case .title: "T"
  }
}

private func groundLetter(_ ground: Style.Ground) -> Character {
  switch ground {
  case .page: " "
  case .currentRow: "="
  case .panel: "."
  case .selected: "#"
  case .status: "_"
  case .prompt: "?"
  case .overview: " "
  case .thumb: "!"
  }
}

/// Compares a screen with the one stored under `Goldens`; `RECORD=1` updates it and fails once.
func expectGolden(
  _ name: String, _ grid: Grid, sourceLocation: SourceLocation = #_sourceLocation,
  file: String = #filePath
) {
  let path =
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/") + "/Goldens/\(name).txt"
  let text = screenText(grid)
  if getenv("RECORD") != nil {
    guard let stream = fopen(path, "w") else {
      Issue.record("cannot write \(path)", sourceLocation: sourceLocation)
      return
    }
    fputs(text, stream)
    fclose(stream)
    Issue.record("recorded \(name): run again without RECORD", sourceLocation: sourceLocation)
    return
  }
  guard let stream = fopen(path, "r") else {
    Issue.record("no golden \(name): RECORD=1 makes it", sourceLocation: sourceLocation)
    return
  }
  defer { fclose(stream) }
  var bytes = [UInt8](repeating: 0, count: 1 << 18)
  let count = fread(&bytes, 1, bytes.count, stream)
  let golden = String(decoding: bytes[..<count], as: UTF8.self)
  guard text != golden else { return }
  let now = text.split(separator: "\n", omittingEmptySubsequences: false)
  let kept = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(now, kept).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(name) looks different from line \(line + 1) on:
    kept \(line < kept.count ? String(kept[line]) : "the end")
    now  \(line < now.count ? String(now[line]) : "the end")
    """, sourceLocation: sourceLocation)
}
