/// Reads numbers, dates and amounts out of tokens.
enum Quantities {
  /// For each sentence of a text its quantities.
  ///
  /// - Parameter isRetold: whether the text is the retelling.
  static func read(in side: Side, isRetold: Bool = false) -> [[Reading]] {
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
