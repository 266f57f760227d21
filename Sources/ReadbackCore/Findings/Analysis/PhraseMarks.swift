/// Where both sides of a pair have equivalent phrases, or phrases that exclude each other.
struct PhraseMarks: Sendable {
  /// The marks of one side by sentence; in long texts empty for unlinked sentences.
  struct Texts: Sendable {
    let official: [[Phrasebook.Mark]]
    let retelling: [[Phrasebook.Mark]]
  }

  let equivalents: Texts
  let contrasts: Texts
  let claims: Texts

  private static let sentencesAtOnce = 64

  init(_ analysis: PairAnalysis, concurrently: Concurrently = oneByOne) {
    let hashes = analysis.vocabulary.forms.map { Self.hashes(of: $0, analysis.lexicon) }
    var isLinked = (
      official: [Bool](repeating: false, count: analysis.official.document.sentences.count),
      retelling: [Bool](repeating: false, count: analysis.retelling.document.sentences.count)
    )
    for group in analysis.groups {
      for sentence in group.official { isLinked.official[sentence] = true }
      for sentence in group.retelling { isLinked.retelling[sentence] = true }
    }
    func marks(
      _ side: AnalysedText, _ isLinked: [Bool], _ book: Phrasebook
    ) -> [[Phrasebook.Mark]] {
      let isShort = side.words.count <= TextCoverage.mostTokens
      return Array(
        Chunks.map(isLinked.count, length: Self.sentencesAtOnce, concurrently) { sentences in
          sentences.map { sentence in
            guard isShort || isLinked[sentence] else { return [] }
            return book.marks(in: side.document.sentences[sentence].tokens, of: side.words) {
              hashes[Int(side.words[$0].formNumber)]
            }
          }
        }.joined())
    }
    func texts(_ book: Phrasebook) -> Texts {
      Texts(
        official: marks(analysis.official, isLinked.official, book),
        retelling: marks(analysis.retelling, isLinked.retelling, book))
    }
    equivalents = texts(.equivalents)
    contrasts = texts(.contrasts)
    claims = texts(.claims)
  }

  /// The hashes to look a word up by: its form and its base forms.
  static func hashes(of word: Word, _ lexicon: Lexicon) -> [UInt64] {
    guard word.kind == .word else { return [] }
    let lemmas = word.id.map { id in lexicon.lemmas(of: id).filter { $0 != id } } ?? []
    return [FNVHash(word.form.utf8).value]
      + lemmas.map { FNVHash(lexicon.spelling(of: $0).utf8).value }
  }
}
