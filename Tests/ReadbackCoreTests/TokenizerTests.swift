import Testing

@testable import ReadbackCore

/// The tokens of a text separated by "·"; numbers are in angle brackets, marks in parentheses.
private func tokens(_ text: String) -> String {
  let document = Document(segmenting: SourceText(text))
  return document.tokens.map { token in
    switch token.kind {
    case .word: document.text[token.range]
    case .number: "<\(document.text[token.range])>"
    case .mark: "(\(document.text[token.range]))"
    }
  }.joined(separator: "·")
}

struct TokenizerTests {
  @Test(arguments: [
    ("business-like US-led mother-in-law", "business-like·US-led·mother-in-law"),
    ("Kiev’s Kiev's don't presidents’ talks", "Kiev’s·Kiev's·don't·presidents·(’)·talks"),
    ("so - they – said—so--yes", "so·(-)·they·(–)·said·(—)·so·(-)·(-)·yes"),
    ("COVID-19 G7 F-16 MH17", "COVID-19·G7·F-16·MH17"),
    ("the U.S. and the U.S.-led talks at 5 a.m.", "the·U.S.·and·the·U.S.-led·talks·at·<5>·a.m."),
    ("relations.strictions", "relations·(.)·strictions"),
    ("“threatening” (some)", "(“)·threatening·(”)·(()·some·())"),
    ("wait… no", "wait·(…)·no"),
    ("naïve café Ушаков Łódź", "naïve·café·Ушаков·Łódź"),
    ("n’est-ce pas", "n’est-ce·pas"),
  ])
  func wordsKeepTheirJoints(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("12.5 1,000 12:30 08.12.2021", "<12.5>·<1,000>·<12:30>·<08.12.2021>"),
    ("2021-12-07 and 2014-2021", "<2021-12-07>·and·<2014>·(-)·<2021>"),
    ("20% 5°C 30€ $40", "<20%>·<5°C>·<30€>·($)·<40>"),
    ("2nd 1990s 10km", "<2nd>·<1990s>·<10km>"),
    ("1\u{A0}000\u{A0}000 troops, 5\u{A0}men", "<1\u{A0}000\u{A0}000>·troops·(,)·<5>·men"),
    ("in 2015.", "in·<2015>·(.)"),
    ("٣٫٥", "<٣٫٥>"),
  ])
  func numbersKeepTheirSeparators(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test func combiningMarksStayWithTheirLetter() {
    #expect(tokens("cafe\u{301} na\u{308}ive") == "cafe\u{301}·na\u{308}ive")
  }

  @Test func invisibleCharacterIsKeptInsideWordsOnly() {
    #expect(tokens("re\u{200B}armed \u{FEFF}now\u{AD}") == "re\u{200B}armed·now")
    #expect(tokens("US\u{200B}-\u{AD}led") == "US\u{200B}-\u{AD}led")
    #expect(tokens("20\u{200B}21\u{200B} 1\u{AD}a") == "<20\u{200B}21>·<1>·a")
  }

  @Test func chineseCharactersAreSeparateWords() {
    #expect(tokens("普京说2021年。") == "普·京·说·<2021>·年·(。)")
  }

  @Test func emojiAndFlagsAreOneMark() {
    #expect(tokens("👩‍👩‍👧👍🏽 🇫🇮🇵🇱") == "(👩‍👩‍👧)·(👍🏽)·(🇫🇮)·(🇵🇱)")
  }

  @Test func endlessWordIsCut() {
    let document = Document(segmenting: SourceText(String(repeating: "é", count: 10_000)))
    #expect(document.tokens.allSatisfy { $0.range.count <= Tokenizer.longestToken })
    #expect(document.tokens.reduce(0) { $0 + $1.range.count } == 20_000)
  }
}
