/// How much of some words of one text another text has, in which of its sentences.
struct TextCoverage: Sendable {
  /// The text that is searched.
  private let other: Side
  private let sentences: SentencesOfWords
  private let nearWords: NearWords
  /// By sentence its distinct content forms.
  private let forms: [[Int]]
  private let isSearched: Bool
  /// By sentence: it is linked, or no statement.
  private let isLinked: [Bool]

  /// Near words are looked for in texts of no more tokens than this: each word of a gap is held
  /// against each of them.
  private static let mostTokens = 12_000

  init(of other: Side, isLinked: [Bool], _ evidence: Evidence, _ nearWords: NearWords) {
    self.other = other
    self.nearWords = nearWords
    self.isLinked = isLinked
    sentences = SentencesOfWords(
      other, forms: evidence.vocabulary.forms, lexicon: evidence.lexicon)
    isSearched =
      other.document.sentences.count <= SentencesOfWords.mostSentences
      && other.words.count <= Self.mostTokens
    forms =
      isSearched
      ? other.document.sentences.map { sentence in
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
  /// - Parameter expected: 0...1, where in the other text they would stand.
  func describe(_ content: [Word], expected: Float, _ vector: inout GapVector) {
    let total = content.reduce(Float(0)) { $0 + $1.weight }
    guard isSearched, total > 0, !forms.isEmpty else { return }
    vector[.sameAnywhere] = content.reduce(0) { $0 + (other.has($1) ? $1.weight : 0) } / total
    let same = sentences.weights(of: content)
    vector[.sameInBestSentence] = (same.max() ?? 0) / total
    let near = nearWeights(content)
    let best = near.indices.max { near[$0] < near[$1] } ?? 0
    vector[.nearInBestSentence] = near[best] / total
    vector[.nearInBestThree] = bestWindow(content) / total
    vector[flag: .bestIsUnlinked] = !isLinked[best]
    vector[.bestDistance] = abs(Float(best) / Float(max(1, near.count - 1)) - expected)
  }

  /// How far each sentence has each word, times its weight, summed.
  private func nearWeights(_ content: [Word]) -> [Float] {
    shares(content).map { shares in
      zip(shares, content).reduce(0) { $0 + $1.0 * $1.1.weight }
    }
  }

  /// The same for three neighbouring sentences at once, the best of them.
  private func bestWindow(_ content: [Word]) -> Float {
    let shares = shares(content)
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
  private func shares(_ content: [Word]) -> [[Float]] {
    let rows = content.map { Int($0.formNumber) }
    return forms.map { forms in
      let nearness = nearWords.nearness(rows, forms)
      return rows.indices.map { row in
        var best: Float = 0
        for column in forms.indices { best = max(best, nearness[row * forms.count + column]) }
        return max(0, min(1, (best - 0.3) / 0.55))
      }
    }
  }
}
