/// Words in quotation marks that differ from the official words.
enum Quotations {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let judged = analysis.retelling.quotations.compactMap { judgement(of: $0, analysis) }
    // A text that quotes another translation does so throughout; a single quotation shows nothing.
    let all = judged.compactMap(\.draft)
    let isThroughout = all.count >= leastOfAll && all.count * 2 >= judged.count
    let distorted = isThroughout ? [] : judged.filter(\.isDistorted).compactMap(\.draft)
    let changed = isThroughout ? all : judged.filter { !$0.isDistorted }.compactMap(\.draft)
    guard isThroughout || changed.count >= leastThroughout && changed.count * 2 >= judged.count
    else { return distorted + invented(analysis) }
    let first = changed[0]
    let count =
      judged.count == changed.count
      ? "\(changed.count)" : "\(changed.count) of \(judged.count)"
    let summary = DraftFinding(
      cause: .quotation, severity: .minor,
      confidence: changed.map(\.confidence).max() ?? first.confidence, official: first.official,
      retelling: first.retelling,
      reason: Reasons.anotherTranslation(count))
    return distorted + [summary] + invented(analysis)
  }

  private static let leastThroughout = 2
  /// This many quotations show what the text quotes, even if some words are far from the official
  /// ones.
  private static let leastOfAll = 3

  private struct Judged {
    /// Nil if the words are the official ones.
    let draft: DraftFinding?
    /// Whether it has the official words except for one that resembles none of them.
    let isDistorted: Bool
  }

  /// A quotation of the official text; nil if it is too short or not from the official text.
  private static func judgement(of quotation: Range<Int>, _ analysis: PairAnalysis) -> Judged? {
    let side = analysis.retelling
    let content = quotation.filter { side.words[$0].isContent }
    guard content.count >= 4,
      analysis.groupOfRetellingSentence[side.sentence(ofToken: quotation.lowerBound)] != nil
    else { return nil }
    let counterparts = quotation.compactMap { token in
      analysis.retellingPartners[token].first.flatMap { $0.probability > 0.5 ? $0.token : nil }
    }
    let covered = content.count {
      (analysis.retellingPartners[$0].first?.probability ?? 0) > 0.5
    }
    guard covered * 2 >= content.count, let low = counterparts.min(),
      let high = counterparts.max(), high - low < quotation.count * 4
    else { return nil }
    let amounts = equalAmounts(in: quotation, analysis)
    let changed = content.filter { token in
      let word = side.words[token]
      return !amounts.contains(token)
        && !analysis.retellingPartners[token].contains {
          isSameWording(analysis.official.words[$0.token], word, analysis)
        }
    }
    guard !changed.isEmpty else { return Judged(draft: nil, isDistorted: false) }
    let official = low..<(high + 1)
    let words = changed.prefix(3).map { Quoting.quoted(side.quote($0..<($0 + 1))) }
    let list = words.joined(separator: ", ") + (changed.count > 3 ? " …" : "")
    return Judged(
      draft: DraftFinding(
        cause: .quotation, severity: .minor,
        confidence: Calibration.quotation(
          changedShare: Double(changed.count) / Double(content.count)),
        official: analysis.official.place(of: official), retelling: side.place(of: quotation),
        reason: Reasons.misquoted(
          Quoting.quoted(analysis.official.quote(official)), changed: list)),
      // If more is worded differently, another translation is quoted.
      isDistorted: changed.count * 4 <= content.count
        && changed.contains { isUnlikeAll(side.words[$0], official, analysis) })
  }

  /// Whether no official word in the place of a quotation is similar to one of its words.
  private static func isUnlikeAll(
    _ word: Word, _ official: Range<Int>, _ analysis: PairAnalysis
  ) -> Bool {
    word.weight > 0.2
      && !official.contains {
        analysis.official.words[$0].isContent
          && analysis.nearness(analysis.official.words[$0], word) > leastSynonymy
      }
  }

  /// A copied quotation may contain a synonym, but no looser rewording.
  private static let leastSynonymy: Float = 0.7

  /// The same word, or the same in another house style: "okay" and "OK".
  private static func isSameWording(_ one: Word, _ other: Word, _ analysis: PairAnalysis) -> Bool {
    analysis.isSameWord(one, other)
      || SpellingVariants.withoutHyphens(one.form) == SpellingVariants.withoutHyphens(other.form)
      || analysis.relations(one, other).contains(.synonym)
        && Spelling.closeness(one.form, other.form) >= 0.5
  }

  /// The tokens of numbers, dates and amounts that the official sentences also contain, in any
  /// notation.
  private static func equalAmounts(in quotation: Range<Int>, _ analysis: PairAnalysis) -> Set<Int> {
    let sentence = analysis.retelling.sentence(ofToken: quotation.lowerBound)
    guard let group = analysis.groupOfRetellingSentence[sentence] else { return [] }
    let official = analysis.groups[group].official.flatMap { analysis.officialQuantities[$0] }
    var tokens: Set<Int> = []
    for sentence in analysis.groups[group].retelling {
      for reading in analysis.retellingQuantities[sentence]
      where official.contains(where: { $0.agrees(with: reading) }) {
        tokens.formUnion(reading.measuredTokens)
      }
    }
    return tokens
  }

  // MARK: What nobody said

  /// A few words in quotation marks, one of which has no counterpart in the official text.
  private static func invented(_ analysis: PairAnalysis) -> [DraftFinding] {
    let side = analysis.retelling
    return side.quotations.compactMap { quotation in
      let words = quotation.filter { side.words[$0].kind != .mark }
      let content = words.filter { side.words[$0].isContent }
      let sentence = side.sentence(ofToken: quotation.lowerBound)
      guard words.count <= mostInvented, !content.isEmpty,
        let group = analysis.groupOfRetellingSentence[sentence],
        // Titles and nicknames are also put in quotation marks.
        content.allSatisfy({ !side.words[$0].isCapitalised || side.words[$0].isInitial })
      else { return nil }
      let official = analysis.officialTokens(of: analysis.groups[group]).map {
        analysis.official.words[$0]
      }.filter(\.isContent)
      guard
        let word = content.first(where: { token in
          let word = side.words[token]
          return word.kind == .word && !analysis.official.has(word) && word.weight > 0.2
            && !official.contains { analysis.nearness($0, word) > 0.45 }
            && !analysis.retellingPartners[token].contains { $0.probability > 0.5 }
        })
      else { return nil }
      // One or two words may be a term or a manner of speaking: a "cold chain", an "ordinary" car.
      let isAttributed =
        words.count >= leastUnattributed
        || Attributions.hasSpeaker(
          side.document.sentences[sentence].tokens, of: side, lexicon: analysis.lexicon)
      return DraftFinding(
        cause: .quotation, severity: .major,
        confidence: isAttributed ? Calibration.invented : Calibration.quotedTerm, official: nil,
        retelling: side.place(of: quotation),
        reason: Reasons.invented(Quoting.quoted(side.quote(word..<(word + 1)))))
    }
  }

  /// A longer quotation is an added statement.
  private static let mostInvented = 6
  /// From this many words on, they are a quotation even if the sentence names nobody who says them.
  private static let leastUnattributed = 3
}
