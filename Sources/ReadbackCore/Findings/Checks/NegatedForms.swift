/// A word replaced by its negated form or the reverse: "likely" for "unlikely", "armed" for
/// "unarmed", unless either sentence is otherwise negated.
enum NegatedForms {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    evidence.groups.flatMap { group -> [Draft] in
      let official = evidence.officialTokens(of: group)
      let retelling = evidence.retellingTokens(of: group)
      return official.compactMap { draft(of: $0, official, retelling, evidence) }
    }
  }

  private static func draft(
    of token: Int, _ official: [Int], _ retelling: [Int], _ evidence: Evidence
  ) -> Draft? {
    let word = evidence.official.words[token]
    guard word.isContent, word.kind == .word,
      let partner = evidence.officialPartners[token].first, partner.probability > 0.5
    else { return nil }
    let other = evidence.retelling.words[partner.token]
    let isLost = isNegated(word.form, of: other.form)
    guard isLost || isNegated(other.form, of: word.form) else { return nil }
    // "Not likely" and "unlikely" mean the same; and a text may use both words.
    guard
      !official.contains(where: { evidence.denial(by: evidence.official.words[$0]) == .plain }),
      !retelling.contains(where: { evidence.denial(by: evidence.retelling.words[$0]) == .plain }),
      !official.contains(where: { evidence.official.words[$0].form == other.form }),
      !retelling.contains(where: { evidence.retelling.words[$0].form == word.form })
    else { return nil }
    return evidence.draft(
      cause: .polarity, severity: .critical, confidence: Calibration.negatedForm,
      official: token..<(token + 1), retelling: partner.token..<(partner.token + 1),
      because: isLost ? Reasons.affirmed : Reasons.denied)
  }

  private static func isNegated(_ word: String, of other: String) -> Bool {
    other.utf8.count > 3
      && prefixes.contains {
        word.utf8.count == $0.utf8.count + other.utf8.count
          && word.hasPrefix($0) && word.hasSuffix(other)
      }
  }

  private static let prefixes = Negation.prefixes + ["non-"]
}
