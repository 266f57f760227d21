/// Words run together, doubled words, and full stops in the middle of a statement.
enum RunTogether {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let side = analysis.retelling
    let pairs = OfficialPairs(analysis.official)
    var found: [DraftFinding] = []
    for (sentence, range) in side.document.sentences.enumerated()
    where side.document.role(ofSentence: sentence) == .body {
      for token in range.tokens where side.document.tokens[token].kind != .number {
        if let draft = joined(token, pairs, analysis) ?? doubled(token, range.tokens, pairs, side)
          ?? stopped(token, pairs, side)
        {
          found.append(draft)
        }
      }
    }
    return found
  }

  /// Two adjacent words of the official text as one: "OrbitaCrew", "ofthe".
  private static func joined(_ token: Int, _ pairs: OfficialPairs, _ analysis: PairAnalysis)
    -> DraftFinding?
  {
    let word = analysis.retelling.words[token]
    guard word.kind == .word, word.form.utf8.count > 4, !analysis.official.has(word),
      !(word.id.map { analysis.lexicon.isListed($0) } ?? false),
      let pair = pairs.joined[word.form]
    else { return nil }
    // A possible compound is not one if it contains a function word, or a capital begins its second
    // part.
    let scalars = Array(analysis.retelling.document.string(ofToken: token).unicodeScalars)
    let cut = pair.first.unicodeScalars.count
    guard pair.hasFunctionWord || cut < scalars.count && scalars[cut].properties.isUppercase,
      cut == 0 || !scalars[cut - 1].properties.isUppercase
    else { return nil }
    return draft(token..<(token + 1), analysis.retelling, because: Reasons.twoWords)
  }

  private static func doubled(
    _ token: Int, _ sentence: Range<Int>, _ pairs: OfficialPairs, _ side: AnalysedText
  ) -> DraftFinding? {
    guard sentence.contains(token + 1) else { return nil }
    let (one, other) = (side.words[token], side.words[token + 1])
    guard one.kind == .word, other.kind == .word, one.form == other.form,
      !other.isCapitalised, !pairs.contains(one, other),
      one.isFunction ? doubledByMistake.contains(one.form) : one.form.utf8.count > 3,
      !doubledOnPurpose.contains(one.form)
    else { return nil }
    return draft(token..<(token + 2), side, because: Reasons.repeatedWord)
  }

  /// Words never repeated in a correct sentence, unlike "had had" and "came in in May".
  private static let doubledByMistake: Set<String> = [
    "a", "an", "the", "of", "to", "and", "or", "but", "with", "from", "into", "than", "as", "at",
    "its", "their", "his", "our", "your", "my", "these", "those", "which", "who", "was", "were",
    "are", "will", "would", "has", "have", "been", "be", "not", "if", "because", "between",
  ]

  private static let doubledOnPurpose: Set<String> = [
    "very", "many", "long", "really", "more", "again", "never", "much", "hear", "well", "bye",
    "over", "round", "down",
  ]

  /// "They left. for the coast": a full stop, a space, and a function word that continues the
  /// sentence.
  private static func stopped(
    _ token: Int, _ pairs: OfficialPairs, _ side: AnalysedText
  ) -> DraftFinding? {
    let tokens = side.document.tokens
    guard side.hasCapitals, token > 1, token + 1 < tokens.count, tokens[token].kind == .mark,
      side.words[token].form == ".", tokens[token - 1].kind == .word,
      tokens[token - 1].range.upperBound == tokens[token].range.lowerBound,
      tokens[token].range.upperBound < tokens[token + 1].range.lowerBound
    else { return nil }
    let (before, behind) = (side.words[token - 1], side.words[token + 1])
    let key = WordKey(side.document.text.bytes, in: tokens[token - 1].range)
    guard before.id != nil, before.form.utf8.count > 3, !before.isCapitalised, before.isContent,
      behind.kind == .word, behind.isFunction, !behind.isCapitalised, behind.form != "i",
      !Abbreviations.beforeName.contains(key), !Abbreviations.beforeNumber.contains(key),
      !Abbreviations.betweenSentences.contains(key), pairs.contains(words: before)
    else { return nil }
    return draft((token - 1)..<(token + 2), side, because: Reasons.strayStop)
  }

  private static func draft(
    _ tokens: Range<Int>, _ side: AnalysedText, because why: String
  ) -> DraftFinding {
    DraftFinding(
      cause: .garbled, severity: .minor, confidence: Calibration.glued, official: nil,
      retelling: side.place(of: tokens),
      reason: Reasons.about(Quoting.quoted(side.quote(tokens)), why))
  }
}

/// Which words are adjacent in a text.
private struct OfficialPairs {
  struct Joined {
    let first: String
    let hasFunctionWord: Bool
  }

  /// By the two words written as one.
  private(set) var joined: [String: Joined] = [:]
  private var pairs: Set<UInt64> = []
  private var forms: Set<Int32> = []

  init(_ side: AnalysedText) {
    for (one, other) in zip(side.words, side.words.dropFirst()) where one.kind == .word {
      forms.insert(one.formNumber)
      guard other.kind == .word else { continue }
      pairs.insert(Self.key(one, other))
      joined[one.form + other.form] = Joined(
        first: one.form, hasFunctionWord: one.isFunction || other.isFunction)
    }
    if let last = side.words.last { forms.insert(last.formNumber) }
  }

  func contains(_ one: Word, _ other: Word) -> Bool { pairs.contains(Self.key(one, other)) }

  func contains(words word: Word) -> Bool { forms.contains(word.formNumber) }

  private static func key(_ one: Word, _ other: Word) -> UInt64 {
    UInt64(UInt32(bitPattern: one.formNumber)) << 32 | UInt64(UInt32(bitPattern: other.formNumber))
  }
}
