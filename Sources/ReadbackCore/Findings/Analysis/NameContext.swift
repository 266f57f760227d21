/// The context of two names that are counterparts.
///
/// Names of one kind are similar in meaning ("Vienna", "Berlin") but name different things; equally
/// similar are names that may replace each other ("London", "Britain"). Only between the same words
/// does one replace the other.
struct NameContext {
  private let analysis: PairAnalysis
  private let before: (official: Word, retelling: Word)?
  private let behind: (official: Word, retelling: Word)?

  init(_ link: WordLink, _ analysis: PairAnalysis) {
    func words(_ step: Int) -> (official: Word, retelling: Word)? {
      let (official, retelling) = (link.official + step, link.retelling + step)
      guard analysis.official.words.indices.contains(official),
        analysis.retelling.words.indices.contains(retelling)
      else { return nil }
      return (analysis.official.words[official], analysis.retelling.words[retelling])
    }
    self.analysis = analysis
    before = words(-1)
    behind = words(1)
  }

  /// Whether the words before are part of the same name, so that these are the rest of it.
  var isBehindOneName: Bool {
    guard let before, before.official.form == before.retelling.form else { return false }
    return before.official.isCapitalised && before.retelling.isCapitalised
      && before.official.kind == .word && !before.official.isFunction
  }

  /// Whether both names are between the same words and cannot mean the same there.
  func tellsApart(_ one: Word, _ other: Word) -> Bool {
    guard let before, let behind, before.official.form == before.retelling.form,
      behind.official.form == behind.retelling.form, !one.mayBeQuantity, !other.mayBeQuantity
    else { return false }
    return isBehindOneName || areOfOneKind(one, other)
  }

  /// Two of one kind: towns, hyponyms of the same word in WordNet, or names that it does not have.
  private func areOfOneKind(_ one: Word, _ other: Word) -> Bool {
    let lexicon = analysis.lexicon
    guard let first = one.id, let second = other.id else {
      return !lexicon.hasSenses(one.id) && !lexicon.hasSenses(other.id)
    }
    let relations = lexicon.relations(first, second)
    if !relations.isDisjoint(with: [.synonym, .derivation, .similar, .hypernym]) { return false }
    return relations.contains(.sibling) || lexicon.isTown(first) && lexicon.isTown(second)
      || !lexicon.hasSenses(first) && !lexicon.hasSenses(second)
  }
}

extension Lexicon {
  fileprivate func hasSenses(_ word: WordID?) -> Bool {
    word.map { senses.knows($0) } ?? false
  }

  /// Whether WordNet has the word directly below a word for towns, or beside a capital: these are
  /// below "national capital", which is not a single word.
  fileprivate func isTown(_ word: WordID) -> Bool {
    ["city", "town", "port", "metropolis"].contains { kind in
      self.word(kind).map { relations(word, $0).contains(.hypernym) } ?? false
    } || self.word("london").map { $0 == word || relations(word, $0).contains(.sibling) } ?? false
  }
}
