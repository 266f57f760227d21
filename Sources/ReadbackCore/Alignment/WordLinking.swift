extension WordLink {
  /// Links the words of linked sentences, in official order.
  ///
  /// Neighbouring sentences of a link are aligned as one stretch, so that their words compete for
  /// counterparts; scattered ones pair by pair, each word keeping its best counterparts.
  static func links(
    official: Document, retelling: Document, inside links: [SentenceLink], aligner: WordAligner
  ) -> [WordLink] {
    let officialWords = AlignableWords(forms(of: official), lexicon: aligner.lexicon)
    let retellingWords = AlignableWords(forms(of: retelling), lexicon: aligner.lexicon)
    var found: [WordLink] = []
    for link in links where !link.official.isEmpty && !link.retelling.isEmpty {
      for (officialTokens, retellingTokens) in stretches(of: link, official, retelling) {
        found += aligner.probabilities(
          official: officialWords, officialTokens, retelling: retellingWords, retellingTokens
        ).links(above: leastProbability)
      }
    }
    return found.sorted { ($0.official, $0.retelling) < ($1.official, $1.retelling) }
  }

  /// Below this a pair is no evidence of anything.
  private static let leastProbability: Float = 0.25
  /// Longer stretches cost more than they help.
  private static let longestStretch = 160

  private static func stretches(
    of link: SentenceLink, _ official: Document, _ retelling: Document
  ) -> [(Range<Int>, Range<Int>)] {
    if let one = joined(link.official, in: official),
      let other = joined(link.retelling, in: retelling)
    {
      return [(one, other)]
    }
    return link.pairs.map {
      (official.sentences[$0.official].tokens, retelling.sentences[$0.retelling].tokens)
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

  private static func forms(of document: Document) -> [String] {
    document.tokens.indices.map { document.string(ofToken: $0) }
  }
}
