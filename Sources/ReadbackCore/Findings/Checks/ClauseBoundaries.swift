/// Finds the beginnings of clauses and phrases by function words.
enum ClauseBoundaries {
  /// Relative and subordinating words, conjunctions (Quirk et al., A Comprehensive Grammar of the
  /// English Language, chapters 13-15).
  private static let openers: Set<String> = [
    "which", "who", "whom", "whose", "that", "where", "when", "while", "because", "since", "as",
    "although", "though", "if", "unless", "until", "after", "before", "whereas", "and", "or", "but",
    "nor", "so", "with", "without", "to", "including", "via", "through", "by", "despite", "under",
    "for", "in", "on", "at", "from", "of", "into", "over", "about", "between", "among", "during",
  ]

  /// Whether the word begins a clause rather than a phrase.
  static func opensClause(_ form: String) -> Bool {
    switch form {
    case "which", "who", "whom", "whose", "that", "where", "when", "while", "because", "since",
      "although", "though", "if", "unless", "whereas", "to", "with", "and", "but":
      true
    default: false
    }
  }

  /// Whether the text after the word can be omitted and leave a complete sentence.
  static func joinsClauses(_ form: String) -> Bool {
    switch form {
    case "which", "who", "whom", "whose", "where", "when", "while", "because", "since", "although",
      "though", "unless", "whereas", "and", "but":
      true
    default: false
    }
  }

  /// Whether a clause with its own verb begins here: after a word that opens one, or with a
  /// participle.
  static func saysSomething(_ clause: Range<Int>, words: [Word]) -> Bool {
    let first = words[clause.lowerBound]
    return opensClause(first.form) || first.isContent && first.form.hasSuffix("ing")
  }

  /// A span extended to the left over the function words that belong to it, never over a mark or
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

  /// A span without its first word if another phrase begins after it ("policy to close the road"),
  /// and a relative clause without the text after its closing comma.
  static func trimmed(
    _ core: Range<Int>, in sentence: Range<Int>, words: [Word]
  ) -> Range<Int> {
    var core = core
    let opener = words[widened(core, in: sentence, words: words).lowerBound].form
    let isRelative = ["which", "who", "whose", "whom"].contains(opener)
    if isRelative, let comma = core.first(where: { words[$0].form == "," }),
      let last = (core.lowerBound..<comma).last(where: { words[$0].isContent }),
      2 * weight(core.lowerBound..<comma, words) > weight(core, words)
    {
      core = core.lowerBound..<(last + 1)
    }
    let second = core.lowerBound + 1
    if core.contains(second), words[second].form == "to",
      let first = (second..<core.upperBound).first(where: { words[$0].isContent }),
      4 * weight(core.lowerBound..<second, words) < weight(core, words)
    {
      core = first..<core.upperBound
    }
    return core
  }

  private static func weight(_ tokens: Range<Int>, _ words: [Word]) -> Float {
    words[tokens].reduce(0) { $0 + $1.informativeWeight }
  }

  /// A span extended to its whole clause, if that adds less than half of its weight.
  static func clause(
    around core: Range<Int>, in sentence: Range<Int>, words: [Word]
  ) -> Range<Int> {
    // A single word is omitted from a clause; the clause itself is not.
    guard core.count(where: { words[$0].isContent }) > 1 else { return core }
    var lower = core.lowerBound
    for token in (sentence.lowerBound..<core.lowerBound).reversed().prefix(6) {
      if words[token].kind == .mark {
        // ", with both sides stressing": a clause without a finite verb.
        if words[token + 1].form == "with" { lower = token + 1 }
        break
      }
      if joinsClauses(words[token].form) {
        lower = token
        break
      }
    }
    let behind = (core.upperBound..<sentence.upperBound).prefix { words[$0].kind != .mark }
    let upper = behind.count <= 3 ? behind.endIndex : core.upperBound
    var whole = core
    for candidate in [lower..<core.upperBound, whole.lowerBound..<upper, lower..<upper]
    where weight(candidate, words) < 1.5 * weight(core, words)
      && candidate.count >= whole.count
    {
      whole = candidate
    }
    guard let first = whole.first(where: { words[$0].isContent }),
      let last = whole.last(where: { words[$0].isContent })
    else { return core }
    return first..<(last + 1)
  }

  /// The parts of a sentence between its marks, divided again before each word that joins clauses;
  /// each from its first word to its last content word.
  static func clauses(of sentence: Range<Int>, words: [Word]) -> [Range<Int>] {
    func trimmed(_ part: Range<Int>) -> Range<Int>? {
      guard let first = part.first(where: { words[$0].kind != .mark }),
        let last = part.last(where: { words[$0].isContent }), first <= last
      else { return nil }
      return first..<(last + 1)
    }
    var found: [Range<Int>] = []
    for part in sentence.split(whereSeparator: { words[$0].kind == .mark }) {
      let part = part.startIndex..<part.endIndex
      if let whole = trimmed(part) { found.append(whole) }
      let joiners = part.dropFirst().filter { joinsClauses(words[$0].form) }
      guard !joiners.isEmpty else { continue }
      let boundaries = [part.lowerBound] + joiners + [part.upperBound]
      found += zip(boundaries, boundaries.dropFirst()).compactMap { trimmed($0..<$1) }
    }
    return found
  }

  /// How a span is delimited within its sentence.
  struct Boundaries {
    enum Boundary { case mark, opener, none }
    /// A mark or the beginning of the sentence before it, or a word that opens a clause or phrase.
    let before: Boundary
    /// A mark or the end of the sentence after it, or a word that opens the next clause or phrase.
    let behind: Boundary
    /// It begins the sentence, and the sentence continues without a mark, or it is one word: a
    /// subject that cannot be omitted alone.
    let isSubject: Bool
    /// It begins with an auxiliary verb whose subject is covered.
    let isPredicate: Bool
  }

  static func boundaries(
    of span: Range<Int>, in sentence: Range<Int>, words: [Word]
  ) -> Boundaries {
    let first = words[span.lowerBound].form
    let before = span.lowerBound - 1
    let isFirst = before < sentence.lowerBound || words[before].kind == .mark
    let isLast =
      span.upperBound >= sentence.upperBound
      || words[span.upperBound].kind == .mark
    let opensNext = !isLast && openers.contains(words[span.upperBound].form)
    return Boundaries(
      before: isFirst ? .mark : openers.contains(first) ? .opener : .none,
      behind: isLast ? .mark : opensNext ? .opener : .none,
      isSubject: before < sentence.lowerBound && !openers.contains(first)
        && (!isLast || span.count(where: { words[$0].isContent }) == 1),
      isPredicate: auxiliaries.contains(first))
  }

  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can",
    "could", "shall", "should", "may", "might", "must", "do", "does", "did",
  ]
}
