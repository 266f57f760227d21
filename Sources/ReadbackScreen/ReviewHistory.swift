import ReadbackCore

/// The reviewer's actions in this session, for undo and redo.
struct ReviewHistory: Sendable {
  enum Change: Sendable {
    case mark(retelling: Int, finding: String, before: ReviewMark, after: ReviewMark)
    case link(retelling: Int, before: [ManualLink], after: [ManualLink])
    case made(retelling: Int, Finding)
    /// A finding with its new severity, and the earlier decision on it.
    case graded(retelling: Int, Finding, before: ReviewMark)
    /// Never empty.
    case several([Change])

    var retelling: Int {
      switch self {
      case .mark(let retelling, _, _, _), .link(let retelling, _, _), .made(let retelling, _),
        .graded(let retelling, _, _):
        retelling
      case .several(let changes): changes[0].retelling
      }
    }

    /// The first finding decided on; nil if the change is not about findings.
    var finding: Finding.ID? {
      switch self {
      case .mark(_, let finding, _, _): finding
      case .graded(_, let finding, _): finding.id
      case .several(let changes): changes[0].finding
      case .link, .made: nil
      }
    }
  }

  var done: [Change] = []
  var undone: [Change] = []

  /// Forgets the actions on some retellings.
  mutating func forget(retellings: Set<Int>) {
    done.removeAll { retellings.contains($0.retelling) }
    undone.removeAll { retellings.contains($0.retelling) }
  }
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
    return make(
      .mark(retelling: currentRetelling, finding: finding.id, before: before, after: after))
  }

  mutating func confirm() -> [Effect] {
    decide(.confirmed) { "\($0) confirmed; U undoes this" }
  }

  /// A rejected finding disappears from the list, and its highlighting from the text.
  mutating func reject() -> [Effect] {
    decide(.rejected) { "\($0) rejected; U undoes this, f lists the rejected" }
  }

  /// Decides and goes to the next unreviewed finding. Repeating the same decision changes nothing:
  /// a key pressed twice does not withdraw it.
  private mutating func decide(
    _ state: ReviewState, saying sentence: (String) -> String
  ) -> [Effect] {
    guard let finding = currentFinding, let position else { return [] }
    let rank = facing.rank(ofPosition: position)
    let name = signs.name(of: finding)
    if retelling.decisions[finding.id]?.state == state {
      notice = "\(name) was \(state.rawValue) before; U undoes this"
      advance(fromRank: rank + 1)
      return []
    }
    let effects = decide { $0.state = state }
    notice = sentence(name)
    let isListed =
      retelling.faced?.index(ofFinding: finding.id)
      .flatMap(facing.position(ofFinding:)) != nil
    advance(fromRank: isListed ? rank + 1 : rank)
    return effects
  }

  /// Rejects the chosen finding and all others with the same cause and words, in every retelling.
  mutating func rejectAlike() -> [Effect] {
    guard let finding = currentFinding, let position else { return [] }
    let rank = facing.rank(ofPosition: position)
    let likeness = FindingLikeness(finding, official: official, retelling: retelling.document)
    var steps: [ReviewHistory.Change] = []
    for (index, retelling) in retellings.enumerated() where !retelling.isUnrelated {
      for other in retelling.comparison?.findings ?? []
      where other.cause == finding.cause
        && likeness
          == FindingLikeness(other, official: official, retelling: retelling.document)
      {
        let before = retelling.decisions[other.id] ?? ReviewMark()
        if before.state == .rejected { continue }
        var after = before
        after.state = .rejected
        steps.append(
          .mark(retelling: index, finding: other.id, before: before, after: after))
      }
    }
    guard !steps.isEmpty else {
      notice = "all findings like this are already rejected"
      return []
    }
    let effects = make(.several(steps))
    notice =
      steps.count == 1
      ? "\(signs.name(of: finding)) rejected, the only one like it; U undoes this"
      : "\(steps.count) like this rejected; U undoes all"
    advance(fromRank: rank)
    return effects
  }

  /// Sets the severity of the chosen finding, which also confirms it.
  mutating func regrade(to severity: Severity) -> [Effect] {
    guard let finding = currentFinding else { return [] }
    if finding.severity == severity {
      notice = "it is already \(severity.rawValue)"
      return []
    }
    let before = retelling.decisions[finding.id] ?? ReviewMark()
    let graded = finding.graded(severity, because: before.comment)
    notice = "graded \(severity.rawValue) and confirmed; U undoes this"
    return make(.graded(retelling: currentRetelling, graded, before: before))
  }

  private mutating func make(_ step: ReviewHistory.Change) -> [Effect] {
    history.undone.removeAll()
    history.done.append(step)
    return apply(step, isForward: true)
  }

  mutating func undo() -> [Effect] {
    guard let change = history.done.popLast() else { return [] }
    history.undone.append(change)
    notice = "undone\(whereabouts(of: change)); C-r redoes it"
    defer { choose(change) }
    return apply(change, isForward: false)
  }

  mutating func redo() -> [Effect] {
    guard let change = history.undone.popLast() else { return [] }
    history.done.append(change)
    notice = "redone\(whereabouts(of: change))"
    defer { choose(change) }
    return apply(change, isForward: true)
  }

  /// " in 2, Polish News" if that retelling is not on the screen.
  private func whereabouts(of change: ReviewHistory.Change) -> String {
    change.retelling == currentRetelling
      ? "" : " in \(change.retelling + 1), \(retellings[change.retelling].name)"
  }

  /// Goes to the changed finding, if it is listed.
  private mutating func choose(_ change: ReviewHistory.Change) {
    guard change.retelling == currentRetelling, let finding = change.finding,
      let index = retelling.faced?.index(ofFinding: finding),
      let position = facing.position(ofFinding: index)
    else { return }
    goToListed(position)
  }

  /// Saves a finding that the reviewer made.
  mutating func make(_ finding: Finding) -> [Effect] {
    make(.made(retelling: currentRetelling, finding))
  }

  /// Saves a link or a cut, replacing an earlier one for the same sentences.
  mutating func hold(_ link: ManualLink) -> [Effect] {
    let before = retelling.manualLinks
    var after = before.filter {
      $0.official != link.official || $0.retelling != link.retelling
    }
    after.append(link)
    return make(.link(retelling: currentRetelling, before: before, after: after))
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
    case .graded(let index, let finding, let before):
      var mark = before
      if isForward { mark.state = .confirmed }
      setDecision(mark, on: finding.id, ofRetelling: index)
      return [
        isForward
          ? .keepFinding(retelling: index, finding) : .dropFinding(retelling: index, finding)
      ]
    case .several(let changes):
      return changes.flatMap { apply($0, isForward: isForward) }
    case .link(let index, let before, let after):
      let old = Set(isForward ? before : after)
      let new = isForward ? after : before
      retellings[index].manualLinks = new
      retellings[index].isWaiting = true
      return old.subtracting(new).map { Effect.dropLink(retelling: index, $0) }
        .sorted { "\($0)" < "\($1)" }
        + new.filter { !old.contains($0) }.map { Effect.keepLink(retelling: index, $0) }
        + [.compare(retelling: index, holding: new)]
    }
  }

  private mutating func setDecision(
    _ mark: ReviewMark, on id: Finding.ID, ofRetelling index: Int
  ) {
    retellings[index].decide(mark, on: id)
    guard index == currentRetelling, against == nil else { return }
    let before = facing.listed.count
    facing.list(retelling, filter: filter, order: panel.order)
    if facing.listed.count != before { relist { _ in } }
  }

  var refusalWithoutFinding: String {
    if against != nil { return "no findings between two retellings: A goes back" }
    if retelling.comparison == nil { return "still comparing" }
    if retelling.isUnrelated { return "no findings: this text does not retell the official text" }
    if facing.listed.isEmpty, facing.putAwayCount > 0 {
      return filter.isOpen
        ? "all findings have been rejected (f can list them)"
        : "all findings that pass the filter have been rejected (f can list them)"
    }
    return facing.listed.isEmpty
      ? filter.isOpen ? "no findings in this retelling" : "the filter (f) hides all findings"
      : "no finding is on the screen (] goes to the next)"
  }
}

/// What findings rejected together have in common: their words, ignoring case.
private struct FindingLikeness: Hashable {
  private let official: String?
  private let retelling: String?

  init(_ finding: Finding, official: Document, retelling: Document) {
    self.official = finding.official.map { official.text[$0].lowercased() }
    self.retelling = finding.retelling.map { retelling.text[$0].lowercased() }
  }
}
