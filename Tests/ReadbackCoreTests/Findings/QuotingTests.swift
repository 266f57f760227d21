import Testing

@testable import ReadbackCore

@Test func longQuotationIsShortenedBetweenWords() {
  let words =
    "policy to dismantle the Minsk Package of Measures and the agreements reached in the Normandy format"
  let quoted = Quoting.quoted(words)
  #expect(quoted == "\"policy to dismantle the Minsk Package of … Normandy format\"")
  #expect(Quoting.quoted("  a\n b ") == "\"a b\"")
}

@Test func longWordIsShortened() {
  let quoted = Quoting.quoted(String(repeating: "x", count: 500))
  #expect(quoted.count < 80)
}

@Test func unpairedQuotationMarkIsRemoved() {
  #expect(Quoting.quoted("what he called “threatening") == "\"what he called threatening\"")
  #expect(
    Quoting.quoted("what he called “a threat” there") == "\"what he called “a threat” there\"")
}
