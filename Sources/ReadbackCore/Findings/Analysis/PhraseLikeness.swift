extension PairAnalysis {
  /// The similarity in meaning of two phrases: the cosine of their words' weighted mean vectors,
  /// -1...1; 0 if either has no word with a vector.
  func likeness(of one: ArraySlice<Word>, and other: ArraySlice<Word>) -> Float {
    let first = mean(of: one)
    let second = mean(of: other)
    var product: Float = 0
    var firstSquare: Float = 0
    var secondSquare: Float = 0
    for position in 0..<Lexicon.vectorDimensions {
      product += first[position] * second[position]
      firstSquare += first[position] * first[position]
      secondSquare += second[position] * second[position]
    }
    let length = (firstSquare * secondSquare).squareRoot()
    return length > 0 ? product / length : 0
  }

  /// Whether there is a vector for a word.
  func hasMeaning(_ word: Word) -> Bool {
    word.id.map { lexicon.withVector(of: $0) { _ in true } ?? false } ?? false
  }

  private func mean(of words: ArraySlice<Word>) -> [Float] {
    var sum = [Float](repeating: 0, count: Lexicon.vectorDimensions)
    for word in words where word.isContent {
      guard let id = word.id else { continue }
      lexicon.withVector(of: id) { vector in
        for position in 0..<Lexicon.vectorDimensions {
          sum[position] += word.weight * Float(vector[position])
        }
      }
    }
    return sum
  }
}
