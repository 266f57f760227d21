/// How similar the words of two phrases are according to the lexicon.
///
/// It cannot decide about a single pair, since a near synonym may be a mistake; but over a whole
/// answer it distinguishes a model that lists paraphrases from one that lists mistakes.
struct ParaphraseLikeness {
  private let lexicon: Lexicon

  init(lexicon: Lexicon = .standard) { self.lexicon = lexicon }

  /// 0...1: the mean similarity of each content word of both phrases to the nearest word of the
  /// other; nil if a phrase has none.
  func likeness(
    _ official: TextRange, in document: Document, and retelling: TextRange, in other: Document
  ) -> Double? {
    let own = words(document, official)
    let others = words(other, retelling)
    guard !own.isEmpty, !others.isEmpty else { return nil }
    let sum = coverage(of: own, by: others) + coverage(of: others, by: own)
    return sum / Double(own.count + others.count)
  }

  private struct Phrase {
    let spelling: String
    let id: WordID?
  }

  private func words(_ document: Document, _ place: TextRange) -> [Phrase] {
    document.tokens(in: place).prefix(60).compactMap { token in
      guard document.tokens[token].kind != .mark else { return nil }
      let spelling = document.string(ofToken: token).lowercased()
      let id = lexicon.word(spelling)
      if let id, lexicon.isFunctionWord(id) { return nil }
      return Phrase(spelling: spelling, id: id)
    }
  }

  private func coverage(of words: [Phrase], by others: [Phrase]) -> Double {
    words.reduce(0) { sum, word in
      sum + (others.map { nearness(word, $0) }.max() ?? 0)
    }
  }

  private func nearness(_ word: Phrase, _ other: Phrase) -> Double {
    if word.spelling == other.spelling { return 1 }
    guard let id = word.id, let otherID = other.id else { return 0 }
    if lexicon.shareLemma(id, otherID) { return 1 }
    return Double(max(0, lexicon.similarity(id, otherID) ?? 0))
  }
}
