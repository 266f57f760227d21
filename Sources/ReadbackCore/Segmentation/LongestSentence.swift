/// How long a sentence may be before it is cut.
///
/// Later stages compare each token of a sentence with each of its counterpart. That is little where
/// few sentences are long; a long text without stops would cost its whole length times that of its
/// sentences, so there they are cut the shorter, the longer the text is.
enum LongestSentence {
  /// Some 250 words of English, 100 of Russian.
  static let byteCount = 1500
  static let tokenCount = 300
  /// Pairs of tokens that any text may cost, and how many more for each of its tokens: about twice
  /// what ordinary prose does.
  private static let freePairCount = 2_000_000
  private static let pairCountPerToken = 40

  /// The most tokens that a sentence may have so that the text's sentences cost no more than that.
  ///
  /// - Parameter sentences: their ranges of tokens, uncut.
  static func tokenCount(in sentences: [Range<Int>]) -> Int {
    // How many tokens are in sentences of each length; the longest stand together.
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
