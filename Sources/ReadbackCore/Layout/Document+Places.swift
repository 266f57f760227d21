extension Document {
  /// The paragraph that contains a byte offset, or the last one before it; nil before the first.
  /// O(log n).
  public func indexOfParagraph(atByteOffset byteOffset: Int) -> Int? {
    Self.lastIndex(in: paragraphs, notBehind: byteOffset) { $0.range.lowerBound }
  }

  /// The sentence that contains a byte offset, or the last one before it; nil before the first.
  /// O(log n).
  public func indexOfSentence(atByteOffset byteOffset: Int) -> Int? {
    Self.lastIndex(in: sentences, notBehind: byteOffset) { $0.range.lowerBound }
  }

  /// Indices of the sentences that overlap a place. O(log sentences).
  public func sentenceIndices(touching place: TextRange) -> Range<Int> {
    let first = sentences.partitioningIndex { $0.range.upperBound > place.lowerBound }
    let end = sentences.partitioningIndex { $0.range.lowerBound >= place.upperBound }
    return first..<max(first, end)
  }

  private static func lastIndex<Place>(
    in places: [Place], notBehind byteOffset: Int, start: (Place) -> Int
  ) -> Int? {
    let behind = places.partitioningIndex { start($0) > byteOffset }
    return behind == 0 ? nil : behind - 1
  }
}
