/// A word replaced by its opposite in the same place of freely worded sentences, without anything
/// that compensates for it: "denies" as "admits", "with" for "without".
enum OppositeWords {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    analysis.groups.flatMap { group -> [DraftFinding] in
      let sides = Sides(group, analysis)
      return sides.official.compactMap { draft(of: $0, sides, analysis) }
    }
  }

  /// The tokens of a linked group.
  private struct Sides {
    let official: [Int]
    let retelling: [Int]
    /// How many more plain negations the official sentences have.
    let moreDenials: Int

    init(_ group: SentenceLink, _ analysis: PairAnalysis) {
      official = analysis.officialTokens(of: group)
      retelling = analysis.retellingTokens(of: group)
      let denials = Denials(official: official, retelling: retelling, analysis)
      moreDenials = denials.officialPlain.count - denials.retellingPlain.count
    }
  }

  private static func draft(of token: Int, _ sides: Sides, _ analysis: PairAnalysis)
    -> DraftFinding?
  {
    let word = analysis.official.words[token]
    let isPreposition = Self.prepositions[word.form] != nil
    // "Without" is itself a negation.
    let own = isPreposition ? (word.form == "without" ? 1 : -1) : 0
    guard sides.moreDenials == own, isPreposition || word.isContent && word.kind == .word else {
      return nil
    }
    guard
      let counterpart = places(for: token, analysis).first(where: { place in
        let candidate = analysis.retelling.words[place]
        guard sides.retelling.contains(place) else { return false }
        if isPreposition { return prepositions[word.form] == candidate.form }
        return candidate.isContent && candidate.kind == .word
          && Opposites.areOpposite(word, candidate, analysis.lexicon, plainly: true)
      }), areInPlace(token, counterpart, isPreposition: isPreposition, analysis),
      !isPreposition
        || !isDeniedBehind(token, analysis.official, analysis)
          && !isDeniedBehind(counterpart, analysis.retelling, analysis)
    else { return nil }
    let other = analysis.retelling.words[counterpart]
    guard
      // If a side has both words, or has the same word elsewhere, both may be rendered.
      !sides.retelling.contains(where: { says(analysis.retelling.words[$0], word, other, analysis) }
      ),
      !sides.official.contains(where: { says(analysis.official.words[$0], other, word, analysis) }),
      isPreposition
        || isDenied(token, analysis.official, analysis)
          == isDenied(counterpart, analysis.retelling, analysis)
    else { return nil }
    return analysis.draft(
      cause: .polarity, severity: .critical, confidence: Calibration.oppositeWord,
      official: token..<(token + 1), retelling: counterpart..<(counterpart + 1),
      because: Reasons.opposite)
  }

  /// Whether a word is another or its synonym, and not a synonym of its opposite.
  private static func says(
    _ word: Word, _ wanted: Word, _ opposite: Word, _ analysis: PairAnalysis
  ) -> Bool {
    guard word.isContent || word.form == wanted.form else { return false }
    return analysis.isSameWord(word, wanted)
      || word.isContent && analysis.relations(word, wanted).contains(.synonym)
        && Opposites.areOpposite(opposite, word, analysis.lexicon)
  }

  /// Where in the retelling a word may be rendered: at its counterparts, and next to those of its
  /// neighbours.
  private static func places(for token: Int, _ analysis: PairAnalysis) -> [Int] {
    var places = analysis.officialPartners[token].map(\.token)
    for step in [-1, 1] {
      guard let neighbour = neighbour(of: token, by: step, analysis.official) else { continue }
      for partner in analysis.officialPartners[neighbour] where partner.probability > 0.5 {
        let sentence = analysis.retelling.document.sentences[
          analysis.retelling.sentence(ofToken: partner.token)
        ].tokens
        places += ((partner.token - 4)..<(partner.token + 5)).clamped(to: sentence)
      }
    }
    return places
  }

  /// Whether two words are linked, or adjacent to linked words.
  private static func areInPlace(
    _ official: Int, _ retelling: Int, isPreposition: Bool, _ analysis: PairAnalysis
  ) -> Bool {
    let isLinked = analysis.officialPartners[official].contains {
      $0.token == retelling && $0.probability > leastLink
    }
    let areFollowedAlike = areLinked(
      neighbour(of: official, by: 1, analysis.official),
      neighbour(of: retelling, by: 1, analysis.retelling), analysis)
    let areLedAlike = areLinked(
      neighbour(of: official, by: -1, analysis.official),
      neighbour(of: retelling, by: -1, analysis.retelling), analysis)
    // The meaning of a preposition applies to what follows.
    if isPreposition { return areFollowedAlike }
    return isLinked && (areFollowedAlike || areLedAlike) || areFollowedAlike && areLedAlike
  }

  private static func areLinked(_ official: Int?, _ retelling: Int?, _ analysis: PairAnalysis)
    -> Bool
  {
    guard let official, let retelling else { return false }
    return analysis.officialPartners[official].contains {
      $0.token == retelling && $0.probability > 0.5
    }
  }

  /// The next content word in a direction, within a few words of the same clause.
  private static func neighbour(of token: Int, by step: Int, _ side: AnalysedText) -> Int? {
    let sentence = side.document.sentences[side.sentence(ofToken: token)].tokens
    for distance in 1...4 {
      let next = token + step * distance
      guard sentence.contains(next), side.words[next].kind != .mark else { return nil }
      if side.words[next].isContent { return next }
    }
    return nil
  }

  /// Whether something directly before a word negates it.
  private static func isDenied(_ token: Int, _ side: AnalysedText, _ analysis: PairAnalysis) -> Bool
  {
    let sentence = side.document.sentences[side.sentence(ofToken: token)].tokens
    return ((token - 4)..<token).clamped(to: sentence).contains {
      analysis.denial(by: side.words[$0]) != .none
    }
  }

  /// Whether the object of a preposition is negated: "with no", "with neither".
  private static func isDeniedBehind(
    _ token: Int, _ side: AnalysedText, _ analysis: PairAnalysis
  ) -> Bool {
    let sentence = side.document.sentences[side.sentence(ofToken: token)].tokens
    return ((token + 1)..<(token + 4)).clamped(to: sentence).contains {
      analysis.denial(by: side.words[$0]) != .none || side.words[$0].form == "little"
    }
  }

  private static let leastLink: Float = 0.4
  /// Other prepositions may be used from the opposite perspective: "A is above B", "B is below A".
  private static let prepositions = ["with": "without", "without": "with"]
}
