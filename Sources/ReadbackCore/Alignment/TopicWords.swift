extension Document {
  /// Words about the topic of the whole text: the form numbers of content words that occur in a
  /// quarter of its sentences, and in at least three.
  ///
  /// - Parameter word: the data of a token.
  func topics(word: (Int) -> Word) -> Set<Int32> {
    var counts: [Int32: Int] = [:]
    for sentence in sentences {
      let forms = sentence.tokens.lazy.map(word).filter(\.isContent).map(\.formNumber)
      for form in Set(forms) { counts[form, default: 0] += 1 }
    }
    let least = max(3, sentences.count / 4)
    return Set(counts.lazy.filter { $0.value >= least }.map(\.key))
  }
}
