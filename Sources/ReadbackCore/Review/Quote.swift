/// Words as they stood in a text and what stood around them: a place that outlives offsets.
///
/// White space, quotation marks and dashes are folded (see `FoldedText`), so a text that was
/// fetched or wrapped anew still has it.
public struct Quote: Sendable, Hashable {
  /// The words themselves; never empty.
  public let words: String
  /// At most `surroundings` words and marks; empty at the text's start.
  public let before: String
  /// At most `surroundings` words and marks; empty at the text's end.
  public let after: String
  /// 0...1: how far into the text the words began.
  public let position: Double

  /// How many words and marks are kept on either side: two clauses tell places apart, and more
  /// would reach over into neighbours that come and go.
  static let surroundings = 12

  public init(words: String, before: String, after: String, position: Double) {
    self.words = words
    self.before = before
    self.after = after
    self.position = position
  }

  /// The words at a place, widened to whole words; nil where there are none. Looks only at the
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
  /// Where a quote stands in this text: the same words, where the surroundings are most alike; of
  /// places that are equally alike the one nearest to where it was.
  ///
  /// - Returns: nil when the words are gone, or when they are so few that they say nothing and none
  ///   of the places has the surroundings: the "our" of a sentence that was cut is not the next
  ///   "our" of the text.
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
      // The distance only decides between equals: at most a tenth of one word's weight in 24.
      let likeness = (known == 0 ? 1 : Double(shared) / Double(known)) - 0.004 * distance(start)
      if best.map({ likeness > $0.likeness }) ?? true { best = (likeness, start) }
    }
    guard let best, best.likeness >= Self.likenessNeeded(wordCount: words.count) else { return nil }
    return ranges[best.start].lowerBound..<ranges[best.start + words.count - 1].upperBound
  }

  /// A text made of one word over and over has the words everywhere: places beyond this many are
  /// not looked for.
  private static let placeLimit = 100_000

  /// Of more places than this, those nearest to where the quote was are weighed.
  private static let weighedLimit = 2000

  /// Ten words in a row speak for themselves; one word needs nearly half of its surroundings, which
  /// is what remains when the paragraph before or behind it has moved away.
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
  /// Where the words are in a text; nil when they are gone. O(length of the text).
  public func range(in text: SourceText) -> TextRange? {
    FoldedText(text).range(of: self)
  }
}
