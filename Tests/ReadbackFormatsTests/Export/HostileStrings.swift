import TestSupport

/// Strings that have broken other programs, and seeded random mixtures of their parts.
enum HostileStrings {
  static let all: [String] = written + [noncharacters] + random(count: 60, seed: 2021)

  private static let written = [
    "", " ", "\u{1B}[2J\u{1B}]8;;http://x\u{7}link\u{1B}]52;c;QQ==\u{7}", "\u{9B}31m\u{90}q\u{9C}",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]>&lt;&#x3c;&amp;",
    "' onmouseover='x", "=cmd|'/c calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "'=1", "＝1",
    "a|b\\|c", "[x](javascript:alert(1))", "`*_~$^@#{}", "\u{202E}txt.exe\u{202C}\u{2066}\u{2069}",
    "a\u{200B}b\u{FEFF}c\u{AD}d\u{2060}e", "\u{E0041}\u{E007F}", "\u{0}\u{1}\u{8}\u{C}\u{7F}",
    "line\u{2028}two\u{2029}three\u{85}four", "\r\nend\n", "e\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{301}alone", "会谈 ｆｕｌｌ 👩‍👩‍👧 🇫🇮", "שלום עולם", "<v>x</v>",
    "\"quoted\" \"\"", "file:1:2: x", "%s%n", "-->", "<!--", "\u{F8FF}\u{10FFFF}", "---", "# h",
    String(repeating: "long", count: 300), String(repeating: "会", count: 300),
  ]

  /// The compiler accepts none of them in a literal.
  private static let noncharacters = String(
    String.UnicodeScalarView([0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE].compactMap(Unicode.Scalar.init)))

  private static func random(count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(state: seed)
    let parts = written.flatMap { Array($0.unicodeScalars) }
    return (0..<count).map { _ in
      var string = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        if Bool.random(using: &generator) {
          string.append(parts.randomElement(using: &generator) ?? "x")
        } else {
          string.append(Unicode.Scalar(UInt32.random(in: 0...0x30FF, using: &generator)) ?? "x")
        }
      }
      return String(string)
    }
  }
}
