import ReadbackCore
import Testing

@testable import ReadbackFormats

struct ExportFormatTests {
  @Test func everyCommandOffersExactlyTheFormatsOfItsRow() {
    for command in ExportCommand.allCases {
      // Word processors' formats are made from HTML by another program.
      for format in ExportFormat.allCases where !format.isMadeByPandoc && format != .notes {
        let text = format.text(of: [SampleComparison.small], for: command)
        #expect((text != nil) == format.row.commands.contains(command), "\(command) \(format)")
        #expect(text.map { $0.utf8.last == 0x0A } ?? true)
      }
    }
  }

  @Test func notesAreWrittenIntoEveryBilingualFile() throws {
    for name in ["a.xlf", "a.xliff", "a.tmx", "a.po"] {
      #expect(try ExportFormat(ofFile: name, for: .list) == .notes)
    }
    #expect(try ExportFormat(ofFile: "a.tmx", for: .print) == .tmx)
    #expect(try ExportFormat(ofFile: "a.tsv", for: .list) == .tsv)
  }

  @Test func emptyListsAndEmptyTextsCanBeWritten() {
    let empty = SampleComparison.document([])
    let nothing = ReviewedComparison(
      Comparison(
        official: empty, retelling: empty, alignment: Alignment(links: [], words: []),
        findings: [], verdict: Verdict(relation: .unrelated, coverage: 0, evidence: [])))
    for command in ExportCommand.allCases {
      for format in ExportFormat.formats(of: command) where !format.isMadeByPandoc {
        #expect(format.text(of: [], for: command) != nil)
        #expect(format.text(of: [nothing], for: command) != nil)
      }
    }
  }

  @Test func rejectedFindingsStayOutOfEveryFormat() {
    let decision = Decision(state: .rejected, comment: "fair", reviewer: "ann", time: "")
    let comparison = SampleComparison.small.comparison
    let reviewed = ReviewedComparison(
      comparison,
      decisions: Dictionary(uniqueKeysWithValues: comparison.findings.map { ($0.id, [decision]) }))
    for command in [ExportCommand.print, .list] {
      for format in ExportFormat.formats(of: command) {
        let text = format.text(of: [reviewed], for: command) ?? ""
        #expect(!text.contains("not official"), "\(command) \(format)")
      }
    }
  }

  @Test func excerptIsCutBetweenWords() throws {
    let text = SampleComparison.document([
      (
        .body,
        String(repeating: "word ", count: 30) + "HERE" + String(repeating: " word", count: 30)
      )
    ])
    let place = try #require(SampleComparison.place(of: "HERE", in: text))
    let excerpt = Excerpt(of: place, in: text)
    #expect(excerpt.words == "HERE")
    #expect(excerpt.before.hasPrefix("… word ") && excerpt.before.hasSuffix("word "))
    #expect(excerpt.after.hasPrefix(" word ") && excerpt.after.hasSuffix("word …"))
  }
}
