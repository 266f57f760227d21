import Foundation
import Testing

/// Whatever is wrong: one sentence on standard error that names it, status 2, nothing else.
@Suite struct ErrorMessageTests {
  /// A command line, and words that its sentence has to have.
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
    Case("print blank.txt good.txt", "blank.txt", "holds no text"),
    Case("print binary good.txt", "binary", "binary file"),
    Case("print page.pdf good.txt", "page.pdf", "PDF"),
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
    // Options.
    Case("--nonsense", "--nonsense", "--help"),
    Case("print --format pdf good.txt good.txt", "pdf", "html"),
    Case("list --kind praise good.txt good.txt", "praise", "omission"),
    Case("list --cause sloth good.txt good.txt", "sloth", "wrong-sense"),
    Case("list --severity dire good.txt good.txt", "dire", "critical"),
    Case("print --width 12 good.txt good.txt", "--width", "40"),
    Case("print --width wide good.txt good.txt", "wide"),
    Case("print --page-length 3 good.txt good.txt", "--page-length"),
    Case("print --from docx good.txt good.txt", "docx", "markdown"),
    Case("list --jobs 0 good.txt good.txt", "--jobs"),
    Case("list --pairs lines.tsv", "--format json"),
    Case("list --resume --format json good.txt good.txt", "--output"),
    Case("list --resume --format json -o good.txt good.txt good.txt", "good.txt", "reports"),
    // Output.
    Case("print -o good.txt good.txt good.txt", "good.txt", "exists", "--force"),
    Case("print -o nowhere/out.txt good.txt good.txt", "nowhere/out.txt", "directory"),
    Case("print -o emptied good.txt good.txt", "emptied", "directory"),
    Case("print --output-directory nowhere -o a good.txt good.txt", "nowhere"),
    Case("print --output-directory emptied -o ../a good.txt good.txt", "../a", "outside"),
    Case("print --restricted -o a good.txt good.txt", "writes no files"),
    // Reviews.
    Case("reviews list --reviews missing.sqlite", "missing.sqlite"),
    Case("print --reviews missing.sqlite good.txt good.txt", "missing.sqlite"),
    Case("reviews import missing.jsonl", "missing.jsonl"),
    Case("reviews list --restricted", "--reviews"),
    // A login shell.
    Case("-c id", "no command"),
  ]

  /// Files to have trouble with.
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
      ("good.txt", text), ("empty.txt", ""), ("blank.txt", " \n\t\n"), ("binary", "A\0B\0"),
      ("page.pdf", "%PDF-1.7\n"), ("lines.tsv", "only one field\n"),
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
  func troubleIsOneSentence(_ trouble: Case) throws {
    let run = try ProgramRun(
      trouble.arguments.split(separator: " ").map(String.init), in: directory.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("readback: "))
    for word in trouble.words { #expect(run.errors.contains(word)) }
  }

  @Test func unreadableFileIsNamed() throws {
    // The root user reads everything, and a directory where a file is wanted fails for it too.
    let path = try directory.file("locked.txt", Array("A text that is locked.\n".utf8))
    chmod(path, 0)
    if access(path, R_OK) == 0 { return }
    let run = try ProgramRun(["print", "locked.txt", "good.txt"], in: directory.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("locked.txt"))
    #expect(run.errorLines.count == 1)
  }

  @Test func fileNameCannotSteerTheTerminal() throws {
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
