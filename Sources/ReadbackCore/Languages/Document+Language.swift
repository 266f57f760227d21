extension Document {
  /// The language of the body text: the one recognised for most of its first paragraphs, otherwise
  /// the one declared by the file; nil if neither is known.
  static func language(
    of paragraphs: [Paragraph], in text: SourceText, declared: String
  ) -> String? {
    var weights: [String: Int] = [:]
    var seen: [UInt8] = []
    for paragraph in paragraphs where paragraph.role == .body {
      let bytes = text.bytes[paragraph.range]
      if let answer = LanguageRecognizer.standard.answer(for: bytes, limit: paragraphLimit),
        isSureOfAText(answer)
      {
        weights[answer.language, default: 0] += answer.letterCount
      }
      seen += wholeCharacters(of: bytes) + [0x0A]
      if seen.count >= textLimit { break }
    }
    if let best = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { return best.key }
    // Several short lines may suffice together where none does alone.
    if let answer = LanguageRecognizer.standard.answer(for: seen), isSureOfAText(answer) {
      return answer.language
    }
    let code = declared.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let isCode =
      (2...3).contains(code.utf8.count) && code.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    return isCode ? code : nil
  }

  /// The beginning of valid UTF-8 that is examined; it does not end inside a character.
  private static func wholeCharacters(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = bytes.startIndex + min(bytes.count, textLimit)
    while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return bytes[..<end]
  }

  /// English text must not be mistaken for another language.
  private static func isSureOfAText(_ answer: LanguageRecognizer.Answer) -> Bool {
    answer.isSure && (answer.language == "en" || answer.lead >= 4)
  }

  /// The language of a paragraph: the text's own language unless the paragraph is clearly in
  /// another.
  public func language(ofParagraph index: Int) -> String? {
    switch paragraphs[index].role {
    case .body, .commentary: language(of: paragraphs[index].range)
    case .heading, .boilerplate: language
    }
  }

  /// The language of a range such as a sentence: the text's own language unless the range is
  /// clearly in another.
  public func language(of place: TextRange) -> String? {
    guard
      let answer = LanguageRecognizer.standard.answer(
        for: text.bytes[place], limit: Self.paragraphLimit), answer.isSure,
      language == nil || answer.lead >= Self.otherLead
    else { return language }
    return answer.language
  }

  /// How many letters of a paragraph, and bytes of a text, are examined.
  private static let paragraphLimit = 320
  private static let textLimit = 4096
  /// The lead required to say that a part is in another language than the rest; higher than for a
  /// whole text.
  private static let otherLead = 6.0
}
