/// Function words replaced by others that exclude them, in otherwise equal sentences: "at least"
/// for "up to", "until" for "since", "all" for "some", "yes" for "no".
enum ClosedClasses {
  static func drafts(_ analysis: PairAnalysis, _ differences: [SentenceDifference])
    -> [DraftFinding]
  {
    differences.lazy.filter(\.isEqualOtherwise).flatMap { difference -> [DraftFinding] in
      let found = difference.hunks.compactMap { draft(of: $0, analysis) }
      // Two reversals may cancel out.
      let turned = found.count { turning.contains($0.cause) }
      return turned > 1 || turned == 1 && isDenied(difference, analysis)
        ? found.filter { !turning.contains($0.cause) } : found
    }
  }

  /// Causes that an additional negation may cancel out.
  private static let turning: Set<FindingCause> = [.polarity, .condition, .scope]

  /// Whether only one side has a negation.
  private static func isDenied(_ difference: SentenceDifference, _ analysis: PairAnalysis) -> Bool {
    difference.hunks.contains { hunk in
      let official = hunk.official.contains {
        analysis.denial(by: analysis.official.words[$0]) == .plain
      }
      let retelling = hunk.retelling.contains {
        analysis.denial(by: analysis.retelling.words[$0]) == .plain
      }
      return official != retelling && !isAnswer(hunk, analysis)
    }
  }

  private static func isAnswer(_ hunk: SentenceDifference.Hunk, _ analysis: PairAnalysis) -> Bool {
    hunk.official.contains { analysis.official.words[$0].form == "yes" }
      || hunk.retelling.contains { analysis.retelling.words[$0].form == "yes" }
  }

  private static func draft(
    of hunk: SentenceDifference.Hunk, _ analysis: PairAnalysis
  ) -> DraftFinding? {
    guard hunk.official.count <= 6, hunk.retelling.count <= 6 else { return nil }
    let official = Phrase(hunk.official, analysis.official, analysis.officialQuantities)
    let retelling = Phrase(hunk.retelling, analysis.retelling, analysis.retellingQuantities)
    for one in official.meanings {
      for other in retelling.meanings {
        guard let conflict = one.meaning.conflict(with: other.meaning) else { continue }
        return analysis.draft(
          cause: conflict.cause, severity: conflict.severity,
          confidence: Calibration.closedClass, official: one.tokens, retelling: other.tokens,
          because: conflict.reason)
      }
    }
    return droppedLimit(hunk, analysis)
  }

  /// "Only" on one side.
  private static func droppedLimit(
    _ hunk: SentenceDifference.Hunk, _ analysis: PairAnalysis
  ) -> DraftFinding? {
    func limit(_ tokens: Range<Int>, _ side: AnalysedText) -> Int? {
      let words = tokens.filter { side.words[$0].kind != .mark }
      guard words.count == 1, limits.contains(side.words[words[0]].form) else { return nil }
      return words[0]
    }
    func isEmpty(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      !tokens.contains { side.words[$0].kind != .mark }
    }
    if let limit = limit(hunk.official, analysis.official),
      isEmpty(hunk.retelling, analysis.retelling)
    {
      let quote = Quoting.quoted(analysis.official.quote(limit..<(limit + 1)))
      return DraftFinding(
        cause: .omittedWord, severity: .major, confidence: Calibration.closedClass,
        official: analysis.official.place(of: limit..<(limit + 1)), retelling: nil,
        reason: Reasons.missingLimit(quote))
    }
    if let limit = limit(hunk.retelling, analysis.retelling),
      isEmpty(hunk.official, analysis.official)
    {
      let quote = Quoting.quoted(analysis.retelling.quote(limit..<(limit + 1)))
      return DraftFinding(
        cause: .addedWord, severity: .major, confidence: Calibration.closedClass, official: nil,
        retelling: analysis.retelling.place(of: limit..<(limit + 1)),
        reason: Reasons.addedLimit(quote))
    }
    return nil
  }

  private static let limits: Set<String> = ["only", "solely", "exclusively", "merely"]
}

/// The words of one side of a difference with adjacent function words, and their meaning.
private struct Phrase {
  let meanings: [(meaning: ClosedMeaning, tokens: Range<Int>)]

  init(_ hunk: Range<Int>, _ side: AnalysedText, _ quantities: [[Quantities.Reading]]) {
    guard !hunk.isEmpty else {
      meanings = []
      return
    }
    let index = side.sentence(ofToken: hunk.lowerBound)
    let sentence = side.document.sentences[index].tokens
    func isSmall(_ token: Int) -> Bool {
      sentence.contains(token) && side.words[token].isFunction && side.words[token].kind == .word
    }
    // "At [least]", "no [later] than": the phrase continues in the part that both sides share.
    var lower = hunk.lowerBound
    while hunk.lowerBound - lower < 2, isSmall(lower - 1) { lower -= 1 }
    var upper = hunk.upperBound
    while upper - hunk.upperBound < 1, isSmall(upper) { upper += 1 }
    var found: [(ClosedMeaning, Range<Int>)] = []
    for length in stride(from: min(4, upper - lower), through: 1, by: -1) {
      for start in lower...(upper - length) {
        let tokens = start..<(start + length)
        guard tokens.overlaps(hunk), !found.contains(where: { $0.1.overlaps(tokens) }) else {
          continue
        }
        let words = side.words[tokens].map(\.form).joined(separator: " ")
        let next = quantities[index].first { $0.tokens.lowerBound == tokens.upperBound }
        for meaning in ClosedMeaning.all(of: words, before: next?.kind) {
          found.append((meaning, tokens))
        }
      }
    }
    meanings = found
  }
}
