/// A word replaced by its negated form or the reverse: "likely" for "unlikely", "armed" for
/// "unarmed", unless either sentence is otherwise negated.
enum NegatedForms {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    analysis.groups.flatMap { group -> [DraftFinding] in
      let official = analysis.officialTokens(of: group)
      let retelling = analysis.retellingTokens(of: group)
      return official.compactMap { draft(of: $0, official, retelling, analysis) }
    }
  }

  private static func draft(
    of token: Int, _ official: [Int], _ retelling: [Int], _ analysis: PairAnalysis
  ) -> DraftFinding? {
    let word = analysis.official.words[token]
    guard word.isContent, word.kind == .word,
      let partner = analysis.officialPartners[token].first, partner.probability > 0.5
    else { return nil }
    let other = analysis.retelling.words[partner.token]
    let isLost = isNegated(word.form, of: other.form)
    guard isLost || isNegated(other.form, of: word.form) else { return nil }
    // "Not likely" and "unlikely" mean the same; and a text may use both words.
    guard
      !official.contains(where: { analysis.denial(by: analysis.official.words[$0]) == .plain }),
      !retelling.contains(where: { analysis.denial(by: analysis.retelling.words[$0]) == .plain }),
      !official.contains(where: { analysis.official.words[$0].form == other.form }),
      !retelling.contains(where: { analysis.retelling.words[$0].form == word.form })
    else { return nil }
    return analysis.draft(
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
