import Testing

@testable import ReadbackCore

/// Splits the text without its marks and returns the sentences separated by " ‖ ".
private func sentences(_ marked: String) -> String {
  let document = Document(
    segmenting: SourceText(marked.replacing(" ‖ ", with: " ").replacing("‖", with: "")))
  return document.sentences.map { document.text[$0.range] }.joined(separator: " ‖ ")
}

struct SentenceSplitterTests {
  /// " ‖ " marks each sentence boundary.
  @Test(arguments: [
    "He left. ‖ She stayed! ‖ Why? ‖ Nobody knows.",
    "Mr. Smith met Gen. Milley and Sen. J. Biden. ‖ They talked.",
    "The U.S. President arrived from the U.S. ‖ The talks began at 9 a.m. Monday.",
    "It rose 12.5 per cent to 1.000 units. ‖ Then it fell.",
    "See No. 5 and p. 12 of vol. 3, on Sept. 11. ‖ He said no. ‖ They agreed.",
    "Apple Inc. Chief Executive Tim Cook left Apple Inc. ‖ He retired.",
    "World War II. ‖ They recalled it. ‖ In World War I. ‖ The end.",
    "Bring pens, paper, etc. ‖ The rest is here. ‖ Pens, etc. are here.",
    "He was born on 7. Dezember in Bonn. ‖ Er lebt.",
    "Das Tor fiel in der 28. Minute. ‖ Zum 75. Jahrestag kamen 28. ‖ Viele blieben.",
    "We met in Geneva in June 2021. ‖ The importance was noted.",
    "The talks ended. ‖ 5 people left. ‖ $5 was paid.",
    "BELMAR, D.C. - The council met in the U.S. ‖ The talks ended.",
    "Sales rose in the spring of 2023. ‖ iPad sales fell. ‖ eBay sold e.g. mRNA.",
  ])
  func stopEndsSentenceUnlessAbbreviation(marked: String) {
    #expect(sentences(marked) == marked)
  }

  @Test(arguments: [
    "He said: “We are ready. ‖ And it was good.” ‖ Then he left.",
    "“Really?” he asked.",
    "“Is it true?” ‖ The minister nodded.",
    "He called it “an attack.” and left.",
    "He said: “We ...” and left.",
    "It was (he said) over. ‖ (They left.) ‖ We stayed.",
    "They expressed “concern.” ‖ Russia, it added, left.",
    "We will strive for security. “",
    "«Fin de l’affaire. » ‖ Il part.",
    "I will follow you anywhere.” ‖ “By the way,” he said.",
    "It is over.”7 ‖ They left.",
  ])
  func quotationMarksAndBracketsCloseWithTheStop(marked: String) {
    #expect(sentences(marked) == marked)
  }

  @Test(arguments: [
    "We ... and left.",
    "We … they … left.",
    "He waited... ‖ Nobody came.",
    "...and so on.",
    "He [...] left. ‖ She stayed.",
    "I . . . I did it.",
    "What?! ‖ No!!! ‖ Yes.",
  ])
  func ellipsisEndsSentenceOnlyBeforeCapital(marked: String) {
    #expect(sentences(marked) == marked)
  }

  @Test func gluedSentenceIsCut() {
    let document = Document(
      segmenting: SourceText("a peaceful settlement.The President of 2015.He left."))
    #expect(
      document.sentences.map { document.text[$0.range] } == [
        "a peaceful settlement.", "The President of 2015.", "He left.",
      ])
  }

  @Test(arguments: [
    "aspects of bilateral relations.strictions, bans and mass expu",
    "see www.Example.org or kremlin.ru now",
    "the file Main.swift and U.S.A today",
    "one; two; three: four",
    "Node.js and ASP.NET are used",
  ])
  func stopInsideAWordIsNotABoundary(text: String) {
    #expect(sentences(text) == text)
  }

  @Test func textWithoutCapitalsIsStillCut() {
    #expect(
      sentences("he left. ‖ she stayed. ‖ nobody knows.")
        == "he left. ‖ she stayed. ‖ nobody knows.")
  }

  @Test(arguments: [
    ("他说。我们走！好吗？", 3),
    ("ذهب الرجل؟ نعم. عاد الولد۔", 3),
    ("यह है। वह था।", 2),
    ("HE LEFT. SHE STAYED. MR. SMITH CAME.", 3),
  ])
  func otherScriptsHaveSentences(text: String, count: Int) {
    #expect(Document(segmenting: SourceText(text)).sentences.count == count)
  }

  @Test func longSentenceIsCutAtASemicolonOrComma() {
    let text = String(repeating: "one of many words, and so on; ", count: 2000)
    let document = Document(segmenting: SourceText(text))
    #expect(document.sentences.allSatisfy { $0.range.count <= LongestSentence.byteCount })
    #expect(document.sentences.dropLast().allSatisfy { document.text[$0.range].hasSuffix(";") })
  }

  @Test func textWithoutFullStopsCostsAtMostTwiceAsMuch() {
    for piece in ["word of the talks ", "a, ", "(", "7 ", "谈判在维也纳", "J.", "http://a.b/"] {
      let text = String(repeating: piece, count: 200_000 / piece.count)
      let document = Document(segmenting: SourceText(text))
      let pairCount = document.sentences.reduce(0) { $0 + $1.tokens.count * $1.tokens.count }
      #expect(pairCount <= 2_000_000 + 40 * document.tokens.count, "\(piece)")
    }
  }

  @Test func longSentenceAmongShortOnesIsNotCut() {
    let long = String(repeating: "in, ", count: 250) + "all."
    let text = long + "\n" + String(repeating: "They met in Vienna on Monday.\n", count: 5000)
    #expect(Document(segmenting: SourceText(text)).sentences[0].tokens.count > 200)
  }

  @Test func abbreviatedListNumberStaysWithItsItem() {
    #expect(sentences("1. The talks began. ‖ They ended.") == "The talks began. ‖ They ended.")
    #expect(sentences("IV. The Return") == "IV. The Return")
  }
}
