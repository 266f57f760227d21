/// Reads numbers, dates and amounts from tokens.
enum Quantities {
  /// The quantities of each sentence of a text.
  ///
  /// - Parameter isRetold: whether the text is the retelling.
  static func read(in side: AnalysedText, isRetold: Bool = false) -> [[Reading]] {
    side.document.sentences.map { sentence in
      guard sentence.tokens.contains(where: { side.words[$0].mayBeQuantity }) else { return [] }
      var reader = QuantityReader(side, sentence.tokens)
      return reader.readings().map {
        var reading = $0
        reading.isRetold = isRetold
        return reading
      }
    }
  }
}
