/// How much of some words of one text another text has, in which of its sentences.
struct TextCoverage: Sendable {
  /// The text that is searched.
  private let other: Side
  /// 0 is the official one.
  private let number: Int
  private let sentences: SentencesOfWords
  private let nearWords: NearWords
  /// By sentence its distinct content forms.
  private let forms: [[Int]]
  /// By sentence its pairs of neighbouring content words.
  private let bigrams: [Set<UInt64>]
  let isSearched: Bool
  /// By sentence what it says in phrases of the tables.
  private let said: [SaidSets]
  /// Content words, by form number, of many of its sentences.
  private let topics: Set<Int32>
  /// By sentence: it is linked, or no statement.
  private let isLinked: [Bool]

  /// Near words are looked for in texts of no more tokens than this: each word of a gap is held
  /// against each of them.
  static let mostTokens = 12_000

  /// Whether a text is too long to be searched.
  static func isLong(_ document: Document) -> Bool {
    document.sentences.count > SentencesOfWords.mostSentences
      || document.tokens.count > mostTokens
  }

  /// - Parameter marks: the text's phrases by sentence.
  init(
    of other: Side, number: Int, isLinked: [Bool], marks: [[Phrasebook.Mark]],
    _ evidence: Evidence
  ) {
    self.other = other
    self.number = number
    isSearched = !Self.isLong(other.document)
    said = isSearched ? marks.map(SaidSets.init) : []
    nearWords = evidence.nearWords
    self.isLinked = isLinked
    var counts: [Int32: Int] = [:]
    for sentence in other.document.sentences where isSearched {
      let forms = sentence.tokens.lazy.map { other.words[$0] }.filter(\.isContent)
        .map(\.formNumber)
      for form in Set(forms) { counts[form, default: 0] += 1 }
    }
    let least = max(3, other.document.sentences.count / 4)
    topics = Set(counts.lazy.filter { $0.value >= least }.map(\.key))
    sentences = SentencesOfWords(
      other, forms: evidence.vocabulary.forms, lexicon: evidence.lexicon)
    // What stands around a text is told aside (`ToldAside`).
    let isAside = other.document.sentences.indices.map {
      other.document.role(ofSentence: $0) == .furniture
    }
    bigrams =
      isSearched
      ? zip(other.document.sentences, isAside).map { sentence, isAside in
        if isAside { return [] }
        let content = sentence.tokens.map { other.words[$0] }.filter(\.isContent)
        return Set(zip(content, content.dropFirst()).map { Self.bigram($0, $1) })
      } : []
    forms =
      isSearched
      ? zip(other.document.sentences, isAside).map { sentence, isAside in
        if isAside { return [] }
        var seen: Set<Int> = []
        return sentence.tokens.compactMap {
          let word = other.words[$0]
          return word.isContent && seen.insert(Int(word.formNumber)).inserted
            ? Int(word.formNumber) : nil
        }
      } : []
  }

  /// Fills in what the other text has of some words of a side.
  ///
  /// - Parameters:
  ///   - content: the content words among them.
  ///   - marks: for each of them the phrases that it is in.
  ///   - place: of the words in their own text.
  ///   - expected: 0...1, where in the other text they would stand.
  func describe(
    _ content: [Word], marks: [[Phrasebook.Mark]], at place: TextRange, expected: Float,
    _ meanings: inout KnownMeanings, _ vector: inout GapVector
  ) {
    let total = content.reduce(Float(0)) { $0 + $1.weight }
    guard isSearched, total > 0, !forms.isEmpty else { return }
    vector[.sameAnywhere] = content.reduce(0) { $0 + (other.has($1) ? $1.weight : 0) } / total
    let same = sentences.weights(of: content)
    vector[.sameInBestSentence] = (same.max() ?? 0) / total
    let shares = shares(content, marks)
    let near = shares.map { shares in
      zip(shares, content).reduce(0) { $0 + $1.0 * $1.1.weight }
    }
    describePlainWords(content, shares, &vector)
    let ranked = near.indices.sorted { (near[$0], $1) > (near[$1], $0) }
    let best = ranked[0]
    describeBigrams(content, &vector)
    vector[.nearInBestSentence] = near[best] / total
    vector[.nearInBestThree] = bestWindow(content, shares) / total
    vector[flag: .bestIsUnlinked] = !isLinked[best]
    vector[.bestDistance] = abs(Float(best) / Float(max(1, near.count - 1)) - expected)
    // Of a linked sentence the link's score knows already what it says.
    guard !vector[flag: .isLinkedUnit], !vector.isPlainlyTold else { return }
    let meaning = meanings.vector(of: place, inText: 1 - number)
    for sentence in ranked.prefix(Self.mostEncoded) {
      let cosine = SentenceVector.cosine(
        meaning,
        meanings.vector(of: other.document.sentences[sentence].range, inText: number))
      vector[.bestCosine] = max(vector[.bestCosine], cosine)
      if !isLinked[sentence] {
        vector[.bestCosineUnlinked] = max(vector[.bestCosineUnlinked], cosine)
      }
    }
  }

  /// Of the words that are no names, numbers or topics.
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

  /// How many of the pairs of neighbouring content words the other text has nowhere, and how many
  /// not in the sentence that has most of them.
  private func describeBigrams(_ content: [Word], _ vector: inout GapVector) {
    let mine = zip(content, content.dropFirst()).map { Self.bigram($0, $1) }
    guard !mine.isEmpty else { return }
    let count = Float(mine.count)
    let most = bigrams.map { known in mine.count { known.contains($0) } }.max() ?? 0
    vector[.novelBigrams] = 1 - Float(most) / count
    vector[.novelAnywhere] =
      Float(mine.count { pair in !bigrams.contains { $0.contains(pair) } }) / count
  }

  private static func bigram(_ one: Word, _ other: Word) -> UInt64 {
    UInt64(UInt32(bitPattern: one.formNumber)) << 32 | UInt64(UInt32(bitPattern: other.formNumber))
  }

  /// Of the sentences that have most of the words so many are encoded, which costs about half a
  /// millisecond each.
  private static let mostEncoded = 4

  /// How far three neighbouring sentences together have the words, times their weight; the best.
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

  /// By sentence, for each word: 0 no word is near it … 1 the sentence has the word.
  private func shares(_ content: [Word], _ marks: [[Phrasebook.Mark]]) -> [[Float]] {
    let rows = content.map { Int($0.formNumber) }
    return zip(forms, said).map { forms, said in
      let nearness = nearWords.nearness(rows, forms)
      return rows.indices.map { row in
        if marks[row].contains(where: said.say) { return 1 }
        var best: Float = 0
        for column in forms.indices { best = max(best, nearness[row * forms.count + column]) }
        return max(0, min(1, (best - 0.3) / 0.55))
      }
    }
  }
}
