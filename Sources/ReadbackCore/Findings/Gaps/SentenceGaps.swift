/// Sentences that only one side may have.
enum SentenceGaps {
  static func omissions(_ analysis: PairAnalysis) -> [Gap] {
    unlinked(analysis.official, groups: analysis.groupOfOfficialSentence, as: .omittedSentence)
      + linked(
        analysis.official, groups: analysis.groupOfOfficialSentence,
        counterparts: analysis.officialPartners, other: analysis.retelling,
        as: .omittedSentence, analysis)
  }

  static func additions(_ analysis: PairAnalysis) -> [Gap] {
    unlinked(analysis.retelling, groups: analysis.groupOfRetellingSentence, as: .addedSentence)
      + linked(
        analysis.retelling, groups: analysis.groupOfRetellingSentence,
        counterparts: analysis.retellingPartners, other: analysis.official,
        as: .addedSentence, analysis)
  }

  /// The poster's own paragraphs.
  static func commentary(_ analysis: PairAnalysis) -> [DraftFinding] {
    analysis.retelling.document.paragraphs.filter { $0.role == .commentary }.map {
      DraftFinding(
        cause: .commentary, severity: .minor, confidence: Calibration.commentary, official: nil,
        retelling: $0.range,
        reason: Reasons.commentary)
    }
  }

  /// Linked sentences whose counterpart may cover little of them, or say something else.
  private static func linked(
    _ side: AnalysedText, groups: [Int?], counterparts: PairAnalysis.Partners, other: AnalysedText,
    as cause: FindingCause, _ analysis: PairAnalysis
  ) -> [Gap] {
    let document = side.document
    return document.sentences.indices.compactMap { index in
      let tokens = document.sentences[index].tokens
      guard let group = groups[index], document.role(ofSentence: index) == .body,
        side.saysSomething(tokens),
        cause == .addedSentence
          ? !isCopied(
            tokens, of: side, from: analysis.officialTokens(of: analysis.groups[group]), other)
          : !hasEqualWords(tokens, of: side, counterparts: counterparts, other: other)
      else { return nil }
      var gap = gap(of: index, in: side, as: cause)
      gap.features[flag: .isLinkedUnit] = true
      gap.features[.linkScore] = Float(analysis.groups[group].score)
      return gap
    }
  }

  /// Sentences without a link.
  private static func unlinked(
    _ side: AnalysedText, groups: [Int?], as cause: FindingCause
  ) -> [Gap] {
    side.document.paragraphs.filter { $0.role == .body }.flatMap { paragraph in
      let unlinked = paragraph.sentences.filter {
        let tokens = side.document.sentences[$0].tokens
        return groups[$0] == nil && side.saysSomething(tokens)
          && !Attributions.isNothingElse(tokens, of: side)
      }
      let isWhole = unlinked.count == paragraph.sentences.count && unlinked.count > 1
      return unlinked.map { index in
        var gap = gap(of: index, in: side, as: cause)
        gap.features[flag: .isInUntoldParagraph] = isWhole
        return gap
      }
    }
  }

  private static func gap(of sentence: Int, in side: AnalysedText, as cause: FindingCause) -> Gap {
    let sentence = side.document.sentences[sentence]
    var features = GapVector()
    features[flag: .isUnit] = true
    return Gap(
      cause: cause, severity: weight(sentence.tokens, in: side) > 1.5 ? .major : .minor,
      tokens: sentence.tokens, place: sentence.range, features: features)
  }

  /// Whether the counterpart of each word of a sentence is the same word.
  private static func hasEqualWords(
    _ tokens: Range<Int>, of side: AnalysedText, counterparts: PairAnalysis.Partners,
    other: AnalysedText
  ) -> Bool {
    tokens.allSatisfy { token in
      let word = side.words[token]
      return !word.isContent
        || counterparts[token].contains { other.words[$0.token].form == word.form }
    }
  }

  /// Whether each pair of adjacent words of a sentence is in the linked sentences too. The same words
  /// in another order may say something that the official text does not.
  private static func isCopied(
    _ tokens: Range<Int>, of side: AnalysedText, from source: [Int], _ other: AnalysedText
  ) -> Bool {
    let known = Set(WordBigrams.pairs(of: source, in: other))
    return WordBigrams.pairs(of: tokens, in: side).allSatisfy(known.contains)
  }

  private static func weight(_ tokens: Range<Int>, in side: AnalysedText) -> Float {
    side.words[tokens].reduce(0) { $0 + $1.weight }
  }
}

extension AnalysedText {
  /// Whether it contains any words, rather than only marks or a reference to a page: "Pp. 3-10."
  fileprivate func saysSomething(_ tokens: Range<Int>) -> Bool {
    let said = words[tokens].filter { $0.kind != .mark }
    let labels = said.count { Self.references.contains($0.form) }
    let numbers = said.count { $0.kind == .number }
    return !said.isEmpty && !(labels > 0 && numbers > 0 && labels + numbers == said.count)
  }

  private static let references: Set<String> = [
    "p", "pp", "page", "pages", "vol", "vols", "no", "nos", "ch", "sec", "secs", "art", "arts",
    "para", "paras", "fig", "figs", "table", "tables", "see", "id", "ibid",
  ]
}
