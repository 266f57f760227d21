/// Describes the gaps of a pair: content of each side that the other seems to lack.
struct GapDescriptions: Sendable {
  private let analysis: PairAnalysis
  private let inRetelling: TextCoverage
  private let inOfficial: TextCoverage
  private let officialLinked: Float
  private let retellingLinked: Float
  private let documentEqual: Float

  private let phrases: PhraseMarks

  init(_ pair: AlignedPair, documentEqual: Float) {
    let (analysis, phrases) = (pair.analysis, pair.phrases)
    self.phrases = phrases
    self.analysis = analysis
    self.documentEqual = documentEqual
    func isLinked(_ groups: [Int?], _ document: Document) -> [Bool] {
      groups.indices.map { groups[$0] != nil || document.role(ofSentence: $0) != .body }
    }
    let official = isLinked(analysis.groupOfOfficialSentence, analysis.official.document)
    let retelling = isLinked(analysis.groupOfRetellingSentence, analysis.retelling.document)
    inRetelling = TextCoverage(
      of: analysis.retelling, isLinked: retelling, marks: phrases.equivalents.retelling, analysis)
    inOfficial = TextCoverage(
      of: analysis.official, isLinked: official, marks: phrases.equivalents.official, analysis)
    officialLinked = Self.share(official)
    retellingLinked = Self.share(retelling)
  }

  private static func share(_ flags: [Bool]) -> Float {
    flags.isEmpty ? 0 : Float(flags.count { $0 }) / Float(flags.count)
  }

  /// Adds the features that all kinds of gaps share, except those that depend on meanings.
  ///
  /// - Returns: for each gap, what must be encoded for the others.
  func describe(_ gaps: inout [Gap]) -> [GapMeanings.Question] {
    func words(_ isAddition: Bool) -> [Word] {
      let side = isAddition ? analysis.retelling : analysis.official
      return gaps.filter { ($0.cause.kind == .addition) == isAddition }
        .flatMap { side.words[$0.tokens].filter(\.isContent) }
    }
    let nearness = (
      official: inRetelling.nearness(of: words(false)),
      retelling: inOfficial.nearness(of: words(true))
    )
    return gaps.indices.map {
      let isAddition = gaps[$0].cause.kind == .addition
      return describe(&gaps[$0], isAddition ? nearness.retelling : nearness.official)
    }
  }

  private func describe(
    _ gap: inout Gap, _ nearness: TextCoverage.Nearness
  ) -> GapMeanings.Question {
    let isAddition = gap.cause.kind == .addition
    let side = isAddition ? analysis.retelling : analysis.official
    let groups =
      isAddition ? analysis.groupOfRetellingSentence : analysis.groupOfOfficialSentence
    let tokens = gap.tokens.filter { side.words[$0].isContent }
    let content = tokens.map { side.words[$0] }
    let words = gap.tokens.map { side.words[$0] }.filter { $0.kind != .mark }
    let marks = phraseMarks(of: tokens, in: side, isAddition: isAddition)
    gap.features[flag: .isAddition] = isAddition
    gap.features[.tokenCount] = Float(gap.tokens.count)
    gap.features[.contentCount] = Float(content.count)
    gap.features[.weight] = content.reduce(0) { $0 + $1.weight }
    let sentence = side.sentence(ofToken: gap.tokens.lowerBound)
    let last = side.sentence(ofToken: gap.tokens.upperBound - 1)
    let position = Float(sentence) / Float(max(1, groups.count - 1))
    gap.features[.position] = position
    gap.features[flag: .isFirst] = sentence == 0
    gap.features[flag: .isLast] = last == groups.count - 1
    gap.features[flag: .isLinkedBefore] = sentence > 0 && groups[sentence - 1] != nil
    gap.features[flag: .isLinkedAfter] = last + 1 < groups.count && groups[last + 1] != nil
    gap.features[.sideLinked] = isAddition ? retellingLinked : officialLinked
    gap.features[.otherLinked] = isAddition ? officialLinked : retellingLinked
    gap.features[.documentEqual] = documentEqual
    var question = GapMeanings.Question()
    question.sentences = (isAddition ? inOfficial : inRetelling)
      .describe(
        words, content: content, marks: marks, nearness, expected: position, &gap.features)
    if inRetelling.isSearched, inOfficial.isSearched, !gap.features.isPlainlyCovered,
      gap.features[flag: .isClause] || gap.features[flag: .isLinkedUnit]
    {
      question.group = groups[sentence]
    }
    describeLooks(content, side, &gap)
    describeFacts(side, isAddition ? analysis.official : analysis.retelling, &gap)
    return question
  }

  /// Adds the features that depend on meanings.
  func answer(
    _ question: GapMeanings.Question, about gap: inout Gap, _ meanings: inout KnownMeanings
  ) {
    let other = gap.cause.kind == .addition ? inOfficial : inRetelling
    GapMeanings(analysis).answer(
      question, about: &gap, isLinked: { other.isLinked[$0] }, &meanings)
  }

  /// By token, the phrases of the tables that contain it.
  private func phraseMarks(
    of tokens: [Int], in side: AnalysedText, isAddition: Bool
  ) -> [[Phrasebook.Mark]] {
    let known = isAddition ? phrases.equivalents.retelling : phrases.equivalents.official
    return tokens.map { token in
      known[side.sentence(ofToken: token)].filter { $0.tokens.contains(token) }
    }
  }

  private func describeLooks(_ content: [Word], _ side: AnalysedText, _ gap: inout Gap) {
    let words = gap.tokens.map { side.words[$0] }
    gap.features[flag: .isQuoted] = content.count { $0.isQuoted } * 2 > content.count
    let end = gap.tokens.upperBound
    gap.features[flag: .endsSentence] =
      words.last.map { [".", "!", "?"].contains($0.form) } ?? false
      || end < side.words.count && [".", "!", "?"].contains(side.words[end].form)
    gap.features[flag: .looksLikeContact] = words.contains {
      $0.form.contains("@") || $0.form.hasPrefix("www") || $0.form.hasPrefix("http")
    }
    let letters = words.filter { $0.kind == .word }
    gap.features[.capitalShare] =
      letters.isEmpty ? 0 : Float(letters.count { $0.isCapitalised }) / Float(letters.count)
  }

  /// Names and numbers, and how many of them the other text has.
  private func describeFacts(_ side: AnalysedText, _ other: AnalysedText, _ gap: inout Gap) {
    let names = gap.tokens.map { side.words[$0] }.filter(\.looksLikeName)
    let numbers = gap.tokens.map { side.words[$0] }.filter { $0.kind == .number }
    gap.features[.nameCount] = Float(names.count)
    gap.features[.numberCount] = Float(numbers.count)
    func share(_ words: [Word]) -> Float {
      words.isEmpty ? 0 : Float(words.count { other.has($0) }) / Float(words.count)
    }
    gap.features[.namesElsewhere] = share(names)
    gap.features[.numbersElsewhere] = share(numbers)
  }
}
