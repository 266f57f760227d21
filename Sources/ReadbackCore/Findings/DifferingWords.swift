// How several retellings render the same official words, like the apparatus of a critical edition.
extension Comparison {
  /// Whether this retelling makes the same change as a finding of another retelling: a finding of
  /// that kind about the same official words, or if it has none, about the same words of the
  /// retelling.
  public func repeats(_ finding: Finding, of retelling: Document) -> Bool {
    if !verdict.relation.isRelated { return false }
    return findings.contains { known in
      guard known.isShown, known.kind == finding.kind else { return false }
      if let place = finding.official { return known.official?.overlaps(place) == true }
      guard known.official == nil, let place = finding.retelling, let own = known.retelling else {
        return false
      }
      return retelling.wordKeys(in: place) == self.retelling.wordKeys(in: own)
    }
  }

  /// The words of an official sentence's counterparts that differ from it, in text order: those
  /// whose counterpart is another word, and those without a counterpart that the sentence does not
  /// contain.
  public func differingWords(ofOfficialSentence sentence: Int) -> [TextRange] {
    guard let link = alignment.links.first(where: { $0.official.contains(sentence) }) else {
      return []
    }
    return differingWords(in: link).retelling
  }

  /// The words of linked sentences that differ between the sides, as in a word diff: those whose
  /// counterpart is another word, and those without a counterpart that the other side does not
  /// contain.
  ///
  /// O(words of the link).
  public func differingWords(
    in link: SentenceLink
  ) -> (official: [TextRange], retelling: [TextRange]) {
    // Between two languages every word differs.
    if official.language != retelling.language, alignment.words.isEmpty { return ([], []) }
    var officialCounterparts: [Int: Set<WordKey>] = [:]
    var retellingCounterparts: [Int: Set<WordKey>] = [:]
    for word in link.official.flatMap(wordLinks(ofOfficialSentence:)) {
      officialCounterparts[word.official, default: []].insert(
        retelling.wordKey(ofToken: word.retelling))
      retellingCounterparts[word.retelling, default: []].insert(
        official.wordKey(ofToken: word.official))
    }
    func differing(
      _ sentences: [Int], of document: Document, counterparts: [Int: Set<WordKey>],
      others: Set<WordKey>
    ) -> [TextRange] {
      sentences.flatMap { document.sentences[$0].tokens }.compactMap { token in
        guard document.tokens[token].kind != .mark else { return nil }
        let same = counterparts[token] ?? others
        return same.contains(document.wordKey(ofToken: token))
          ? nil : document.tokens[token].range
      }
    }
    func keys(_ sentences: [Int], of document: Document) -> Set<WordKey> {
      Set(sentences.lazy.flatMap { document.sentences[$0].tokens }.map(document.wordKey(ofToken:)))
    }
    return (
      differing(
        link.official, of: official, counterparts: officialCounterparts,
        others: keys(link.retelling, of: retelling)),
      differing(
        link.retelling, of: retelling, counterparts: retellingCounterparts,
        others: keys(link.official, of: official))
    )
  }

  /// The word links of an official sentence, in text order. O(log words + found).
  public func wordLinks(ofOfficialSentence sentence: Int) -> ArraySlice<WordLink> {
    let tokens = official.sentences[sentence].tokens
    let first = alignment.words.partitioningIndex { $0.official >= tokens.lowerBound }
    return alignment.words[first...].prefix { $0.official < tokens.upperBound }
  }
}

extension Document {
  fileprivate func wordKey(ofToken index: Int) -> WordKey {
    WordKey(text.bytes, in: tokens[index].range)
  }

  /// The words in a place, without marks.
  fileprivate func wordKeys(in place: TextRange) -> [WordKey] {
    let first = tokens.partitioningIndex { $0.range.upperBound > place.lowerBound }
    return tokens[first...].indices.prefix { tokens[$0].range.lowerBound < place.upperBound }
      .filter { tokens[$0].kind != .mark }.map(wordKey(ofToken:))
  }
}
