/// Statements turned round: a negation on one side only, "no" against "only", opposites.
enum Polarity {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    var found: [Draft] = []
    for group in evidence.groups {
      found += quantifierConflicts(group, evidence)
      found += negationConflicts(group, evidence)
    }
    return found
  }

  /// "No alternative" against "only alternative": two quantities that exclude one another, on
  /// counterparts of the same head word.
  private static func quantifierConflicts(_ group: SentenceLink, _ evidence: Evidence) -> [Draft] {
    var found: [Draft] = []
    for officialHead in evidence.officialTokens(of: group)
    where evidence.official.words[officialHead].isContent {
      for partner in evidence.officialPartners[officialHead] where partner.probability > 0.6 {
        let retellingHead = partner.token
        guard
          evidence.isSameWord(
            evidence.official.words[officialHead], evidence.retelling.words[retellingHead]),
          let one = quantity(before: officialHead, in: evidence.official),
          let other = quantity(before: retellingHead, in: evidence.retelling),
          one.quantity.contradicts(other.quantity)
        else { continue }
        let official = one.token..<(officialHead + 1)
        let retelling = other.token..<(retellingHead + 1)
        let isReversed = one.quantity == .none || other.quantity == .none
        found.append(
          evidence.draft(
            cause: .polarity, severity: isReversed ? .critical : .major,
            confidence: Calibration.quantifier,
            official: official,
            retelling: retelling,
            because: (isReversed ? "the meaning is reversed" : "another quantity is meant")))
      }
    }
    return found
  }

  private static func quantity(
    before head: Int, in side: Side
  ) -> (quantity: Quantity, token: Int)? {
    let sentence = side.document.sentences[side.sentence(ofToken: head)].tokens
    for token in ((head - 2)..<head).clamped(to: sentence).reversed() {
      let word = side.words[token]
      if word.kind == .mark { return nil }
      if let quantity = Quantity(word.form) { return (quantity, token) }
      // Only an adjective may stand between ("no real alternative").
      if word.isFunction, word.form != "the", word.form != "other" { return nil }
    }
    return nil
  }

  /// A plain "not" before a word whose counterpart has none, with nothing on either side that
  /// denies by its meaning.
  private static func negationConflicts(_ group: SentenceLink, _ evidence: Evidence) -> [Draft] {
    let official = evidence.officialTokens(of: group)
    let retelling = evidence.retellingTokens(of: group)
    let officialPlain = official.filter { isNegation($0, in: evidence.official) }
    let retellingPlain = retelling.filter { isNegation($0, in: evidence.retelling) }
    guard officialPlain.isEmpty != retellingPlain.isEmpty else { return [] }
    let denies = !retellingPlain.isEmpty
    let quiet = denies ? (evidence.official, official) : (evidence.retelling, retelling)
    guard !quiet.1.contains(where: { isLexicallyNegative(quiet.0.words[$0], evidence) }) else {
      return []
    }
    let loud = denies ? retellingPlain : officialPlain
    let loudSide = denies ? evidence.retelling : evidence.official
    let loudPartners = denies ? evidence.retellingPartners : evidence.officialPartners
    for negation in loud {
      let sentence = loudSide.document.sentences[loudSide.sentence(ofToken: negation)].tokens
      guard
        let head = ((negation + 1)..<(negation + 4)).clamped(to: sentence).first(where: {
          loudSide.words[$0].isContent
        }), let partner = loudPartners[head].first, partner.probability > 0.7
      else { continue }
      let one = loudSide.words[head]
      let other = quiet.0.words[partner.token]
      // The negation with an opposite says the same ("not forgotten", "remembered").
      guard evidence.isSameWord(one, other), !one.looksLikeName, one.kind == .word else { continue }
      let loudRange = negation..<(head + 1)
      let quietRange = partner.token..<(partner.token + 1)
      let officialRange = denies ? quietRange : loudRange
      let retellingRange = denies ? loudRange : quietRange
      return [
        evidence.draft(
          cause: .polarity, severity: .critical, confidence: Calibration.negation,
          official: officialRange,
          retelling: retellingRange,
          because: "only one of them denies it")
      ]
    }
    return []
  }

  /// A plain negation that denies: not "no less than", "not only", "nothing but", "No. 1".
  private static func isNegation(_ token: Int, in side: Side) -> Bool {
    guard Negation.isPlain(side.words[token].form) else { return false }
    guard side.words.indices.contains(token + 1) else { return true }
    switch side.words[token + 1].form {
    case "less", "fewer", "more", "later", "earlier", "sooner", "only", "but", "just", ".",
      "least", "other", "doubt":
      return false
    default: return side.words[token + 1].kind != .number
    }
  }

  private static func isLexicallyNegative(_ word: Word, _ evidence: Evidence) -> Bool {
    if Negation.lexical.contains(word.form) { return true }
    for prefix in ["un", "in", "im", "ir", "il", "dis", "non"]
    where word.isContent && word.form.utf8.count > 5 && word.form.hasPrefix(prefix) {
      if evidence.lexicon.word(String(word.form.dropFirst(prefix.count))) != nil { return true }
    }
    guard let id = word.id else { return false }
    return evidence.lexicon.lemmas(of: id).contains {
      Negation.lexical.contains(evidence.lexicon.spelling(of: $0))
    }
  }
}
