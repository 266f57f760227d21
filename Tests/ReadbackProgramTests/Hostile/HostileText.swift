import Foundation

/// Malicious texts, in shapes that have broken other programs.
enum HostileText: String, CaseIterable {
  /// CSI, OSC 8, OSC 52, DCS, C1 and other sequences that terminals have executed.
  case weapons
  /// The same controls as single bytes.
  case eightBit
  /// Unclosed direction overrides and isolates, invisible characters, tags.
  case disguises
  case homoglyphs
  /// A thousand combining marks on a letter.
  case towers
  case loneSurrogates
  case overlong
  case markup
  case formulas
  case nul
  case longLine
  case oneLetterParagraphs
  case quotesNeverClosed
  case deepPage
  case entityBomb
  case giganticAttribute
  case attributesWithoutNumber
  case brokenGzip

  /// What the program is expected to do with it.
  var isRefused: Bool {
    switch self {
    case .brokenGzip: true
    default: false
    }
  }

  var fileName: String {
    switch self {
    case .deepPage, .entityBomb, .giganticAttribute, .attributesWithoutNumber: rawValue + ".html"
    case .brokenGzip: rawValue + ".txt.gz"
    default: rawValue + ".txt"
    }
  }

  var bytes: [UInt8] { Self.bytes[self]! }

  /// Made once: some are long, and many tests read them.
  private static let bytes = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.made) })

  private var made: [UInt8] {
    switch self {
    case .weapons: HostileTextTests.weapons.flatMap { Self.sentence + $0 + Self.sentence + [0x0A] }
    case .eightBit: (UInt8(0x80)...0xFF).flatMap { Self.sentence + [$0, 0x33, 0x31, 0x6D, 0x0A] }
    case .disguises:
      Self.utf8(
        "\u{202E}The talks\u{2066} were\u{2067} held\u{202B} in \u{E0041}\u{E0042}Vienna.\n",
        "The ta\u{200B}lks w\u{AD}ere held\u{2060} in Vi\u{FEFF}enna\u{180E}.\n\u{200F}\u{61C}\n",
        "\u{FFF9}a\u{FFFA}b\u{FFFB} \u{2028}line \u{2029}paragraph \u{85}next.\n")
    case .homoglyphs: Self.utf8("The tаlks wеre hеld in Ꮩienna, ｓａｉｄ the mіnister.\n")
    case .towers:
      Self.utf8("T" + String(repeating: "\u{301}\u{488}\u{20DD}", count: 400) + "he talks ended.\n")
    case .loneSurrogates:
      [0xFF, 0xFE]
        + "The talks \u{1B}[31m were held in Vienna.\n".utf16.flatMap {
          [UInt8($0 & 0xFF), UInt8($0 >> 8), 0x00, 0xD8, 0x00, 0xDC, 0x00, 0xDC]
        } + [0x41]
    case .overlong:
      Self.sentence
        + [0xC0, 0x9B, 0x5B, 0xE0, 0x80, 0x9B, 0xF0, 0x80, 0x80, 0x9B, 0xED, 0xA0, 0x80, 0xF5]
        + Self.sentence + Array("“é”\n".utf8)
    case .markup:
      Self.utf8(
        "</td><script>alert(1)</script> ]]> --> &amp;&#0; \"onload='x' <v>y</v> {{x}} ${y}.\n",
        "| a | b |\n|---|---|\n[x](javascript:alert(1)) ![y](http://z) `code` <!-- c -->\n",
        "\\u001b[31m \\x1b \\n %s %n </seg><seg>\n")
    case .formulas:
      Self.utf8("=1+1\n", "+1\n", "-1\n", "@SUM(A1)\n", "\t=1\n", "＝1\n", "'=1\n", "\"=1\n")
    case .nul: Self.sentence + [0] + Self.sentence
    case .longLine: Self.repeated("word of the talks ", 300_000)
    case .oneLetterParagraphs: Self.repeated("a\n", 20_000)
    case .quotesNeverClosed: Self.repeated("“said he, ", 20_000)
    case .deepPage:
      Self.repeated("<div>", 500_000) + Self.utf8("text") + Self.repeated("</div>", 600_000)
    case .entityBomb:
      Self.utf8(
        "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\">",
        (1..<12).map { "<!ENTITY a\($0) \"" + String(repeating: "&a\($0 - 1);", count: 10) + "\">" }
          .joined(), "]><html><body><p>The talks &a11; ended.</p></body></html>")
    case .giganticAttribute:
      Self.utf8("<html><body><p class=\"") + Self.repeated("x ", 4_000_000)
        + Self.utf8("\" style='") + Self.repeated("y", 4_000_000) + Self.utf8("'>The talks ended.")
    case .attributesWithoutNumber:
      Self.utf8("<html><body><p ")
        + Self.utf8((0..<100_000).map { "a\($0)=1 " }.joined()) + Self.utf8(">The talks ended.")
    case .brokenGzip: [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF]
    }
  }

  private static let sentence = utf8(" The ministers met in Vienna and signed the paper ")

  private static func utf8(_ pieces: String...) -> [UInt8] { pieces.flatMap { Array($0.utf8) } }

  /// A piece repeated up to a number of bytes.
  private static func repeated(_ piece: String, _ byteCount: Int) -> [UInt8] {
    var bytes = Array(piece.utf8)
    let wholeCount = byteCount / bytes.count * bytes.count
    while bytes.count < wholeCount { bytes += bytes }
    return Array(bytes.prefix(wholeCount))
  }
}
