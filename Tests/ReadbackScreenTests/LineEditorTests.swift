import Testing

@testable import ReadbackScreen

private func edited(_ keys: [Key], from text: String = "") -> LineEditor {
  var line = LineEditor(text)
  for key in keys { _ = line.receive(key) }
  return line
}

@Test func readlineKeysEdit() {
  #expect(edited([.control("a"), .character("x")], from: "bc").text == "xbc")
  #expect(edited([.control("w")], from: "one two").text == "one ")
  #expect(edited([.control("u")], from: "one two").text == "")
  #expect(
    edited([.control("a"), .control("k"), .control("y"), .control("y")], from: "ab").text == "abab")
  #expect(edited([.left, .left, .delete], from: "abc").text == "ac")
  #expect(edited([.backspace], from: "e\u{301}").text == "")
  #expect(edited([.home, .right, .control("d"), .end, .character("!")], from: "abc").text == "ac!")
}

@Test func markJoinsTheLetterBefore() {
  let line = edited([.character("e"), .character("\u{301}"), .character("x")])
  #expect(line.text == "e\u{301}x")
  #expect(line.cursor == 2)
}

@Test func pastedLineEndsBecomeSpaces() {
  #expect(edited([.paste("a\nb\tc")]).text == "a b c")
}

@Test func lastCharacterCanBeDeleted() {
  #expect(edited([.left, .delete], from: "ab").text == "a")
  #expect(edited([.delete], from: "ab").text == "ab")
}
