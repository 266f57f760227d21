/// Two parts of a sentence swapped while the rest stayed the same: who did it and to whom, what
/// rose and what fell.
enum Exchanges {
  static func drafts(_ analysis: PairAnalysis, _ differences: [SentenceDifference])
    -> [DraftFinding]
  {
    differences.compactMap { difference in
      guard difference.equality > 0.3, !difference.hunks.isEmpty else { return nil }
      return draft(of: difference.pair, analysis)
    }
  }

  /// Longer parts are clauses, which may be in any order.
  private static let longestPart = 6

  private static func draft(of pair: SentencePair, _ analysis: PairAnalysis) -> DraftFinding? {
    let official = words(pair.official, analysis.official)
    let retelling = words(pair.retelling, analysis.retelling)
    guard official.count == retelling.count, official.count > 3 else { return nil }
    func one(_ place: Int) -> Word { analysis.official.words[official[place]] }
    func other(_ place: Int) -> Word { analysis.retelling.words[retelling[place]] }
    func isSame(_ place: Int, _ second: Int) -> Bool {
      one(place).formNumber == other(second).formNumber
    }
    guard let start = official.indices.first(where: { !isSame($0, $0) }),
      let end = official.indices.last(where: { !isSame($0, $0) })
    else { return nil }
    // P A M B S against P B M A S. Both parts may share a word at their boundary.
    for lower in [start, start - 1] where lower >= 0 {
      for upper in [end + 1, end + 2] where upper <= official.count {
        let count = upper - lower
        for first in 1...max(1, min(longestPart, count - 2)) {
          for second in 1...max(1, min(longestPart, count - 1 - first)) where first + second < count
          {
            let middle = count - first - second
            guard
              (0..<first).allSatisfy({ isSame(lower + $0, upper - first + $0) }),
              (0..<second).allSatisfy({ isSame(upper - second + $0, lower + $0) }),
              (0..<middle).allSatisfy({ isSame(lower + first + $0, lower + second + $0) })
            else { continue }
            let (a, b) = (lower..<(lower + first), (upper - second)..<upper)
            let between = (lower + first)..<(upper - second)
            guard isThing(a.map(one)), isThing(b.map(one)), implyOrder(between.map(one)),
              !isCoordinated(
                official[a.upperBound - 1], official[b.lowerBound], analysis.official),
              !between.contains(where: { endsClause(official[$0], analysis.official) }),
              !isListed(official[a.upperBound - 1], official[b.lowerBound], analysis.official)
            else { continue }
            return analysis.draft(
              cause: a.allSatisfy { one($0).kind == .number } ? .number : .name,
              severity: .critical, confidence: Calibration.exchangedParts,
              official: official[lower]..<(official[upper - 1] + 1),
              retelling: retelling[lower]..<(retelling[upper - 1] + 1),
              because: Reasons.swapped)
          }
        }
      }
    }
    return nil
  }

  /// "And" directly before the second part, without a comma that would begin another clause.
  private static func isCoordinated(_ last: Int, _ first: Int, _ side: AnalysedText) -> Bool {
    ["and", "or"].contains(side.words[first - 1].form) && side.words[first - 2].form != ","
  }

  /// "Fish, timber, grain and coal": commas and "and" separate the two from each other and their
  /// neighbours.
  private static func isListed(_ last: Int, _ first: Int, _ side: AnalysedText) -> Bool {
    side.words[last + 1].form == ","
      && (side.words[first - 1].form == "," || ["and", "or"].contains(side.words[first - 1].form))
  }

  private static func words(_ sentence: Int, _ side: AnalysedText) -> [Int] {
    side.document.sentences[sentence].tokens.filter { side.words[$0].kind != .mark }
  }

  private static func endsClause(_ token: Int, _ side: AnalysedText) -> Bool {
    side.words[token].form == "while" || side.words[token].form == "when"
  }

  /// A name or noun with its modifiers, not "on Monday" or "quickly".
  private static func isThing(_ words: [Word]) -> Bool {
    guard words.contains(where: \.isContent) else { return false }
    return words.enumerated().allSatisfy { place, word in
      !word.isFunction || determiners.contains(word.form) && place < words.count - 1
        || word.form == "of" && place > 0 && place < words.count - 1
    } && !(words.count == 1 && words[0].form.hasSuffix("ly"))
      && !words.contains { $0.kind == .number } && !words.contains { $0.mayBeQuantity }
  }

  private static let determiners: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our",
  ]

  /// Whether the words between the two imply an order: a verb or "from", not "and".
  private static func implyOrder(_ words: [Word]) -> Bool {
    guard words.contains(where: { $0.isContent || orders.contains($0.form) }) else { return false }
    return !words.contains { symmetric.contains($0.form) }
  }

  private static let orders: Set<String> = ["from", "to", "than", "over", "against", "by", "for"]

  /// Words that apply to both sides equally.
  private static let symmetric: Set<String> = [
    "met", "meet", "meets", "meeting", "married", "resembles", "equals", "with", "between",
    "or", "respectively", "versus",
  ]
}
