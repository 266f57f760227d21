import Foundation
import TestSupport
import Testing

/// Files of all kinds used with the commands.
@Suite(.waiting) struct FileFormatTests {
  private let directory: ScratchDirectory

  init() throws {
    directory = try ScratchDirectory()
    for (name, text) in [
      ("official.txt", "The harbour costs 1,000,000 euros in all.\n"),
      ("one.txt", "The harbour costs 2,000,000 euros in all.\n"),
      ("two.txt", "> The harbour costs 1,000,000\n> euros in all.\n"),
      ("a.pdf", "%PDF-1.7\nnothing\n"),
      ("pairs.tsv", "The harbour costs 1,000,000 euros.\tThe harbour costs 2,000,000 euros.\n"),
      ("units.po", "msgid \"It costs 10 euros.\"\nmsgstr \"It costs 20 euros.\"\n"),
    ] {
      try directory.file(name, Array(text.utf8))
    }
  }

  private func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun(arguments, in: directory.path, environment: environment)
  }

  private func contents(_ name: String) throws -> String {
    try String(contentsOfFile: directory.path + "/" + name, encoding: .utf8)
  }

  @Test func severalReportsInAFileAreOneArray() throws {
    #expect(
      try run("list", "--output", "two.json", "official.txt", "one.txt", "two.txt").status == 0)
    let value = try JSONSerialization.jsonObject(with: Data(contents("two.json").utf8))
    #expect((value as? [[String: Any]])?.count == 2)
    try directory.file("jobs.tsv", Array("official.txt\tone.txt\nofficial.txt\ttwo.txt\n".utf8))
    #expect(
      try run("list", "--format", "json", "--pairs", "jobs.tsv", "--output", "jobs.json").status
        == 0)
    let jobs = try JSONSerialization.jsonObject(with: Data(contents("jobs.json").utf8))
    #expect((jobs as? [[String: Any]])?.count == 2)
    let lines = try run("list", "--format", "json", "official.txt", "one.txt", "two.txt").output
    #expect(lines.split(separator: "\n").count == 2)
  }

  @Test func bilingualFileIsOpenedAloneAndReceivesNotes() throws {
    let listed = try run("list", "units.po")
    #expect(listed.status == 0)
    #expect(listed.output.contains("number"))
    #expect(try run("list", "--output", "checked.po", "units.po").status == 0)
    #expect(try contents("checked.po").hasPrefix("# readback: critical mistranslation (number)"))
    let pairs = try run("list", "--format", "notes", "pairs.tsv").output
    #expect(pairs.split(separator: "\t").count == 3)
  }

  @Test func notesNeedABilingualFile() throws {
    let refused = try run("list", "--output", "a.xlf", "official.txt", "one.txt")
    #expect(refused.status == 2)
    #expect(refused.errorLines.count == 1)
    #expect(refused.errors.contains("open one alone"))
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/a.xlf"))
  }

  @Test func restrictedLoginRunsNoOtherProgram() throws {
    let read = try run("print", "--restricted", "a.pdf", "one.txt")
    #expect(read.status == 2)
    #expect(read.errors.contains("this login must not run other programs"))
    let written = try run("print", "--restricted", "--format", "docx", "official.txt", "one.txt")
    #expect(written.status == 2)
    #expect(written.errors.contains("this login must not run other programs"))
    let opened = try run(
      "list", "--restricted", "official.txt", "two.txt",
      environment: ["READBACKOPEN": "echo opened %s"])
    #expect(!opened.output.contains("unrelated"))
  }

  @Test func outputOfThePreprocessorIsRead() throws {
    let read = try run(
      "list", "--format", "json", "official.txt", "one.txt",
      environment: ["READBACKOPEN": "|tr 2 1 <%s"])
    #expect(read.output.contains("\"findings\":[]"))
  }

  @Test func quotedTextIsTheSameText() throws {
    let read = try run("list", "--format", "json", "official.txt", "two.txt")
    #expect(read.output.contains("\"findings\":[]"))
  }
}
