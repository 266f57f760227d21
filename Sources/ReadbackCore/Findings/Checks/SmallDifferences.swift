/// Function words that differ in otherwise equal sentences: "and" for "or", "is" for "was". They
/// are listed, so that every difference is visible.
enum SmallDifferences {
  static func drafts(_ analysis: PairAnalysis, _ script: EditScript) -> [DraftFinding] {
    analysis.groups.indices.flatMap { group -> [DraftFinding] in
      let edits = script.edits[script.ranges[group]]
      let official = analysis.officialTokens(of: analysis.groups[group])
      guard
        isEqual(official, edits.map(\.official), analysis.official),
        isEqual(
          analysis.retellingTokens(of: analysis.groups[group]), edits.map(\.retelling),
          analysis.retelling)
      else { return [] }
      let isReported = official.contains { reporting.contains(analysis.official.words[$0].form) }
      return edits.compactMap { draft(of: $0, isReported: isReported, analysis) }
    }
  }

  /// At least four fifths of the words.
  private static func isEqual(
    _ tokens: [Int], _ edits: [Range<Int>], _ side: AnalysedText
  ) -> Bool {
    let words = tokens.count { side.words[$0].kind != .mark }
    let changed = edits.joined().count { side.words[$0].kind != .mark }
    return words > 3 && changed * 5 <= words
  }

  private static func draft(
    of edit: TokenEdit, isReported: Bool, _ analysis: PairAnalysis
  ) -> DraftFinding? {
    if edit.kind == .move { return isReported ? nil : moved(edit, analysis) }
    if isOtherForm(edit, isReported: isReported, analysis) {
      return listed(edit, because: Reasons.wording, analysis)
    }
    guard edit.kind == .replace, let one = only(edit.official, analysis.official),
      let other = only(edit.retelling, analysis.retelling), one != other,
      classes.contains(where: { $0.contains(one) && $0.contains(other) })
        || !isReported && tenses.contains(where: { $0.contains(one) && $0.contains(other) })
    else { return nil }
    return listed(edit, because: Reasons.wording, analysis)
  }

  /// A word in another number or tense: "Rule" for "Rules", "closes" for "closed".
  private static func isOtherForm(
    _ edit: TokenEdit, isReported: Bool, _ analysis: PairAnalysis
  ) -> Bool {
    guard edit.kind == .replace, edit.official.count == 1, edit.retelling.count == 1 else {
      return false
    }
    let one = analysis.official.words[edit.official.lowerBound]
    let other = analysis.retelling.words[edit.retelling.lowerBound]
    guard one.isContent, other.isContent, let id = one.id, let otherID = other.id,
      analysis.isSameWord(one, other),
      analysis.lexicon.american(id) != analysis.lexicon.american(otherID)
    else { return false }
    let isNumber = one.form == other.form + "s" || other.form == one.form + "s"
    return isNumber || !isReported
  }

  private static func listed(
    _ edit: TokenEdit, because reason: String, _ analysis: PairAnalysis
  ) -> DraftFinding {
    var draft = analysis.draft(
      cause: .wording, severity: .minor, confidence: EditFindings.leastWording,
      official: edit.official, retelling: edit.retelling, because: reason)
    draft.isListed = true
    return draft
  }

  /// A word or two in another place, unless they are an adverbial, which may be anywhere.
  private static func moved(_ edit: TokenEdit, _ analysis: PairAnalysis) -> DraftFinding? {
    let words = analysis.official.words[edit.official].filter { $0.kind != .mark }
    guard let first = words.first, words.count <= 3,
      words.contains(where: \.isContent) || wanderers.contains(first.form),
      !CommonBlocks.openers.contains(first.form), !CommonBlocks.times.contains(first.form),
      !words.contains(where: { $0.form.hasSuffix("ly") || $0.mayBeQuantity })
    else { return nil }
    return listed(edit, because: Reasons.otherPlace, analysis)
  }

  /// Function words that apply to what follows them.
  private static let wanderers: Set<String> = ["only", "not", "even", "almost", "just", "never"]

  /// The single word of a span, if it is a function word.
  private static func only(_ tokens: Range<Int>, _ side: AnalysedText) -> String? {
    let words = tokens.map { side.words[$0] }.filter { $0.kind != .mark }
    guard words.count == 1, let word = words.first, word.isFunction else { return nil }
    return word.form
  }

  /// Classes of words that are not interchangeable.
  private static let classes: [Set<String>] = [
    ["and", "or", "nor", "but"],
    ["into", "out", "onto", "off", "through", "inside", "outside", "in", "on", "under", "above"],
    ["this", "these", "that", "those"], ["here", "there"], ["some", "any", "no", "every", "each"],
    ["up", "down"], ["his", "her", "its", "their", "our", "my", "your"],
    ["he", "she", "it", "they", "we", "i", "you"], ["him", "her", "it", "them", "us", "me", "you"],
  ]

  /// Present forms on one side and past forms on the other; equivalent in reported speech.
  private static let tenses: [Set<String>] = [
    ["is", "was"], ["are", "were"], ["has", "had"], ["have", "had"], ["do", "did"],
    ["does", "did"],
    ["am", "was"],
  ]

  private static let reporting: Set<String> = [
    "said", "says", "told", "added", "stated", "reported", "announced", "wrote", "declared",
    "explained", "stressed", "noted", "warned", "claimed", "asked",
  ]
}
