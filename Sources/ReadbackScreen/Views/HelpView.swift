extension Session {
  /// Every key, from the action table; in two columns where there is room.
  func helpContent() -> OverlayContent {
    let isWide = geometry.columnCount >= 120
    let groups = Action.Group.allCases.map(helpLines)
    guard isWide else {
      return OverlayContent(
        title: "Keys", hints: "j k Space move", lines: groups.flatMap { $0 })
    }
    // Split where the two columns come out nearest in length.
    let half = geometry.columnCount / 2 - 2
    let split = groups.indices.min { one, other in
      func lean(_ split: Int) -> Int {
        abs(groups[...split].joined().count - groups[(split + 1)...].joined().count)
      }
      return lean(one) < lean(other)
    }
    let first = groups[...(split ?? 0)].flatMap { $0 }
    let second = groups[((split ?? 0) + 1)...].flatMap { $0 }
    let lines = (0..<max(first.count, second.count)).map { number -> OverlayContent.Line in
      var spans = number < first.count ? first[number].spans : []
      let width = spans.reduce(0) { $0 + $1.text.count }
      guard number < second.count else { return OverlayContent.Line(spans: spans) }
      spans.append(Span(String(repeating: " ", count: max(1, half - width))))
      return OverlayContent.Line(spans: spans + second[number].spans)
    }
    return OverlayContent(title: "Keys", hints: "j k Space move", lines: lines)
  }

  private func helpLines(_ group: Action.Group) -> [OverlayContent.Line] {
    var lines = [OverlayContent.Line(spans: [Span(group.rawValue, .heading)])]
    for action in Action.allCases where action.row.group == group {
      let keys = action.keyNames
      let padding = String(repeating: " ", count: max(1, 15 - keys.count))
      lines.append(
        OverlayContent.Line(spans: [
          Span("  "), Span(keys, .key), Span(padding + action.row.help),
        ]))
    }
    return lines + [OverlayContent.Line()]
  }
}
