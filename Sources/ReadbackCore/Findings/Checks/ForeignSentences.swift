/// Sentences and clauses of a retelling that are in another language than the official text.
enum ForeignSentences {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let language = analysis.official.document.language ?? "en"
    guard language == "en" else { return [] }
    let side = analysis.retelling
    var found: [DraftFinding] = []
    var taken: Set<Int> = []
    for (index, sentence) in side.document.sentences.enumerated()
    where side.document.role(ofSentence: index) == .body {
      if let other = foreign(sentence.tokens, to: language, analysis) {
        let original = original(of: index, besides: taken, analysis)
        if let original { taken.insert(original) }
        found.append(
          draft(
            sentence.range, in: other,
            for: original.map { analysis.official.document.sentences[$0].range }))
      } else {
        found += clauses(sentence.tokens, side).compactMap { clause in
          foreign(clause, to: language, analysis).map {
            draft(side.place(of: clause), in: $0, for: nil)
          }
        }
      }
    }
    return found
  }

  private static func draft(
    _ place: TextRange, in language: String, for official: TextRange?
  ) -> DraftFinding {
    DraftFinding(
      cause: .untranslated, severity: .major, confidence: Calibration.untranslated,
      official: official, retelling: place, reason: "left in \(LanguageName.name(of: language))")
  }

  /// The language of words that are clearly not in the official text's language: they are
  /// recognised as another language, and most are not English words.
  private static func foreign(
    _ tokens: Range<Int>, to language: String, _ analysis: PairAnalysis
  ) -> String? {
    let side = analysis.retelling
    let words = tokens.filter { side.words[$0].kind == .word }
    let plain = words.filter { !side.words[$0].isCapitalised || side.words[$0].isInitial }
    let strange = plain.count { token in
      let word = side.words[token]
      return !analysis.official.has(word)
        && !(word.id.map { analysis.lexicon.isListed($0) } ?? false)
    }
    let shared = words.count { analysis.official.has(side.words[$0]) }
    let isInOtherLetters = words.contains {
      let place = side.document.tokens[$0].range.lowerBound
      return WritingSystem(scalar: side.document.text.bytes.scalar(at: place)) != .latin
    }
    guard shared * 3 < words.count, isInOtherLetters || words.count >= Self.leastWords,
      strange >= (isInOtherLetters ? 1 : Self.leastStrange), strange * 3 >= plain.count,
      let answer = LanguageRecognizer.standard.answer(
        for: side.document.text.bytes[side.place(of: tokens)]),
      answer.isSure, answer.language != language,
      strange > Self.leastStrange || isInOtherLetters || answer.lead >= Self.leastLead
    else { return nil }
    return answer.language
  }

  private static let leastWords = 4
  private static let leastStrange = 2
  /// The lead required if only a few words are unknown.
  private static let leastLead = 6.0

  /// The parts between the commas, semicolons and dashes of a sentence.
  private static func clauses(_ tokens: Range<Int>, _ side: AnalysedText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = tokens.lowerBound
    for token in tokens
    where [",", ";", ":", "–", "—", "(", ")"].contains(side.words[token].form) {
      if start < token { found.append(start..<token) }
      start = token + 1
    }
    if start > tokens.lowerBound, start < tokens.upperBound {
      let last = (start..<tokens.upperBound).last { side.words[$0].kind != .mark } ?? start
      found.append(start..<(last + 1))
    }
    return found
  }

  /// The official counterpart of a sentence: the linked one, otherwise the first unlinked one
  /// between the counterparts of its neighbours.
  private static func original(
    of sentence: Int, besides taken: Set<Int>, _ analysis: PairAnalysis
  ) -> Int? {
    let groups = analysis.groupOfRetellingSentence
    if let group = groups[sentence] {
      let official = analysis.groups[group].official
      return official.count == 1 ? official[0] : nil
    }
    func counterparts(_ sentences: some Sequence<Int>) -> [Int]? {
      for index in sentences {
        if let group = groups[index] { return analysis.groups[group].official }
      }
      return nil
    }
    let after = (counterparts((0..<sentence).reversed())?.max() ?? -1) + 1
    let before =
      counterparts((sentence + 1)..<groups.count)?.min()
      ?? analysis.official.document.sentences.count
    guard after < before else { return nil }
    return (after..<before).first {
      analysis.groupOfOfficialSentence[$0] == nil && !taken.contains($0)
        && analysis.official.document.role(ofSentence: $0) == .body
    }
  }
}
