extension Comparison {
  /// The comparison combined with a language model's opinion of the same texts.
  ///
  /// Findings with the same place and kind are merged. A finding that only Readback has, in
  /// sentences that the model was asked about, loses confidence; exact detections remain and are
  /// marked as not confirmed.
  /// - Parameters:
  ///    - summary: the outcome of asking; its counts are filled in here.
  ///    - shares: how often findings are right; the measured values by default.
  ///    - isOnly: omits findings that only Readback has.
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
    // A text about something else has no findings; an opinion on it would consist of omissions.
    guard verdict.relation != .unrelated, !opinion.isEmpty else {
      return with(isOnly ? [] : findings, alignment)
    }
    let trust = trust(in: opinion)
    var merging = OpinionMerging(
      self, opinion, trust: trust, shares: shares ?? .measured(trust))
    let merged = merging.findings(isOnly: isOnly)
    return with(merged, alignment.judged(by: merged, official: official, retelling: retelling))
  }

  /// The comparison combined with an opinion that existed before any numbers were shown: all
  /// findings are numbered in the order of the official text, unless numbering is deferred.
  public func mergedBeforeNumbering(
    with opinion: Opinion, summary: OpinionSummary? = nil, isOnly: Bool = false
  ) -> Comparison {
    let merged = withoutNumbers.merged(with: opinion, summary: summary, isOnly: isOnly)
    return awaitsNumbers ? merged : merged.numbered(after: nil)
  }

  /// How reliable an opinion on these texts is.
  public func trust(in opinion: Opinion) -> OpinionTrust {
    OpinionTrust(signs(of: opinion))
  }

  /// The share that applies to a finding that only the model has; nil for other findings.
  public func share(of finding: Finding, in opinion: Opinion) -> OpinionShares.Cell? {
    opinion.claims.first {
      $0.kind == finding.kind && finding.decidingPlace?.overlaps($0.place) == true
    }.map(\.shareCell)
  }

  /// The visible quality of an opinion on these texts.
  public func signs(of opinion: Opinion) -> OpinionTrust.Signs {
    OpinionTrust.Signs(opinion, official: official, retelling: retelling)
  }
}

extension FindingCause {
  /// Whether an exact check found it, which needs no confirmation.
  public var isExact: Bool {
    switch self {
    case .number, .name, .nonWord, .garbled, .disguised, .untranslated, .commentary: true
    default: false
    }
  }
}

extension FindingCause {
  /// Whether it identifies the fault no matter how wide the model's quotation is; a misspelt name
  /// in a distorted statement is not the statement's fault.
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

/// Merges an opinion's claims with Readback's own findings.
private struct OpinionMerging {
  private let comparison: Comparison
  private let opinion: Opinion
  private let trust: OpinionTrust
  private let shares: OpinionShares
  private let order: FindingOrder
  private let claims: [PlacedClaim]
  /// How much the opinion's silence counts, 0...1.
  private let attention: Double
  /// Own findings that are neither matched nor replaced by a claim.
  private var left: [Finding]
  /// Own findings that are matched or replaced by claims.
  private var covered: [Finding] = []
  private var names = FindingNames()

  init(_ comparison: Comparison, _ opinion: Opinion, trust: OpinionTrust, shares: OpinionShares) {
    self.comparison = comparison
    self.opinion = opinion
    self.trust = trust
    self.shares = shares
    order = FindingOrder(comparison)
    left = comparison.findings
    let wholeUnits = comparison.findings.filter { $0.cause.isWholeUnit && $0.isShown }
    claims =
      trust.isHigh
      ? opinion.claims.map { $0.widened(in: comparison, withinOneOf: wholeUnits) } : opinion.claims
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
    // Numbers of findings that no longer exist are not reused.
    return comparison.awaitsNumbers
      ? sorted : FindingNumbers.filled(sorted, after: comparison.lastNumber)
  }

  /// Each claim with the own finding that it overlaps most, if any. Removes those from the
  /// remaining findings.
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
    // Findings inside another claim of that kind are duplicates; but wide claims of an unreliable
    // model absorb nothing.
    let absorbed = trust.isHigh ? Set(pairs.map(\.own)).subtracting(taken) : []
    left = own.indices.filter { !taken.contains($0) && !absorbed.contains($0) }.map { own[$0] }
    covered = own.indices.filter { taken.contains($0) || absorbed.contains($0) }.map { own[$0] }
    // A mere difference is not listed beside a mistranslation of the same words.
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

  /// Whether a merged finding keeps the words that Readback marked.
  private func keepsPlace(_ own: Finding, against claim: PlacedClaim) -> Bool {
    guard trust.isHigh, let place = own.decidingPlace else { return true }
    // A model that quotes words together with their counterpart means the difference, and Readback
    // marked only that.
    return place.share(with: claim.place) >= 0.8
      || claim.counterpart != nil && place.clamped(to: claim.place) == place
  }

  /// The sentences of an own finding that no claim mentions: a model that names one sentence of an
  /// omitted paragraph does not say that the others are covered.
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

  /// An own finding without confirmation; nil if a claim says something else about its words.
  private func unconfirmed(_ own: Finding) -> Finding? {
    guard own.sources.contains(.readback), !own.isWording, isAsked(own) else { return own }
    // A differing letter in a name is exact, but its importance is a matter of opinion.
    if own.cause.isExact, own.severity > .minor || own.sources.contains(.reviewer) {
      return own.unconfirmed(confidence: own.confidence)
    }
    if trust.isHigh, isReplaced(own) { return nil }
    let ratio = 1 - attention + attention * (shares.unconfirmed[own.kind] ?? 1)
    let odds = own.confidence / (1 - own.confidence) * ratio
    let confidence = own.confidence < 1 ? odds / (1 + odds) : 1
    // An opinion that cannot add a finding cannot remove one by silence either.
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
      let (numbers, others) = (
        comparison.official.digits(in: official), comparison.retelling.digits(in: retelling)
      )
      return numbers != others && !numbers.isEmpty && !others.isEmpty ? .number : .wrongSense
    }
  }
}

extension PlacedClaim {
  /// The share that applies if only the model has it.
  ///
  /// If a model hesitantly calls something omitted or added but quotes its counterpart, it is a
  /// rewording, good or bad: a mistranslation if anything.
  var shareCell: OpinionShares.Cell {
    let weight = OpinionShares.Weight(claim)
    return OpinionShares.Cell(
      kind: weight == .doubtful && counterpart != nil ? .mistranslation : kind, weight: weight)
  }

  /// The claim widened to the whole sentence if it quotes a good part of it and Readback has no
  /// finding there: models quote as few words as possible, but mean the sentence.
  fileprivate func widened(
    in comparison: Comparison, withinOneOf wholeUnits: [Finding]
  ) -> PlacedClaim {
    guard kind != .mistranslation,
      wholeUnits.contains(where: {
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
  /// The words that determine its place: for an omission in the official text, otherwise in the
  /// retelling.
  var decidingPlace: TextRange? { kind == .omission ? official : retelling ?? official }

  /// A difference that is not called wrong: not a finding of its own.
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
  /// Whether two places overlap by half of the shorter one.
  fileprivate func hasHalf(of other: TextRange) -> Bool {
    let common = clamped(to: other).count
    return common > 0 && common * 2 >= Swift.min(count, other.count)
  }
}

extension Document {
  enum Extent { case paragraph, sentence, clause, word }

  /// How much of the text a place covers.
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

  /// The numbers in a place as written, in order.
  fileprivate func digits(in place: TextRange) -> [String] {
    tokens(in: place).filter { tokens[$0].kind == .number }.map { string(ofToken: $0) }.sorted()
  }
}
