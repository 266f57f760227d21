import Foundation
import TestSupport
import Testing

/// Every error: one sentence on standard error that names the problem, status 2, nothing else.
@Suite(.waiting) struct ErrorMessageTests {
  /// A command line, and words that its message must contain.
  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: String
    let words: [String]
    var testDescription: String { arguments }

    init(_ arguments: String, _ words: String...) {
      self.arguments = arguments
      self.words = words
    }
  }

  static let cases = [
    // Texts.
    Case("print missing.txt good.txt", "missing.txt", "no such file"),
    Case("print good.txt missing.txt", "missing.txt", "no such file"),
    Case("print empty.txt good.txt", "empty.txt", "is empty"),
    Case("print blank.txt good.txt", "blank.txt", "contains no text"),
    Case("print binary good.txt", "binary", "is a program"),
    Case("print page.pdf good.txt", "page.pdf", "PDF"),
    Case("print a.docx good.txt", "a.docx", "damaged", "save it again"),
    Case("print short.gz good.txt", "short.gz", "gzip"),
    Case("print good.txt", "good.txt", "name a retelling"),
    Case("print emptied good.txt", "emptied", "directory"),
    Case("print - -", "standard input"),
    Case("print -", "standard input"),
    Case("print no-such-place", "no-such-place", "no such file"),
    Case("print emptied", "emptied", "no texts"),
    Case("print alone", "alone", "retelling"),
    Case("print headless", "headless", "official"),
    Case("print broken", "broken/collection.json", "line 2"),
    Case("print lacking", "lacking/collection.json", "retellings[0]", "gone.txt"),
    Case("print leaving", "leaving/collection.json", "outside"),
    Case("list --pairs missing.tsv --format json", "missing.tsv"),
    Case("list --pairs lines.tsv --format json", "lines.tsv", "line 1", "tab"),
    Case("list --pairs lines.tsv --format json good.txt", "--pairs"),
    Case("list --pairs emptied --format json", "emptied", "directory"),
    Case("list --encoding nonsense good.txt good.txt", "nonsense", "--encoding"),
    Case(
      "print --output table.json good.txt good.txt", "table.json", "this format is not supported"),
    // Commands.
    Case("prnt good.txt story.txt", "prnt", "did you mean readback print?"),
    Case("nonsense --format text", "nonsense", "no such file, directory or command"),
    Case("reviews exprt", "exprt", "did you mean readback reviews export?"),
    Case("help matrx", "did you mean readback help matrix?"),
    Case("reviews list good.txt", "good.txt", "readback reviews list --help"),
    // Options.
    Case("--nonsense", "--nonsense", "--help"),
    Case("list --colr", "--colr", "--color", "readback list --help"),
    Case("list --output", "<file>", "readback list --help"),
    Case("--against 2 good.txt story.txt good.txt", "--against", "not a terminal"),
    Case("list --all=yes", "--all", "yes"),
    Case("list --format jsn", "jsn", "json"),
    Case("list --format html", "html", "use readback print"),
    Case("--generate-completion-script tcsh", "tcsh", "zsh bash fish"),
    Case("print --format pdf good.txt story.txt", "pdf", "html"),
    Case("list --kind praise good.txt story.txt", "praise", "omission"),
    Case("list --cause sloth good.txt story.txt", "sloth", "wrong-sense"),
    Case("list --severity dire good.txt story.txt", "dire", "critical"),
    Case("print --width 12 good.txt story.txt", "--width", "40"),
    Case("print --width wide good.txt story.txt", "wide"),
    Case("print --page-length 3 good.txt story.txt", "--page-length"),
    Case("print --from sloth good.txt story.txt", "sloth", "markdown"),
    Case("print --from docx good.txt story.txt", "good.txt", "Word document", "--from"),
    Case("list --jobs 0 good.txt story.txt", "--jobs"),
    Case("list --pairs lines.tsv", "--format json"),
    Case("list --resume --format json good.txt story.txt", "--output"),
    Case("list --resume --format json -o blank.txt story.txt good.txt", "blank.txt", "reports"),
    // Output.
    Case("print -o blank.txt story.txt good.txt", "blank.txt", "exists", "--force"),
    Case("print -o out.pdf good.txt story.txt", "out.pdf", ".html"),
    Case("print -o nowhere/out.txt good.txt story.txt", "nowhere/out.txt", "directory"),
    Case("print -o emptied good.txt story.txt", "emptied", "directory"),
    Case("print --output-directory nowhere -o a good.txt story.txt", "nowhere"),
    Case("print --output-directory emptied -o ../a good.txt story.txt", "../a", "outside"),
    Case("print --restricted -o a good.txt story.txt", "must not write files"),
    // Reviews.
    Case("reviews list --reviews missing.sqlite", "missing.sqlite"),
    Case("print --reviews missing.sqlite good.txt story.txt", "missing.sqlite"),
    Case("reviews import missing.jsonl", "missing.jsonl"),
    Case("reviews import good.txt", "good.txt", "no decisions", "reviews export"),
    Case("reviews list --reviews good.txt", "good.txt", "left alone", "--reviews"),
    Case("print --reviews emptied good.txt story.txt", "emptied", "--reviews"),
    Case("reviews list --restricted", "--reviews"),
    // A login shell.
    Case("-c id", "no command"),
  ]

  /// Files that cause errors.
  private let directory: ScratchDirectory

  init() throws {
    directory = try ScratchDirectory()
    try FileManager.default.createDirectory(
      atPath: directory.path + "/emptied", withIntermediateDirectories: false)
    let text = "The minister said that the talks went well.\n"
    func collection(_ file: String) -> String {
      "{\"official\": {\"file\": \"official.txt\"},\n\"retellings\": [{\"file\": \"\(file)\"}]}"
    }
    for (name, contents) in [
      ("good.txt", text), ("story.txt", "The minister said they went well.\n"), ("empty.txt", ""),
      ("blank.txt", " \n\t\n"), ("binary", "\u{7F}ELF\0\u{1}\u{2}\0\0\u{3}\0\u{4}\0\u{1B}\0"),
      ("page.pdf", "%PDF-1.7\n"),
      ("a.docx", "PK\u{3}\u{4}\0\0word/document.xml"), ("lines.tsv", "only one field\n"),
      ("alone/official.txt", text), ("headless/story.txt", text),
      ("broken/collection.json", "{\"official\":\n nonsense}"),
      ("lacking/official.txt", text), ("lacking/collection.json", collection("gone.txt")),
      ("leaving/official.txt", text), ("leaving/collection.json", collection("../good.txt")),
    ] {
      try directory.file(name, Array(contents.utf8))
    }
    try directory.file("short.gz", [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x2B])
  }

  @Test(arguments: cases)
  func everyProblemIsOneSentence(_ problem: Case) throws {
    let run = try ProgramRun(
      problem.arguments.split(separator: " ").map(String.init), in: directory.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("readback: "))
    for word in problem.words { #expect(run.errors.contains(word)) }
  }

  @Test func unreadableFileIsNamed() throws {
    // Root can read everything; opening a directory as a file fails even for root.
    let path = try directory.file("locked.txt", Array("A text that is locked.\n".utf8))
    chmod(path, 0)
    if access(path, R_OK) == 0 { return }
    let run = try ProgramRun(["print", "locked.txt", "good.txt"], in: directory.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("locked.txt"))
    #expect(run.errorLines.count == 1)
  }

  @Test func emptyFileOfDecisionsStaysEmpty() throws {
    let run = try ProgramRun(["list", "--reviews", "empty.txt"], in: directory.path)
    #expect(run.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: directory.path + "/empty.txt")).isEmpty)
  }

  @Test func retellingNamedTwiceIsComparedOnce() throws {
    let run = try ProgramRun(
      ["list", "--format", "json", "good.txt", "story.txt", "./story.txt"], in: directory.path)
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.errors.contains("./story.txt: is named twice"))
  }

  @Test func fileExtensionDeterminesTheFormat() throws {
    let run = try ProgramRun(
      ["print", "-o", "faced.html", "good.txt", "story.txt"], in: directory.path)
    #expect(run.status == 0)
    let page = try String(contentsOfFile: directory.path + "/faced.html", encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    let named = try ProgramRun(
      ["list", "--format", "tsv", "-o", "found.txt", "good.txt", "story.txt"], in: directory.path)
    #expect(named.status == 0)
    let table = try String(contentsOfFile: directory.path + "/found.txt", encoding: .utf8)
    #expect(table.contains("\t"))
  }

  @Test func comparingATextWithItselfIsReported() throws {
    let run = try ProgramRun(["list", "good.txt", "good.txt"], in: directory.path)
    #expect(run.status == 0)
    #expect(run.output.contains("No findings."))
    #expect(run.errors.contains("good.txt: is the official text"))
  }

  @Test func linesWithoutDecisionsAreCounted() throws {
    let lines = try ProgramRun(
      ["reviews", "import"], input: "nonsense\n{}\n")
    #expect(lines.status == 2)
    #expect(lines.errorLines.count == 1)
    #expect(lines.errors.contains("standard input"))
  }

  @Test func fileNameCannotControlTheTerminal() throws {
    let run = try ProgramRun(["print", "\u{1B}]0;owned\u{7}", "\u{9B}2Jx\u{202E}"])
    #expect(run.status == 2)
    #expect(!run.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!run.errors.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) })
    #expect(!run.errors.unicodeScalars.contains("\u{202E}"))
  }

  @Test func fullDiskIsNamed() throws {
    let run = try ProgramRun(["print"], outputFile: "/dev/full")
    #expect(run.status == 2)
    #expect(run.errors.contains("standard output"))
    #expect(run.errors.contains("No space left"))
  }
}
