import Glibc
import ReadbackCore
import Testing

@testable import ReadbackFormats

/// A list for all formats: text that controls a terminal, reorders or hides text, begins a formula,
/// becomes a link, or makes an editor open something.
enum DangerousText {
  static let scalars: [Unicode.Scalar] =
    (Array(0..<0x20) + Array(0x7F..<0xA0) + [
      0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
      0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0xFEFF, 0xFFF9, 0xFFFB, 0xE0001, 0xE007F,
    ]).compactMap(Unicode.Scalar.init)

  static let formulas = [
    "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", "=cmd|'/c calc'!A0", "'=1",
    "=HYPERLINK(\"http://evil.example/\")",
  ]

  static let addresses = [
    "http://evil.example/x", "https://evil.example", "ftp://evil.example/x", "www.evil.example",
    "evil.example", "a@evil.example", "mailto:a@evil.example", "xmpp:a@evil.example/x", "@somebody",
    "//evil.example", "HTTPS://EVIL.EXAMPLE", "file:///etc/passwd", "javascript:alert(1)",
    "<http://evil.example>", "[x](http://evil.example)", "[x]: http://evil.example",
    "![x](http://evil.example/x.png)", "(http://evil.example)", "*http://evil.example*",
    "http://[::1]/", "tel:112", "evil.com", "sftp://evil.example", "xhttp://evil.example",
  ]

  static let editorLines = [
    "says scp://host/f\" on 12: y", "\"scp://host/f\", line 12 y", "\"/etc/passwd\"x12: y",
    "/etc/passwd:1:1: x", "/etc/passwd(1): x", "/etc/passwd|1| x",
    "In file included from /etc/passwd:1:",
    "make[1]: Entering directory '/etc'", "make: Entering directory `/etc'", "Making all in /etc",
    "gmake: *** [/etc/passwd:1:x", "   from /etc/passwd:1:", "\" \"http://evil.example/\" 1: x",
    "File \"/etc/passwd\", line 1, in x", "at /etc/passwd line 1.", "(/etc/passwd:1)",
  ]

  static var all: [String] {
    scalars.map { "a\($0)b" } + scalars.map { "\($0)=1" } + formulas + addresses + editorLines
      + HostileStrings.all
  }
}

struct NeutralTextTests {
  @Test func noFormatContainsControlOrHiddenCharacters() throws {
    for string in DangerousText.all {
      let reviewed = SampleComparison.hostile(string)
      for command in [ExportCommand.print, .list, .matrix] {
        for format in ExportFormat.formats(of: command) where !format.isMadeByPandoc {
          guard let text = format.text(of: [reviewed], for: command) else { continue }
          let raw = text.unicodeScalars.filter { scalar in
            scalar.isHidden && !["\n", "\t", "\r", "\u{C}"].contains(scalar)
              && !(format == .ansi && scalar == "\u{1B}")
          }
          let names = raw.map(\.codePointName)
          #expect(names.isEmpty, "\(command) \(format): \(names) of \(string.debugDescription)")
        }
      }
    }
  }

  @Test func noCellOfATableBeginsAFormula() throws {
    let triggers: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"]
    for string in DangerousText.all {
      let reviewed = SampleComparison.hostile(string)
      let table = try #require(ExportFormat.marot.text(of: [reviewed], for: .list))
      for cell in table.split(whereSeparator: { $0 == "\t" || $0 == "\n" }) {
        #expect(!triggers.contains(cell.unicodeScalars.first ?? " "), "\(cell)")
      }
      for separator in ["\t", ","] {
        let cell = SeparatedValues.cell(string, separator: separator)
        let first = cell.unicodeScalars.first { $0 != "\"" }
        #expect(string == "\"" || !triggers.contains(first ?? " "), "\(cell)")
      }
    }
    #expect(try imports(of: .marot).contains("&#61;1"))
  }

  private func imports(of format: ExportFormat) throws -> String {
    try #require(format.text(of: [SampleComparison.hostile("=1")], for: .list))
  }

  /// Pandoc recognises addresses like GitHub, and more of them.
  @Test(
    .enabled(if: system("command -v pandoc >/dev/null") == 0),
    arguments: ["gfm", "commonmark_x+autolink_bare_uris", "markdown+autolink_bare_uris"])
  func noAddressInATextBecomesALink(dialect: String) throws {
    let words = DangerousText.addresses.map { "See \($0) now." } + DangerousText.addresses
    let text = words.map { "- " + markdownText($0) }.joined(separator: "\n") + "\n"
    let page = try output(of: "pandoc -f \(dialect) -t html \"$file\"", reading: text)
    #expect(page.contains("<li>"))
    #expect(!page.contains("<a "), "\(page)")
    #expect(!page.contains("<img"), "\(page)")
    #expect(!page.contains("@"), "a name is looked for behind the renderer")
  }

  /// With Vim's default patterns and its plug-ins.
  @Test(.enabled(if: system("command -v vim >/dev/null") == 0))
  func vimOpensNoFileNamedInAText() throws {
    var text = ""
    var names: Set<String> = []
    let lines = DangerousText.editorLines + DangerousText.addresses
    for line in lines {
      text += quickfixPath("story.txt") + ":3:1: omission (word, major): \(quickfixText(line))\n"
      text += quickfixPath("story.txt") + ":3:1: \(quickfixText(line))\n"
      let path = quickfixPath(line)
      names.insert(path)
      text += "\(path):3:1: omission (word, major): \(quickfixText("a reason"))\n"
    }
    let found = try output(
      of: """
        LC_ALL=C.UTF-8 vim -Nu NONE -i NONE -n -es -c 'set errorformat&' -c "cgetfile $file" \
        -c 'for e in getqflist() | put =e.valid.e.lnum.bufname(e.bufnr) | endfor' \
        -c '%print' -c 'qa!'
        """, reading: text
    ).split(separator: "\n").map(String.init).filter { $0.contains { $0 != " " } }
    #expect(found.count == lines.count * 3)
    for entry in found {
      #expect(entry.hasPrefix("13"), "\(entry)")
      let name = String(entry.dropFirst(2))
      // Vim normalises "./" and double slashes.
      let isOurs = names.contains { ours in
        let plain = ours.replacing("//", with: "/")
        return [ours, plain, String(ours.dropFirst(2)), String(plain.dropFirst(2))].contains(name)
      }
      #expect(name == "story.txt" || isOurs, "\(name)")
      #expect(!name.contains("://"))
    }
  }

  private func output(of command: String, reading text: String) throws -> String {
    try ShellCommand.run(command, reading: text).output
  }

  @Test func reportLinesAreRecognisedByTheirBeginning() throws {
    let line = try #require(ExportFormat.json.text(of: [SampleComparison.small], for: .list))
    #expect(line.utf8.starts(with: reportLineStart))
  }
}
