/// Removes links between sentences that share only a common word or two and say different things,
/// and second links of a sentence that has a verbatim counterpart. The content of the unlinked
/// sentences then counts as missing on the other side.
struct WeakLinks {
  /// One of the texts; 0 is the official text.
  private struct Text {
    let document: Document
    let number: Int
    let topics: Set<Int32>

    init(_ document: Document, number: Int, _ vocabulary: Vocabulary) {
      self.document = document
      self.number = number
      topics = document.topics { vocabulary.word($0, ofText: number) }
    }
  }

  private let vocabulary: Vocabulary
  private let official: Text
  private let retelling: Text
  private let nearWords: NearWords
  /// Distinct content words of the official text.
  private let officialForms: [Int]

  init(
    _ official: Document, _ retelling: Document, _ vocabulary: Vocabulary, _ nearWords: NearWords
  ) {
    self.vocabulary = vocabulary
    self.official = Text(official, number: 0, vocabulary)
    self.retelling = Text(retelling, number: 1, vocabulary)
    self.nearWords = nearWords
    officialForms = Set(
      official.tokens.indices.lazy.map { vocabulary.word($0, ofText: 0) }.filter(\.isContent)
        .map { Int($0.formNumber) }
    ).sorted()
  }

  /// The pairs without the weak ones.
  func cut(_ pairs: [SentencePair], _ meanings: inout KnownMeanings) -> [SentencePair] {
    var ofOfficial: [Int: [Int]] = [:]
    var ofRetelling: [Int: [Int]] = [:]
    for pair in pairs {
      ofOfficial[pair.official, default: []].append(pair.retelling)
      ofRetelling[pair.retelling, default: []].append(pair.official)
    }
    let shares = pairs.map(uncovered)
    let sum = shares.reduce(0) { $0 + max($1.official, $1.retelling) }
    return zip(pairs, shares).filter { pair, uncovered in
      guard uncovered.official > 0 || uncovered.retelling > 0 else { return true }
      let retellingWords = words(pair.retelling, retelling)
      // A sentence with a verbatim counterpart needs no other.
      if ofRetelling[pair.retelling]?.count == 1,
        ofOfficial[pair.official]?.contains(where: {
          $0 != pair.retelling && haveSameWords(pair.official, $0)
        }) == true, newShare(of: retellingWords) >= Self.leastNewBeside
      {
        return false
      }
      // In a free retelling most sentences have no better links.
      let others =
        (sum - max(uncovered.official, uncovered.retelling)) / Float(max(1, pairs.count - 1))
      guard uncovered.official >= Self.leastUncovered, uncovered.retelling >= Self.leastUncovered,
        pairs.count > 1, others <= Self.mostUncoveredElsewhere, !haveCommonFacts(pair)
      else { return true }
      // A lead or a closing line summarises other sentences.
      if ofOfficial[pair.official]?.count != 1, newShare(of: retellingWords) < Self.leastNewBeside {
        return true
      }
      return cosine(pair, &meanings) >= Self.leastCosine
    }.map(\.0)
  }

  /// For a sentence linked beside a verbatim counterpart: the least share of it that must be new in
  /// the text.
  private static let leastNewBeside: Float = 0.5
  /// For both sentences: the least share that the other does not cover, ignoring names and topic
  /// words.
  private static let leastUncovered: Float = 0.6
  /// The other links may leave at most this share uncovered.
  private static let mostUncoveredElsewhere: Float = 0.2
  /// The meanings must be less similar than this.
  private static let leastCosine: Float = 0.45

  private func haveSameWords(_ official: Int, _ retelling: Int) -> Bool {
    vocabulary.haveSameWords(
      self.official.document.sentences[official].tokens,
      self.retelling.document.sentences[retelling].tokens)
  }

  /// Whether both contain the same name or number; in free retellings these are often all that is
  /// unchanged.
  private func haveCommonFacts(_ pair: SentencePair) -> Bool {
    func facts(_ sentence: Int, _ text: Text) -> (forms: Set<Int32>, numbers: Set<Double>) {
      let tokens = text.document.sentences[sentence].tokens
      var facts: (forms: Set<Int32>, numbers: Set<Double>) = ([], [])
      for token in tokens {
        let word = vocabulary.word(token, ofText: text.number)
        if word.isCapitalised, word.isContent, token > tokens.lowerBound {
          facts.forms.insert(word.formNumber)
        } else if word.mayBeQuantity, let number = Numerals.value(ofToken: word.form) {
          facts.numbers.insert(number)
        }
      }
      return facts
    }
    let (officialFacts, retellingFacts) = (
      facts(pair.official, official), facts(pair.retelling, retelling)
    )
    return !officialFacts.forms.isDisjoint(with: retellingFacts.forms)
      || !officialFacts.numbers.isDisjoint(with: retellingFacts.numbers)
  }

  private struct InformativeWord {
    let form: Int
    let weight: Float
    /// Neither a name nor a topic word.
    let isPlain: Bool
  }

  private func words(_ sentence: Int, _ text: Text) -> [InformativeWord] {
    let tokens = text.document.sentences[sentence].tokens
    return tokens.compactMap { token in
      let word = vocabulary.word(token, ofText: text.number)
      guard word.isContent else { return nil }
      // A capital at the beginning of a sentence marks a name or title only before another
      // capitalised word.
      let isInitial =
        token == tokens.lowerBound
        && !(tokens.contains(token + 1)
          && vocabulary.word(token + 1, ofText: text.number).isCapitalised)
      let isPlain =
        (!word.isCapitalised || isInitial) && word.kind == .word
        && !official.topics.contains(word.formNumber) && !retelling.topics.contains(word.formNumber)
      return InformativeWord(form: Int(word.formNumber), weight: word.weight, isPlain: isPlain)
    }
  }

  /// The share of each side's plain words that the other side does not cover; 0 if it has none.
  private func uncovered(_ pair: SentencePair) -> (official: Float, retelling: Float) {
    guard !haveSameWords(pair.official, pair.retelling) else { return (0, 0) }
    let official = words(pair.official, self.official)
    let retelling = words(pair.retelling, self.retelling)
    guard !official.isEmpty, !retelling.isEmpty else { return (0, 0) }
    let near = nearWords.nearness(official.map(\.form), retelling.map(\.form))
    let officialBest = official.indices.map { row in
      near[(row * retelling.count)..<((row + 1) * retelling.count)].max() ?? 0
    }
    let retellingBest = retelling.indices.map { column in
      official.indices.map { near[$0 * retelling.count + column] }.max() ?? 0
    }
    return (share(official, officialBest), share(retelling, retellingBest))
  }

  /// The share of a retelling sentence's plain words that no official sentence covers.
  private func newShare(of words: [InformativeWord]) -> Float {
    let best = words.map { word in
      nearWords.nearness(officialForms, [word.form]).max() ?? 0
    }
    return share(words, best)
  }

  private func share(_ words: [InformativeWord], _ best: [Float]) -> Float {
    var (open, total): (Float, Float) = (0, 0)
    for (word, best) in zip(words, best) where word.isPlain {
      total += word.weight
      open += word.weight * (1 - min(1, max(0, (best - 0.3) / 0.4)))
    }
    return total > 0 ? open / total : 0
  }

  private func cosine(_ pair: SentencePair, _ meanings: inout KnownMeanings) -> Float {
    SentenceVector.cosine(
      meanings.vector(
        of: official.document.sentences[pair.official].range, inText: official.number),
      meanings.vector(
        of: retelling.document.sentences[pair.retelling].range, inText: retelling.number))
  }
}
