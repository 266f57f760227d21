import Testing

@testable import ReadbackCore

@Suite struct InflectionTests {
  @Test(arguments: [
    ("senate's", "senate"), ("ministers'", "minister"), ("blogs", "blog"), ("parties", "party"),
    ("boxes", "box"), ("planned", "plan"), ("hoped", "hope"), ("moving", "move"),
    ("tried", "try"), ("walking", "walk"),
  ])
  func anInflectedFormHasItsBaseAmongTheBases(form: String, base: String) {
    #expect(Inflection.bases(of: form).contains(base))
  }

  @Test(arguments: ["table", "press", "red", "is", ""])
  func wordWithoutAnEndingHasNoBases(spelling: String) {
    #expect(Inflection.bases(of: spelling).isEmpty)
  }

  @Test func hyphenatedWordsHaveParts() {
    #expect(SpellingVariants.hyphenParts(of: "cease-fire") == ["cease", "fire"])
    #expect(SpellingVariants.hyphenParts(of: "fire-").isEmpty)
    #expect(SpellingVariants.withoutHyphens("co-operation") == "cooperation")
  }

  @Test func plainSpellingIsLowerCaseWithStraightApostrophes() {
    #expect(SpellingVariants.plain("President\u{2019}s") == "president's")
    #expect(SpellingVariants.plain("ÉLYSÉE") == "élysée")
    #expect(SpellingVariants.plain("table") == "table")
  }
}
