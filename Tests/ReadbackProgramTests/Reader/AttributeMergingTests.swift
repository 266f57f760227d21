import Testing

@testable import ReadbackTerminal

struct AttributeMergingTests {
  private func merged(_ frames: String...) -> [String] {
    var merging = AttributeMerging()
    return frames.map {
      String(decoding: merging.merged(Array($0.utf8)), as: UTF8.self)
        .replacing("\u{1B}", with: "^")
    }
  }

  @Test func consecutiveAttributesAreMerged() {
    #expect(merged("\u{1B}[1m\u{1B}[38;5;214mx\u{1B}[39m\u{1B}[my") == ["^[1;38;5;214mx^[my"])
    #expect(
      merged("\u{1B}[0;7m\u{1B}[31mx\u{1B}[0;1m\u{1B}[38;5;0my") == [
        "^[0;7;31mx^[0;1;38;5;0my"
      ])
    // Attributes ended by a reset need not be sent.
    #expect(merged("\u{1B}[31m\u{1B}[1m\u{1B}[m\u{1B}[4mx") == ["^[0;4mx"])
    #expect(merged("\u{1B}[31mx\u{1B}[4;2Hy\u{1B}[1m") == ["^[31mx^[4;2Hy^[1m"])
  }

  @Test func usualCharacterSetIsSelectedOnce() {
    #expect(
      merged("\u{1B}(Ba\u{1B}[39m\u{1B}(B\u{1B}[mb", "\u{1B}(B\u{1B}[mc") == [
        "^(Ba^[mb", "^[mc",
      ])
    #expect(merged("\u{F}a\u{1B}[m\u{F}b\u{E}q\u{F}c\u{F}d") == ["\u{F}a^[mb\u{E}q\u{F}cd"])
    #expect(merged("\u{1B}(B\u{1B}(0q\u{1B}(Ba") == ["^(B^(0q^(Ba"])
    var merging = AttributeMerging()
    _ = merging.merged(Array("\u{1B}(B".utf8))
    merging.forget()
    #expect(merging.merged(Array("\u{1B}(B".utf8)).count == 3)
  }

  @Test func everythingElseIsUnchanged() {
    for text in [
      "é┃\u{1B}[?25l\u{1B}[2J\u{1B}[>1u", "\u{1B}", "\u{1B}[", "\u{1B}[1;2", "\u{1B}[38:5:1m",
    ] {
      var merging = AttributeMerging()
      #expect(merging.merged(Array(text.utf8)) == Array(text.utf8))
    }
  }

  @Test func longRunsAreSentInParts() {
    let many = String(repeating: "\u{1B}[38;5;1m", count: 6)
    let sent = merged(many + "x")[0]
    #expect(sent.count { $0 == "^" } == 2 && sent.hasSuffix("x"))
  }
}
