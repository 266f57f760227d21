/// Clauses and words inside a linked sentence that the other side does not tell.
struct UntoldStretches: Sendable {
  private let evidence: Evidence
  private let told: Told
  private let frames: Frames

  init(_ evidence: Evidence, told: Told) {
    self.evidence = evidence
    self.told = told.withQuantities(of: evidence)
    frames = Frames(evidence)
  }

  func omissions() -> [Draft] {
    Self.drafts(
      Passage(
        side: evidence.official, other: evidence.retelling, told: told.official,
        otherTold: told.retelling, partners: evidence.officialPartners,
        frames: frames.official, otherFrames: frames.retelling,
        otherNames: evidence.retelling.nameForms,
        sentences: SentencesOfWords(
          evidence.retelling, forms: evidence.vocabulary.forms, lexicon: evidence.lexicon)),
      groups: evidence.groups.map { ($0.official, $0.retelling) }, evidence: evidence
    ).map { stretch in
      let quote = Quoting.quoted(evidence.official.quote(stretch.tokens))
      return Draft(
        cause: stretch.isClause ? .omittedClause : .omittedWord,
        severity: stretch.isClause && stretch.weight > 1.5 ? .major : .minor,
        confidence: stretch.confidence, official: evidence.official.place(of: stretch.tokens),
        retelling: nil,
        reason: "the official \(quote) is not told here")
    }
  }

  func additions() -> [Draft] {
    Self.drafts(
      Passage(
        side: evidence.retelling, other: evidence.official, told: told.retelling,
        otherTold: told.official, partners: evidence.retellingPartners,
        frames: frames.retelling, otherFrames: frames.official,
        otherNames: evidence.official.nameForms,
        sentences: SentencesOfWords(
          evidence.official, forms: evidence.vocabulary.forms, lexicon: evidence.lexicon)),
      groups: evidence.groups.map { ($0.retelling, $0.official) }, evidence: evidence
    ).map { stretch in
      let quote = Quoting.quoted(evidence.retelling.quote(stretch.tokens))
      return Draft(
        cause: stretch.isClause ? .addedClause : .addedWord,
        severity: stretch.isClause && stretch.weight > 1.5 ? .major : .minor,
        confidence: stretch.confidence,
        official: nil,
        retelling: evidence.retelling.place(of: stretch.tokens),
        reason: "\(quote) is not in the official text")
    }
  }

  /// What frames statements on either side and is no part of them.
  private struct Frames: Sendable {
    private(set) var official: Set<Int> = []
    /// With the words by which the retelling says whose words it gives.
    private(set) var retelling: Set<Int> = []

    init(_ evidence: Evidence) {
      for group in evidence.groups {
        for sentence in group.official {
          let tokens = evidence.official.document.sentences[sentence].tokens
          official.formUnion(LinkingPhrases.tokens(in: tokens, of: evidence.official))
        }
        for sentence in group.retelling {
          let tokens = evidence.retelling.document.sentences[sentence].tokens
          retelling.formUnion(LinkingPhrases.tokens(in: tokens, of: evidence.retelling))
          retelling.formUnion(
            Attributions.tokens(in: tokens, of: evidence.retelling, lexicon: evidence.lexicon))
        }
      }
    }
  }

  struct Passage {
    let side: Side
    let other: Side
    let told: [Float]
    let otherTold: [Float]
    let partners: Evidence.Partners
    /// Tokens that say whose words are given; they neither make a stretch nor break one.
    let frames: Set<Int>
    /// The other side's tokens that do: they tell nothing of this one.
    let otherFrames: Set<Int>
    /// Forms of the names on the other side, by number.
    let otherNames: Set<Int32>
    /// Where each word of the other side stands.
    let sentences: SentencesOfWords
  }

  struct Stretch {
    let tokens: Range<Int>
    let weight: Float
    let isClause: Bool
    let confidence: Double
  }

  private static func drafts(
    _ passage: Passage, groups: [([Int], [Int])], evidence: Evidence
  ) -> [Stretch] {
    var found: [Stretch] = []
    for (mine, theirs) in groups {
      for sentence in mine {
        let tokens = passage.side.document.sentences[sentence].tokens
        for core in cores(in: tokens, passage) {
          if let stretch = likeliest(core, in: tokens, theirs: theirs, passage, evidence) {
            found.append(stretch)
            continue
          }
          // Something stands for a part of it: perhaps not for the other clauses.
          let clauses = clauses(of: core, passage.side)
          guard clauses.count > 1 else { continue }
          found += clauses.compactMap {
            likeliest($0, in: tokens, theirs: theirs, passage, evidence)
          }
        }
      }
    }
    return found
  }

  /// Runs of tokens whose untold weight outweighs what is told in them.
  private static func cores(in tokens: Range<Int>, _ passage: Passage) -> [Range<Int>] {
    HeavyRuns.runs(in: tokens) { token in
      let word = passage.side.words[token]
      // What follows "he said that" is another statement than what stands before.
      if word.form == "that", passage.frames.contains(token) { return -1 }
      guard word.isContent else { return 0 }
      if passage.frames.contains(token) { return -0.15 }
      let gain = word.weight * (0.5 - passage.told[token]) * 2
      // A told word in an untold clause is often the same word from elsewhere.
      return gain < 0 ? gain * 0.7 : gain
    }
  }

  /// A run cut at commas and the like, each part from its first to its last content word.
  private static func clauses(of core: Range<Int>, _ side: Side) -> [Range<Int>] {
    core.split { side.words[$0].kind == .mark }.compactMap { part in
      guard let first = part.first(where: { side.words[$0].isContent }),
        let last = part.last(where: { side.words[$0].isContent })
      else { return nil }
      return first..<(last + 1)
    }
  }

  /// The core, or the part of it behind or before a clause's border, whichever is likelier untold.
  private static func likeliest(
    _ core: Range<Int>, in sentence: Range<Int>, theirs: [Int], _ passage: Passage,
    _ evidence: Evidence
  ) -> Stretch? {
    let words = passage.side.words
    let core = ClauseBorders.trimmed(core, in: sentence, words: words)
    var best = judged(core, in: sentence, theirs: theirs, passage, evidence)
    guard let whole = best else { return nil }
    for border in core.dropFirst()
    where words[border].kind == .mark || ClauseBorders.joinsClauses(words[border].form) {
      for part in [core.lowerBound..<border, border..<core.upperBound] {
        guard let first = part.first(where: { words[$0].isContent }),
          let last = part.last(where: { words[$0].isContent }),
          let stretch = judged(
            first..<(last + 1), in: sentence, theirs: theirs, passage, evidence),
          // A part is taken for the whole only when it holds most of it.
          stretch.weight * 2 > whole.weight, stretch.confidence > best!.confidence
        else { continue }
        best = stretch
      }
    }
    return best
  }

  /// The core widened to its clause's border and weighed against what stands in its place.
  private static func judged(
    _ core: Range<Int>, in sentence: Range<Int>, theirs: [Int], _ passage: Passage,
    _ evidence: Evidence
  ) -> Stretch? {
    let words = passage.side.words
    let content = core.filter { words[$0].isContent && !passage.frames.contains($0) }
    let untold = content.reduce(Float(0)) {
      $0 + words[$1].weight * max(0, 1 - passage.told[$1] * 1.3)
    }
    let total = content.reduce(Float(0)) { $0 + words[$1].weight }
    guard untold > 0.4, untold > total * 0.45 else { return nil }
    let slot = max(
      leftover(around: core, in: sentence, theirs: theirs, passage),
      rendering(of: core, in: theirs, passage, evidence))
    // Something stands in its place: a rendering, fair or not, but no hole.
    guard slot < untold * 0.6 else { return nil }
    if isToldElsewhere(content, passage, evidence) || isKnownName(content, passage) { return nil }
    let widened = ClauseBorders.widened(
      ClauseBorders.clause(around: core, in: sentence, words: words), in: sentence, words: words)
    let isClause = content.count > 2 || ClauseBorders.opensClause(words[widened.lowerBound].form)
    return Stretch(
      tokens: widened, weight: untold, isClause: isClause,
      confidence: Calibration.untoldStretch(
        untold: Double(untold), share: Double(untold / max(total, 0.01)),
        slot: Double(slot), sentenceShare: Double(widened.count) / Double(sentence.count),
        borders: ClauseBorders.borders(of: widened, in: sentence, words: words)))
  }

  /// Untold weight on the other side between the counterparts of the words around a run.
  private static func leftover(
    around core: Range<Int>, in sentence: Range<Int>, theirs: [Int], _ passage: Passage
  ) -> Float {
    func counterpart(_ tokens: some Sequence<Int>) -> Int? {
      for token in tokens {
        if let partner = passage.partners[token].first, partner.probability > 0.5 {
          return partner.token
        }
      }
      return nil
    }
    let before = counterpart((sentence.lowerBound..<core.lowerBound).reversed().prefix(8))
    let after = counterpart((core.upperBound..<sentence.upperBound).prefix(8))
    var inSlot: Float = 0
    for index in theirs {
      let range = passage.other.document.sentences[index].tokens
      let low: Int
      let high: Int
      switch (before, after) {
      case (let before?, let after?) where before < after && after - before < 14:
        (low, high) = (before + 1, after)
      case (let before?, let after?):
        // Told in another order: look on both sides of either neighbour.
        inSlot = max(
          inSlot, weight((before - 3)..<(before + 5), in: range, passage),
          weight((after - 4)..<(after + 3), in: range, passage))
        continue
      case (let before?, nil): (low, high) = (before + 1, before + 9)
      case (nil, let after?): (low, high) = (after - 8, after)
      case (nil, nil): (low, high) = (range.lowerBound, range.upperBound)
      }
      inSlot = max(inSlot, weight(low..<high, in: range, passage))
    }
    return inSlot
  }

  /// Untold weight anywhere on the other side that seems to mean what a run means.
  private static func rendering(
    of core: Range<Int>, in theirs: [Int], _ passage: Passage, _ evidence: Evidence
  ) -> Float {
    var found: Float = 0
    for index in theirs {
      let sentence = passage.other.document.sentences[index].tokens
      let runs = HeavyRuns.runs(in: sentence) { token in
        let word = passage.other.words[token]
        return word.isContent && !passage.otherFrames.contains(token)
          ? word.weight * (0.5 - passage.otherTold[token]) * 2 : 0
      }
      for run in runs {
        let likeness = evidence.likeness(
          of: passage.side.words[core], and: passage.other.words[run])
        let share = max(0, min(1, (likeness - 0.25) / 0.3))
        found += share * weight(run, in: sentence, passage)
      }
    }
    return found
  }

  private static func weight(
    _ window: Range<Int>, in sentence: Range<Int>, _ passage: Passage
  ) -> Float {
    window.clamped(to: sentence).reduce(0) {
      passage.otherFrames.contains($1)
        ? $0 : $0 + passage.other.words[$1].weight * max(0, 1 - passage.otherTold[$1])
    }
  }

  /// Whether it is no more than a name that the other side has, too.
  private static func isKnownName(_ content: [Int], _ passage: Passage) -> Bool {
    content.allSatisfy {
      let word = passage.side.words[$0]
      return word.isCapitalised && passage.otherNames.contains(word.formNumber)
    }
  }

  /// Whether one sentence elsewhere on the other side has most of the words.
  private static func isToldElsewhere(
    _ content: [Int], _ passage: Passage, _ evidence: Evidence
  ) -> Bool {
    guard content.count > 1,
      passage.other.document.sentences.count <= SentencesOfWords.mostSentences
    else { return false }
    let words = content.map { passage.side.words[$0] }
    let total = words.reduce(Float(0)) { $0 + $1.weight }
    // Two words meet by chance unless both are there.
    let most = total * (content.count > 2 ? 0.55 : 0.9)
    return passage.sentences.weights(of: words).contains { $0 > most }
  }
}
