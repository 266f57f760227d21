import Glibc
import ReadbackCore
import Testing

@testable import ReadbackFormats

/// Each format opened by a program that people use for it; skipped if that is not installed.
struct ConsumerTests {
  /// Exports the sample to a file and returns the output of a shell command, with `$file` as its
  /// name.
  private func output(
    of command: String, reading format: ExportFormat, from exporter: ExportCommand,
    isolation: isolated (any Actor)? = #isolation
  ) throws -> String {
    let text = try #require(format.text(of: [SampleComparison.small], for: exporter))
    let (output, status) = try ShellCommand.run(command, reading: text)
    #expect(status == 0, "\(command)")
    return output
  }

  private static func isInstalled(_ program: String) -> Bool {
    system("command -v \(program) >/dev/null 2>&1") == 0
  }

  @Test(.enabled(if: isInstalled("jq")))
  func jqCutsTheQuotedWordsOutOfTheReport() throws {
    let words = try output(
      of: """
        jq -r '. as $r | .findings[] | (.official // empty) as $p | $r.official.text[$p.start:$p.end],
        ((.retelling // empty) as $p | $r.retelling.text[$p.start:$p.end])' "$file"
        """, reading: .json, from: .list)
    #expect(words.hasPrefix("resumed\nre-armed\nA third sentence"))
    let states = try output(
      of: "jq -c '[.statements[].cells[0].state]' \"$file\"", reading: .json, from: .matrix)
    #expect(states == "[\"distorted\",\"carried\",\"missing\",\"carried\"]\n")
  }

  @Test(.enabled(if: isInstalled("mlr")))
  func millerReadsTheTable() throws {
    let reasons = try output(
      of: "mlr --icsv --ifs tab --ojsonl cut -f reason,'retelling words' \"$file\"",
      reading: .tsv, from: .list)
    #expect(reasons.contains("\"reason\": \"\\\"re-armed\\\" stands for \\\"resumed\\\"\""))
    #expect(reasons.split(separator: "\n").count == 3)
  }

  @Test(.enabled(if: isInstalled("w3m")))
  func w3mShowsTheColumnsSideBySide() throws {
    let page = try output(
      of: "w3m -dump -cols 110 -T text/html -I UTF-8 -O UTF-8 \"$file\"", reading: .html,
      from: .print)
    let level = page.split(separator: "\n").contains {
      $0.contains("The presidents [resumed]") && $0.contains("The presidents [re-armed]")
    }
    #expect(level, "\(page)")
    #expect(page.contains("omission: sentence"))
  }

  @Test(.enabled(if: isInstalled("vim")))
  func vimFindsEveryEntryOfItsQuickfixList() throws {
    let entries = try output(
      of: """
        vim -Nu NONE -i NONE -n -es -q "$file" \
        -c 'for e in getqflist() | put =e.valid.bufname(e.bufnr).e.lnum.e.col | endfor' \
        -c '%print' -c 'qa!'
        """, reading: .vim, from: .list)
    #expect(entries.contains("1story.txt216"))
    #expect(entries.contains("1official.txt31"))
  }

  @Test(.enabled(if: isInstalled("xmllint")))
  func xmllintReadsTheMemoryAndThePage() throws {
    for format in [ExportFormat.tmx, .html] {
      let complaints = try output(
        of: "xmllint --nonet --noout --nowarning \"$file\" 2>&1", reading: format, from: .print)
      #expect(complaints.isEmpty)
    }
  }

  /// A Python with the toolkit, which may not be the first on the path.
  private static let python = ["python3", "/usr/bin/python3"].first {
    system("\($0) -c 'import translate.storage.tmx' 2>/dev/null") == 0
  }

  @Test(.enabled(if: python != nil))
  func translateToolkitReadsTheUnits() throws {
    let units = try output(
      of: """
        \(try #require(Self.python)) -c '
        import sys
        from translate.storage import tmx
        with open(sys.argv[1], "rb") as file:
            memory = tmx.tmxfile(file, "en", "en-x-retold")
        for unit in memory.units: print(unit.source, "|", unit.target)
        ' "$file"
        """, reading: .tmx, from: .print)
    #expect(
      units.hasPrefix(
        "The presidents resumed the dialogue in Malmö. | The presidents re-armed the dialogue"))
    #expect(units.split(separator: "\n").count == 3)
  }
}
