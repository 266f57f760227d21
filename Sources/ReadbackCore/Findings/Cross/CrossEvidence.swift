/// Evidence about two texts in different languages besides their links.
struct CrossEvidence: Sendable {
  let languages: (official: String, retelling: String)
  let packs: LanguagePacks
  let linked: CrossAligner.Linked

  /// Links two texts whose languages differ; nil if they do not, or if one is unknown.
  init?(
    _ official: AlignmentUnits, _ retelling: AlignmentUnits, packs: LanguagePacks,
    concurrently: Concurrently
  ) {
    guard let first = official.document.language, let second = retelling.document.language,
      first != second, !Self.isHalf(of: retelling.document, in: first)
    else { return nil }
    languages = (first, second)
    self.packs = packs
    linked = CrossAligner(packs: packs, languages: languages).linked(
      official, retelling, concurrently: concurrently)
  }

  /// Whether half of a text's sentences are in a language; if so, the rest was left untranslated.
  private static func isHalf(of document: Document, in language: String) -> Bool {
    let sentences = document.sentences.prefix(mostSentences)
    guard document.sentences.count <= mostSentences else { return false }
    let count = sentences.count {
      LanguageRecognizer.standard.answer(for: document.text.bytes[$0.range])?.language == language
    }
    return count > 0 && count * 2 >= sentences.count
  }

  /// A longer text is recognised reliably as a whole.
  private static let mostSentences = 40

  /// The languages without a pack; if empty, word meanings are known on both sides.
  var unknownLanguages: [String] {
    [languages.official, languages.retelling].filter { packs.pack(for: $0) == nil }
  }

  /// How a language writes numbers; empty without its pack.
  func tables(of language: String) -> LanguageTables {
    packs.pack(for: language)?.tables ?? LanguageTables()
  }
}
