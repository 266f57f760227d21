import Testing

@testable import ReadbackCore

/// The words in the only place that «» encloses, and the text without these marks.
private func marked(_ text: String) -> (text: SourceText, range: TextRange) {
  let parts = text.split(separator: "§", omittingEmptySubsequences: false)
  let start = parts[0].utf8.count
  return (SourceText(parts.joined()), start..<(start + parts[1].utf8.count))
}

/// The place in another text of a mark made in the first.
private func found(_ old: String, in new: String) -> String? {
  let (text, range) = marked(old)
  guard let quote = Quote(of: range, in: text) else { return nil }
  let other = SourceText(new)
  return FoldedText(other).range(of: quote).map { other[$0] }
}

@Test func quoteSurvivesWrappingQuotesAndDashes() {
  #expect(
    found(
      "The talks, which §“resumed” in late November – at last§, will go on.",
      in: "The talks,\nwhich  \"resumed\" in\u{00A0}late\nNovember -- at last, will go on.")
      == "\"resumed\" in\u{00A0}late\nNovember -- at last")
}

@Test func changedWordsAreNotFound() {
  #expect(
    found("The talks §resumed in Vienna§ today.", in: "The talks started in Vienna today.") == nil)
  #expect(found("Near §our§ borders.", in: "Near Our borders.") == nil)
}

@Test func contextDistinguishesEqualWords() {
  let old = "They respect our laws and customs. They came near §our§ borders with tanks and planes."
  let new =
    "They came near our borders with tanks, guns and planes. They respect our laws and customs."
  let (text, range) = marked(old)
  let quote = Quote(of: range, in: text)
  let place = quote.flatMap { FoldedText(SourceText(new)).range(of: $0) }
  #expect(place == 15..<18)
}

@Test func fewWordsNeedTheirContext() {
  #expect(
    found(
      "The army came near §our§ borders with tanks, and nobody had expected it.",
      in: "A quiet day. Later we all went home to see our families, tired but content.") == nil)
}

@Test func positionDistinguishesEqualSentences() {
  let sentence = "The two sides agreed to meet again in the spring of the year. "
  let text = SourceText(String(repeating: sentence, count: 9))
  for index in 0..<9 {
    let start = index * sentence.utf8.count
    let range = (start + 4)..<(start + 13)
    let quote = Quote(of: range, in: text)
    #expect(quote.flatMap { FoldedText(text).range(of: $0) } == range)
  }
}

@Test func emptyPlaceHasNoQuote() {
  let text = SourceText("One  two")
  #expect(Quote(of: 4..<4, in: text) == nil)
  #expect(Quote(of: 3..<5, in: text) == nil)
  #expect(Quote(of: 0..<0, in: SourceText("")) == nil)
}

@Test func scriptsWithoutSpacesAreDividedIntoLetters() {
  let text = SourceText("他们讨论了裁军问题。")
  let quote = Quote(of: 6..<12, in: text)
  #expect(quote?.words == "讨论")
  #expect(quote.flatMap { FoldedText(text).range(of: $0) } == 6..<12)
}

@Test func everyPlaceOfATextIsFoundAgain() {
  let text = SourceText(
    "Vladimir Putin… had a “long” conversation — via video. “Well‑known” d’accord, naïve Крым 12.5%."
  )
  let folded = FoldedText(text)
  for first in folded.ranges.indices {
    for last in first..<folded.ranges.count {
      let range = folded.ranges[first].lowerBound..<folded.ranges[last].upperBound
      let quote = Quote(of: range, in: text)
      #expect(quote.flatMap { folded.range(of: $0) } == range)
    }
  }
}

@Test func aRepeatedWordIsSearchedInBoundedTime() {
  let text = SourceText(String(repeating: "a ", count: 300_000))
  let folded = FoldedText(text)
  for range in [0..<1, 100_000..<100_001, 60_000..<62_000] {
    let quote = Quote(of: range, in: text)
    #expect(quote.flatMap { folded.range(of: $0) }?.lowerBound == range.lowerBound)
  }
}
