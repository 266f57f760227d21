import TestSupport
import Testing

/// No byte of a text can control the terminal.
@Suite(.waiting)
struct HostileTextTests {
  /// Escape sequences in the forms that terminals have executed.
  static let weapons: [[UInt8]] =
    [
      "\u{1B}[31;1mred\u{1B}[0m", "\u{1B}]52;c;cm0gLXJmIC8=\u{7}", "\u{1B}]0;title\u{1B}\\",
      "\u{1B}]8;;http://example.org\u{1B}\\link\u{1B}]8;;\u{1B}\\", "\u{1B}P+q544e\u{1B}\\",
      "\u{1B}c",
      "\u{1B}[2J\u{1B}[H", "\u{1B}[?1049l", "\u{1B}_private\u{1B}\\", "\u{1B}[21t", "\u{1B}[5n",
      "\u{9B}31m", "\u{9D}0;title\u{9C}", "\u{90}q\u{9C}", "\u{85}\u{84}", "\u{E}shifted\u{F}",
      "\u{202E}desrever\u{202C}", "\u{2066}isolated\u{2069}", "\u{200F}\u{200E}\u{61C}",
      "tag\u{E0041}\u{E007F}", "\u{200B}\u{2060}\u{FEFF}", "a\u{8}b\u{7F}c\u{1}d",
      "a" + String(repeating: "\u{301}", count: 200), "\u{FFF9}a\u{FFFA}b\u{FFFB}",
    ].map { Array($0.utf8) } + [
      [0x9B, 0x33, 0x31, 0x6D], [0xC0, 0x9B, 0x5B], [0xED, 0xA0, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80],
      [0xFE, 0xFF], [0x1B, 0x1B, 0x5B, 0x41],
    ]

  /// Opens a pair of texts, visits all views that show their words, and checks the output.
  ///
  /// - Parameters:
  ///    - names: of the files, with their extensions.
  ///    - pasted: pasted into every prompt.
  static func expectHarmless(
    _ official: [UInt8], _ retelling: [UInt8],
    named names: [String] = ["official.txt", "retelling.txt"],
    pasting pasted: String = "a\u{1B}]0;x\u{7}\u{9B}31m\u{202E}b",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let directory = try TemporaryDirectory()
    let texts = [
      try directory.file(names[0], official), try directory.file(names[1], retelling),
    ]
    let paste = "\u{1B}[200~\(pasted)\u{1B}[201~\r"
    let terminal = try ReaderProgram.open(texts)
    try terminal.wait(for: "the first screen") {
      terminal.isAlternate || terminal.endStatus != nil
    }
    // A refused text would prove nothing.
    try #require(terminal.isAlternate, sourceLocation: sourceLocation)
    let escape = PseudoTerminal.escape
    // Escape closes overlays; "q" would quit if there are none.
    for keys in [
      " ", "]", "i", escape, "v", escape, "s", escape, "m", escape, "f", escape, "l", escape, "P",
      escape,
      // Words pasted into prompts are also shown.
      "/" + paste, "]c" + paste, "]", "i", escape, ":" + paste, "S/nowhere/" + paste, escape, " ",
      "L", "O", "|", "G", "R",
    ] {
      try terminal.press(keys)
    }
    // Otherwise the terminal driver would answer.
    #expect(terminal.endStatus == nil, sourceLocation: sourceLocation)
    terminal.send("Q")
    _ = try terminal.waitForEnd()
    #expect(EscapeScanner.offences(in: terminal.bytes()) == [], sourceLocation: sourceLocation)
    #expect(terminal.hasModesBefore, sourceLocation: sourceLocation)
  }

  @Test func escapeSequencesOfATextAreNotSent() throws {
    let words: [UInt8] = Array("The presidents discussed the matter at length today ".utf8)
    let paragraphs = Self.weapons.map { words + $0 + words + [0x2E, 0x0A] }
    try Self.expectHarmless(Array(paragraphs.joined()), Array(paragraphs.reversed().joined()))
  }

  @Test(arguments: [UInt64](1...4))
  func randomBytesAreHarmless(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func text() -> [UInt8] {
      var bytes: [UInt8] = []
      while bytes.count < 6000 {
        switch UInt8.random(in: 0..<8, using: &random) {
        case 0: bytes += Self.weapons.randomElement(using: &random)!
        case 1: bytes.append(UInt8.random(in: 0x80...0xFF, using: &random))
        case 2: bytes.append(UInt8.random(in: 1...0x1F, using: &random))
        case 3:
          let value = UInt32.random(in: 0x80...0xE01EF, using: &random)
          if let scalar = Unicode.Scalar(value) { bytes += Array(String(scalar).utf8) }
        default: bytes += Array("word the talks ".utf8)
        }
      }
      return bytes
    }
    try Self.expectHarmless(text(), text())
  }

  @Test func fileNamesAreHarmless() throws {
    let words = Array("The presidents discussed the matter at length today.\n".utf8)
    try Self.expectHarmless(
      words, words, named: ["a\u{1B}]0;x\u{7}\u{9B}31m.txt", "b\u{202E}\u{1B}[2J\n会.txt"])
  }

  /// Titles come from texts, names from the disk, and input from anywhere.
  @Test(arguments: [UInt64](11...14))
  func randomTitlesNamesAndPromptsAreHarmless(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func word(_ count: Int) -> String {
      var word = String.UnicodeScalarView()
      while word.count < count {
        switch UInt8.random(in: 0..<5, using: &random) {
        case 0:
          let weapon = Self.weapons.randomElement(using: &random)!
          word += String(decoding: weapon, as: UTF8.self).unicodeScalars.prefix(20)
        case 1: word.append(Unicode.Scalar(UInt8.random(in: 1...0x9F, using: &random)))
        case 2:
          let value = UInt32.random(in: 0xA0...0xE01EF, using: &random)
          if let scalar = Unicode.Scalar(value) { word.append(scalar) }
        default: word += "ta[31m;".unicodeScalars
        }
      }
      return String(word.filter { $0 != "/" && $0 != "\0" && $0 != "\n" })
    }
    func text() -> [UInt8] {
      let front = "---\ntitle: \(word(30))\ndate: \(word(10))\nsource: \(word(10))\n---\n\n"
      return Array((front + "The presidents discussed the matter in \(word(6)) today.\n").utf8)
    }
    try Self.expectHarmless(
      text(), text(), named: ["o\(word(20)).md", "r\(word(20)).md"], pasting: word(60))
  }
}
