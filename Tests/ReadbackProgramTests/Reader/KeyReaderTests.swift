import CNcurses
import ReadbackScreen
import Testing

@testable import ReadbackTerminal

struct KeyReaderTests {
  @Test func charactersAreKeys() {
    #expect(KeyTable.key(from: "j") == .character("j"))
    #expect(KeyTable.key(from: "é") == .character("é"))
    #expect(KeyTable.key(from: "\u{6}") == .control("f"))
    #expect(KeyTable.key(from: "\r") == .enter)
    #expect(KeyTable.key(from: "\t") == .tab)
    #expect(KeyTable.key(from: "\u{7F}") == .backspace)
    #expect(KeyTable.key(from: "\0") == nil)
    #expect(KeyTable.key(from: "\u{9B}") == nil)
  }

  @Test func codesOfNcursesAreKeys() {
    #expect(KeyTable.key(fromCurses: KEY_NPAGE) == .pageDown)
    #expect(KeyTable.key(fromCurses: KEY_BTAB) == .backTab)
    #expect(KeyTable.key(fromCurses: KEY_RESIZE) == nil)
  }
}
