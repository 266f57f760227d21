// How several retellings put the same official words, as an apparatus is in a critical edition.
extension Comparison {
  /// Whether this retelling does the same as a finding of another retelling of the official text:
  /// a finding of that kind on the same official words, or, where it has none, in the same words.
  public func repeats(_ finding: Finding, of retelling: Document) -> Bool {
    if verdict.relation == .unrelated { return false }
    return findings.contains { mine in
      guard mine.isShown, mine.kind == finding.kind else { return false }
      if let place = finding.official { return mine.official?.overlaps(place) == true }
      guard mine.official == nil, let place = finding.retelling, let own = mine.retelling else {
        return false
      }
      return retelling.wordKeys(in: place) == self.retelling.wordKeys(in: own)
    }
  }

  /// The words that tell an official sentence otherwise than it does itself, in text order: those
  /// whose counterpart is another word, and those without one that it does not have.
  public func differingWords(ofOfficialSentence sentence: Int) -> [TextRange] {
    guard let link = alignment.links.first(where: { $0.official.contains(sentence) }) else {
      return []
    }
    var officialKeys: Set<WordKey> = []
    var counterparts: [Int: Set<WordKey>] = [:]
    for sentence in link.official {
      let tokens = official.sentences[sentence].tokens
      officialKeys.formUnion(tokens.lazy.map(official.wordKey(ofToken:)))
      let first = alignment.words.firstPosition { $0.official >= tokens.lowerBound }
      for word in alignment.words[first...].prefix(while: { $0.official < tokens.upperBound }) {
        counterparts[word.retelling, default: []].insert(official.wordKey(ofToken: word.official))
      }
    }
    return link.retelling.flatMap { retelling.sentences[$0].tokens }.compactMap { token in
      guard retelling.tokens[token].kind != .mark else { return nil }
      let same = counterparts[token] ?? officialKeys
      return same.contains(retelling.wordKey(ofToken: token))
        ? nil : retelling.tokens[token].range
    }
  }
}

extension Document {
  fileprivate func wordKey(ofToken index: Int) -> WordKey {
    WordKey(text.bytes, in: tokens[index].range)
  }

  /// The words in a place, marks left out.
  fileprivate func wordKeys(in place: TextRange) -> [WordKey] {
    let first = tokens.firstPosition { $0.range.upperBound > place.lowerBound }
    return tokens[first...].indices.prefix { tokens[$0].range.lowerBound < place.upperBound }
      .filter { tokens[$0].kind != .mark }.map(wordKey(ofToken:))
  }
}
