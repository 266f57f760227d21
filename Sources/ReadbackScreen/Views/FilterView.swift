import ReadbackCore

extension Session {
  /// A line of the filter menu.
  enum FilterItem: Hashable {
    case kind(FindingKind)
    case severity(Severity)
    case state(ReviewState)
    case unreviewedByReader
    case rejected
    case doubts
    case source(SourceChoice)
    case cause(FindingCause)
  }

  /// Only causes that occur in this retelling are offered.
  var filterItems: [FilterItem] {
    let causes = Set(retelling.faced?.traitCounts.keys.map(\.cause) ?? [])
    // A choice made for another retelling can also be undone.
    let hasOpinion = retelling.comparison?.opinion != nil || filter.source != nil
    return FindingKind.allCases.map(FilterItem.kind)
      + Severity.allCases.map(FilterItem.severity)
      + [.unreviewedByReader] + ReviewState.allCases.map(FilterItem.state) + [.rejected, .doubts]
      + (hasOpinion ? SourceChoice.allCases.map(FilterItem.source) : [])
      + FindingCause.allCases.filter(causes.contains).map(FilterItem.cause)
  }

  func filterContent() -> OverlayContent {
    var lines: [OverlayContent.Line] = []
    var group = ""
    let counts = filterCounts
    for (index, item) in filterItems.enumerated() {
      let heading = heading(of: item)
      if heading != group {
        if !group.isEmpty { lines.append(OverlayContent.Line()) }
        lines.append(OverlayContent.Line(spans: [Span(heading, .heading)]))
        group = heading
      }
      let isOn = isOn(item)
      lines.append(
        OverlayContent.Line(
          spans: [
            Span("  "), Span(isOn ? signs.isOn : signs.isOff, isOn ? .key : .quiet), Span(" "),
          ] + label(of: item),
          trailing: [Span(String(counts[item] ?? 0), .quiet)], item: index))
    }
    return OverlayContent(
      title: "Filter: \(facing.listed.count) of \(findings.count) findings are listed",
      hints: "j k choose, Space toggles", lines: lines)
  }

  mutating func toggleFilterItem(_ index: Int) {
    let items = filterItems
    guard items.indices.contains(index) else { return }
    relist { session in
      switch items[index] {
      case .kind(let kind): session.filter.hiddenKinds.formSymmetricDifference([kind])
      case .severity(let severity): session.filter.severity = severity
      case .state(let state):
        session.filter.state = session.filter.state == state ? nil : state
      case .unreviewedByReader: session.filter.isUnreviewedByReader.toggle()
      case .source(let source):
        session.filter.source = session.filter.source == source ? nil : source
      case .rejected: session.filter.showsRejected.toggle()
      case .doubts: session.filter.showsDoubts.toggle()
      case .cause(let cause): session.filter.hiddenCauses.formSymmetricDifference([cause])
      }
    }
  }

  private func heading(of item: FilterItem) -> String {
    switch item {
    case .kind: "Kind"
    case .severity: "Severity"
    case .unreviewedByReader, .state, .rejected, .doubts: "State"
    case .source: "Source"
    case .cause: "Cause"
    }
  }

  private func label(of item: FilterItem) -> [Span] {
    switch item {
    case .kind(let kind): [Span(signs.of(kind), kind.signInk), Span(" \(kind.rawValue)")]
    case .severity(let severity):
      [Span(severity == .critical ? "critical only" : "\(severity.rawValue) and above")]
    case .unreviewedByReader: [Span("  only those you have not reviewed")]
    case .state(.unreviewed): [Span("  only those that nobody has reviewed")]
    case .state(let state):
      [Span(signs.of(state), state.ink), Span(" \(state.rawValue) only")]
    case .source(let source): [Span(signs.of(source)), Span(" \(source.label)")]
    case .rejected: [Span(signs.of(.rejected), .rejected), Span(" rejected ones, too")]
    case .doubts: [Span("  doubtful ones, which are otherwise hidden")]
    case .cause(let cause):
      [Span(signs.of(cause.kind), cause.kind.signInk), Span(" \(cause.row.name)")]
    }
  }

  private func isOn(_ item: FilterItem) -> Bool {
    switch item {
    case .kind(let kind): !filter.hiddenKinds.contains(kind)
    case .severity(let severity): filter.severity == severity
    case .state(let state): filter.state == state
    case .unreviewedByReader: filter.isUnreviewedByReader
    case .source(let source): filter.source == source
    case .rejected: filter.showsRejected
    case .doubts: filter.showsDoubts
    case .cause(let cause): !filter.hiddenCauses.contains(cause)
    }
  }

  /// The number of findings for each item, ignoring the other items.
  private var filterCounts: [FilterItem: Int] {
    var counts: [FilterItem: Int] = [:]
    for (sort, count) in retelling.sortCounts {
      let traits = sort.traits
      guard traits.isShown else {
        counts[.doubts, default: 0] += count
        continue
      }
      counts[.kind(traits.kind), default: 0] += count
      counts[.cause(traits.cause), default: 0] += count
      counts[.state(sort.state), default: 0] += count
      if sort.isUnreviewedByReader { counts[.unreviewedByReader, default: 0] += count }
      counts[.source(traits.source), default: 0] += count
      if sort.state == .rejected { counts[.rejected, default: 0] += count }
      for severity in Severity.allCases where traits.severity >= severity {
        counts[.severity(severity), default: 0] += count
      }
    }
    return counts
  }
}
