import Foundation
import FoundationXML
import TestSupport
import Testing

/// Every format of any text can be read back and contains no control characters.
@Suite(.waiting) struct HostileExportTests {
  static let commands = [
    "print --format text", "print --format ansi", "print --format html", "print --format markdown",
    "print --format tmx", "list --format text", "list --format json", "list --format tsv",
    "list --format vim", "list --format marot", "matrix --format html", "matrix --format tsv",
    "matrix --format json",
  ]

  private static let texts = HostileText.allCases.filter { !$0.isRefused }

  /// Every text in every format: all of them are retellings in one run.
  @Test(arguments: commands)
  func everyFormatIsWellFormed(_ command: String) throws {
    let scratch = try ScratchDirectory()
    let plain = try scratch.file("plain.txt", Array("The talks ended in Vienna.\n".utf8))
    let hostile = try Self.texts.map { try scratch.file($0.fileName, $0.bytes) }
    try write(command, [plain] + hostile, in: scratch)
  }

  /// Every text as the official one, in two formats each; every format has several.
  @Test(arguments: texts.indices)
  func hostileOfficialTextsAreWellFormed(_ index: Int) throws {
    let scratch = try ScratchDirectory()
    let text = Self.texts[index]
    let hostile = try scratch.file(text.fileName, text.bytes)
    let plain = try scratch.file("plain.txt", Array("The talks ended in Vienna.\n".utf8))
    for number in 0..<2 {
      let command = Self.commands[(index * 2 + number) % Self.commands.count]
      try write(command, [hostile, plain], in: scratch)
    }
  }

  private func write(_ command: String, _ files: [String], in scratch: ScratchDirectory) throws {
    let output = try scratch.file("output", [])
    let words = command.split(separator: " ").map(String.init)
    let run = try ProgramRun(
      words + (words[0] == "list" ? ["--all"] : []) + files, outputFile: output)
    #expect(run.status == 0, "\(command): \(run.errors)")
    #expect(Self.controls(in: run.errors, besides: "\n") == [], "\(command)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
    let written = try #require(String(validating: bytes, as: UTF8.self), "\(command): no UTF-8")
    check(written, command)
  }

  @Test(arguments: HostileText.allCases.filter(\.isRefused))
  func aTextThatCannotBeShownIsRefusedInOneSentence(_ text: HostileText) throws {
    let scratch = try ScratchDirectory()
    let hostile = try scratch.file(text.fileName, text.bytes)
    for command in ["print", "list --format json"] {
      let run = try ProgramRun(
        command.split(separator: " ").map(String.init) + [hostile, hostile])
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.errorLines.count == 1 && run.errors.contains(text.fileName), "\(run.errors)")
      #expect(Self.controls(in: run.errors, besides: "\n") == [])
    }
  }

  @Test func fileNamesAreWellFormedInEveryFormat() throws {
    let scratch = try ScratchDirectory()
    let words = Array("The talks ended in Vienna.\nIt rained.\n".utf8)
    let names = ["=a\u{1B}[31m\u{9B}2J\t<b>&\"|`.txt", "-b\u{202E}\n]]>'\u{7F}.txt"]
    let files = try names.map { try scratch.file($0, words) }
    for command in Self.commands {
      let run = try ProgramRun(command.split(separator: " ").map(String.init) + files)
      #expect(run.status == 0, "\(command): \(run.errors)")
      check(run.output, command)
    }
    let missing = try ProgramRun(["print"] + files.map { $0 + "\u{1B}c" })
    #expect(missing.status == 2 && missing.errorLines.count == 1)
    #expect(Self.controls(in: missing.errors, besides: "\n") == [])
  }

  /// Reads a format back, and looks for characters that could control a terminal.
  private func check(_ text: String, _ command: String) {
    let format = String(command.split(separator: " ").last ?? "")
    switch format {
    case "ansi":
      // Colours are the program's own: ESC [ numbers m.
      let rest = text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      #expect(Self.controls(in: rest, besides: "\n\u{C}") == [], "\(command)")
    case "text": #expect(Self.controls(in: text, besides: "\n\u{C}") == [], "\(command)")
    case "json":
      for line in text.split(separator: "\n") {
        #expect(
          (try? JSONSerialization.jsonObject(with: Data(line.utf8))) is [String: Any], "\(command)")
      }
      #expect(Self.controls(in: text, besides: "\n") == [], "\(command)")
    case "html", "tmx":
      let parser = XMLParser(data: Data(text.utf8))
      #expect(parser.parse(), "\(command): \(parser.parserError as Any)")
      #expect(Self.controls(in: text, besides: "\n\t") == [], "\(command)")
    case "tsv", "marot":
      // Quotation marks protect a line end inside a cell.
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
      let outside = parts.enumerated().filter { format == "marot" || $0.offset % 2 == 0 }
        .map(\.element).joined()
      let counts = Set(outside.split(separator: "\n").map { $0.count { $0 == "\t" } })
      #expect(counts.count == 1, "\(command): rows of \(counts) tabs")
      for cell in text.split(whereSeparator: { $0 == "\t" || $0 == "\n" }) where format == "tsv" {
        #expect(!"=+-@".contains(cell.first ?? "x"), "\(command): \(cell)")
      }
      #expect(Self.controls(in: text, besides: "\n\t") == [], "\(command)")
    default: #expect(Self.controls(in: text, besides: "\n") == [], "\(command)")
    }
  }

  /// Control and direction characters, as numbers.
  private static func controls(in text: String, besides allowed: String) -> Set<String> {
    let allowed = Set(allowed.unicodeScalars)
    let found = text.unicodeScalars.filter {
      switch $0.value {
      case 0x00...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069,
        0xE0000...0xE007F:
        !allowed.contains($0)
      default: false
      }
    }
    return Set(found.map { String($0.value, radix: 16) })
  }
}
