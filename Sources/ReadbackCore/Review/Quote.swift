/// Words of a text with their context: a reference that survives changes of offsets.
///
/// White space, quotation marks and dashes are folded (see `FoldedText`), so it is still found
/// after the text was downloaded or wrapped again.
public struct Quote: Sendable, Hashable {
  /// The words themselves; never empty.
  public let words: String
  /// At most `surroundings` words and marks; empty at the beginning of the text.
  public let before: String
  /// At most `surroundings` words and marks; empty at the end of the text.
  public let after: String
  /// 0...1: the relative position of the words in the text.
  public let position: Double

  /// How many words and marks are kept on either side: two clauses identify a place, and more would
  /// reach into neighbouring sentences that may change.
  static let surroundings = 12

  public init(words: String, before: String, after: String, position: Double) {
    self.words = words
    self.before = before
    self.after = after
    self.position = position
  }

  /// The words in a range, extended to whole words; nil if there are none. Examines only the
  /// neighbourhood.
  public init?(of range: TextRange, in text: SourceText) {
    let reach = 600
    var start = max(0, range.lowerBound - reach)
    var end = min(text.bytes.count, range.upperBound + reach)
    while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    let around = FoldedText(text, in: start..<end)
    guard let first = around.ranges.firstIndex(where: { $0.upperBound > range.lowerBound }),
      let last = around.ranges.lastIndex(where: { $0.lowerBound < range.upperBound }),
      first <= last
    else { return nil }
    func string(_ units: Range<Int>) -> String {
      guard let first = units.first, let last = units.last else { return "" }
      return FoldedText(
        text, in: around.ranges[first].lowerBound..<around.ranges[last].upperBound
      ).string
    }
    words = string(first..<(last + 1))
    before = string(max(0, first - Self.surroundings)..<first)
    after = string((last + 1)..<min(around.ranges.count, last + 1 + Self.surroundings))
    position = Double(range.lowerBound) / Double(max(1, text.bytes.count))
  }
}

extension FoldedText {
  /// The place of a quote in this text: the same words in the most similar context; if several are
  /// equally similar, the nearest to the old position.
  ///
  /// - Returns: nil if the words are gone, or if they are too few to be unique and no place has a
  ///   similar context: the "our" of a deleted sentence is not the next "our" of the text.
  func range(of quote: Quote) -> TextRange? {
    let words = FoldedText(quote.words).keys
    let before = FoldedText(quote.before).keys
    let after = FoldedText(quote.after).keys
    guard let first = words.first, words.count <= keys.count else { return nil }
    let byteCount = Double(max(1, ranges.last?.upperBound ?? 0))
    func distance(_ start: Int) -> Double {
      abs(Double(ranges[start].lowerBound) / byteCount - quote.position)
    }
    var starts: [Int] = []
    for start in 0...(keys.count - words.count)
    where keys[start] == first && keys[start..<(start + words.count)].elementsEqual(words) {
      starts.append(start)
      if starts.count == Self.placeLimit { break }
    }
    if starts.count > Self.weighedLimit {
      starts.sort { distance($0) < distance($1) }
      starts.removeLast(starts.count - Self.weighedLimit)
    }
    var best: (likeness: Double, start: Int)?
    for start in starts {
      let end = start + words.count
      let near = keys[max(0, start - before.count)..<start]
      let far = keys[end..<min(keys.count, end + after.count)]
      let shared = commonCount(before[...], near) + commonCount(after[...], far)
      let known = before.count + after.count
      // The distance only decides between equals: it counts at most a tenth of one word's weight in
      // 24.
      let likeness = (known == 0 ? 1 : Double(shared) / Double(known)) - 0.004 * distance(start)
      if best.map({ likeness > $0.likeness }) ?? true { best = (likeness, start) }
    }
    guard let best, best.likeness >= Self.likenessNeeded(wordCount: words.count) else { return nil }
    return ranges[best.start].lowerBound..<ranges[best.start + words.count - 1].upperBound
  }

  /// The maximum number of places considered, for texts that repeat one word over and over.
  private static let placeLimit = 100_000

  /// If there are more places than this, only those nearest to the old position are compared.
  private static let weighedLimit = 2000

  /// Ten words in a row are unique enough; one word needs nearly half of its context, which is what
  /// remains if the paragraph before or after it was moved.
  private static func likenessNeeded(wordCount: Int) -> Double {
    wordCount >= 10 ? -1 : 0.46 - 0.046 * Double(wordCount)
  }
}

/// The length of the longest common subsequence. O(n·m), both at most `Quote.surroundings`.
private func commonCount(_ some: ArraySlice<UInt64>, _ others: ArraySlice<UInt64>) -> Int {
  var row = Array(repeating: 0, count: others.count + 1)
  for one in some {
    var diagonal = 0
    for (column, other) in others.enumerated() {
      let above = row[column + 1]
      row[column + 1] = one == other ? diagonal + 1 : max(above, row[column])
      diagonal = above
    }
  }
  return row[others.count]
}

extension Quote {
  /// The place of the words in a text; nil if they are gone. O(length of the text).
  public func range(in text: SourceText) -> TextRange? {
    FoldedText(text).range(of: self)
  }
}
