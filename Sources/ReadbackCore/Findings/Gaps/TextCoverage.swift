/// How much of the words of one text another text has, and in which of its sentences.
struct TextCoverage: Sendable {
  /// The text that is searched.
  private let other: AnalysedText
  private let sentences: SentencesOfWords
  private let nearWords: NearWords
  /// The distinct content forms of all sentences.
  private let forms: [Int]
  /// For each sentence the places of its forms in `forms`.
  private let formsOfSentences: [[Int]]
  /// For each sentence its pairs of adjacent content words.
  private let bigrams: [Set<UInt64>]
  /// For each sentence its pairs of adjacent words of all kinds.
  private let wordPairs: [Set<UInt64>]
  let isSearched: Bool
  /// For each sentence the phrases of the tables in it.
  private let said: [SaidSets]
  private let topics: Set<Int32>
  /// For each sentence whether it is linked, or not a statement.
  let isLinked: [Bool]

  /// Similar words are searched only in texts up to this many tokens, because each word of a gap is
  /// compared with each of them.
  static let mostTokens = 12_000

  /// Whether a text is too long to be searched.
  static func isLong(_ document: Document) -> Bool {
    document.sentences.count > SentencesOfWords.mostSentences
      || document.tokens.count > mostTokens
  }

  /// - Parameter marks: the text's phrases by sentence.
  init(
    of other: AnalysedText, isLinked: [Bool], marks: [[Phrasebook.Mark]], _ analysis: PairAnalysis
  ) {
    self.other = other
    isSearched = !Self.isLong(other.document)
    said = isSearched ? marks.map(SaidSets.init) : []
    nearWords = analysis.nearWords
    self.isLinked = isLinked
    topics = isSearched ? other.document.topics { other.words[$0] } : []
    sentences = SentencesOfWords(
      other, forms: analysis.vocabulary.forms, lexicon: analysis.lexicon)
    // Captions and other parts around a text are handled by `AsideContent`.
    let isAside = other.document.sentences.indices.map {
      other.document.role(ofSentence: $0) == .boilerplate
    }
    func pairs(where isUsed: (Word) -> Bool) -> [Set<UInt64>] {
      zip(other.document.sentences, isAside).map { sentence, isAside in
        isAside
          ? [] : Set(WordBigrams.pairs(of: sentence.tokens.map { other.words[$0] }.filter(isUsed)))
      }
    }
    bigrams = isSearched ? pairs(where: \.isContent) : []
    wordPairs = isSearched ? pairs { $0.kind != .mark } : []
    var forms: [Int] = []
    var places: [Int32: Int] = [:]
    formsOfSentences =
      isSearched
      ? zip(other.document.sentences, isAside).map { sentence, isAside in
        if isAside { return [] }
        var seen: Set<Int32> = []
        return sentence.tokens.compactMap {
          let word = other.words[$0]
          guard word.isContent, seen.insert(word.formNumber).inserted else { return nil }
          if let place = places[word.formNumber] { return place }
          places[word.formNumber] = forms.count
          forms.append(Int(word.formNumber))
          return forms.count - 1
        }
      } : []
    self.forms = forms
  }

  /// How similar some words are to the text's.
  struct Nearness: Sendable {
    /// By form number, the row of a word.
    fileprivate var rows: [Int32: Int] = [:]
    /// For each row and each of the text's forms.
    fileprivate var values: [Float] = []
  }

  /// The similarity of words to the text's, for `describe`.
  func nearness(of words: [Word]) -> Nearness {
    guard isSearched else { return Nearness() }
    var nearness = Nearness()
    var rows: [Int] = []
    for word in words where nearness.rows[word.formNumber] == nil {
      nearness.rows[word.formNumber] = rows.count
      rows.append(Int(word.formNumber))
    }
    nearness.values = nearWords.nearness(rows, forms)
    return nearness
  }

  /// Fills in how much of some words of a side the other text has.
  ///
  /// - Parameters:
  ///    - words: all of them, without marks.
  ///    - content: the content words among them.
  ///    - marks: for each of them the phrases that contain it.
  ///    - nearness: of these words, and perhaps of others.
  ///    - expected: 0...1, the expected position in the other text.
  /// - Returns: the sentences whose meanings must be compared with the words'.
  func describe(
    _ words: [Word], content: [Word], marks: [[Phrasebook.Mark]], _ nearness: Nearness,
    expected: Float, _ vector: inout GapVector
  ) -> [Int] {
    let total = content.reduce(Float(0)) { $0 + $1.weight }
    guard isSearched, total > 0, !formsOfSentences.isEmpty else { return [] }
    vector[.sameAnywhere] = content.reduce(0) { $0 + (other.has($1) ? $1.weight : 0) } / total
    let same = sentences.weights(of: content)
    vector[.sameInBestSentence] = (same.max() ?? 0) / total
    let shares = shares(content, marks, nearness)
    let near = shares.map { shares in
      zip(shares, content).reduce(0) { $0 + $1.0 * $1.1.weight }
    }
    describePlainWords(content, shares, &vector)
    let ranked = near.indices.sorted { (near[$0], $1) > (near[$1], $0) }
    let best = ranked[0]
    (vector[.novelBigrams], vector[.novelAnywhere]) = Self.novelty(of: content, in: bigrams)
    (vector[.novelWordPairs], vector[.novelWordPairsAnywhere]) = Self.novelty(
      of: words, in: wordPairs)
    vector[.nearInBestSentence] = near[best] / total
    vector[.nearInBestThree] = bestWindow(content, shares) / total
    vector[flag: .bestIsUnlinked] = !isLinked[best]
    vector[.bestDistance] = abs(Float(best) / Float(max(1, near.count - 1)) - expected)
    // The score of a link already measures the coverage of a linked sentence.
    return vector[flag: .isLinkedUnit] || vector.isPlainlyCovered
      ? [] : Array(ranked.prefix(Self.mostEncoded))
  }

  /// For the words other than names, numbers and topics.
  private func describePlainWords(
    _ content: [Word], _ shares: [[Float]], _ vector: inout GapVector
  ) {
    let plain = content.indices.filter {
      content[$0].kind == .word && !content[$0].looksLikeName
        && !topics.contains(content[$0].formNumber)
    }
    let total = plain.reduce(Float(0)) { $0 + content[$1].weight }
    vector[.plainCount] = Float(plain.count)
    guard total > 0 else { return }
    let most = shares.map { shares in
      plain.reduce(Float(0)) { $0 + shares[$1] * content[$1].weight }
    }.max()
    let nowhere = plain.reduce(Float(0)) { sum, word in
      sum + (1 - (shares.map { $0[word] }.max() ?? 0)) * content[word].weight
    }
    vector[.plainInBestSentence] = (most ?? 0) / total
    vector[.plainNowhere] = nowhere / total
  }

  /// The shares of the pairs of adjacent words that are not in the sentence with most of them, and
  /// that are in no sentence; 0 for a single word.
  private static func novelty(
    of words: [Word], in sentences: [Set<UInt64>]
  ) -> (inBest: Float, anywhere: Float) {
    let pairs = WordBigrams.pairs(of: words)
    guard !pairs.isEmpty else { return (0, 0) }
    let count = Float(pairs.count)
    let most = sentences.map { known in pairs.count { known.contains($0) } }.max() ?? 0
    let nowhere = pairs.count { pair in !sentences.contains { $0.contains(pair) } }
    return (1 - Float(most) / count, Float(nowhere) / count)
  }

  /// How many of the sentences with most of the words are encoded, at a third of a millisecond
  /// each.
  private static let mostEncoded = 4

  /// The best coverage of the words by three consecutive sentences, times their weight.
  private func bestWindow(_ content: [Word], _ shares: [[Float]]) -> Float {
    var best: Float = 0
    for start in shares.indices {
      let window = shares[start..<min(start + 3, shares.count)]
      let sum = content.indices.reduce(Float(0)) { sum, word in
        sum + content[word].weight * (window.map { $0[word] }.max() ?? 0)
      }
      best = max(best, sum)
    }
    return best
  }

  /// For each sentence and word, from 0, no similar word, to 1, the same word.
  private func shares(
    _ content: [Word], _ marks: [[Phrasebook.Mark]], _ nearness: Nearness
  ) -> [[Float]] {
    let starts = content.map { nearness.rows[$0.formNumber]! * forms.count }
    return zip(formsOfSentences, said).map { places, said in
      starts.indices.map { word in
        if marks[word].contains(where: said.say) { return 1 }
        var best: Float = 0
        for place in places { best = max(best, nearness.values[starts[word] + place]) }
        return max(0, min(1, (best - 0.3) / 0.55))
      }
    }
  }
}
