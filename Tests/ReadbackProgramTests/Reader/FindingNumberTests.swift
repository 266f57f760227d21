import Foundation
import TestSupport
import Testing

/// A finding has the same number on the screen at any time and in all output.
@Suite(.waiting) struct FindingNumberTests {
  @Test func readerAndListNumberFindingsAlike() throws {
    let texts = ReaderProgram.samples + [ReaderProgram.samples[0]]
    let list = try ProgramRun(["list", "--format", "json"] + texts)
    let reports = try list.output.split(separator: "\n").map {
      try JSONDecoder().decode(Report.self, from: Data($0.utf8))
    }
    let first = try #require(reports.first)
    let numbers = first.findings.map(\.number)
    #expect(numbers.sorted() == Array(1...numbers.count))

    let terminal = try ReaderProgram.openSettled(texts, columnCount: 200, rowCount: 50)
    let row = try #require(terminal.rowIndex(of: " Findings "))
    let labels = (row + 1..<50).map(terminal.row).compactMap { line in
      line.dropFirst(3).prefix { !$0.isWhitespace }.split(separator: " ").first.flatMap { Int($0) }
    }
    #expect(labels.count >= 3)
    #expect(labels == Array(1...labels.count))
    // The same words have the same number, and `:f` goes there.
    let last = try #require(first.findings.max { $0.number < $1.number })
    try terminal.press(":f\(last.number)\r")
    #expect(terminal.row(49).contains("finding \(last.number),"))
  }

  private struct Report: Decodable {
    let findings: [Finding]

    struct Finding: Decodable {
      let number: Int
    }
  }
}
