import Foundation
import ReadbackCore
import Testing

@testable import ReadbackFormats

struct JSONReportTests {
  private func report(
    _ reviewed: ReviewedComparison, _ selection: FindingSelection = FindingSelection()
  ) throws -> [String: Any] {
    let text = jsonReport(of: [reviewed], options: ExportOptions(selection: selection))
    return try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func offsetsCutOutExactlyTheQuotedWords() throws {
    let reviewed = SampleComparison.small
    let report = try report(reviewed)
    func words(_ side: String, at place: Any?) throws -> String? {
      guard let place = place as? [String: Int] else { return nil }
      let document = try #require(report[side] as? [String: Any])
      let scalars = Array(try #require(document["text"] as? String).unicodeScalars)
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[try #require(place["start"])..<#require(place["end"])])
      return String(words)
    }
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.count == 3)
    for finding in findings {
      let source = try #require(
        reviewed.comparison.findings.first { $0.id == finding["id"] as? String })
      #expect(
        try words("official", at: finding["official"])
          == source.official.map { reviewed.comparison.official.text[$0] })
      #expect(
        try words("retelling", at: finding["retelling"])
          == source.retelling.map { reviewed.comparison.retelling.text[$0] })
    }
  }

  @Test func keysAreInTheDocumentedOrder() {
    let text = jsonReport(of: [SampleComparison.small], options: ExportOptions())
    var rest = Substring(text)
    for key in [
      "version", "verdict", "relation", "coverage", "evidence", "official", "title", "path", "text",
      "paragraphs", "number", "start", "end", "role", "sentences", "retelling", "links", "words",
      "findings", "id", "kind", "cause", "severity", "confidence", "reason", "shown", "review",
    ] {
      let range = rest.range(of: "\"\(key)\":")
      #expect(range != nil, "\(key) is missing or too early")
      if let range { rest = rest[range.upperBound...] }
    }
  }

  @Test func oneReportPerLine() {
    let text = jsonReport(
      of: [SampleComparison.small, SampleComparison.small], options: ExportOptions())
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
  }

  @Test func doubtsAreIncludedOnRequestAndMarked() throws {
    let findings = try report(SampleComparison.small, FindingSelection(includesDoubts: true))[
      "findings"]
    let all = try #require(findings as? [[String: Any]])
    #expect(all.map { $0["shown"] as? Bool } == [true, true, true, false])
    #expect(all.map { $0["number"] as? Int } == [1, 3, 2, 4])
  }

  @Test func mostSevereAndMostCertainComeFirst() throws {
    let small = SampleComparison.small.comparison
    let findings = zip([0.6, 0.9, 0.95, 0.7], [.major, .major, .minor, .critical] as [Severity])
      .enumerated().map { index, finding in
        Finding(
          id: "f\(index)", cause: .omittedSentence, severity: finding.1, confidence: finding.0,
          official: small.official.sentences[0].range, retelling: nil, reason: "", isShown: true)
      }
    let comparison = Comparison(
      official: small.official, retelling: small.retelling, alignment: small.alignment,
      findings: findings, verdict: small.verdict)
    let listed = try report(ReviewedComparison(comparison, decisions: [:]))["findings"]
    let all = try #require(listed as? [[String: Any]])
    #expect(all.map { $0["id"] as? String } == ["f3", "f1", "f0", "f2"])
    #expect(all.map { $0["number"] as? Int } == [4, 2, 1, 3])
  }

  @Test func rejectedFindingsAreIncludedOnRequest() throws {
    let decision = Decision(state: .rejected, reviewer: "ann", time: "")
    let reviewed = ReviewedComparison(
      SampleComparison.small.comparison, decisions: ["m1": [decision]])
    #expect(try #require(report(reviewed)["findings"] as? [Any]).count == 2)
    let all = try report(reviewed, FindingSelection(includesRejected: true))
    let reviews = try #require(all["findings"] as? [[String: Any]]).map { $0["review"] as? String }
    #expect(reviews == ["rejected", "unreviewed", "unreviewed"])
  }

  @Test func linkClaimsOnlyThePairsThatWereMade() {
    let whole = SampleComparison.link([0, 1], [4, 5])
    #expect(claims(of: whole).map(\.official) == [[0, 1]])
    let stairs = SampleComparison.link([0, 1], [4, 5], pairs: [(0, 4), (1, 4), (1, 5)])
    #expect(claims(of: stairs).map(\.official) == [[0], [1]])
    #expect(claims(of: stairs).map(\.retelling) == [[4], [4, 5]])
    #expect(claims(of: SampleComparison.link([0], [])).isEmpty)
  }

  @Test(arguments: HostileStrings.all)
  func anyTextSurvivesARoundTrip(_ string: String) throws {
    let report = try report(SampleComparison.hostile(string))
    let document = try #require(report["official"] as? [String: Any])
    // Foundation replaces nothing, but compares canonically: compare scalars.
    let title = try #require(document["title"] as? String)
    #expect(Array(title.unicodeScalars) == Array(string.unicodeScalars))
  }

  @Test func numbersAreShortAndFinite() {
    #expect(decimal(0.97, places: 4) == "0.97")
    #expect(decimal(1, places: 4) == "1")
    #expect(decimal(-0.00001, places: 4) == "0")
    #expect(decimal(-1.5, places: 4) == "-1.5")
    #expect(decimal(.nan, places: 4) == "0")
    #expect(decimal(-.infinity, places: 4) == "0")
  }
}
