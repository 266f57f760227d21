import ReadbackCore

/// What the reviewer did in this session, to be taken back and made again.
struct ReviewHistory: Sendable {
  enum Change: Sendable {
    case mark(retelling: Int, finding: String, before: ReviewMark, after: ReviewMark)
    case link(retelling: Int, before: [HeldLink], after: [HeldLink])
    case made(retelling: Int, Finding)
  }

  var done: [Change] = []
  var undone: [Change] = []
}

extension Session {
  /// Changes the decision on the chosen finding.
  mutating func decide(_ change: (inout ReviewMark) -> Void) -> [Effect] {
    guard let finding = currentFinding else {
      notice = refusalWithoutFinding
      return []
    }
    let before = retelling.decisions[finding.id] ?? ReviewMark()
    var after = before
    change(&after)
    guard after != before else { return [] }
    history.undone.removeAll()
    let step = ReviewHistory.Change.mark(
      retelling: currentRetelling, finding: finding.id, before: before, after: after)
    history.done.append(step)
    return apply(step, isForward: true)
  }

  mutating func confirm() -> [Effect] {
    decide { $0.state = $0.state == .confirmed ? .unreviewed : .confirmed }
  }

  mutating func reject() -> [Effect] {
    decide { $0.state = $0.state == .rejected ? .unreviewed : .rejected }
  }

  mutating func undo() -> [Effect] {
    guard let change = history.done.popLast() else { return [] }
    history.undone.append(change)
    notice = "taken back; C-r makes it again"
    return apply(change, isForward: false)
  }

  mutating func redo() -> [Effect] {
    guard let change = history.undone.popLast() else { return [] }
    history.done.append(change)
    notice = "made again"
    return apply(change, isForward: true)
  }

  /// Keeps a finding that the reviewer made.
  mutating func make(_ finding: Finding) -> [Effect] {
    history.undone.removeAll()
    let step = ReviewHistory.Change.made(retelling: currentRetelling, finding)
    history.done.append(step)
    return apply(step, isForward: true)
  }

  /// Keeps a link or a cut in the place of what was held about the same sentences.
  mutating func hold(_ link: HeldLink) -> [Effect] {
    let before = retelling.heldLinks
    var after = before.filter {
      $0.official != link.official || $0.retelling != link.retelling
    }
    after.append(link)
    history.undone.removeAll()
    let step = ReviewHistory.Change.link(
      retelling: currentRetelling, before: before, after: after)
    history.done.append(step)
    return apply(step, isForward: true)
  }

  private mutating func apply(_ change: ReviewHistory.Change, isForward: Bool) -> [Effect] {
    switch change {
    case .mark(let index, let finding, let before, let after):
      let mark = isForward ? after : before
      retellings[index].decisions[finding] = mark.isEmpty ? nil : mark
      retellings[index].decidedHere.insert(finding)
      countUnreviewed()
      if index == currentRetelling, filter.state != nil { relayout { _ in } }
      return [
        .keepDecision(
          retelling: index, finding: finding, state: mark.state, comment: mark.comment)
      ]
    case .made(let index, let finding):
      return [
        isForward
          ? .keepFinding(retelling: index, finding) : .dropFinding(retelling: index, finding)
      ]
    case .link(let index, let before, let after):
      let old = Set(isForward ? before : after)
      let new = isForward ? after : before
      retellings[index].heldLinks = new
      retellings[index].isWaiting = true
      return old.subtracting(new).map { Effect.dropLink(retelling: index, $0) }
        .sorted { "\($0)" < "\($1)" }
        + new.filter { !old.contains($0) }.map { Effect.keepLink(retelling: index, $0) }
        + [.compare(retelling: index, holding: new)]
    }
  }

  mutating func countUnreviewed() {
    let retelling = self.retelling
    let findings = self.findings
    unreviewedCount =
      facing.listed.count { retelling.state(of: findings[$0]) == .unreviewed }
  }

  var refusalWithoutFinding: String {
    if retelling.comparison == nil { return "still comparing" }
    if retelling.isUnrelated { return "no findings: this text does not retell the official one" }
    return facing.listed.isEmpty
      ? filter.isOpen ? "nothing is found in this retelling" : "the filter (f) hides every finding"
      : "no finding is chosen (] goes to the next)"
  }
}
