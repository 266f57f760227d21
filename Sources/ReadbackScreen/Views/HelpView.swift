extension Session {
  /// Every key, from the action table; in two columns where there is room.
  func helpContent() -> OverlayContent {
    let groups = Action.Group.allCases.map(helpLines)
    // Split where the two columns come out nearest in length.
    let split = groups.indices.dropFirst().min { one, other in
      func lean(_ split: Int) -> Int {
        abs(groups[..<split].joined().count - groups[split...].joined().count)
      }
      return lean(one) < lean(other)
    }
    let first = groups[..<(split ?? 0)].flatMap { $0 }
    let second = groups[(split ?? 0)...].flatMap { $0 }
    func width(_ line: OverlayContent.Line) -> Int { line.spans.reduce(0) { $0 + $1.text.count } }
    let secondColumn = (first.map(width).max() ?? 0) + 3
    guard secondColumn + (second.map(width).max() ?? 0) <= overlayColumnCount else {
      return OverlayContent(title: "Keys", hints: "j k Space move", lines: first + second)
    }
    let lines = (0..<max(first.count, second.count)).map { number -> OverlayContent.Line in
      var line = number < first.count ? first[number] : OverlayContent.Line()
      guard number < second.count else { return line }
      line.spans.append(Span(String(repeating: " ", count: secondColumn - width(line))))
      line.spans += second[number].spans
      return line
    }
    return OverlayContent(title: "Keys", hints: "j k Space move", lines: lines)
  }

  private func helpLines(_ group: Action.Group) -> [OverlayContent.Line] {
    var lines = [OverlayContent.Line(spans: [Span(group.rawValue, .heading)])]
    for action in Action.allCases where action.row.group == group {
      let keys = action.keyNames
      let padding = String(repeating: " ", count: max(1, 16 - keys.count))
      lines.append(
        OverlayContent.Line(spans: [
          Span("  "), Span(keys, .key), Span(padding + action.row.help),
        ]))
    }
    return lines + [OverlayContent.Line()]
  }
}
