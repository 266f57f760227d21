/// Where a clause or phrase begins, judged by its function words.
enum ClauseBorders {
  /// Relative and subordinating words, conjunctions (Quirk et al., A Comprehensive Grammar of the
  /// English Language, chapters 13-15).
  private static let openers: Set<String> = [
    "which", "who", "whom", "whose", "that", "where", "when", "while", "because", "since", "as",
    "although", "though", "if", "unless", "until", "after", "before", "whereas", "and", "or", "but",
    "nor", "so", "with", "without", "to", "including", "via", "through", "by", "despite", "under",
    "for", "in", "on", "at", "from", "of", "into", "over", "about", "between", "among", "during",
  ]

  /// Whether a clause rather than a bare phrase begins with the word.
  static func opensClause(_ form: String) -> Bool {
    switch form {
    case "which", "who", "whom", "whose", "that", "where", "when", "while", "because", "since",
      "although", "though", "if", "unless", "whereas", "to", "with", "and", "but":
      true
    default: false
    }
  }

  /// A run widened to the left over the function words that belong to it, never over a mark or
  /// another content word.
  static func widened(_ core: Range<Int>, in sentence: Range<Int>, words: [Word]) -> Range<Int> {
    var lower = core.lowerBound
    var opener: Int?
    var token = lower - 1
    while token >= sentence.lowerBound, words[token].isFunction, words[token].kind != .mark {
      lower = token
      if openers.contains(words[token].form) { opener = token }
      token -= 1
    }
    if let opener { lower = opener }
    return lower..<core.upperBound
  }
}
