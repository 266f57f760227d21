import Testing

@testable import ReadbackCore

struct WordKeyTests {
  @Test(arguments: [
    ("Talks", "talks"), ("ÉTÉ", "été"), ("ΑΘΗΝΩΝ", "αθηνων"), ("МОСКВА", "москва"),
    ("It’s", "it's"),
  ])
  func capitalsAndApostrophesDoNotChangeTheKey(_ one: String, _ other: String) {
    #expect(WordKey(one[...]) == WordKey(other[...]))
    #expect(NormalForm.of(Array(one.utf8)[...]) == NormalForm.of(Array(other.utf8)[...]))
  }

  @Test func otherMarksChangeTheKey() {
    // The multiplication sign is among the capitals of Latin-1, the division sign among its
    // lower-case letters.
    #expect(WordKey("×") != WordKey("÷"))
    #expect(WordKey("its") != WordKey("it's"))
    #expect(WordKey("“") != WordKey("”"))
  }

  @Test(arguments: [
    ("minister’s", "minister"), ("re‑opened", "re-opened"), ("–talks", "talks"),
    ("“talks”", "talks"), ("ta\u{AD}lks", "talks"), ("'", ""),
  ])
  func theNormalFormOmitsSurroundingMarks(_ word: String, _ normal: String) {
    #expect(NormalForm.of(Array(word.utf8)[...]) == Array(normal.utf8))
  }

  @Test func aSetContainsOnlyItsWords() {
    let words = WordKey.set("by von par")
    #expect(words.contains(WordKey("Von")))
    #expect(!words.contains(WordKey("vo")))
    #expect(!WordKey.set("").contains(WordKey("")))
  }
}
