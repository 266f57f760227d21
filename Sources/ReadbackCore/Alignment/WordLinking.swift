/// Links the words of linked sentences.
///
/// Adjacent sentences of a link are aligned as one range, so that their words compete for
/// counterparts; scattered ones are aligned pair by pair, and each word keeps its best
/// counterparts.
struct WordLinking: Sendable {
  private let official: Document
  private let retelling: Document
  private let spans: [Span]
  /// Sentences with the same words.
  private let copies: [Span]

  /// Pairs below this are not evidence.
  private static let leastProbability: Float = 0.25
  /// Longer ranges cost more than they gain.
  private static let longestSpan = 160
  /// How many ranges are aligned one after another in one task.
  private static let spansAtOnce = 64

  /// Tokens to align with each other.
  private struct Span {
    let official: Range<Int>
    let retelling: Range<Int>
  }

  /// - Parameter vocabulary: of the official text and the retelling, in this order.
  init(
    official: Document, retelling: Document, links: [SentenceLink], vocabulary: Vocabulary
  ) {
    self.official = official
    self.retelling = retelling
    var spans: [Span] = []
    var copies: [Span] = []
    for link in links where !link.official.isEmpty && !link.retelling.isEmpty {
      let pairs = link.pairs.map {
        Span(
          official: official.sentences[$0.official].tokens,
          retelling: retelling.sentences[$0.retelling].tokens)
      }
      let same = pairs.filter { vocabulary.haveSameWords($0.official, $0.retelling) }
      if same.isEmpty {
        spans += Self.spans(of: link, official, retelling)
      } else {
        copies += same
        spans += pairs.filter { !vocabulary.haveSameWords($0.official, $0.retelling) }
      }
    }
    self.spans = spans
    self.copies = copies
  }

  /// The number of token pairs that are examined.
  var tokenPairs: Int {
    spans.reduce(0) { $0 + $1.official.count * $1.retelling.count }
  }

  /// The links in official order, then retelling order.
  ///
  /// - Parameter vocabulary: of the official text and the retelling, in this order.
  func links(
    by aligner: WordAligner, _ vocabulary: Vocabulary, _ concurrently: Concurrently
  ) -> [WordLink] {
    let sides = AlignableWords.texts(of: vocabulary, lexicon: aligner.lexicon)
    let found = Chunks.map(spans.count, length: Self.spansAtOnce, concurrently) {
      $0.flatMap { index in
        aligner.probabilities(
          official: sides[0], spans[index].official, retelling: sides[1],
          spans[index].retelling
        ).links(above: Self.leastProbability)
      }
    }
    let same = copies.flatMap { Self.links(of: $0, vocabulary) }
    return (found.joined() + same).sorted {
      ($0.official, $0.retelling) < ($1.official, $1.retelling)
    }
  }

  /// Links word to word, and the marks between two words as far as they match.
  private static func links(of copy: Span, _ vocabulary: Vocabulary) -> [WordLink] {
    var links: [WordLink] = []
    var other = copy.retelling.lowerBound
    for token in copy.official {
      let isMark = vocabulary.word(token, ofText: 0).kind == .mark
      while !isMark, other < copy.retelling.upperBound,
        vocabulary.word(other, ofText: 1).kind == .mark
      {
        other += 1
      }
      guard other < copy.retelling.upperBound else { break }
      if isMark,
        vocabulary.word(token, ofText: 0).formNumber != vocabulary.word(other, ofText: 1).formNumber
      {
        continue
      }
      links.append(WordLink(official: token, retelling: other, probability: 1))
      other += 1
    }
    return links
  }

  private static func spans(
    of link: SentenceLink, _ official: Document, _ retelling: Document
  ) -> [Span] {
    if let one = joined(link.official, in: official),
      let other = joined(link.retelling, in: retelling)
    {
      return [Span(official: one, retelling: other)]
    }
    return link.pairs.map {
      Span(
        official: official.sentences[$0.official].tokens,
        retelling: retelling.sentences[$0.retelling].tokens)
    }
  }

  /// The tokens of consecutive sentences; nil if the sentences are not consecutive or too many.
  private static func joined(_ sentences: [Int], in document: Document) -> Range<Int>? {
    let first = sentences[0]
    let last = sentences[sentences.count - 1]
    guard last - first + 1 == sentences.count else { return nil }
    let tokens =
      document.sentences[first].tokens.lowerBound..<document.sentences[last].tokens.upperBound
    return sentences.count == 1 || tokens.count <= longestSpan ? tokens : nil
  }
}
