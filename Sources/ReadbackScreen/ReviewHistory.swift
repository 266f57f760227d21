import ReadbackCore

/// What the reviewer did in this session, to be taken back and made again.
struct ReviewHistory: Sendable {
  enum Change: Sendable {
    case mark(retelling: Int, finding: String, before: ReviewMark, after: ReviewMark)
    case link(retelling: Int, before: [HeldLink], after: [HeldLink])
    case made(retelling: Int, Finding)

    var retelling: Int {
      switch self {
      case .mark(let retelling, _, _, _), .link(let retelling, _, _), .made(let retelling, _):
        retelling
      }
    }
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

  /// A rejected finding leaves the list, its words the text; the next one is chosen.
  mutating func reject() -> [Effect] {
    let putAwayCount = facing.putAwayCount
    let effects = decide { $0.state = $0.state == .rejected ? .unreviewed : .rejected }
    if facing.putAwayCount > putAwayCount {
      notice = "rejected: U takes it back, f can list the rejected"
    }
    return effects
  }

  mutating func undo() -> [Effect] {
    guard let change = history.done.popLast() else { return [] }
    history.undone.append(change)
    notice = "taken back\(whereabouts(of: change)); C-r makes it again"
    defer { choose(change) }
    return apply(change, isForward: false)
  }

  mutating func redo() -> [Effect] {
    guard let change = history.undone.popLast() else { return [] }
    history.done.append(change)
    notice = "made again\(whereabouts(of: change))"
    defer { choose(change) }
    return apply(change, isForward: true)
  }

  /// " in 2, Polish News" when that retelling is not on the screen.
  private func whereabouts(of change: ReviewHistory.Change) -> String {
    change.retelling == currentRetelling
      ? "" : " in \(change.retelling + 1), \(retellings[change.retelling].name)"
  }

  /// Goes to the finding that was changed, if it is listed.
  private mutating func choose(_ change: ReviewHistory.Change) {
    guard case .mark(currentRetelling, let finding, _, _) = change,
      let index = retelling.faced?.index(ofFinding: finding),
      let position = facing.position(ofFinding: index)
    else { return }
    goToListed(position)
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
      setDecision(mark, on: finding, ofRetelling: index)
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

  /// What is no longer listed leaves the choice to the finding behind it.
  private mutating func setDecision(
    _ mark: ReviewMark, on id: Finding.ID, ofRetelling index: Int
  ) {
    let position = panel.position
    retellings[index].decide(mark, on: id)
    guard index == currentRetelling, let faced = retelling.faced,
      let finding = faced.index(ofFinding: id)
    else { return }
    let wasListed = facing.position(ofFinding: finding) != nil
    let isListed = filter.passes(faced.traits[finding], state: retelling.states[finding])
    guard isListed != wasListed else {
      facing.list(retelling, filter: filter)
      return
    }
    relist { _ in }
    if !isListed, let position, !facing.listed.isEmpty {
      goToListed(min(position, facing.listed.count - 1))
    }
  }

  var refusalWithoutFinding: String {
    if retelling.comparison == nil { return "still comparing" }
    if retelling.isUnrelated { return "no findings: this text does not retell the official one" }
    if facing.listed.isEmpty, facing.putAwayCount > 0 {
      return "every finding was rejected (f can list them)"
    }
    return facing.listed.isEmpty
      ? filter.isOpen ? "nothing is found in this retelling" : "the filter (f) hides every finding"
      : "no finding is chosen (] goes to the next)"
  }
}
