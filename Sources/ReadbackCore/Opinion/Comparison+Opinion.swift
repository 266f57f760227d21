extension Comparison {
  /// The comparison with what a language model said of the same texts.
  ///
  /// Same place and kind is one finding. What Readback alone found in sentences that the model was
  /// asked about loses confidence; exact detections stay and are marked as not confirmed.
  /// - Parameters:
  ///   - summary: what became of asking; its counts are filled in here.
  ///   - shares: how often findings are right; measured ones where nothing is given.
  ///   - isOnly: leaves out what Readback alone has found.
  public func merged(
    with opinion: Opinion, summary: OpinionSummary? = nil, isOnly: Bool = false,
    shares: OpinionShares? = nil
  ) -> Comparison {
    var summary = summary ?? OpinionSummary(model: opinion.model, pieceCount: 1, answeredCount: 1)
    summary.claimCount = opinion.claimCount
    summary.drops = opinion.drops
    func with(_ findings: [Finding], _ alignment: Alignment) -> Comparison {
      Comparison(
        official: official, retelling: retelling, alignment: alignment, findings: findings,
        verdict: verdict, edits: edits, opinion: summary, awaitsNumbers: awaitsNumbers)
    }
    // A text about something else has no findings; an opinion on it would be all omissions.
    guard verdict.relation != .unrelated, !opinion.isEmpty else {
      return with(isOnly ? [] : findings, alignment)
    }
    let trust = trust(in: opinion)
    var merging = OpinionMerging(
      self, opinion, trust: trust, shares: shares ?? .measured(trust))
    let merged = merging.findings(isOnly: isOnly)
    return with(merged, alignment.judged(by: merged, official: official, retelling: retelling))
  }

  /// The comparison with an opinion that was there before anybody saw a number: all findings are
  /// numbered in the order of the official text, unless numbers are awaited.
  public func mergedBeforeNumbering(
    with opinion: Opinion, summary: OpinionSummary? = nil, isOnly: Bool = false
  ) -> Comparison {
    let merged = withoutNumbers.merged(with: opinion, summary: summary, isOnly: isOnly)
    return awaitsNumbers ? merged : merged.numbered(after: nil)
  }

  /// How far an opinion on these texts can be relied on.
  public func trust(in opinion: Opinion) -> OpinionTrust {
    OpinionTrust(signs(of: opinion))
  }

  /// By which share a finding is trusted that the model alone has; nil for other findings.
  public func share(of finding: Finding, in opinion: Opinion) -> OpinionShares.Cell? {
    opinion.claims.first {
      $0.kind == finding.kind && finding.decidingPlace?.overlaps($0.place) == true
    }.map(\.shareCell)
  }

  /// What can be seen of an opinion on these texts.
  public func signs(of opinion: Opinion) -> OpinionTrust.Signs {
    OpinionTrust.Signs(opinion, official: official, retelling: retelling)
  }
}

extension FindingCause {
  /// Whether a check of the words themselves found it, which needs nobody's opinion.
  public var isExact: Bool {
    switch self {
    case .number, .name, .nonWord, .garbled, .disguised, .untranslated, .commentary: true
    default: false
    }
  }
}

extension FindingCause {
  /// Whether it names what is wrong, wherever the model draws the border; a misspelt name in a
  /// distorted statement is not what is wrong with it.
  fileprivate var isKeptInWiderWords: Bool {
    kind == .mistranslation && self != .name && self != .wrongSense
  }

  /// Whether it is about whole sentences without a counterpart.
  fileprivate var isWholeUnit: Bool {
    switch self {
    case .omittedParagraph, .omittedSentence, .addedParagraph, .addedSentence: true
    default: false
    }
  }
}

/// Puts an opinion's claims among Readback's own findings.
private struct OpinionMerging {
  private let comparison: Comparison
  private let opinion: Opinion
  private let trust: OpinionTrust
  private let shares: OpinionShares
  private let order: FindingOrder
  private let claims: [PlacedClaim]
  /// How far the opinion's silence is believed, 0...1.
  private let attention: Double
  /// Own findings that are neither taken up by a claim nor replaced by one.
  private var left: [Finding]
  /// Own findings that are taken up or replaced by claims.
  private var covered: [Finding] = []
  private var names = FindingNames()

  init(_ comparison: Comparison, _ opinion: Opinion, trust: OpinionTrust, shares: OpinionShares) {
    self.comparison = comparison
    self.opinion = opinion
    self.trust = trust
    self.shares = shares
    order = FindingOrder(comparison)
    left = comparison.findings
    let untold = comparison.findings.filter { $0.cause.isWholeUnit && $0.isShown }
    claims =
      trust.isHigh
      ? opinion.claims.map { $0.widened(in: comparison, withinOneOf: untold) } : opinion.claims
    attention = opinion.attention(to: comparison)
  }

  mutating func findings(isOnly: Bool) -> [Finding] {
    var merged: [Finding] = []
    for (claim, own) in matched() {
      merged.append(finding(claim, with: own))
    }
    if !isOnly {
      for own in covered { left += remainders(of: own) }
      merged += left.compactMap(unconfirmed)
    }
    let sorted = order.sorted(merged)
    // Numbers of findings that are gone now stay theirs.
    return comparison.awaitsNumbers
      ? sorted : FindingNumbers.filled(sorted, after: comparison.lastNumber)
  }

  /// Each claim with the own finding that it shares most of its words with, if there is one. Takes
  /// them out of what is left.
  private mutating func matched() -> [(PlacedClaim, Finding?)] {
    var pairs: [(claim: Int, own: Int, share: Double)] = []
    for (number, claim) in claims.enumerated() {
      for (index, own) in left.enumerated() where own.kind == claim.kind && !own.isWording {
        guard let place = own.decidingPlace, place.hasHalf(of: claim.place) else { continue }
        pairs.append((number, index, place.share(with: claim.place)))
      }
    }
    var ownOfClaim: [Int: Int] = [:]
    var taken: Set<Int> = []
    for pair in pairs.sorted(by: { ($1.share, $0.claim, $0.own) < ($0.share, $1.claim, $1.own) })
    where ownOfClaim[pair.claim] == nil && taken.insert(pair.own).inserted {
      ownOfClaim[pair.claim] = pair.own
    }
    let own = left
    // What lies inside another claim of that kind is the same finding once more; the wide claims of a
    // model that cannot be trusted swallow none.
    let absorbed = trust.isHigh ? Set(pairs.map(\.own)).subtracting(taken) : []
    left = own.indices.filter { !taken.contains($0) && !absorbed.contains($0) }.map { own[$0] }
    covered = own.indices.filter { taken.contains($0) || absorbed.contains($0) }.map { own[$0] }
    // What only differs is not listed beside what is said to be wrong with the same words.
    left.removeAll { own in
      own.isWording
        && claims.contains { $0.retelling.map { own.retelling?.hasHalf(of: $0) ?? false } ?? false }
    }
    return claims.enumerated().map { ($1, ownOfClaim[$0].map { own[$0] }) }
  }

  private mutating func finding(_ claim: PlacedClaim, with own: Finding?) -> Finding {
    guard let own else { return alone(claim) }
    let keepsPlace = keepsPlace(own, against: claim)
    let said = claim.claim
    let confidence = max(shares.both[claim.kind] ?? 0, min(own.confidence, 0.99))
    return Finding(
      id: names.taking(own.id),
      cause: keepsPlace || own.cause.isKeptInWiderWords ? own.cause : cause(of: claim),
      severity: trust.isHigh ? said.severity : own.severity, confidence: confidence,
      official: keepsPlace ? own.official ?? claim.official : claim.official,
      retelling: keepsPlace ? own.retelling ?? claim.retelling : claim.retelling,
      reason: said.reason.isEmpty ? own.reason : "\(said.reason) Readback: \(own.reason)",
      isShown: trust.isHigh ? confidence >= OpinionShares.bar : own.isShown,
      number: own.number, sources: own.sources.union([.opinion]))
  }

  /// Whether a finding of both keeps the words that Readback marked.
  private func keepsPlace(_ own: Finding, against claim: PlacedClaim) -> Bool {
    guard trust.isHigh, let place = own.decidingPlace else { return true }
    // A model that quotes words with those that stand for them means the difference, and Readback
    // marked only that.
    return place.share(with: claim.place) >= 0.8
      || claim.counterpart != nil && place.clamped(to: claim.place) == place
  }

  /// The sentences of an own finding that no claim speaks of: a model that names one sentence of a
  /// paragraph without a counterpart does not say that the others have one.
  private mutating func remainders(of own: Finding) -> [Finding] {
    guard trust.isHigh, own.cause.isWholeUnit, let place = own.decidingPlace else { return [] }
    let isOmission = own.kind == .omission
    let document = isOmission ? comparison.official : comparison.retelling
    let cause: FindingCause = isOmission ? .omittedSentence : .addedSentence
    let said = claims.compactMap { claim in
      (isOmission ? claim.official : claim.retelling) ?? claim.counterpart
    }
    let sentences = document.sentenceIndices(touching: place).map { document.sentences[$0].range }
    return sentences.filter { sentence in
      sentence.clamped(to: place) == sentence && !said.contains { $0.overlaps(sentence) }
    }.map { range in
      Finding(
        id: names.name(of: cause.kind, isOmission ? (range, nil) : (nil, range), in: comparison),
        cause: cause, severity: own.severity, confidence: own.confidence,
        official: isOmission ? range : nil, retelling: isOmission ? nil : range,
        reason: isOmission ? Reasons.missingSentence : Reasons.addedSentence, isShown: own.isShown,
        sources: own.sources)
    }
  }

  private mutating func alone(_ claim: PlacedClaim) -> Finding {
    let cause = cause(of: claim)
    let severity = claim.claim.severity
    let cell = claim.shareCell
    let confidence = shares.alone[cell.kind]?[cell.weight] ?? 0
    return Finding(
      id: names.name(of: claim.kind, (claim.official, claim.retelling), in: comparison),
      cause: cause, severity: severity,
      confidence: confidence, official: claim.official, retelling: claim.retelling,
      reason: claim.claim.reason.isEmpty ? "found by the second opinion" : claim.claim.reason,
      isShown: trust.isHigh && confidence >= OpinionShares.bar, sources: [.opinion])
  }

  /// An own finding that no claim confirms; nil where a claim says something else of its words.
  private func unconfirmed(_ own: Finding) -> Finding? {
    guard own.sources.contains(.readback), !own.isWording, isAsked(own) else { return own }
    // A letter that differs in a name is exact, but whether it matters is an opinion.
    if own.cause.isExact, own.severity > .minor || own.sources.contains(.reviewer) {
      return own.unconfirmed(confidence: own.confidence)
    }
    if trust.isHigh, isReplaced(own) { return nil }
    let ratio = 1 - attention + attention * (shares.unconfirmed[own.kind] ?? 1)
    let odds = own.confidence / (1 - own.confidence) * ratio
    let confidence = own.confidence < 1 ? odds / (1 + odds) : 1
    // What cannot put a finding on the list does not take one off by being silent.
    let least =
      trust.isHigh && attention >= 0.5 ? 0 : min(own.confidence, OpinionShares.bar)
    return own.unconfirmed(confidence: max(confidence, least))
  }

  private func isAsked(_ finding: Finding) -> Bool {
    opinion.wasAsked(about: finding, official: comparison.official, retelling: comparison.retelling)
  }

  private func isReplaced(_ own: Finding) -> Bool {
    claims.contains { claim in
      guard claim.kind != own.kind else { return false }
      if let place = own.retelling, let other = claim.retelling, place.hasHalf(of: other) {
        return true
      }
      if let place = own.official, let other = claim.official, place.hasHalf(of: other) {
        return true
      }
      return false
    }
  }

  private func cause(of claim: PlacedClaim) -> FindingCause {
    if let cause = claim.claim.cause, cause.kind == claim.kind { return cause }
    switch claim.kind {
    case .omission:
      switch comparison.official.extent(of: claim.place) {
      case .paragraph: return .omittedParagraph
      case .sentence: return .omittedSentence
      case .clause: return .omittedClause
      case .word: return .omittedWord
      }
    case .addition:
      switch comparison.retelling.extent(of: claim.place) {
      case .paragraph: return .addedParagraph
      case .sentence: return .addedSentence
      case .clause: return .addedClause
      case .word: return .addedWord
      }
    case .mistranslation:
      guard let official = claim.official, let retelling = claim.retelling else {
        return .wrongSense
      }
      let (mine, others) = (
        comparison.official.digits(in: official), comparison.retelling.digits(in: retelling)
      )
      return mine != others && !mine.isEmpty && !others.isEmpty ? .number : .wrongSense
    }
  }
}

extension PlacedClaim {
  /// By which share it is trusted where the model alone has it.
  ///
  /// What a model doubtfully calls omitted or added while it quotes the words that stand for it is
  /// told in other words, well or badly: that is a mistranslation, as far as it is anything.
  var shareCell: OpinionShares.Cell {
    let weight = OpinionShares.Weight(claim)
    return OpinionShares.Cell(
      kind: weight == .doubtful && counterpart != nil ? .mistranslation : kind, weight: weight)
  }

  /// The claim on the whole sentence that it quotes a good part of, where Readback found nothing of
  /// the sentence: a model quotes as few words as carry the matter, and means the sentence.
  fileprivate func widened(
    in comparison: Comparison, withinOneOf untold: [Finding]
  ) -> PlacedClaim {
    guard kind != .mistranslation,
      untold.contains(where: {
        $0.kind == kind && $0.decidingPlace?.clamped(to: place) == place
      })
    else { return self }
    let document = kind == .omission ? comparison.official : comparison.retelling
    let touched = document.sentenceIndices(touching: place)
    guard touched.count == 1 else { return self }
    let sentence = document.sentences[touched.lowerBound].range
    guard place.count * 3 >= sentence.count else { return self }
    var claim = self
    if kind == .omission { claim.official = sentence } else { claim.retelling = sentence }
    return claim
  }
}

extension Finding {
  /// The words that say where it is: an omission's in the official text, else the retelling's.
  var decidingPlace: TextRange? { kind == .omission ? official : retelling ?? official }

  /// Differs, but is not said to be wrong: no finding of its own.
  var isWording: Bool { cause == .wording }

  fileprivate func unconfirmed(confidence: Double) -> Finding {
    Finding(
      id: id, cause: cause, severity: severity, confidence: confidence, official: official,
      retelling: retelling, reason: reason,
      isShown: isShown && confidence >= OpinionShares.bar, number: number,
      sources: sources, isUnconfirmed: true)
  }
}

extension TextRange {
  /// Whether two places share half of the shorter one.
  fileprivate func hasHalf(of other: TextRange) -> Bool {
    let common = clamped(to: other).count
    return common > 0 && common * 2 >= Swift.min(count, other.count)
  }
}

extension Document {
  enum Extent { case paragraph, sentence, clause, word }

  /// How much of the text a place takes.
  fileprivate func extent(of place: TextRange) -> Extent {
    let touched = sentenceIndices(touching: place)
    guard let first = touched.first else { return .word }
    func isCovered(_ range: TextRange) -> Bool {
      range.clamped(to: place).count * 10 >= range.count * 9
    }
    if isCovered(paragraphs[sentences[first].paragraph].range) { return .paragraph }
    if touched.contains(where: { isCovered(sentences[$0].range) }) { return .sentence }
    return tokens(in: place).count { tokens[$0].kind != .mark } >= 3 ? .clause : .word
  }

  /// The numbers in a place as they are written, in order.
  fileprivate func digits(in place: TextRange) -> [String] {
    tokens(in: place).filter { tokens[$0].kind == .number }.map { string(ofToken: $0) }.sorted()
  }
}
