import ReadbackCore
import Testing

@Test func linesBreakBetweenWords() {
  #expect(
    WrappedText.strings("The parties agreed to meet again", columnCount: 12)
      == ["The parties", "agreed to", "meet again"])
}

@Test func exactlyFullLineIsNotWrapped() {
  #expect(WrappedText.strings("abc def ghi", columnCount: 7) == ["abc def", "ghi"])
}

@Test func tooLongWordIsCut() {
  #expect(
    WrappedText.strings("see abcdefghij now", columnCount: 5) == ["see", "abcde", "fghij", "now"])
}

@Test func hyphenatedWordMayBreak() {
  #expect(
    WrappedText.strings("the scaled-down force", columnCount: 11) == ["the scaled-", "down force"])
}

@Test func wideCharactersBreakAnywhereButBeforeAFullStop() {
  #expect(WrappedText.strings("日本語。文", columnCount: 6) == ["日本", "語。文"])
}

@Test func linesCoverEveryVisibleCharacter() {
  let text = SourceText("A\u{301}b  x\u{200B}y 日本語 \tlong-word—dash e\u{1B}[0m end ")
  for columnCount in 2...30 {
    let wrapped = WrappedText(text, in: text.bytes.indices, columnCount: columnCount)
    let whole = Printable.glyphs(of: text, in: text.bytes.indices).map(\.text).filter { $0 != " " }
    let pieces = wrapped.lines.flatMap { Printable.glyphs(of: text, in: $0) }
    #expect(pieces.map(\.text).filter { $0 != " " } == whole)
    for line in wrapped.lines {
      let glyphs = Printable.glyphs(of: text, in: line)
      #expect(glyphs.reduce(0) { $0 + $1.columnCount } <= columnCount)
      #expect(glyphs.first?.text != " " && glyphs.last?.text != " ")
    }
  }
}

@Test func nothingVisibleHasNoLines() {
  #expect(WrappedText("  \u{200B}\t", columnCount: 10).lines.isEmpty)
}

struct SoftHyphenTests {
  private let word = "very\u{AD}long\u{AD}soft\u{AD}hyphenated\u{AD}word"

  @Test func lineBreaksAtASoftHyphenAndShowsIt() {
    #expect(
      WrappedText.strings("a " + word, columnCount: 16) == [
        "a verylongsoft\u{2010}", "hyphenatedword",
      ])
    #expect(
      WrappedText.strings("a " + word, columnCount: 16, repertoire: .ascii).first
        == "a verylongsoft-")
  }

  /// The hyphen needs a cell of its own.
  @Test func noLineIsTooWide() {
    for columnCount in 2...40 {
      let lines = WrappedText.strings("an \(word) and \(word).", columnCount: columnCount)
      for line in lines { #expect(Printable.columnCount(of: line) <= columnCount) }
      let joined = lines.map { $0.last == "\u{2010}" ? String($0.dropLast()) : $0 }.joined()
      #expect(
        joined.filter { $0 != " " } == "anverylongsofthyphenatedwordandverylongsofthyphenatedword.")
    }
  }

  @Test func softHyphenWithoutABreakIsInvisible() {
    #expect(WrappedText.strings(word, columnCount: 80) == ["verylongsofthyphenatedword"])
    #expect(WrappedText.strings("co\u{AD} op\u{AD}", columnCount: 3) == ["co", "op"])
  }
}
