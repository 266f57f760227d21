import ReadbackCore

extension Session {
  private typealias Line = OverlayContent.Line

  /// The signs on the screen in their colours, followed by every key, beginning with those of the
  /// view in which help was opened.
  func helpContent() -> OverlayContent {
    let query = overlay?.kind == .help ? overlay?.query ?? "" : ""
    var lines = LegendEntry.Group.allCases.flatMap { legendLines($0, query: query) }
    if let view = overlays.dropLast().last(where: { $0.kind != .card })?.kind {
      lines += keyLines("Keys in this view", view.actions, query: query)
    } else if panel.hasFocus {
      lines += keyLines(
        "Keys in the panel",
        [.lineDown, .lineUp, .open, .confirm, .reject, .comment, .listOrder, .close],
        query: query)
    }
    lines += keyColumns(query: query)
    let title = "Keys and signs"
    if query.isEmpty {
      return OverlayContent(title: title, hints: "j k Space move", lines: lines)
    }
    return OverlayContent(
      title: "\(title): \"\(query)\"", hints: "/ another word",
      lines: lines.isEmpty ? overlayLines("Nothing here matches \"\(query)\".", .quiet) : lines)
  }

  mutating func beginFiltering() { prompt = PromptState(.query) }

  mutating func filterOverlay(_ query: String) {
    guard var changed = overlay else { return }
    changed.query = query
    changed.top = 0
    overlay = changed
    moveInOverlay(0)
  }

  private func legendLines(_ group: LegendEntry.Group, query: String) -> [Line] {
    let entries = LegendEntry.allCases.filter {
      $0.row.group == group && Self.matches(query, $0.sample, $0.row.meaning, group.rawValue)
    }
    return lines(
      group.rawValue,
      entries.map { ($0.spans(signs), $0.row.meaning) })
  }

  private func keyLines(_ heading: String, _ actions: [Action], query: String) -> [Line] {
    let actions = actions.filter {
      Self.matches(query, keyNames(of: $0), $0.row.help, $0.row.hint, heading)
    }
    return lines(heading, actions.map { ([Span(keyNames(of: $0), .key)], $0.row.help) })
  }

  private static func matches(_ query: String, _ texts: String...) -> Bool {
    query.isEmpty || texts.contains { $0.lowercased().contains(query.lowercased()) }
  }

  /// A heading with its rows, with what is explained on the left; nothing if there are no rows.
  private func lines(_ heading: String, _ rows: [(spans: [Span], text: String)]) -> [Line] {
    if rows.isEmpty { return [] }
    let margin = 17
    var lines = [Line(spans: [Span(heading, .heading)])]
    for row in rows {
      let width = row.spans.reduce(0) {
        $0 + Printable.columnCount(of: $1.text, repertoire: signs.repertoire)
      }
      let texts = WrappedText.strings(
        row.text, columnCount: max(16, overlayColumnCount - margin - 2),
        repertoire: signs.repertoire)
      for (number, text) in texts.enumerated() {
        let gap = number == 0 ? max(1, margin - width) : margin
        lines.append(
          Line(
            spans: [Span("  ")] + (number == 0 ? row.spans : [])
              + [Span(String(repeating: " ", count: gap)), Span(text)]))
      }
    }
    return lines + [Line()]
  }

  /// All keys, in two columns if there is room.
  private func keyColumns(query: String) -> [Line] {
    let groups = Action.Group.allCases.map { group in
      keyLines(group.rawValue, Action.allCases.filter { $0.row.group == group }, query: query)
    }
    // Split where the two columns are most nearly equal in length.
    let split = groups.indices.dropFirst().min { one, other in
      func lean(_ split: Int) -> Int {
        abs(groups[..<split].joined().count - groups[split...].joined().count)
      }
      return lean(one) < lean(other)
    }
    let first = groups[..<(split ?? 0)].flatMap { $0 }
    let second = groups[(split ?? 0)...].flatMap { $0 }
    func width(_ line: Line) -> Int { line.spans.reduce(0) { $0 + $1.text.count } }
    let secondColumn = (first.map(width).max() ?? 0) + 3
    guard secondColumn + (second.map(width).max() ?? 0) <= overlayColumnCount else {
      return first + second
    }
    return (0..<max(first.count, second.count)).map { number -> Line in
      var line = number < first.count ? first[number] : Line()
      guard number < second.count else { return line }
      line.spans.append(Span(String(repeating: " ", count: secondColumn - width(line))))
      line.spans += second[number].spans
      return line
    }
  }
}
