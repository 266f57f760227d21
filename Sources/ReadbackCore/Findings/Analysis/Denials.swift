/// The negating words of a linked group, without those that both sides share.
struct Denials {
  /// "Not", "never", "without".
  private(set) var officialPlain: [Int] = []
  private(set) var retellingPlain: [Int] = []
  /// "Refuse", "unable": negations by meaning.
  private(set) var officialByMeaning: [Int] = []
  private(set) var retellingByMeaning: [Int] = []

  init(official: [Int], retelling: [Int], _ analysis: PairAnalysis) {
    func isSettled(
      _ token: Int, _ words: [Word], _ partners: PairAnalysis.Partners, _ others: [Word]
    )
      -> Bool
    {
      partners[token].contains { analysis.isSameWord(words[token], others[$0.token]) }
    }
    officialPlain = official.filter { Self.isPlain($0, in: analysis.official, analysis) }
    retellingPlain = retelling.filter { Self.isPlain($0, in: analysis.retelling, analysis) }
    officialByMeaning = official.filter {
      analysis.denial(by: analysis.official.words[$0]) == .byMeaning
        && !isSettled(
          $0, analysis.official.words, analysis.officialPartners, analysis.retelling.words)
    }
    retellingByMeaning = retelling.filter {
      analysis.denial(by: analysis.retelling.words[$0]) == .byMeaning
        && !isSettled(
          $0, analysis.retelling.words, analysis.retellingPartners, analysis.official.words)
    }
  }

  /// Whether a plain negation really negates: not "no less than", "not only", "nothing but", "No.
  /// 1".
  private static func isPlain(_ token: Int, in side: AnalysedText, _ analysis: PairAnalysis) -> Bool
  {
    guard analysis.denial(by: side.words[token]) == .plain else { return false }
    let form = side.words[token].form
    guard side.words.indices.contains(token + 1) else { return true }
    switch side.words[token + 1].form {
    case "less", "fewer", "more", "later", "earlier", "sooner":
      return form != "no" && form != "not"
        || side.words.indices.contains(token + 2) && side.words[token + 2].form != "than"
    case "only", "but", "just", ".", "least", "other", "doubt": return false
    default: return side.words[token + 1].kind != .number
    }
  }
}

/// How a word negates.
enum Denial: Sendable {
  case none
  /// "Not", "never", "without".
  case plain
  /// "Refuse", "unable": by meaning.
  case byMeaning

  init(of word: Word, lexicon: Lexicon) {
    if Negation.isPlain(word.form) {
      self = .plain
    } else {
      self = Self.isByMeaning(word, lexicon) ? .byMeaning : .none
    }
  }

  private static func isByMeaning(_ word: Word, _ lexicon: Lexicon) -> Bool {
    guard word.kind == .word else { return false }
    if Negation.lexical.contains(word.form) || word.form.hasPrefix("non-") { return true }
    guard word.isContent else { return false }
    if let id = word.id, lexicon.lemmas(of: id).contains(where: Negation.isLexical) {
      return true
    }
    return Negation.prefixes.contains { prefix in
      guard word.form.hasPrefix(prefix) else { return false }
      let rest = word.form.dropFirst(prefix.utf8.count)
      guard rest.utf8.count > 3, let stem = lexicon.word(String(rest)) else { return false }
      // "Unable" is the opposite of "able"; "discuss" is not that of "cuss".
      return prefix == "un" && lexicon.isListed(stem)
        || word.id.map { lexicon.relations($0, stem).contains(.antonym) } ?? false
    }
  }
}
