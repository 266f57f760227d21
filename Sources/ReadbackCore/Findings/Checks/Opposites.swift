/// "Suspended" for "resumed": a word that says the opposite of its counterpart.
///
/// Opposites are often told fairly the other way round ("did not fall" for "rose"); so a finding
/// needs a pair without any denial or second opposite in its sentences.
enum Opposites {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    let poles = evidence.vocabulary.forms.map { Self.poles(of: $0, evidence.lexicon) }
    func officialPoles(_ token: Int) -> [Opposite.Pole] {
      poles[Int(evidence.official.words[token].formNumber)]
    }
    func retellingPoles(_ token: Int) -> [Opposite.Pole] {
      poles[Int(evidence.retelling.words[token].formNumber)]
    }
    var found: [Draft] = []
    for group in evidence.groups {
      let officialTokens = evidence.officialTokens(of: group).filter { !officialPoles($0).isEmpty }
      guard !officialTokens.isEmpty else { continue }
      let retellingTokens = evidence.retellingTokens(of: group).filter {
        !retellingPoles($0).isEmpty
      }
      var pairs: [(official: Int, retelling: Int)] = []
      for one in officialTokens {
        for partner in evidence.officialPartners[one] where partner.probability > 0.6 {
          let pole = officialPoles(one).first { pole in
            retellingPoles(partner.token).contains { $0.isOpposite(of: pole) }
          }
          guard let pole, !retellingPoles(partner.token).contains(where: { $0 == pole }),
            // Each side has both words: they may be linked crosswise.
            !retellingTokens.contains(where: { retellingPoles($0).contains(pole) }),
            !officialTokens.contains(where: { other in
              officialPoles(other).contains { $0.isOpposite(of: pole) }
            }),
            !pole.isConverse || isInPlace(one, partner.token, evidence)
          else { continue }
          pairs.append((one, partner.token))
        }
      }
      // Two opposites in one statement may well say the same.
      guard pairs.count == 1, let pair = pairs.first,
        !isDenied(pair, in: group, evidence)
      else { continue }
      found.append(
        evidence.draft(
          cause: .polarity, severity: .critical, confidence: Calibration.opposite,
          official: pair.official..<(pair.official + 1),
          retelling: pair.retelling..<(pair.retelling + 1), because: "the opposite is said"))
    }
    return found
  }

  /// Whether two words, or what they are forms of, mean opposite things.
  static func areOpposite(_ one: Word, _ other: Word, _ lexicon: Lexicon) -> Bool {
    guard let first = one.id, let second = other.id, first != second,
      !lexicon.isByStandpoint(first) || !lexicon.isByStandpoint(second)
    else { return false }
    let poles = poles(of: other, lexicon)
    if Self.poles(of: one, lexicon).contains(where: { pole in
      poles.contains { $0.isOpposite(of: pole) }
    }) {
      return true
    }
    let others = [second] + lexicon.lemmas(of: second)
    return ([first] + lexicon.lemmas(of: first)).contains { lemma in
      others.contains { lexicon.relations(lemma, $0).contains(.antonym) }
    }
  }

  private static func poles(of word: Word, _ lexicon: Lexicon) -> [Opposite.Pole] {
    guard word.kind == .word else { return [] }
    guard let id = word.id else { return [] }
    // "Lower" is a verb and a form of "low".
    var poles = Opposite.poles(of: id) ?? []
    for lemma in lexicon.lemmas(of: id) where lemma != id {
      if let more = Opposite.poles(of: lemma) { poles += more }
    }
    return poles
  }

  /// Whether something else in either sentence denies.
  private static func isDenied(
    _ pair: (official: Int, retelling: Int), in group: SentenceLink, _ evidence: Evidence
  ) -> Bool {
    let official = evidence.official.sentence(ofToken: pair.official)
    let retelling = evidence.retelling.sentence(ofToken: pair.retelling)
    let denials = Denials(
      official: Array(evidence.official.document.sentences[official].tokens),
      retelling: Array(evidence.retelling.document.sentences[retelling].tokens), evidence)
    return denials.officialPlain.count != denials.retellingPlain.count
      || denials.officialByMeaning.contains { $0 != pair.official }
      || denials.retellingByMeaning.contains { $0 != pair.retelling }
  }

  /// Whether the words before and behind are the same ones in the same order.
  private static func isInPlace(_ official: Int, _ retelling: Int, _ evidence: Evidence) -> Bool {
    let sentence = evidence.retelling.document.sentences[
      evidence.retelling.sentence(ofToken: retelling)
    ].tokens
    let others = evidence.official.document.sentences[
      evidence.official.sentence(ofToken: official)
    ].tokens
    func neighbour(_ tokens: some Sequence<Int>) -> Int? {
      for token in tokens where evidence.retelling.words[token].isContent {
        let same = others.filter {
          evidence.isSameWord(evidence.official.words[$0], evidence.retelling.words[token])
        }
        // A word of its own on this side says nothing of the order.
        if !same.isEmpty { return same.count == 1 ? same[0] : nil }
      }
      return nil
    }
    guard let before = neighbour((sentence.lowerBound..<retelling).reversed().prefix(6)),
      let behind = neighbour(((retelling + 1)..<sentence.upperBound).prefix(6))
    else { return false }
    return before < official && official < behind && behind - before < 12
  }
}

extension Lexicon {
  /// "Come" and "go", "bring" and "take" differ by where the speaker stands.
  fileprivate func isByStandpoint(_ word: WordID) -> Bool {
    ([word] + lemmas(of: word)).contains {
      ["come", "go", "bring", "take"].contains(spelling(of: $0))
    }
  }
}
