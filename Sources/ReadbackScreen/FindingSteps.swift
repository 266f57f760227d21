import ReadbackCore

/// The target of a step among the findings.
enum FindingGoal: Sendable, Hashable {
  case any
  /// Not reviewed by the reader.
  case unreviewed
  /// At least this severe.
  case severity(Severity)

  /// "unreviewed finding".
  var name: String {
    switch self {
    case .any: "finding"
    case .unreviewed: "unreviewed finding"
    case .severity(.critical): "critical finding"
    case .severity: "major finding"
    }
  }
}

extension Session {
  func isListed(_ position: Int, as goal: FindingGoal) -> Bool {
    let index = facing.listed[position]
    return switch goal {
    case .any: true
    case .unreviewed: retelling.ownStates[index] == .unreviewed
    case .severity(let severity): findings[index].severity >= severity
    }
  }

  /// Moves through the listed findings, in order, from the chosen one. The search for particular
  /// findings wraps around the ends.
  mutating func moveByFindings(_ steps: Int, to goal: FindingGoal = .any) {
    let count = facing.listed.count
    guard count > 0, steps != 0 else { return }
    let isForward = steps > 0
    var rank = firstRank(isForward: isForward)
    panel.isFresh = false
    var left = abs(steps)
    var found: Int?
    while (0..<count).contains(rank) {
      if isListed(facing.position(atRank: rank), as: goal) {
        found = rank
        left -= 1
        if left == 0 { break }
      }
      rank += isForward ? 1 : -1
    }
    if found == nil, goal != .any {
      found = rankAroundTheEnd(isForward: isForward, to: goal)
      notice =
        found == nil
        ? "no \(goal.name)" : isForward ? "continued from the start" : "continued from the end"
    } else if found == nil {
      notice = isForward ? "this is the last finding" : "this is the first finding"
    }
    if let found { goToListed(facing.position(atRank: found)) }
  }

  /// The rank from which a step begins.
  private func firstRank(isForward: Bool) -> Int {
    if panel.isFresh, isForward { return 0 }
    guard let position else {
      guard panel.order == .text, let row = currentRow else { return isForward ? 0 : -1 }
      return facing.listedCount(aboveRow: isForward ? row + 1 : row) - (isForward ? 0 : 1)
    }
    let rank = facing.rank(ofPosition: position)
    // A finding that the cursor has not reached yet comes first.
    let place = (
      facing.item(ofRow: facing.row(ofFinding: facing.listed[position])),
      line(ofListed: position)
    )
    let cursor = (reading.item, reading.line)
    if panel.order == .text, isForward ? place > cursor : place < cursor { return rank }
    return rank + (isForward ? 1 : -1)
  }

  private func rankAroundTheEnd(isForward: Bool, to goal: FindingGoal) -> Int? {
    let ranks = 0..<facing.listed.count
    func isGoal(_ rank: Int) -> Bool { isListed(facing.position(atRank: rank), as: goal) }
    return isForward ? ranks.first(where: isGoal) : ranks.last(where: isGoal)
  }

  /// After a decision, goes to the next finding that the reader has not decided on, wrapping around
  /// the end.
  ///
  /// - Parameter rank: where to begin.
  mutating func advance(fromRank rank: Int) {
    panel.isFresh = false
    let count = facing.listed.count
    for step in 0..<count {
      let position = facing.position(atRank: (rank + step) % count)
      guard isListed(position, as: .unreviewed) else { continue }
      goToListed(position)
      return
    }
    if count > 0, position == nil {
      goToListed(facing.position(atRank: min(rank, count - 1)))
    }
    let which = filter.isOpen ? "" : " that pass the filter"
    notice = (notice.map { "\($0); " } ?? "") + "all findings\(which) are reviewed"
  }

  /// ":f12": goes to a finding by its number.
  mutating func goToFinding(_ number: Int) {
    guard let index = findings.firstIndex(where: { $0.number == number }) else {
      notice =
        retelling.comparison?.awaitsNumbers == true
        ? "findings get their numbers when all retellings have been compared"
        : "no finding has the number \(number)"
      return
    }
    guard let position = facing.position(ofFinding: index) else {
      notice = "finding \(number) is not listed: the filter (f) hides it, or it was rejected"
      return
    }
    goToListed(position)
  }
}
