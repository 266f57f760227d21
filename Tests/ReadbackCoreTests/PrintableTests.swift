import ReadbackCore
import Testing

private func drawn(_ string: String, _ repertoire: Repertoire = .unicode) -> String {
  Printable.string(string, repertoire: repertoire)
}

@Test func controlCharactersBecomePictures() {
  #expect(drawn("a\u{1B}[31mb\u{7F}\u{0}") == "a␛[31mb␡␀")
  #expect(drawn("a\u{9B}31m") == "a\u{FFFD}31m")
  #expect(drawn("a\u{1B}b\u{7F}", .ascii) == "a^[b^?")
}

@Test func invisibleCharactersAreLeftOut() {
  #expect(drawn("re\u{AD}sumed\u{200B} \u{202E}talks\u{FEFF}\u{E0041}") == "resumed talks")
  #expect(drawn("👩\u{200D}👧") == "👩👧")
}

@Test func invisibleCharacterBelongsToTheGlyphBefore() {
  let glyphs = Printable.glyphs(of: "a\u{200B}b")
  #expect(glyphs.map(\.range) == [0..<4, 4..<5])
}

@Test func combiningMarksHaveABase() {
  #expect(drawn("\u{301}a") == "\u{25CC}\u{301}a")
  #expect(drawn("a \u{301}") == "a \u{25CC}\u{301}")
  #expect(drawn("e\u{301}") == "e\u{301}")
}

@Test func excessiveCombiningMarksAreDropped() {
  let tower = "z" + String(repeating: "\u{316}", count: 50)
  #expect(drawn(tower).unicodeScalars.count == 1 + Printable.markLimit)
  #expect(Printable.columnCount(of: tower) == 1)
}

@Test func typographyHasASCIISubstitutes() {
  #expect(
    drawn("“Café” – 5 € … naïve Łódź ≠ Кремль", .ascii)
      == "\"Cafe\" - 5 EUR ... naive Lodz # ??????")
}

@Test func cellsAreCountedLikeATerminal() {
  #expect(Printable.columnCount(of: "日本") == 4)
  #expect(Printable.columnCount(of: "ｱ") == 1)
  #expect(Printable.columnCount(of: "😀a") == 3)
  #expect(Printable.columnCount(of: "e\u{301}\u{200D}") == 1)
  #expect(Printable.columnCount(of: "−≠↕✓✗") == 5)
  #expect(Printable.columnCount(of: "한글") == 4)
}
