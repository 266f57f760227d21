import Foundation
import TestSupport
import Testing

/// The commands in README and manual work as described.
@Suite(.waiting) struct DocumentedCommandTests {
  @Test(arguments: ["README.md", "man/readback.1"])
  func documentedCommandsRun(_ document: String) throws {
    let directory = try ScratchDirectory()
    let official = "The minister said that the 12 talks in Vienna went well.\n"
    for name in [
      "statement.txt", "story.txt", "translation.txt", "original.txt", "texts/official.txt",
      "texts/story.txt",
    ] {
      try directory.file(name, Array(official.utf8))
    }
    // One with a finding, for commands that process findings.
    try directory.file("story.txt", Array(official.replacing("12", with: "21").utf8))
    try directory.file("story.html", Array("<p>The minister said that it went well.</p>".utf8))
    try directory.file("pairs.tsv", Array("statement.txt\tstory.txt\n".utf8))
    try directory.file(
      "translation.xlf",
      Array(
        """
        <xliff version="1.2"><file source-language="en" target-language="en-GB"><body>
        <trans-unit id="1"><source>They met.</source><target>They met.</target></trans-unit>
        </body></file></xliff>
        """.utf8))
    let commands = try Self.commands(in: document)
    #expect(commands.count > 5)
    for command in commands {
      let run = try shell(command, in: directory.path)
      #expect(
        run.status == 0 || (run.status == 1 && command.contains("--exit-code")),
        "\(command): \(run.output)")
    }
  }

  /// The command given to tools that distribute lines.
  @Test(arguments: ["README.md", "man/readback.1"])
  func documentedFilterReadsPairs(_ document: String) throws {
    let directory = try ScratchDirectory()
    try directory.file("story.txt", Array("The minister said that the talks went well.\n".utf8))
    try directory.file("pairs.tsv", Array("story.txt\tstory.txt\n".utf8))
    let text = try Self.contents(of: document)
    let filters = text.matches(of: /readback list[^"\n<>]* --pairs -(?![a-z])/).map { $0.output }
    #expect(!filters.isEmpty)
    for filter in filters {
      let run = try shell("\(filter) <pairs.tsv | jq -e .version", in: directory.path)
      #expect(run.status == 0, "\(filter): \(run.output)")
    }
  }

  @Test func documentedCollectionOpens() throws {
    let page = try Self.contents(of: "man/readback-collection.5")
    let example = try #require(page.firstMatch(of: /\n(\{\n[^}]*\}[\s\S]*?\n\}\n)\.Ed/)).1
    let directory = try ScratchDirectory()
    let text = Array("The minister said that the talks went well.\n".utf8)
    for name in ["official.txt", "agency.html", "translation.txt"] {
      try directory.file("texts/\(name)", text)
    }
    try directory.file("texts/collection.json", Array(example.utf8))
    let run = try shell("readback list texts", in: directory.path)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("Statement on the talks"))
    #expect(run.output.contains("a news agency"))
  }

  private static func contents(of document: String) throws -> String {
    try String(contentsOfFile: "\(Package.directory)/\(document)", encoding: .utf8)
  }

  /// Lines with our commands: indented ones of Markdown, `.Dl` lines of mdoc. An editor opened by
  /// such a line only has to start, and quits.
  private static func commands(in document: String) throws -> [String] {
    try contents(of: document).split(separator: "\n").compactMap { line in
      for prefix in ["    ", ".Dl "] where line.hasPrefix(prefix + "readback") {
        return String(line.dropFirst(prefix.count))
          .replacing("vim -q", with: "vim -Nu NONE -i NONE -n -es -c 'qa!' -q")
      }
      return nil
    }
  }
}
