/// Clauses and words inside a linked sentence that the other side does not cover.
struct UncoveredSpans: Sendable {
  private let analysis: PairAnalysis
  private let coverage: TokenCoverage
  private let frames: StatementFrames

  init(_ analysis: PairAnalysis, _ coverage: TokenCoverage, concurrently: Concurrently) {
    self.analysis = analysis
    self.coverage = coverage.withQuantities(of: analysis).withNames(of: analysis)
    frames = StatementFrames(analysis, concurrently: concurrently)
  }

  func omissions() -> [Gap] {
    Self.spans(
      Passage(
        side: analysis.official, other: analysis.retelling, coverage: coverage.official,
        otherCoverage: coverage.retelling, partners: analysis.officialPartners,
        otherPartners: analysis.retellingPartners,
        frames: frames.official, otherFrames: frames.retelling,
        otherNames: analysis.retelling.nameForms,
        sentences: SentencesOfWords(
          analysis.retelling, forms: analysis.vocabulary.forms, lexicon: analysis.lexicon)),
      groups: analysis.groups.map { ($0.official, $0.retelling, $0.score) }, analysis: analysis
    ).map { $0.gap(as: $0.isClause ? .omittedClause : .omittedWord, in: analysis.official) }
  }

  func additions() -> [Gap] {
    Self.spans(
      Passage(
        side: analysis.retelling, other: analysis.official, coverage: coverage.retelling,
        otherCoverage: coverage.official, partners: analysis.retellingPartners,
        otherPartners: analysis.officialPartners,
        frames: frames.retelling, otherFrames: frames.official,
        otherNames: analysis.official.nameForms,
        sentences: SentencesOfWords(
          analysis.official, forms: analysis.vocabulary.forms, lexicon: analysis.lexicon)),
      groups: analysis.groups.map { ($0.retelling, $0.official, $0.score) }, analysis: analysis
    ).map { $0.gap(as: $0.isClause ? .addedClause : .addedWord, in: analysis.retelling) }
  }

  struct Passage {
    let side: AnalysedText
    let other: AnalysedText
    let coverage: [Float]
    let otherCoverage: [Float]
    let partners: PairAnalysis.Partners
    let otherPartners: PairAnalysis.Partners
    /// Tokens of attributions; they neither form a span nor interrupt one.
    let frames: Set<Int>
    /// The other side's attribution tokens, which do not cover anything here.
    let otherFrames: Set<Int>
    /// Forms of the names on the other side, by number.
    let otherNames: Set<Int32>
    /// The sentences of the other side that contain each word.
    let sentences: SentencesOfWords
  }

  struct Span {
    let tokens: Range<Int>
    let weight: Float
    let isClause: Bool
    /// Whether it has a verb and so makes a statement.
    let isStatement: Bool
    /// How well it is delimited; the best of several cuts is chosen by it.
    let cutScore: Double
    var features: GapVector

    /// An uncovered statement is more than a nuance.
    var severity: Severity { isClause && (isStatement || weight > 1.5) ? .major : .minor }

    func gap(as cause: FindingCause, in side: AnalysedText) -> Gap {
      Gap(
        cause: cause, severity: severity, tokens: tokens, place: side.place(of: tokens),
        features: features)
    }
  }

  private static func spans(
    _ passage: Passage, groups: [([Int], [Int], Double)], analysis: PairAnalysis
  ) -> [Span] {
    let document = passage.side.document
    let isLong = TextCoverage.isLong(passage.other.document)
    var found: [Span] = []
    for (sentences, counterparts, score) in groups {
      let first = found.count
      defer {
        for index in first..<found.count { found[index].features[.linkScore] = Float(score) }
      }
      for sentence in sentences where document.role(ofSentence: sentence) != .heading {
        let tokens = document.sentences[sentence].tokens
        let uncovered = uncovered(in: tokens, counterparts: counterparts, passage, analysis)
        found += uncovered
        if isLong { continue }
        found += clauses(
          of: tokens, counterparts: counterparts, besides: uncovered, passage, analysis)
      }
    }
    return found
  }

  /// In a sentence whose words mostly have no counterpart.
  private static func uncovered(
    in tokens: Range<Int>, counterparts: [Int], _ passage: Passage, _ analysis: PairAnalysis
  ) -> [Span] {
    cores(in: tokens, passage).flatMap { core in
      if let span = likeliest(core, in: tokens, counterparts: counterparts, passage, analysis) {
        return [span]
      }
      // A part of it has a counterpart, but perhaps not its other clauses.
      let clauses = clauses(of: core, passage.side)
      guard clauses.count > 1 else { return [] }
      return clauses.compactMap {
        likeliest($0, in: tokens, counterparts: counterparts, passage, analysis)
      }
    }
  }

  /// The clauses of a sentence between marks and conjunctions, unless they seem covered.
  ///
  /// - Parameters:
  ///    - counterparts: the linked sentences.
  ///    - known: spans of it that need not be found again.
  private static func clauses(
    of sentence: Range<Int>, counterparts: [Int], besides known: [Span], _ passage: Passage,
    _ analysis: PairAnalysis
  ) -> [Span] {
    let words = passage.side.words
    return ClauseBoundaries.clauses(of: sentence, words: words).compactMap { clause in
      guard clause != sentence, !known.contains(where: { $0.tokens == clause }) else { return nil }
      let content = clause.filter { words[$0].isContent && !passage.frames.contains($0) }
      guard content.count > 1 else { return nil }
      let weighed = weighed(
        clause, content, in: sentence, counterparts: counterparts, passage, analysis)
      // Most of an omitted span is uncovered.
      guard weighed.uncovered > 0.25, 2 * weighed.uncovered > weighed.total else { return nil }
      if let core = uncoveredCore(of: content, passage),
        passage.isReferredTo(
          ClauseBoundaries.widened(core, in: sentence, words: words), in: sentence,
          counterparts: counterparts)
      {
        return nil
      }
      return span(clause, content, in: sentence, weighed: weighed, isCut: true, passage)
    }
  }

  /// From the first to the last uncovered word.
  private static func uncoveredCore(of content: [Int], _ passage: Passage) -> Range<Int>? {
    let uncovered = content.filter { passage.coverage[$0] < 0.5 }
    guard let first = uncovered.first, let last = uncovered.last else { return nil }
    return first..<(last + 1)
  }

  /// Token ranges whose uncovered weight exceeds their covered weight.
  private static func cores(in tokens: Range<Int>, _ passage: Passage) -> [Range<Int>] {
    MaximalScoringSpans.runs(in: tokens) { token in
      let word = passage.side.words[token]
      // The text after "he said that" is a separate statement.
      if word.form == "that", passage.frames.contains(token) { return -1 }
      guard word.isContent, !isNoteMark(token, in: tokens, passage.side.words) else { return 0 }
      if passage.frames.contains(token) { return -0.15 }
      let gain = word.informativeWeight * (0.5 - passage.coverage[token]) * 2
      // A covered word in an uncovered clause is often the same word from elsewhere.
      return gain < 0 ? gain * 0.7 : gain
    }
  }

  /// A span divided at commas and the like, each part from its first to its last content word.
  private static func clauses(of core: Range<Int>, _ side: AnalysedText) -> [Range<Int>] {
    core.split { side.words[$0].kind == .mark }.compactMap { part in
      guard let first = part.first(where: { side.words[$0].isContent }),
        let last = part.last(where: { side.words[$0].isContent })
      else { return nil }
      return first..<(last + 1)
    }
  }

  /// The core, or the part of it before or after a clause boundary, whichever is more likely
  /// uncovered.
  private static func likeliest(
    _ core: Range<Int>, in sentence: Range<Int>, counterparts: [Int], _ passage: Passage,
    _ analysis: PairAnalysis
  ) -> Span? {
    let words = passage.side.words
    let core = ClauseBoundaries.trimmed(core, in: sentence, words: words)
    var best = judged(core, in: sentence, counterparts: counterparts, passage, analysis)
    guard let whole = best else { return nil }
    for boundary in core.dropFirst()
    where words[boundary].kind == .mark || ClauseBoundaries.joinsClauses(words[boundary].form) {
      for part in [core.lowerBound..<boundary, boundary..<core.upperBound] {
        guard let first = part.first(where: { words[$0].isContent }),
          let last = part.last(where: { words[$0].isContent }),
          let span = judged(
            first..<(last + 1), in: sentence, counterparts: counterparts, passage, analysis),
          // A part replaces the whole only if it contains most of it.
          span.weight * 2 > whole.weight, span.cutScore > best!.cutScore + 0.1
        else { continue }
        best = span
      }
    }
    return best
  }

  /// The core extended to its clause boundary and compared with the words in its place.
  private static func judged(
    _ core: Range<Int>, in sentence: Range<Int>, counterparts: [Int], _ passage: Passage,
    _ analysis: PairAnalysis
  ) -> Span? {
    let words = passage.side.words
    let content = core.filter { words[$0].isContent && !passage.frames.contains($0) }
    let weighed = weighed(
      core, content, in: sentence, counterparts: counterparts, passage, analysis)
    guard weighed.uncovered > 0.4, weighed.uncovered > weighed.total * 0.45 else { return nil }
    // Other words are in its place: a rendering, good or bad, but not an omission.
    guard weighed.slot < weighed.uncovered * 0.8 else { return nil }
    if passage.isRenderedElsewhere(content) || passage.isKnownName(content) { return nil }
    let widened = ClauseBoundaries.widened(
      ClauseBoundaries.clause(around: core, in: sentence, words: words), in: sentence, words: words)
    if passage.isReferredTo(widened, in: sentence, counterparts: counterparts) { return nil }
    return span(widened, content, in: sentence, weighed: weighed, isCut: false, passage)
  }

  /// The uncovered weight of some words, their total weight, and the weight of the words in their
  /// place.
  private typealias Weights = (uncovered: Float, total: Float, slot: Float)

  private static func weighed(
    _ tokens: Range<Int>, _ content: [Int], in sentence: Range<Int>, counterparts: [Int],
    _ passage: Passage, _ analysis: PairAnalysis
  ) -> Weights {
    let words = passage.side.words
    let uncovered = content.reduce(Float(0)) {
      $0 + words[$1].informativeWeight * max(0, 1 - passage.coverage[$1] * 1.3)
    }
    let total = content.reduce(Float(0)) { $0 + words[$1].informativeWeight }
    guard uncovered > 0.25 else { return (uncovered, total, 0) }
    let slot = max(
      passage.leftover(around: tokens, in: sentence, counterparts: counterparts),
      passage.rendering(of: tokens, in: counterparts, analysis))
    return (uncovered, total, slot)
  }

  private static func span(
    _ tokens: Range<Int>, _ content: [Int], in sentence: Range<Int>, weighed: Weights,
    isCut: Bool, _ passage: Passage
  ) -> Span {
    let words = passage.side.words
    let boundaries = ClauseBoundaries.boundaries(of: tokens, in: sentence, words: words)
    let isSetOff = boundaries.before == .mark && boundaries.behind == .mark
    let isClause =
      isCut || content.count > (isSetOff ? 1 : 2)
      || ClauseBoundaries.opensClause(words[tokens.lowerBound].form)
    let isStatement = ClauseBoundaries.saysSomething(tokens, words: words)
    let share = weighed.uncovered / max(weighed.total, 0.01)
    let sentenceShare = Float(tokens.count) / Float(sentence.count)
    var features = GapVector()
    features[flag: .isClause] = isClause
    features[flag: .isCut] = isCut
    features[.untold] = weighed.uncovered
    features[.untoldShare] = share
    features[.slotWeight] = weighed.slot
    features[.sentenceShare] = sentenceShare
    features[flag: .hasMarkBefore] = boundaries.before == .mark
    features[flag: .hasMarkBehind] = boundaries.behind == .mark
    features[flag: .opensClause] = boundaries.before == .opener
    features[flag: .opensNext] = boundaries.behind == .opener
    features[flag: .isSubject] = boundaries.isSubject
    features[flag: .isPredicate] = boundaries.isPredicate
    features[flag: .saysSomething] = isStatement
    features[.equalRest] = passage.equalShare(of: sentence, besides: tokens)
    features[flag: .isSaidElsewhere] = isCut && passage.isRenderedElsewhere(content)
    return Span(
      tokens: tokens, weight: weighed.uncovered, isClause: isClause, isStatement: isStatement,
      cutScore: cutScore(
        uncovered: Double(weighed.uncovered), share: Double(share), slot: Double(weighed.slot),
        sentenceShare: Double(sentenceShare), isClause: isClause, boundaries: boundaries),
      features: features)
  }

  /// How well a span is delimited: by its uncovered share, the words in its place and its
  /// boundaries.
  private static func cutScore(
    uncovered: Double, share: Double, slot: Double, sentenceShare: Double, isClause: Bool,
    boundaries: ClauseBoundaries.Boundaries
  ) -> Double {
    // If almost none of a sentence is matched, it is probably a paraphrase rather than an omission.
    var sum = -3 * max(0, sentenceShare - 0.6)
    // A long span is hardly more certain than a phrase: it may be a free paraphrase.
    sum += -1.95 + 1.5 * min(1, uncovered) + 0.3 * max(0, uncovered - 1) + 1.2 * (share - 0.5)
    sum -= 1.5 * slot / max(uncovered, 0.1)
    switch boundaries.before {
    case .mark: sum += 0.8
    case .opener: break
    case .none: sum -= 0.6
    }
    switch boundaries.behind {
    case .mark: sum += 0.4
    case .opener: break
    case .none: sum -= 0.8
    }
    if boundaries.isSubject { sum -= 1.5 }
    if boundaries.isPredicate { sum -= 0.8 }
    // Single words are often lost or added in rewording.
    if !isClause { sum -= 0.2 }
    return Logistic.probability(ofLogOdds: sum)
  }

  /// A number after the sentence's last mark: the mark of a note.
  private static func isNoteMark(_ token: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    words[token].kind == .number && token == sentence.upperBound - 1
      && token > sentence.lowerBound && words[token - 1].kind == .mark
  }
}
