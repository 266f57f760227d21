import ReadbackCore

extension Session {
  /// The first line: which column is the official text and which the retelling, with their titles.
  func drawTitles(on canvas: inout Canvas) {
    canvas.fill(0, 0..<geometry.columnCount, Style(.title, on: .status))
    let end = geometry.columnCount - 1
    switch geometry.arrangement {
    case .sideBySide:
      drawTitle(
        of: .official, column: geometry.officialColumn, end: geometry.gutterColumn, on: &canvas)
      canvas.put(
        signs.divider, row: 0, column: geometry.barColumn, Style(.quiet, on: .status))
      drawTitle(of: .retelling, column: geometry.barColumn + 2, end: end, on: &canvas)
    case .stacked:
      // The same bar precedes the lines of the retelling.
      let half = geometry.columnCount / 2
      drawTitle(of: .official, column: 1, end: half - 1, on: &canvas)
      canvas.put(signs.divider, row: 0, column: half, Style(.title, on: .status))
      drawTitle(of: .retelling, column: half + 2, end: end, on: &canvas)
    case .only(let side):
      drawTitle(of: side, column: 1, end: end, on: &canvas)
    }
  }

  private func drawTitle(of side: Side, column: Int, end: Int, on canvas: inout Canvas) {
    let name = columnName(of: side)
    var model = side == .retelling ? opinionTitle : ""
    // Which text it is comes first, then its title.
    let room = end - column - canvas.columnCount(of: name) - 2
    if room - canvas.columnCount(of: model) < 10 { model = "" }
    let end = end - canvas.columnCount(of: model)
    let at = canvas.put(name, row: 0, column: column, end: end, Style(.title, on: .status))
    // It takes the end of the title, so that the title does not move.
    let language = languageTitle(of: side)
    let languageColumn = end - canvas.columnCount(of: language) - 3
    let showsLanguage = !language.isEmpty && at + 2 <= languageColumn
    canvas.put(
      document(side).name, row: 0, column: at + 2, end: showsLanguage ? languageColumn : end,
      Style(.text, on: .status))
    if showsLanguage {
      canvas.put("  \(language) ", row: 0, endingAt: end, Style(.quiet, on: .status))
    }
    canvas.put(model, row: 0, column: end, Style(.quiet, on: .status))
  }

  /// The language of a column and, if different, that of the current row: "Russian", "Russian, here
  /// German". Empty if both texts are English, or if it is unknown.
  private func languageTitle(of side: Side) -> String {
    let document = document(side)
    let sides = Side.allCases.map { self.document($0).language }
    let own = document.language.map { LanguageName.name(of: $0) } ?? ""
    var here = ""
    if let row = currentRow {
      let paragraphs = side == .official ? facing.rows[row].official : facing.rows[row].retelling
      if let first = paragraphs.first, let language = document.language(ofParagraph: first),
        language != document.language
      {
        here = "here \(LanguageName.name(of: language))"
      }
    }
    let isNamed = !sides.allSatisfy { $0 == nil || $0 == "en" }
    return [isNamed ? own : "", here].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The language of a text, for display; nothing for English.
  func languageWords(of document: Document) -> String {
    document.language.map { $0 == "en" ? "" : LanguageName.name(of: $0) } ?? ""
  }

  /// "Official", "Retelling 2/5".
  func columnName(of side: Side) -> String {
    let place = side == .official ? against?.retelling : currentRetelling
    // While another text is the base, it and the official text are exchanged.
    guard let index = place == nil ? base : place == base ? nil : place else { return "Official" }
    return retellings.count > 1 ? "Retelling \(index + 1)/\(retellings.count)" : "Retelling"
  }
}
