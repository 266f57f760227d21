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

  private static func lastIndex<Place>(
    in places: [Place], notBehind byteOffset: Int, start: (Place) -> Int
  ) -> Int? {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if start(places[middle]) <= byteOffset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
