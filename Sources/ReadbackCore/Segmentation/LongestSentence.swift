/// The length at which a sentence is cut.
///
/// Later stages compare each token of a sentence with each of its counterpart. That is cheap while
/// long sentences are rare, but in a long text without full stops it would cost the square of its
/// length. The longer such a text is, the shorter the pieces are that it is cut into.
enum LongestSentence {
  /// About 250 words of English, or 100 of Russian.
  static let byteCount = 1500
  static let tokenCount = 300
  /// How many token pairs any text may cost, plus how many for each of its tokens: about twice as
  /// many as in ordinary prose.
  private static let freePairCount = 2_000_000
  private static let pairCountPerToken = 40

  /// The maximum number of tokens per sentence at which the text stays within that cost.
  ///
  /// - Parameter sentences: their ranges of tokens, before cutting.
  static func tokenCount(in sentences: [Range<Int>]) -> Int {
    // The number of tokens in sentences of each length; the last entry is for all longer ones.
    var tokens = [Int](repeating: 0, count: tokenCount + 2)
    for sentence in sentences { tokens[min(sentence.count, tokenCount + 1)] += sentence.count }
    let allowed = freePairCount + pairCountPerToken * tokens.reduce(0, +)
    var inShort = tokens.indices.dropLast().reduce(0) { $0 + $1 * tokens[$1] }
    var inLong = tokens[tokenCount + 1]
    var limit = tokenCount
    while limit > pairCountPerToken, inShort + limit * inLong > allowed {
      inShort -= limit * tokens[limit]
      inLong += tokens[limit]
      limit -= 1
    }
    return limit
  }
}
