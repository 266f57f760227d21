/// Words that attribute a statement: "the ministry said", "according to the paper", "as reported".
/// They frame a statement and are not part of it.
enum Attributions {
  /// The tokens of a sentence that belong to attributions.
  static func tokens(in sentence: Range<Int>, of side: AnalysedText, lexicon: Lexicon) -> Set<Int> {
    var found: Set<Int> = []
    for clause in clauses(in: sentence, of: side) {
      if opensByAttribution(clause, side) || isSayingClause(clause, of: side, lexicon) {
        found.formUnion(clause)
      } else if let frame = mainClauseFrame(clause, of: side, lexicon) {
        found.formUnion(frame)
      }
    }
    return found
  }

  /// Whether a sentence only says who made the text known: "This was announced by the press service
  /// of the guild.", "The minister said this at a briefing."
  static func isNothingElse(_ sentence: Range<Int>, of side: AnalysedText) -> Bool {
    let words = sentence.filter { side.words[$0].kind != .mark }.map { side.words[$0].form }
    guard words.count <= 24, let said = words.firstIndex(where: { madeKnown.contains($0) }) else {
      return false
    }
    let before = words[..<said]
    let behind = words[(said + 1)...]
    if before.count <= 3, let first = before.first, referring.contains(first),
      before.contains(where: { ["was", "were", "is", "been"].contains($0) })
    {
      return behind.first == "by" || behind.first == "in" || behind.first == "on"
    }
    guard before.count <= 8, let object = behind.first, referring.contains(object) else {
      return false
    }
    return behind.count == 1
      || ["at", "in", "on", "to", "during"].contains(behind.dropFirst().first)
  }

  private static let madeKnown: Set<String> = [
    "announced", "reported", "said", "stated", "published", "released", "written", "told",
    "disclosed", "confirmed",
  ]
  private static let referring: Set<String> = ["this", "it", "that", "so"]

  /// The tokens of a sentence that only name the speaker: "the minister said", "according to the
  /// minister". Noting, stressing or welcoming something is a statement of its own.
  static func plainTokens(
    in sentence: Range<Int>, of side: AnalysedText, lexicon: Lexicon
  ) -> Set<Int> {
    var found: Set<Int> = []
    for clause in clauses(in: sentence, of: side) {
      let saysPlainly = clause.contains { plainSayings.contains(side.words[$0].form) }
      if opensByAttribution(clause, side)
        || saysPlainly && isSayingClause(clause, of: side, lexicon)
      {
        found.formUnion(clause)
      } else if saysPlainly, let frame = mainClauseFrame(clause, of: side, lexicon),
        frame.contains(where: { plainSayings.contains(side.words[$0].form) })
      {
        found.formUnion(frame)
      }
    }
    return found
  }

  private static let plainSayings: Set<String> = [
    "said", "says", "told", "tells", "added", "adds", "stated", "states", "announced", "declared",
    "reported",
  ]

  /// Ranges between commas, dashes, brackets and quotation marks.
  private static func clauses(in sentence: Range<Int>, of side: AnalysedText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = sentence.lowerBound
    for token in sentence where side.words[token].kind == .mark {
      switch side.words[token].form {
      case ",", ";", ":", "–", "—", "-", "(", ")", "“", "”", "\"", "«", "»", ".", "!", "?":
        if token > start { found.append(start..<token) }
        start = token + 1
      default: break
      }
    }
    if sentence.upperBound > start { found.append(start..<sentence.upperBound) }
    return found
  }

  /// Verbs of saying.
  private static let sayings: Set<String> = [
    "statement", "communique", "communiqué", "release", "report", "briefing", "interview",
    "announcement", "readout", "post", "message", "commentary",
  ]

  /// "According to …", "As reported on …", "In a statement …".
  private static func opensByAttribution(_ clause: Range<Int>, _ side: AnalysedText) -> Bool {
    let forms = side.words[clause].prefix(2).map(\.form)
    guard let first = forms.first, clause.count <= 14 else { return false }
    if first == "according" || first == "per" { return forms.last == "to" }
    if first == "reportedly" { return clause.count == 1 }
    if first == "in" || first == "at" {
      return side.words[clause].prefix(4).contains { sayings.contains($0.form) }
    }
    guard first == "as", forms.count == 2 else { return false }
    return [
      "reported", "stated", "noted", "announced", "said", "stressed", "emphasized", "written",
    ]
    .contains(forms[1])
  }

  /// A short clause that only names the speaker: "the ministry said", "it added".
  private static func isSayingClause(
    _ clause: Range<Int>, of side: AnalysedText, _ lexicon: Lexicon
  ) -> Bool {
    guard clause.count <= 10, let verb = sayingVerb(in: clause, of: side, lexicon) else {
      return false
    }
    // Words after the verb may give place and time, but contain no verb and no "that".
    let behind = (verb + 1)..<clause.upperBound
    return behind.count <= 7 && !behind.contains { side.words[$0].form == "that" }
  }

  /// "The ministry said that" before the statement.
  private static func mainClauseFrame(
    _ clause: Range<Int>, of side: AnalysedText, _ lexicon: Lexicon
  ) -> Range<Int>? {
    guard
      let that = clause.prefix(12).first(where: { side.words[$0].form == "that" }),
      let verb = sayingVerb(in: clause.lowerBound..<that, of: side, lexicon), that - verb <= 5
    else { return nil }
    return clause.lowerBound..<(that + 1)
  }

  /// Whether a sentence names somebody who says something.
  static func hasSpeaker(_ sentence: Range<Int>, of side: AnalysedText, lexicon: Lexicon) -> Bool {
    sayingVerb(in: sentence, of: side, lexicon) != nil
      || clauses(in: sentence, of: side).contains { opensByAttribution($0, side) }
  }

  private static func sayingVerb(
    in clause: Range<Int>, of side: AnalysedText, _ lexicon: Lexicon
  ) -> Int? {
    clause.first { token in
      let word = side.words[token]
      guard let id = word.id, word.form.utf8.count > 2 else { return false }
      if SpeechAct(lemma: word.form) == .statement, word.form.hasSuffix("d") || word.form == "reads"
      {
        return true
      }
      return lexicon.lemmas(of: id).contains {
        SpeechAct(lemma: lexicon.spelling(of: $0)) == .statement
      }
        && (word.form.hasSuffix("ed") || word.form.hasSuffix("s") || word.form == "said"
          || word.form == "told" || word.form == "wrote" || word.form == "spoke")
    }
  }
}
