import ReadbackScreen
import Testing

@testable import ReadbackTerminal

struct KeyDecoderTests {
  /// The names of the keys decoded from pieces, each the given number of milliseconds after the
  /// previous one, followed by a timeout.
  private func keys(
    _ pieces: [[UInt8]], pause: Int = 0, decoder: KeyDecoder = KeyDecoder(takesMouse: true)
  ) -> [String] {
    var decoder = decoder
    var time = 1_000_000
    var inputs: [KeyDecoder.Input] = []
    for piece in pieces where !piece.isEmpty {
      inputs += decoder.take(piece, at: time)
      time += pause
      inputs += decoder.wait(until: time)
    }
    inputs += decoder.wait(until: time + 10_000)
    return inputs.compactMap { if case .key(let key) = $0 { key.name } else { nil } }
  }

  private func keys(_ text: String) -> [String] { keys([Array(text.utf8)]) }

  /// All ways to divide bytes into two pieces, and into single bytes.
  private func cuts(_ text: String) -> [[[UInt8]]] {
    let bytes = Array(text.utf8)
    let halves = bytes.indices.map { [Array(bytes[..<$0]), Array(bytes[$0...])] }
    return halves + [bytes.map { [$0] }]
  }

  @Test(arguments: TerminalAnswers.all)
  func repliesAreNotKeys(_ answer: String) {
    let silent = KeyDecoder(takesMouse: false)
    for pieces in cuts(answer) {
      #expect(keys(pieces, decoder: silent) == [], "\(pieces)")
      #expect(keys(pieces, pause: 40, decoder: silent) == [], "\(pieces)")
      // A following key is separate again.
      #expect(keys(pieces + [Array("]".utf8)], decoder: silent) == ["]"], "\(pieces)")
    }
  }

  /// Over a network the rest arrives late; after the escape it must arrive at once.
  @Test(arguments: TerminalAnswers.all)
  func fragmentedRepliesAreNotKeys(_ answer: String) {
    let remote = KeyDecoder(delays: .init(escape: 400), takesMouse: false)
    for pieces in cuts(answer).dropLast() where answer.utf8.first == 0x1B {
      #expect(keys(pieces, pause: 300, decoder: remote) == [], "\(pieces)")
    }
  }

  /// Even if the escape has already been reported as a key, complete replies are not keys.
  @Test(arguments: TerminalAnswers.all.filter { $0.utf8.count > 4 && $0.utf8.first == 0x1B })
  func restOfAReplyIsNotAKey(_ answer: String) {
    let bytes = Array(answer.utf8)
    let pieces = [[0x1B], Array(bytes.dropFirst())]
    #expect(keys(pieces, pause: 700, decoder: KeyDecoder(takesMouse: false)) == ["Esc"])
  }

  @Test(arguments: TerminalAnswers.all)
  func truncatedRepliesConsumeNoKeyAfterATimeout(_ answer: String) {
    var decoder = KeyDecoder(takesMouse: false)
    _ = decoder.take(Array(answer.utf8.dropLast()), at: 0)
    _ = decoder.wait(until: 2000)
    #expect(decoder.take(Array("]".utf8), at: 3000) == [.key(.character("]"))])
  }

  @Test func manyRepliesAtOnceAreNotKeys() {
    let silent = KeyDecoder(takesMouse: false)
    #expect(keys([Array(TerminalAnswers.all.joined().utf8)], decoder: silent).isEmpty)
    let mixed = Array(TerminalAnswers.all.map { $0 + "j" }.joined().utf8)
    let expected = Array(repeating: "j", count: TerminalAnswers.all.count)
    #expect(keys([mixed], decoder: silent) == expected)
  }

  @Test func endlessStringEndsWithATimeoutOrAnEscape() {
    var decoder = KeyDecoder(takesMouse: false)
    for time in 0..<200 {
      #expect(decoder.take(Array(repeating: 0x78, count: time == 0 ? 0 : 5000), at: time) == [])
      if time == 0 { #expect(decoder.take(Array("\u{1B}]".utf8), at: time) == []) }
    }
    #expect(decoder.take(Array("\u{1B}[B".utf8), at: 200) == [.key(.down)])
    #expect(decoder.take(Array("j".utf8), at: 201) == [.key(.character("j"))])
  }

  @Test(arguments: TerminalAnswers.keys)
  func sequencesAreKeys(_ sequence: String, _ name: String) {
    for pieces in cuts(sequence) {
      #expect(keys(pieces) == [name], "\(pieces)")
      #expect(keys(pieces, pause: 49) == [name], "\(pieces)")
    }
    #expect(keys([Array((sequence + sequence).utf8)]) == [name, name])
  }

  /// Over ssh, and with ESCDELAY, an escape waits longer for its sequence.
  @Test(arguments: ["\u{1B}[B", "\u{1B}[6~", "\u{1B}OB"])
  func fragmentedKeysAreKeys(_ sequence: String) {
    let remote = KeyDecoder(delays: .init(escape: 400), takesMouse: false)
    for pieces in cuts(sequence).dropLast() {
      let found = keys(pieces, pause: 350, decoder: remote)
      #expect(found == ["Down"] || found == ["PgDn"], "\(pieces)")
    }
    // The timeout has passed, but a complete sequence is unambiguous.
    let pieces = [[0x1B], Array(sequence.utf8.dropFirst())]
    #expect(["Down", "PgDn"].contains(keys(pieces, pause: 60).last))
    #expect(keys(pieces, pause: 60).count == 2)
  }

  @Test func escapeFollowedByTypingIsSeparateKeys() {
    let remote = KeyDecoder(delays: .init(escape: 400), takesMouse: false)
    for letter in "[]OPqx" {
      let pieces = [[0x1B], Array(letter.utf8)]
      #expect(keys(pieces, pause: 120, decoder: remote) == ["Esc", String(letter)])
      #expect(keys(pieces, pause: 600, decoder: remote) == ["Esc", String(letter)])
      #expect(keys(pieces, pause: 60) == ["Esc", String(letter)])
    }
    #expect(keys([Array("\u{1B}\u{1B}".utf8)]) == ["Esc", "Esc"])
    #expect(keys([[0x1B], Array("xx".utf8)], pause: 700) == ["Esc", "x", "x"])
  }

  @Test func altLetterIsNotTheLetter() {
    for letter in "xrlq]P[O\u{7F}\r" {
      let found = keys("\u{1B}\(letter)")
      #expect(found.count == 1 && found[0].hasPrefix("Alt-"), "\(letter): \(found)")
    }
    #expect(keys("\u{1B}é").isEmpty)
  }

  @Test func keysOfTheTerminalTypeAreKnown() {
    let terminalKeys: [[UInt8]: Key] = [
      Array("\u{1B}A".utf8): .up, Array("\u{1B}[214z".utf8): .home, Array("\u{1B}Oq".utf8): .end,
    ]
    let decoder = KeyDecoder(takesMouse: false, terminalKeys: terminalKeys)
    for (sequence, name) in [("\u{1B}A", "Up"), ("\u{1B}[214z", "Home"), ("\u{1B}Oq", "End")] {
      for pieces in cuts(sequence) { #expect(keys(pieces, decoder: decoder) == [name]) }
    }
  }

  // MARK: Text

  @Test func invalidCharactersAreNotKeys() {
    #expect(keys([[0xC3, 0x28]]) == ["("])
    #expect(keys([[0xE4, 0xB8], [0x6A]]) == ["j"])
    #expect(keys([[0xFF, 0xFE, 0x80, 0xC0, 0xAF]]).isEmpty)
    #expect(keys([[0xF0, 0x9F, 0x98]]).isEmpty)
    #expect(keys([[0x00, 0x1C, 0x1F]]).isEmpty)
  }

  @Test func charactersAreKeys() {
    #expect(keys("jé\u{6}\r\t\u{7F}") == ["j", "é", "C-f", "Enter", "Tab", "Backspace"])
  }

  // MARK: Pastes

  private func pasted(_ text: String) -> [Key] {
    var decoder = KeyDecoder(takesMouse: false)
    let inputs = decoder.take(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8), at: 0)
    return inputs.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test func pasteIsOneKey() {
    #expect(pasted("rx\r\nÜber\tx\u{7}") == [.paste("rx\nÜber\tx")])
    #expect(pasted("\u{1B}[20") == [.paste("[20")])
    #expect(pasted("a\u{1B}\u{1B}[201") == [.paste("a[201")])
    #expect(pasted("") == [.paste("")])
    for pieces in cuts("\u{1B}[200~r€x\u{1B}[201~") { #expect(keys(pieces) == ["Paste"]) }
  }

  @Test func unterminatedPasteEndsWithATimeout() {
    var decoder = KeyDecoder(takesMouse: false)
    #expect(decoder.take(Array("\u{1B}[200~abc".utf8), at: 0) == [])
    #expect(decoder.patience == KeyDecoder.Delays.silence)
    #expect(decoder.wait(until: 1000) == [.key(.paste("abc"))])
    #expect(decoder.patience == nil)
  }

  @Test func pasteIsBounded() {
    let long = pasted(String(repeating: "é", count: 200_000))
    guard case .paste(let text)? = long.first else { return #expect(Bool(false), "no paste") }
    #expect(text.utf8.count <= KeyDecoder.pasteLimit)
    #expect(text.allSatisfy { $0 == "é" || $0 == "\u{FFFD}" })
  }

  // MARK: Answers

  @Test(arguments: [
    ("11;rgb:1e1e/1e1e/2e2e", 30, 30, 46), ("11;rgb:ff/FF/ff", 255, 255, 255),
    ("11;rgba:0000/8080/0000/cccc", 0, 128, 0), ("11;#102030", 16, 32, 48),
    ("11;rgb:f/0/8", 255, 0, 136),
  ])
  func backgroundIsRead(_ command: String, _ red: Int, _ green: Int, _ blue: Int) {
    guard case .background(let r, let g, let b)? = TerminalReply(command: command) else {
      return #expect(Bool(false), "no background")
    }
    let parts = [r, g, b].map { Int(($0 * 255).rounded()) }
    #expect(parts == [red, green, blue])
  }

  @Test(arguments: [
    "10;rgb:1/1/1", "11;", "11;rgb:1/1", "11;rgb:g/1/1", "11;#12345", "11;rgb:-1/1/1",
  ])
  func otherReportsAreNotABackground(_ command: String) {
    #expect(TerminalReply(command: command) == nil)
  }

  @Test func delaysFollowTheEnvironment() {
    func delay(_ environment: [String: String]) -> Int {
      KeyDecoder.Delays.fromEnvironment { environment[$0] }.escape
    }
    #expect(delay([:]) == 50)
    #expect(delay(["SSH_TTY": "/dev/pts/3"]) == 400)
    #expect(delay(["SSH_CONNECTION": "::1 5 ::1 22"]) == 400)
    #expect(delay(["SSH_TTY": ""]) == 50)
    #expect(delay(["ESCDELAY": "1000", "SSH_TTY": "x"]) == 1000)
    #expect(delay(["ESCDELAY": "soon"]) == 50)
  }
}
