extension Alignment {
  /// The alignment of two retellings of the same official text; this alignment's retelling takes
  /// the official side. Sentences are linked if they render the same official sentence, words if
  /// they render the same official word.
  ///
  /// O(links + words).
  /// - Parameters:
  ///    - other: an alignment of the same official text.
  ///    - sentenceCount: the number of sentences of the official text.
  public func composed(with other: Alignment, sentenceCount: Int) -> Alignment {
    var groups = SentenceGroups(count: sentenceCount)
    for link in links + other.links { groups.join(link.official) }
    var own: [Int: Set<Int>] = [:]
    var others: [Int: Set<Int>] = [:]
    for link in links {
      if let first = link.official.first {
        own[groups.root(first), default: []].formUnion(link.retelling)
      }
    }
    for link in other.links {
      if let first = link.official.first {
        others[groups.root(first), default: []].formUnion(link.retelling)
      }
    }
    let composed = own.compactMap { root, sentences -> SentenceLink? in
      guard !sentences.isEmpty, let facing = others[root], !facing.isEmpty else { return nil }
      let (left, right) = (sentences.sorted(), facing.sorted())
      return SentenceLink(
        official: left, retelling: right,
        pairs: left.flatMap { one in
          right.map { SentencePair(official: one, retelling: $0, score: 1) }
        }, relation: .paraphrase, score: 1)
    }.sorted { $0.official[0] < $1.official[0] }
    return Alignment(links: composed, words: composedWords(with: other))
  }

  private func composedWords(with other: Alignment) -> [WordLink] {
    var facing: [Int: [WordLink]] = [:]
    for word in other.words { facing[word.official, default: []].append(word) }
    return words.flatMap { word in
      (facing[word.official] ?? []).map {
        WordLink(
          official: word.retelling, retelling: $0.retelling,
          probability: word.probability * $0.probability)
      }
    }.sorted { ($0.official, $0.retelling) < ($1.official, $1.retelling) }
  }
}

/// Linked sentences as a disjoint-set forest (Tarjan 1975, with path halving).
private struct SentenceGroups {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ sentence: Int) -> Int {
    var at = sentence
    while parents[at] != at {
      parents[at] = parents[parents[at]]
      at = parents[at]
    }
    return at
  }

  mutating func join(_ sentences: [Int]) {
    for (one, next) in zip(sentences, sentences.dropFirst()) { parents[root(one)] = root(next) }
  }
}
