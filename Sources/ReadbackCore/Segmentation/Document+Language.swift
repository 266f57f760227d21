extension Document {
  /// The language of the body text where it is clearly another than English, which alone is
  /// compared: a BCP 47 code, "und" where only the script tells; nil otherwise.
  ///
  /// Goes by the function words of the first paragraphs, see `LanguageGuess`.
  public var foreignLanguage: String? {
    var total = LanguageGuess.Tally()
    var otherScriptCount = 0
    for paragraph in paragraphs where paragraph.role == .body {
      let tokens = sentences[paragraph.sentences].flatMap { self.tokens[$0.tokens] }
      total += LanguageGuess.tally(of: tokens[...], in: text.bytes)
      otherScriptCount += tokens.count { $0.kind == .word && isInOtherScript($0.range) }
      if total.wordCount >= 512 { break }
    }
    let english = LanguageTable.rows.firstIndex { $0.code == "en" }
    guard let english, total.wordCount > 0 else { return nil }
    if total.isForeign(to: english), let best = total.best { return LanguageTable.rows[best].code }
    return otherScriptCount * 2 > total.wordCount ? "und" : nil
  }

  /// Begins with a letter that is not Latin.
  private func isInOtherScript(_ range: TextRange) -> Bool {
    switch Script(scalar: text.bytes[range].scalar(at: range.lowerBound)) {
    case .latin, .other: false
    default: true
    }
  }
}
