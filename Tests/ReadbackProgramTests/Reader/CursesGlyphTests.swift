import Testing

@testable import ReadbackTerminal

struct CursesGlyphTests {
  @Test func glyphFillsItsCells() {
    let wide = CursesGlyph(scalars: [0x4F60], columnCount: 2)
    #expect(wide.filling(2).map(\.scalars) == [[0x4F60]])
    #expect(wide.filling(1).map(\.scalars) == [[0x3F]])
    let narrow = CursesGlyph(scalars: [0x61], columnCount: 1)
    #expect(narrow.filling(2).map(\.scalars) == [[0x61], [0x20]])
  }

  @Test func noControlCharacterIsDrawn() {
    let values = [UInt32](0...0x1F) + [UInt32](0x7F...0x9F) + [0x200B, 0x202E, 0x2066, 0xE0041]
    for value in values {
      let glyph = CursesGlyph(drawing: String(Unicode.Scalar(value)!) + "[31m")
      #expect(glyph.scalars.allSatisfy { (0x20...0x7E).contains($0) })
    }
  }

  @Test func paddingIsRemovedFromCapabilities() {
    #expect(TerminalType.withoutPadding("\u{1B}[m\u{0F}$<2>") == "\u{1B}[m\u{0F}")
    #expect(TerminalType.withoutPadding("a$<5/>b$<10*>c") == "abc")
    #expect(TerminalType.withoutPadding("a$<b") == "a$<b")
  }
}
