/// Words in quotation marks that differ from the official words.
enum Quotations {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    let judged = evidence.retelling.quotations.compactMap { judgement(of: $0, evidence) }
    // A text that quotes another translation does so throughout; a single quotation shows nothing.
    let all = judged.compactMap(\.draft)
    let isThroughout = all.count >= leastOfAll && all.count * 2 >= judged.count
    let distorted = isThroughout ? [] : judged.filter(\.isDistorted).compactMap(\.draft)
    let changed = isThroughout ? all : judged.filter { !$0.isDistorted }.compactMap(\.draft)
    guard isThroughout || changed.count >= leastThroughout && changed.count * 2 >= judged.count
    else { return distorted + invented(evidence) }
    let first = changed[0]
    let count =
      judged.count == changed.count
      ? "\(changed.count)" : "\(changed.count) of \(judged.count)"
    let summary = Draft(
      cause: .quotation, severity: .minor,
      confidence: changed.map(\.confidence).max() ?? first.confidence, official: first.official,
      retelling: first.retelling,
      reason: Reasons.anotherTranslation(count))
    return distorted + [summary] + invented(evidence)
  }

  private static let leastThroughout = 2
  /// This many quotations show what the text quotes, even if some words are far from the official
  /// ones.
  private static let leastOfAll = 3

  private struct Judged {
    /// Nil if the words are the official ones.
    let draft: Draft?
    /// Whether it has the official words except for one that resembles none of them.
    let isDistorted: Bool
  }

  /// A quotation of the official text; nil if it is too short or not from the official text.
  private static func judgement(of quotation: Range<Int>, _ evidence: Evidence) -> Judged? {
    let side = evidence.retelling
    let content = quotation.filter { side.words[$0].isContent }
    guard content.count >= 4,
      evidence.groupOfRetellingSentence[side.sentence(ofToken: quotation.lowerBound)] != nil
    else { return nil }
    let counterparts = quotation.compactMap { token in
      evidence.retellingPartners[token].first.flatMap { $0.probability > 0.5 ? $0.token : nil }
    }
    let told = content.count {
      (evidence.retellingPartners[$0].first?.probability ?? 0) > 0.5
    }
    guard told * 2 >= content.count, let low = counterparts.min(),
      let high = counterparts.max(), high - low < quotation.count * 4
    else { return nil }
    let amounts = equalAmounts(in: quotation, evidence)
    let changed = content.filter { token in
      let word = side.words[token]
      return !amounts.contains(token)
        && !evidence.retellingPartners[token].contains {
          isSameWording(evidence.official.words[$0.token], word, evidence)
        }
    }
    guard !changed.isEmpty else { return Judged(draft: nil, isDistorted: false) }
    let official = low..<(high + 1)
    let words = changed.prefix(3).map { Quoting.quoted(side.quote($0..<($0 + 1))) }
    let list = words.joined(separator: ", ") + (changed.count > 3 ? " …" : "")
    return Judged(
      draft: Draft(
        cause: .quotation, severity: .minor,
        confidence: Calibration.quotation(
          changedShare: Double(changed.count) / Double(content.count)),
        official: evidence.official.place(of: official), retelling: side.place(of: quotation),
        reason: Reasons.misquoted(
          Quoting.quoted(evidence.official.quote(official)), changed: list)),
      // If more is worded differently, another translation is quoted.
      isDistorted: changed.count * 4 <= content.count
        && changed.contains { isUnlikeAll(side.words[$0], official, evidence) })
  }

  /// Whether no official word in the place of a quotation is similar to one of its words.
  private static func isUnlikeAll(
    _ word: Word, _ official: Range<Int>, _ evidence: Evidence
  ) -> Bool {
    word.weight > 0.2
      && !official.contains {
        evidence.official.words[$0].isContent
          && evidence.nearness(evidence.official.words[$0], word) > leastSynonymy
      }
  }

  /// A copied quotation may contain a synonym, but no looser rewording.
  private static let leastSynonymy: Float = 0.7

  /// The same word, or the same in another house style: "okay" and "OK".
  private static func isSameWording(_ one: Word, _ other: Word, _ evidence: Evidence) -> Bool {
    evidence.isSameWord(one, other)
      || SpellingVariants.withoutHyphens(one.form) == SpellingVariants.withoutHyphens(other.form)
      || evidence.relations(one, other).contains(.synonym)
        && Spelling.closeness(one.form, other.form) >= 0.5
  }

  /// The tokens of numbers, dates and amounts that the official sentences also contain, in any
  /// notation.
  private static func equalAmounts(in quotation: Range<Int>, _ evidence: Evidence) -> Set<Int> {
    let sentence = evidence.retelling.sentence(ofToken: quotation.lowerBound)
    guard let group = evidence.groupOfRetellingSentence[sentence] else { return [] }
    let official = evidence.groups[group].official.flatMap { evidence.officialQuantities[$0] }
    var tokens: Set<Int> = []
    for sentence in evidence.groups[group].retelling {
      for reading in evidence.retellingQuantities[sentence]
      where official.contains(where: { $0.agrees(with: reading) }) {
        tokens.formUnion(reading.measuredTokens)
      }
    }
    return tokens
  }

  // MARK: What nobody said

  /// A few words in quotation marks, one of which has no counterpart in the official text.
  private static func invented(_ evidence: Evidence) -> [Draft] {
    let side = evidence.retelling
    return side.quotations.compactMap { quotation in
      let words = quotation.filter { side.words[$0].kind != .mark }
      let content = words.filter { side.words[$0].isContent }
      let sentence = side.sentence(ofToken: quotation.lowerBound)
      guard words.count <= mostInvented, !content.isEmpty,
        let group = evidence.groupOfRetellingSentence[sentence],
        // Titles and nicknames are also put in quotation marks.
        content.allSatisfy({ !side.words[$0].isCapitalised || side.words[$0].isInitial })
      else { return nil }
      let official = evidence.officialTokens(of: evidence.groups[group]).map {
        evidence.official.words[$0]
      }.filter(\.isContent)
      guard
        let word = content.first(where: { token in
          let word = side.words[token]
          return word.kind == .word && !evidence.official.has(word) && word.weight > 0.2
            && !official.contains { evidence.nearness($0, word) > 0.45 }
            && !evidence.retellingPartners[token].contains { $0.probability > 0.5 }
        })
      else { return nil }
      return Draft(
        cause: .quotation, severity: .major, confidence: Calibration.invented, official: nil,
        retelling: side.place(of: quotation),
        reason: Reasons.invented(Quoting.quoted(side.quote(word..<(word + 1)))))
    }
  }

  /// A longer quotation is an added statement.
  private static let mostInvented = 6
}
