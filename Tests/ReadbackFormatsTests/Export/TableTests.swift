import ReadbackCore
import Testing

@testable import ReadbackFormats

struct TableTests {
  /// Parses tab-separated values quoted as in RFC 4180.
  private func rows(of text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    func append(_ scalar: Unicode.Scalar) {
      rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
    }
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        scalars.removeFirst()
        append("\"")
      case ("\"", true): isQuoted = false
      case ("\"", false): isQuoted = true
      case ("\t", false): rows[rows.count - 1].append("")
      case ("\n", false): rows.append([""])
      default: append(scalar)
      }
    }
    return rows.dropLast()
  }

  @Test func tableSurvivesARoundTrip() {
    let rows = rows(of: findingsTable(of: [SampleComparison.small], options: ExportOptions()))
    #expect(rows.count == 4)
    #expect(Set(rows.map(\.count)) == [17])
    #expect(rows[1][7] == "resumed" && rows[1][9] == "re-armed")
    #expect(rows[1][10] == "\"re-armed\" stands for \"resumed\"")
    #expect(
      rows[3][6...9] == ["3", "A third sentence is left out by the other text entirely.", "", ""])
    #expect(rows.dropFirst().map { $0[14] } == ["1", "2", "3"])
  }

  @Test(arguments: HostileStrings.all)
  func noCellIsAFormulaAndTheTableKeepsItsShape(_ string: String) {
    for text in [
      findingsTable(of: [SampleComparison.hostile(string)], options: ExportOptions()),
      matrixTable(of: [SampleComparison.hostile(string)], options: ExportOptions()),
    ] {
      let rows = rows(of: text)
      #expect(Set(rows.map(\.count)).count == 1)
      for cell in rows.joined() {
        let first = cell.unicodeScalars.first
        #expect(first.map { !["=", "+", "-", "@", "\t", "\r", "\n", "＝"].contains($0) } ?? true)
      }
    }
  }

  @Test func apostropheCanBeRemovedWithoutLoss() {
    for value in ["=1", "'=1", "'", "-", "plain", ""] {
      let cell = SeparatedValues.cell(value)
      #expect((cell.hasPrefix("'") ? String(cell.dropFirst()) : cell) == value)
    }
  }

  @Test(arguments: HostileStrings.all)
  func viewerTableHasTenColumnsForAnyText(_ string: String) {
    let text = marotTable(of: [SampleComparison.hostile(string)], options: ExportOptions())
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(cells.count == 10)
      // The only markup is that of the marked words.
      let bytes = Array(line.utf8)
      for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") {
        let tail = bytes[offset...]
        #expect(tail.starts(with: "<v>".utf8) || tail.starts(with: "</v>".utf8))
      }
    }
  }

  @Test func viewerTableMarksTheWordsAndCountsCleanSegments() {
    let lines = marotTable(of: [SampleComparison.small], options: ExportOptions())
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(lines.count == 5)
    #expect(lines[1][6] == "The presidents <v>re-armed</v> the dialogue in Malmö.")
    #expect(lines[1][7...8] == ["Accuracy/Mistranslation", "Critical"])
    #expect(lines[2][7...8] == ["No-error", "No-error"])
    // The omitted sentence, and an addition after another.
    #expect(lines.filter { $0[7] != "No-error" }.count == 4)
  }

  @Test func quickfixLinesNameTheByteColumnOfTheRetelling() {
    let lines = quickfixList(of: [SampleComparison.small], options: ExportOptions())
      .split(separator: "\n")
    #expect(lines[0].hasPrefix("story.txt:2:16: mistranslation (wrong sense, critical): "))
    #expect(lines[2].hasPrefix("official.txt:3:1: omission (sentence, major): "))
  }

  @Test(arguments: HostileStrings.all)
  func aFindingIsOneLineForAnyText(_ string: String) {
    let reviewed = SampleComparison.hostile(string)
    let list = quickfixList(of: [reviewed], options: ExportOptions())
    #expect(list.split(separator: "\n").count == reviewed.comparison.findings.count)
    let table = markdownTable(of: [reviewed], options: ExportOptions())
    #expect(
      table.split(separator: "\n").filter { $0.hasPrefix("| ") }.count
        == reviewed.comparison.findings.count + 1)
  }

  @Test func markdownMarksVisibleWordsOnly() {
    let table = markdownTable(of: [SampleComparison.small], options: ExportOptions())
    #expect(table.contains("The presidents **resumed** the dialogue"))
    let text = SampleComparison.document([(.body, "over(half)way")])
    let glued = ReviewedComparison(
      Comparison(
        official: text, retelling: text, alignment: Alignment(links: [], words: []),
        findings: [
          SampleComparison.finding("a", .wrongSense, .major, official: "(half)", in: (text, text))
        ], verdict: Verdict(relation: .retells, coverage: 1, evidence: [])))
    #expect(markdownTable(of: [glued], options: ExportOptions()).contains("| over(half)way |"))
  }

  @Test func markdownEscapesMarkupOfTexts() {
    #expect(
      markdownText("a|b <i> *x* [y](z) `c` & \\")
        == "a\\|b &lt;i&gt; \\*x\\* \\[y\\](z) \\`c\\` &amp; \\\\")
  }
}
