/// Antonyms: "suspended", "resumed".
enum Opposites {
  /// Whether two words or their base forms are antonyms.
  ///
  /// - Parameter plainly: excludes words that can express the same from the opposite perspective.
  static func areOpposite(
    _ one: Word, _ other: Word, _ lexicon: Lexicon, plainly: Bool = false
  ) -> Bool {
    guard let first = one.id, let second = other.id, first != second else { return false }
    return areOpposite(one, first, other, second, lexicon, plainly: plainly)
      && (!lexicon.isByStandpoint(first) || !lexicon.isByStandpoint(second))
  }

  private static func areOpposite(
    _ one: Word, _ first: WordID, _ other: Word, _ second: WordID, _ lexicon: Lexicon,
    plainly: Bool
  ) -> Bool {
    let poles = poles(of: other, lexicon)
    if Self.poles(of: one, lexicon).contains(where: { pole in
      poles.contains { $0.isOpposite(of: pole) && !(plainly && pole.isConverse) }
    }) {
      return true
    }
    if plainly, poles.contains(where: \.isConverse) { return false }
    let others = [second] + lexicon.lemmas(of: second)
    return ([first] + lexicon.lemmas(of: first)).contains { lemma in
      others.contains { lexicon.areAntonyms(lemma, $0) }
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
}

extension Lexicon {
  /// "Come" and "go", "bring" and "take" depend on the speaker's position.
  fileprivate func isByStandpoint(_ word: WordID) -> Bool {
    ([word] + lemmas(of: word)).contains {
      ["come", "go", "bring", "take"].contains(spelling(of: $0))
    }
  }
}
