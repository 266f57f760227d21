extension PlacedReview {
  /// Applies the reviewers' marks to the findings of a comparison of these two documents.
  ///
  /// A mark belongs to the finding of the same kind that shares most of its words; the cause may
  /// have changed with the version. A finding that a reviewer confirmed remains even if this
  /// version no longer finds it.
  public func reviewed(_ comparison: Comparison) -> ReviewedComparison {
    var matcher = MarkMatcher(comparison)
    var lost: [LostMark] = []
    let standing = log.standing
    for event in standing {
      guard case .finding(let anchor, let comment) = event.mark, let place = place(of: event)
      else { continue }
      matcher.make(anchor, at: place, reason: comment, event: event)
    }
    var unmatched: [(event: ReviewEvent, place: MarkPlace)] = []
    for event in standing where event.mark.isOnFinding {
      guard let place = place(of: event) else {
        lost.removeAll { $0.event.isSuperseded(by: event) }
        lost.append(LostMark(event: event, reason: .wordsChanged))
        continue
      }
      if !matcher.decide(event, at: place) {
        unmatched.removeAll { $0.place == place && $0.event.isSuperseded(by: event) }
        unmatched.append((event, place))
      }
    }
    for (event, place) in unmatched {
      if case .decision(let anchor, .confirmed, let comment) = event.mark {
        matcher.make(anchor, at: place, reason: comment, event: event)
      }
    }
    for (event, place) in unmatched where !matcher.decide(event, at: place) {
      lost.append(LostMark(event: event, reason: .notFound))
    }
    for event in standing {
      if case .link = event.mark, place(of: event) == nil {
        lost.append(LostMark(event: event, reason: .wordsChanged))
      }
    }
    lost.sort { $0.event.order < $1.event.order }
    return ReviewedComparison(
      Comparison(
        official: comparison.official, retelling: comparison.retelling,
        alignment: comparison.alignment, findings: matcher.findings, verdict: comparison.verdict,
        edits: comparison.edits, opinion: comparison.opinion,
        awaitsNumbers: comparison.awaitsNumbers),
      decisions: matcher.decisions, byHand: matcher.byHand, graded: matcher.graded, lost: lost)
  }
}

extension ReviewMark {
  fileprivate var isOnFinding: Bool {
    switch self {
    case .decision, .finding: true
    case .link, .undo: false
    }
  }
}

extension ReviewEvent {
  /// Whether the same reviewer made a later decision about the same words.
  fileprivate func isSuperseded(by later: ReviewEvent) -> Bool {
    guard case .decision(let own, _, _) = mark, case .decision(let other, _, _) = later.mark
    else { return false }
    return reviewer == later.reviewer && own.kind == other.kind
      && own.official?.words == other.official?.words
      && own.retelling?.words == other.retelling?.words
  }
}

/// Findings that receive decisions.
private struct MarkMatcher {
  private(set) var findings: [Finding]
  private(set) var decisions: [Finding.ID: [Decision]] = [:]
  private(set) var byHand: [Finding.ID: ReviewEvent.ID] = [:]
  private(set) var graded: [Finding.ID: ReviewEvent.ID] = [:]

  private let awaitsNumbers: Bool

  init(_ comparison: Comparison) {
    findings = comparison.findings
    awaitsNumbers = comparison.awaitsNumbers
  }

  /// Adds a finding; if one with the same words exists, it gets the reviewer's severity.
  mutating func make(_ anchor: Anchor, at place: MarkPlace, reason: String, event: ReviewEvent) {
    if let known = match(anchor, at: place) {
      guard case .finding = event.mark, let index = findings.firstIndex(where: { $0.id == known })
      else { return }
      findings[index] = findings[index].graded(anchor.severity)
      graded[known] = event.id
      return
    }
    let finding = Finding(
      id: "hand-\(event.id.prefix(12))", cause: anchor.cause ?? anchor.kind.causeByHand,
      severity: anchor.severity, confidence: 1, official: place.official,
      retelling: place.retelling,
      reason: reason.isEmpty ? "added by \(event.reviewer)" : reason, isShown: true,
      number: awaitsNumbers ? 0 : (findings.lazy.map(\.number).max() ?? 0) + 1,
      sources: [.reviewer])
    byHand[finding.id] = event.id
    findings.insert(finding, at: findings.firstIndex { $0.isAfter(finding) } ?? findings.count)
  }

  /// Applies a decision to its finding; returns false if there is none.
  mutating func decide(_ event: ReviewEvent, at place: MarkPlace) -> Bool {
    let decision: Decision
    let anchor: Anchor
    switch event.mark {
    case .decision(let judged, let state, let comment):
      anchor = judged
      decision = Decision(
        state: state, comment: comment, reviewer: event.reviewer, time: event.time)
    case .finding(let made, let comment):
      anchor = made
      decision = Decision(
        state: .confirmed, comment: comment, reviewer: event.reviewer, time: event.time)
    case .link, .undo:
      return false
    }
    guard let id = match(anchor, at: place) else { return false }
    decisions[id, default: []].removeAll { $0.reviewer == event.reviewer }
    decisions[id, default: []].append(decision)
    return true
  }

  private func match(_ anchor: Anchor, at place: MarkPlace) -> Finding.ID? {
    var best: (likeness: Double, id: Finding.ID)?
    for finding in findings where finding.kind == anchor.kind {
      guard let shared = finding.sharedWords(with: place) else { continue }
      let likeness = shared + (finding.cause == anchor.cause ? 1 : 0)
      if likeness > best?.likeness ?? 0 { best = (likeness, finding.id) }
    }
    return best?.id
  }
}

extension FindingKind {
  /// The cause shown for a manual finding whose own cause is unknown to this version.
  public var causeByHand: FindingCause {
    switch self {
    case .omission: .omittedClause
    case .addition: .addedClause
    case .mistranslation: .wrongSense
    }
  }
}

extension Finding {
  /// The overlap, 0...1, on the side of the finding's words; nil if it is about other words.
  ///
  /// A mistranslation is about particular official words, so that side must overlap too. The other
  /// side of an omission or addition only shows where the words belong.
  fileprivate func sharedWords(with place: MarkPlace) -> Double? {
    switch kind {
    case .omission:
      return shared(official, place.official)
    case .addition:
      return shared(retelling, place.retelling)
    case .mistranslation:
      if let own = official, let other = place.official, !own.overlaps(other) { return nil }
      guard retelling != nil, place.retelling != nil else {
        return shared(official, place.official)
      }
      return shared(retelling, place.retelling)
    }
  }

  /// The overlap of both; nil unless it is half of the shorter, and the longer is a phrase (about
  /// ten words) or at most four times as long: a decision about a clause is not one about its
  /// paragraph.
  private func shared(_ own: TextRange?, _ other: TextRange?) -> Double? {
    guard let own, let other else { return nil }
    let common = own.clamped(to: other).count
    let longer = max(own.count, other.count)
    guard common > 0, common * 2 >= min(own.count, other.count),
      longer <= 60 || longer <= common * 4
    else { return nil }
    return Double(common) / Double(own.count + other.count - common)
  }

  /// In the panel's order: by the official text, additions by the retelling.
  fileprivate func isAfter(_ other: Finding) -> Bool {
    if let own = official, let others = other.official {
      return own.lowerBound > others.lowerBound
    }
    if let own = retelling, let others = other.retelling {
      return own.lowerBound > others.lowerBound
    }
    return false
  }
}
