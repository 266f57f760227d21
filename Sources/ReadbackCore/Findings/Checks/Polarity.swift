/// Reversed statements: a negation on one side only, "no" against "only".
enum Polarity {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    var found: [DraftFinding] = []
    for group in analysis.groups {
      found += quantifierConflicts(group, analysis)
      found += negationConflicts(group, analysis)
    }
    return found
  }

  /// "No key" against "only key": two quantifiers that exclude each other, on counterparts of the
  /// same head word.
  private static func quantifierConflicts(_ group: SentenceLink, _ analysis: PairAnalysis)
    -> [DraftFinding]
  {
    var found: [DraftFinding] = []
    for officialHead in analysis.officialTokens(of: group)
    where analysis.official.words[officialHead].isContent {
      for partner in analysis.officialPartners[officialHead] where partner.probability > 0.6 {
        let retellingHead = partner.token
        guard
          analysis.isSameWord(
            analysis.official.words[officialHead], analysis.retelling.words[retellingHead]),
          let one = quantity(before: officialHead, in: analysis.official),
          let other = quantity(before: retellingHead, in: analysis.retelling),
          one.quantity.contradicts(other.quantity),
          !isDeniedElsewhere(one, other, analysis),
          // "No unsolvable problems" means that all problems can be solved.
          !(one.token..<officialHead).contains(where: {
            analysis.denial(by: analysis.official.words[$0]) == .byMeaning
          }),
          !(other.token..<retellingHead).contains(where: {
            analysis.denial(by: analysis.retelling.words[$0]) == .byMeaning
          })
        else { continue }
        let official = one.token..<(officialHead + 1)
        let retelling = other.token..<(retellingHead + 1)
        let isReversed = one.quantity == .none || other.quantity == .none
        found.append(
          analysis.draft(
            cause: .polarity, severity: isReversed ? .critical : .major,
            confidence: Calibration.quantifier,
            official: official,
            retelling: retelling,
            because: isReversed ? Reasons.reversal : Reasons.otherProportion))
      }
    }
    return found
  }

  /// "No one shall" and "every one shall not", "no key but" and "only the key" mean the same.
  private static func isDeniedElsewhere(
    _ one: (quantity: Quantifier, token: Int), _ other: (quantity: Quantifier, token: Int),
    _ analysis: PairAnalysis
  ) -> Bool {
    func sentence(_ token: Int, _ side: AnalysedText) -> Range<Int> {
      side.document.sentences[side.sentence(ofToken: token)].tokens
    }
    func denies(_ token: Int, _ side: AnalysedText) -> Bool {
      sentence(token, side).contains {
        $0 != token && analysis.denial(by: side.words[$0]) == .plain
      }
    }
    func excepts(_ token: Int, _ side: AnalysedText) -> Bool {
      (token..<sentence(token, side).upperBound).contains {
        exceptions.contains(side.words[$0].form)
      }
    }
    if one.quantity == .none {
      return other.quantity == .only && excepts(one.token, analysis.official)
        || other.quantity != .only && denies(other.token, analysis.retelling)
    }
    if other.quantity == .none {
      return one.quantity == .only && excepts(other.token, analysis.retelling)
        || one.quantity != .only && denies(one.token, analysis.official)
    }
    return false
  }

  private static func quantity(
    before head: Int, in side: AnalysedText
  ) -> (quantity: Quantifier, token: Int)? {
    let sentence = side.document.sentences[side.sentence(ofToken: head)].tokens
    for token in ((head - 2)..<head).clamped(to: sentence).reversed() {
      let word = side.words[token]
      if word.kind == .mark { return nil }
      if let quantity = Quantifier(word.form) { return (quantity, token) }
      // Only an adjective may come between ("no real danger").
      if word.isFunction, word.form != "the", word.form != "other" { return nil }
    }
    return nil
  }

  /// A plain "not" that belongs to a word whose counterpart has none, with no implicit negation
  /// around the counterpart.
  private static func negationConflicts(_ group: SentenceLink, _ analysis: PairAnalysis)
    -> [DraftFinding]
  {
    let official = analysis.officialTokens(of: group)
    let retelling = analysis.retellingTokens(of: group)
    let denials = Denials(official: official, retelling: retelling, analysis)
    guard denials.officialPlain.count != denials.retellingPlain.count else { return [] }
    let denies = denials.retellingPlain.count > denials.officialPlain.count
    let isOneSided = denials.officialPlain.isEmpty || denials.retellingPlain.isEmpty
    let loud = denies ? denials.retellingPlain : denials.officialPlain
    let loudSide = denies ? analysis.retelling : analysis.official
    let quietSide = denies ? analysis.official : analysis.retelling
    let loudPartners = denies ? analysis.retellingPartners : analysis.officialPartners
    let quietByMeaning = denies ? denials.officialByMeaning : denials.retellingByMeaning
    guard !isException(loud, in: loudSide, renderedBy: denies ? official : retelling, of: quietSide)
    else { return [] }
    for negation in loud
    where (isOneSided || Negation.deniesVerb(loudSide.words[negation].form))
      && !isAsked(negation, in: loudSide) && !isUntil(negation, in: loudSide)
      && loudSide.words[negation].form != "none"
    {
      for head in heads(behind: negation, in: loudSide) {
        guard let partner = loudPartners[head].first, partner.probability > 0.5,
          // A negation with an antonym means the same ("not closed", "open").
          analysis.isSameWord(loudSide.words[head], quietSide.words[partner.token]),
          // If the word recurs without a negation, the other occurrence was retold.
          (denies ? retelling : official).count(where: {
            analysis.isSameWord(loudSide.words[$0], loudSide.words[head])
          }) == 1
        else { continue }
        let sentence = quietSide.document.sentences[quietSide.sentence(ofToken: partner.token)]
          .tokens
        // If both sides contain a negation, it may negate something after the word.
        let place =
          isOneSided
          ? sentence : Self.sentence(sentence, toClauseOf: partner.token, of: quietSide)
        let loudSentence = loudSide.document.sentences[loudSide.sentence(ofToken: negation)].tokens
        // Implicit negations beside both words cancel out.
        let isDeniedBeside =
          clause(around: partner.token, in: sentence, of: quietSide)
          .contains(where: quietByMeaning.contains)
          && !near(head, loudSentence).contains {
            $0 != negation && analysis.denial(by: loudSide.words[$0]) == .byMeaning
          }
        // "With" for "without" is a finding of its own.
        let isTurnedBeside =
          loudSide.words[negation].form == "without"
          && ((partner.token - 3)..<partner.token).clamped(to: sentence).contains {
            quietSide.words[$0].form == "with"
          }
        guard !isDeniedBeside, !isTurnedBeside,
          !place.contains(where: { analysis.denial(by: quietSide.words[$0]) == .plain })
        else { continue }
        let loudRange = negation..<(head + 1)
        let quietRange = partner.token..<(partner.token + 1)
        return [
          analysis.draft(
            cause: .polarity, severity: .critical,
            confidence: denies ? Calibration.negationAdded : Calibration.negationLost,
            official: denies ? quietRange : loudRange,
            retelling: denies ? loudRange : quietRange,
            because: denies ? Reasons.denied : Reasons.affirmed)
        ]
      }
    }
    return []
  }

  /// The words of a sentence between the marks around a word, and those near it.
  private static func clause(
    around token: Int, in sentence: Range<Int>, of side: AnalysedText
  ) -> Range<Int> {
    let near = near(token, sentence)
    let before = sentence[..<token].last { side.words[$0].kind == .mark }
    let behind = sentence[token...].first { side.words[$0].kind == .mark }
    let lower = min(near.lowerBound, before ?? sentence.lowerBound)
    return lower..<max(near.upperBound, behind ?? sentence.upperBound)
  }

  /// The words of a sentence that are near enough to a word to negate it by their meaning.
  private static func near(_ token: Int, _ sentence: Range<Int>) -> Range<Int> {
    ((token - 6)..<(token + 4)).clamped(to: sentence)
  }

  /// "Cannot be held unless", "not until", "not before" and "no … without" for "only if", "only
  /// after", "at the earliest", "must … first": denying everything but an exception asserts the
  /// exception alone.
  static func isException(
    _ negations: [Int], in side: AnalysedText, renderedBy tokens: [Int], of quiet: AnalysedText
  ) -> Bool {
    let saying = Set(tokens.map { quiet.words[$0].form }.filter(sayingOnly.contains))
    guard !saying.isEmpty else { return false }
    return negations.contains { negation in
      let end = side.document.sentences[side.sentence(ofToken: negation)].tokens.upperBound
      return (negation..<end).contains { token in
        let form = side.words[token].form
        // "Not before May" is not what "before May" says.
        return exceptions.contains(form) && saying != [form]
      }
    }
  }

  /// Whether the word introduces or implies an exception.
  static func saysException(_ form: String) -> Bool {
    exceptions.contains(form) || sayingOnly.contains(form)
      || ["if", "after", "that"].contains(form)
  }

  private static let exceptions: Set<String> = [
    "unless", "until", "till", "except", "without", "before", "but", "other",
  ]
  private static let sayingOnly: Set<String> = [
    "only", "solely", "once", "provided", "just", "exclusively", "requires", "required", "alone",
    "earliest", "before", "first", "must", "needs",
  ]

  /// "Do you not see?" expects the same answer as "do you see?".
  private static func isAsked(_ negation: Int, in side: AnalysedText) -> Bool {
    let sentence = side.document.sentences[side.sentence(ofToken: negation)].tokens
    return (negation..<sentence.upperBound).contains { side.words[$0].form == "?" }
  }

  /// "Not until then" means "then".
  private static func isUntil(_ negation: Int, in side: AnalysedText) -> Bool {
    side.words.indices.contains(negation + 1)
      && ["until", "till", "before"].contains(side.words[negation + 1].form)
  }

  /// A sentence up to the end of a token's clause: a negation may be in its subject.
  private static func sentence(_ sentence: Range<Int>, toClauseOf token: Int, of side: AnalysedText)
    -> Range<Int>
  {
    let end = sentence[token...].first { side.words[$0].kind == .mark }
    return sentence.lowerBound..<(end ?? sentence.upperBound)
  }

  /// The word that a negation applies to, and what precedes it and is negated with it ("not been
  /// able to confirm").
  private static func heads(behind negation: Int, in side: AnalysedText) -> [Int] {
    let sentence = side.document.sentences[side.sentence(ofToken: negation)].tokens
    var heads: [Int] = []
    for token in ((negation + 1)..<(negation + 6)).clamped(to: sentence) {
      let word = side.words[token]
      if word.kind == .mark || word.form == "unless" { break }
      guard word.isContent else { continue }
      if word.kind == .word, !word.looksLikeName { heads.append(token) }
      guard Negation.carriers.contains(word.form) || word.form.hasSuffix("ly") else { break }
    }
    return heads
  }
}
