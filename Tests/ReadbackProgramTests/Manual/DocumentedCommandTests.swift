import Foundation
import Testing

/// What README and manual tell people to type does what they say.
@Suite struct DocumentedCommandTests {
  @Test(arguments: ["README.md", "man/readback.1"])
  func documentedCommandsRun(_ document: String) throws {
    let directory = try ScratchDirectory()
    let official = "The minister said that the talks in Vienna went well.\n"
    for name in [
      "statement.txt", "story.txt", "translation.txt", "texts/official.txt",
      "texts/story.txt",
    ] {
      try directory.file(name, Array(official.utf8))
    }
    try directory.file("story.html", Array("<p>The minister said that it went well.</p>".utf8))
    try directory.file("pairs.tsv", Array("statement.txt\tstory.txt\n".utf8))
    let commands = try Self.commands(in: document)
    #expect(commands.count > 5)
    for command in commands {
      let run = try shell(command, in: directory.path)
      #expect(
        run.status == 0 || (run.status == 1 && command.contains("--exit-code")),
        "\(command): \(run.output)")
    }
  }

  /// Lines that are commands of ours: indented ones of Markdown, `.Dl` lines of mdoc. A line's end
  /// that only a person can use is left out.
  private static func commands(in document: String) throws -> [String] {
    let text = try String(contentsOfFile: "\(Package.directory)/\(document)", encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      for prefix in ["    ", ".Dl "] where line.hasPrefix(prefix + "readback") {
        let command = line.dropFirst(prefix.count)
        return String(command.split(separator: "; vim ")[0])
      }
      return nil
    }
  }
}
