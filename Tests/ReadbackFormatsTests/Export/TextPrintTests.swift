import ReadbackCore
import Testing

@testable import ReadbackFormats

struct TextPrintTests {
  /// A line as scalars with their starting cells.
  private func cells(of line: Substring) -> [Int: Unicode.Scalar] {
    var cells: [Int: Unicode.Scalar] = [:]
    var column = 0
    for scalar in line.unicodeScalars {
      let width = DisplayWidth.columnCount(of: scalar)
      if width > 0 { cells[column] = scalar }
      column += width
    }
    return cells
  }

  private func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(arguments: [70, 71, 100, 133, 200])
  func columnsAreAlignedAndNoLineIsTooWide(_ width: Int) throws {
    let all = try [SampleComparison.small] + SampleComparison.ofSamples(["article-ru-main"])
    for reviewed in all {
      let text = textPrint(of: [reviewed], options: ExportOptions(width: width))
      let lines = lines(of: text)
      let rule = try #require(lines.firstIndex { $0.contains("┼") })
      let bar = (width - 3) / 2 + 1
      let end = lines.firstIndex { ["CRITICAL", "MAJOR", "MINOR"].contains($0) } ?? lines.count
      for (index, line) in lines.enumerated() where index > rule && index < end && !line.isEmpty {
        #expect(cells(of: line)[bar] == "│", "\(line)")
      }
      for line in lines {
        #expect((cells(of: line).keys.max() ?? 0) < width, "\(line)")
      }
    }
  }

  @Test func wordsAreMarkedInPlaceAndListedBelow() {
    let text = textPrint(of: [SampleComparison.small], options: ExportOptions())
    #expect(text.contains("2 ≠ The presidents [resumed]≠1 the dialogue"))
    #expect(text.contains("2 ≠ The presidents [re-armed]≠1 the dialogue"))
    #expect(text.contains("↕ 1   The talks, 会谈,"))
    #expect(text.contains("¶1 page boilerplate"))
    #expect(text.contains("≠1 mistranslation: wrong sense, ¶2 → ¶2, ✓ confirmed"))
    #expect(text.contains("why:       \"re-armed\" stands for \"resumed\""))
    #expect(text.contains("−3 omission: sentence, official ¶3"))
    #expect(!text.contains("sincere]"), "a doubt is not printed unasked")
  }

  @Test func narrowPrintStacksTheSides() {
    let text = textPrint(of: [SampleComparison.small], options: ExportOptions(width: 40))
    let lines = lines(of: text)
    let official = lines.firstIndex { $0.contains("[resumed]≠1") }
    let retelling = lines.firstIndex { $0.hasPrefix("│") && $0.contains("[re-armed]≠1") }
    #expect(official != nil && retelling != nil && official! < retelling!)
    #expect(lines.allSatisfy { (cells(of: $0).keys.max() ?? 0) < 40 })
  }

  @Test(arguments: HostileStrings.all)
  func noTextContainsControlCharacters(_ string: String) {
    for options in [
      ExportOptions(isColored: true), ExportOptions(width: 40, pageLength: 20, isASCII: true),
    ] {
      for command in ExportCommand.allCases {
        for format in [ExportFormat.text, .ansi] {
          let text = format.text(
            of: [SampleComparison.hostile(string)], for: command, options: options)
          guard let text else { continue }
          let bare = withoutColors(text)
          #expect(!bare.contains { $0.isHidden && $0 != "\n" && $0 != "\u{C}" })
          if options.isASCII { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
        }
      }
    }
  }

  /// The scalars without `ESC [ digits m`.
  private func withoutColors(_ text: String) -> [Unicode.Scalar] {
    var bare: [Unicode.Scalar] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        bare.append(scalar)
        continue
      }
      let parameters = rest.dropFirst().prefix { "0123456789;".unicodeScalars.contains($0) }
      if rest.first == "[", rest.dropFirst(1 + parameters.count).first == "m" {
        rest = rest.dropFirst(2 + parameters.count)
      } else {
        bare.append(scalar)
      }
    }
    return bare
  }

  @Test func coloursChangeNoCharacterAndEndOnEveryLine() {
    let plain = textPrint(of: [SampleComparison.small], options: ExportOptions())
    let colored = textPrint(of: [SampleComparison.small], options: ExportOptions(isColored: true))
    #expect(colored.contains("\u{1B}[1m"))
    for (line, coloredLine) in zip(lines(of: plain), lines(of: colored)) {
      var bare = ""
      bare.unicodeScalars.append(contentsOf: withoutColors(String(coloredLine)))
      while bare.hasSuffix(" ") { bare.removeLast() }
      #expect(bare == line)
      let last = coloredLine.split(separator: "\u{1B}").last
      #expect(!coloredLine.contains("\u{1B}") || last?.hasPrefix("[0m") == true)
    }
  }

  @Test func asciiSignsReplaceTheOthers() {
    let text = textPrint(of: [SampleComparison.small], options: ExportOptions(isASCII: true))
    #expect(text.contains("[re-armed]#1"))
    #expect(text.contains("-3 omission: sentence, official P3"))
    #expect(text.contains("Malmo."))
  }

  @Test(arguments: [12, 20, 66])
  func pageBreaksNeverDivideARow(_ pageLength: Int) throws {
    let reviewed = try SampleComparison.ofSamples(["forum-translation"])
    let options = ExportOptions(pageLength: pageLength)
    let pages = textPrint(of: reviewed, options: options).split(separator: "\u{C}")
    #expect(pages.count > 1)
    // If a page can hold it, it is on one page.
    let printed = PrintedComparison(reviewed[0], options: options)
    let columns = FacingColumns(printed, options: options)
    let printedPages = pages.map { page in lines(of: String(page)).map(trimmed) }
    for row in PrintedRow.all(of: reviewed[0].comparison) {
      let block = columns.lines(of: row).map { trimmed($0[...]) }
      guard block.count <= pageLength - columns.heading.count else { continue }
      #expect(printedPages.contains { holds($0, block) }, "\(block.first ?? "")")
    }
    for page in pages { #expect(lines(of: String(page)).count - 1 <= pageLength) }
  }

  private func trimmed(_ line: Substring) -> Substring {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func holds(_ lines: [Substring], _ block: [Substring]) -> Bool {
    lines.count >= block.count
      && (0...(lines.count - block.count)).contains { lines[$0...].starts(with: block) }
  }

  @Test func onlyTheVerdictOfAnUnrelatedRetellingIsPrinted() {
    let comparison = SampleComparison.small.comparison
    let unrelated = ReviewedComparison(
      Comparison(
        official: comparison.official, retelling: comparison.retelling,
        alignment: comparison.alignment, findings: comparison.findings,
        verdict: Verdict(relation: .unrelated, coverage: 0.04, evidence: ["other names"])))
    let text = textPrint(of: [unrelated], options: ExportOptions())
    #expect(text.contains("Does not retell the official text") && text.contains("other names"))
    #expect(!text.contains("RETELLING"))
    let asked = textPrint(of: [unrelated], options: ExportOptions(includesUnrelated: true))
    #expect(asked.contains("RETELLING"))
    #expect(!htmlPage(of: [unrelated], options: ExportOptions()).contains("<table"))
  }

  @Test func overlappingFindingsNestTheirBrackets() {
    let text = SampleComparison.document([(.body, "one two three four")])
    let both = (text, text)
    let reviewed = ReviewedComparison(
      Comparison(
        official: text, retelling: text,
        alignment: Alignment(links: [SampleComparison.link([0], [0])], words: []),
        findings: [
          SampleComparison.finding(
            "a", .omittedClause, .major, official: "two three four", in: both),
          SampleComparison.finding("b", .wrongSense, .major, official: "two", in: both),
          SampleComparison.finding("c", .wrongSense, .major, official: "three four", in: both),
        ], verdict: Verdict(relation: .retells, coverage: 1, evidence: [])))
    let print = textPrint(of: [reviewed], options: ExportOptions(width: 200))
    #expect(print.contains("one [[two]≠2 [three four]≠3]−1"))
  }
}
