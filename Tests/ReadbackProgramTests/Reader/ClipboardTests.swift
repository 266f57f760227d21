import Testing

@testable import ReadbackTerminal

@Test(arguments: [
  ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
  ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
])
func base64FollowsTheStandard(text: String, encoded: String) {
  // RFC 4648, section 10.
  #expect(Clipboard.base64(Array(text.utf8)) == encoded)
}

@Test func sequenceIsWrappedForMultiplexers() {
  let tmux = Clipboard.sequence("foo", isInside: .tmux)
  #expect(tmux == "\u{1B}]52;c;Zm9v\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{7}\u{1B}\\")
  let long = Clipboard.sequence(String(repeating: "x", count: 2_000), isInside: .screen)
  #expect(long.split(separator: "\u{1B}P").allSatisfy { $0.utf8.count <= 768 })
  #expect(Multiplexer(tmux: "", type: "xterm-256color") == nil)
}
