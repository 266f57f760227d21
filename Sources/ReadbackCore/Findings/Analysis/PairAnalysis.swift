/// The input of the checks: both sides analysed, their links, and the counterpart of each word.
///
/// A class, because everything that examines a pair holds it.
final class PairAnalysis: Sendable {
  let official: AnalysedText
  let retelling: AnalysedText
  /// Of both sides.
  let vocabulary: Vocabulary
  let nearWords: NearWords
  let alignment: Alignment
  let lexicon: Lexicon
  /// Linked groups, with both sides non-empty.
  let groups: [SentenceLink]
  /// For each sentence, its index in `groups`; nil if it is unlinked.
  let groupOfOfficialSentence: [Int?]
  let groupOfRetellingSentence: [Int?]
  /// For each token its counterparts, most probable first.
  let officialPartners: Partners
  let retellingPartners: Partners
  /// For each sentence its numbers, dates and amounts.
  let officialQuantities: [[Quantities.Reading]]
  let retellingQuantities: [[Quantities.Reading]]
  /// By form number.
  private let denials: [Denial]

  struct Partner: Sendable {
    let token: Int
    let probability: Float
  }

  /// - Parameter vocabulary: of the official text and the retelling, in this order.
  init(
    official: Document, retelling: Document, vocabulary: Vocabulary, nearWords: NearWords,
    alignment: Alignment, lexicon: Lexicon, concurrently: Concurrently = oneByOne
  ) {
    let sides = Chunks.map(2, length: 1, concurrently) {
      let side = AnalysedText(
        [official, retelling][$0.lowerBound], text: $0.lowerBound, of: vocabulary)
      return (side, Quantities.read(in: side, isRetold: $0.lowerBound == 1))
    }
    let (official, retelling) = (sides[0].0, sides[1].0)
    self.official = official
    self.retelling = retelling
    self.vocabulary = vocabulary
    self.nearWords = nearWords
    self.alignment = alignment
    self.lexicon = lexicon
    groups = alignment.links.filter { !$0.official.isEmpty && !$0.retelling.isEmpty }
    var officialGroups = [Int?](repeating: nil, count: official.document.sentences.count)
    var retellingGroups = [Int?](repeating: nil, count: retelling.document.sentences.count)
    for (index, group) in groups.enumerated() {
      for sentence in group.official { officialGroups[sentence] = index }
      for sentence in group.retelling { retellingGroups[sentence] = index }
    }
    groupOfOfficialSentence = officialGroups
    groupOfRetellingSentence = retellingGroups
    officialPartners = Partners(
      tokenCount: official.words.count,
      alignment.words.lazy.map { ($0.official, $0.retelling, $0.probability) })
    retellingPartners = Partners(
      tokenCount: retelling.words.count,
      alignment.words.lazy.map { ($0.retelling, $0.official, $0.probability) })
    officialQuantities = sides[0].1
    retellingQuantities = sides[1].1
    denials = vocabulary.forms.map { Denial(of: $0, lexicon: lexicon) }
  }

  /// How a word of the texts negates; "No." before a number does not.
  func denial(by word: Word) -> Denial {
    word.kind == .mark ? .none : word.isYetTo ? .plain : denials[Int(word.formNumber)]
  }

  /// Official tokens of a group, in order.
  func officialTokens(of group: SentenceLink) -> [Int] {
    group.official.flatMap { Array(official.document.sentences[$0].tokens) }
  }

  /// Retelling tokens of a group, in order.
  func retellingTokens(of group: SentenceLink) -> [Int] {
    group.retelling.flatMap { Array(retelling.document.sentences[$0].tokens) }
  }

  /// The similarity in meaning of two words: 1 for the same word, .95 for the same lemma, .85 and
  /// less for WordNet relations, otherwise the cosine of their vectors (0 if either has none).
  ///
  /// `NearWords` is faster for many pairs.
  func nearness(_ one: Word, _ other: Word) -> Float {
    nearness(one, other) { _, _ in relations(one, other) }
  }

  /// The same for a word of another text.
  func nearness(ofForeign one: Word, _ other: Word) -> Float {
    nearness(one, other, relatedBy: lexicon.relations)
  }

  private func nearness(
    _ one: Word, _ other: Word, relatedBy relations: (WordID, WordID) -> WordRelations
  ) -> Float {
    if one.form == other.form { return 1 }
    guard let first = one.id, let second = other.id else {
      let (one, other) = (Spelling.Letters(one.form), Spelling.Letters(other.form))
      return one.isLike(other) ? Self.likeSpellingNearness : 0
    }
    if sharesLemma(first, second) { return Self.sameLemmaNearness }
    return Self.nearness(
      cosine: max(0, lexicon.similarity(first, second) ?? 0), relations: relations(first, second))
  }

  /// How WordNet relates two words of the texts.
  func relations(_ one: Word, _ other: Word) -> WordRelations {
    vocabulary.senses.relations(Int(one.formNumber), Int(other.formNumber))
  }

  static let sameLemmaNearness: Float = 0.95
  static let likeSpellingNearness: Float = 0.8

  static func nearness(cosine: Float, relations: WordRelations) -> Float {
    if relations.contains(.antonym) { return min(cosine, 0.3) }
    if relations.contains(.synonym) { return max(0.85, cosine) }
    if relations.contains(.derivation) { return max(0.8, cosine) }
    if !relations.isDisjoint(with: [.similar, .hypernym]) { return max(0.6, cosine) }
    if relations.contains(.sibling) { return max(0.4, cosine) }
    return cosine
  }

  /// Forms of one lemma, or British and American spellings of it.
  func sharesLemma(_ one: WordID, _ other: WordID) -> Bool {
    one == other || lexicon.shareLemma(lexicon.american(one), lexicon.american(other))
  }

  /// Whether it is a dictionary word other than a name, with a meaning to compare.
  func isPlainWord(_ word: Word) -> Bool {
    guard word.kind == .word, !word.looksLikeName else { return false }
    let id = word.id ?? lexicon.word(SpellingVariants.withoutHyphens(word.form))
    return id.map { lexicon.isListed($0) && !lexicon.isName($0) } ?? false
  }

  /// The same word or a form of it.
  func isSameWord(_ one: Word, _ other: Word) -> Bool {
    if one.form == other.form { return true }
    guard let first = one.id, let second = other.id else { return false }
    return sharesLemma(first, second)
  }
}

extension PairAnalysis {
  /// The official words in the place of a retelling token: its counterpart, otherwise the uncovered
  /// words between the counterparts of its neighbours.
  func counterpart(ofRetelling token: Int) -> Range<Int>? {
    if let partner = retellingPartners[token].first, partner.probability > 0.3 {
      return partner.token..<(partner.token + 1)
    }
    let sentence = retelling.document.sentences[retelling.sentence(ofToken: token)].tokens
    func neighbour(_ tokens: some Sequence<Int>) -> Int? {
      for token in tokens {
        if let partner = retellingPartners[token].first, partner.probability > 0.5 {
          return partner.token
        }
      }
      return nil
    }
    guard let before = neighbour((sentence.lowerBound..<token).reversed().prefix(6)),
      let after = neighbour(((token + 1)..<sentence.upperBound).prefix(6)), before + 1 < after,
      after - before < 8
    else { return nil }
    let open = ((before + 1)..<after).filter {
      official.words[$0].isContent && officialPartners[$0].isEmpty
    }
    guard let first = open.first, let last = open.last else { return nil }
    return first..<(last + 1)
  }
}
