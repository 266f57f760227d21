/// Links the words of linked sentences.
///
/// Neighbouring sentences of a link are aligned as one stretch, so that their words compete for
/// counterparts; scattered ones pair by pair, each word keeping its best counterparts.
struct WordLinking: Sendable {
  private let official: Document
  private let retelling: Document
  private let stretches: [Stretch]

  /// Below this a pair is no evidence of anything.
  private static let leastProbability: Float = 0.25
  /// Longer stretches cost more than they help.
  private static let longestStretch = 160
  /// Stretches that are aligned one after the other.
  private static let stretchesAtOnce = 64

  /// Tokens that are aligned with each other.
  private struct Stretch {
    let official: Range<Int>
    let retelling: Range<Int>
  }

  init(official: Document, retelling: Document, links: [SentenceLink]) {
    self.official = official
    self.retelling = retelling
    stretches = links.flatMap { link in
      link.official.isEmpty || link.retelling.isEmpty
        ? [] : Self.stretches(of: link, official, retelling)
    }
  }

  /// How many pairs of tokens are looked at.
  var tokenPairs: Int {
    stretches.reduce(0) { $0 + $1.official.count * $1.retelling.count }
  }

  /// The links in official order, then retelling order.
  ///
  /// - Parameter vocabulary: of the official text and the retelling, in this order.
  func links(
    by aligner: WordAligner, _ vocabulary: Vocabulary, _ concurrently: Concurrently
  ) -> [WordLink] {
    let sides = AlignableWords.texts(of: vocabulary, lexicon: aligner.lexicon)
    let found = Stretches.map(stretches.count, length: Self.stretchesAtOnce, concurrently) {
      $0.flatMap { index in
        aligner.probabilities(
          official: sides[0], stretches[index].official, retelling: sides[1],
          stretches[index].retelling
        ).links(above: Self.leastProbability)
      }
    }
    return found.joined().sorted { ($0.official, $0.retelling) < ($1.official, $1.retelling) }
  }

  private static func stretches(
    of link: SentenceLink, _ official: Document, _ retelling: Document
  ) -> [Stretch] {
    if let one = joined(link.official, in: official),
      let other = joined(link.retelling, in: retelling)
    {
      return [Stretch(official: one, retelling: other)]
    }
    return link.pairs.map {
      Stretch(
        official: official.sentences[$0.official].tokens,
        retelling: retelling.sentences[$0.retelling].tokens)
    }
  }

  /// The tokens of sentences that follow one another; nil when they do not or are too many.
  private static func joined(_ sentences: [Int], in document: Document) -> Range<Int>? {
    let first = sentences[0]
    let last = sentences[sentences.count - 1]
    guard last - first + 1 == sentences.count else { return nil }
    let tokens =
      document.sentences[first].tokens.lowerBound..<document.sentences[last].tokens.upperBound
    return sentences.count == 1 || tokens.count <= longestStretch ? tokens : nil
  }
}
