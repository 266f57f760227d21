import Testing

@testable import ReadbackCore

@Test func findingsOfAtLeastTheSeverityAreSelected() {
  let faced = faced(
    "The guild agreed to consider lengthening the pier by winter.",
    "The guild agreed to extend the pier by winter.")
  func severities(from least: Severity) -> Set<Severity> {
    let selection = FindingSelection(minimumSeverity: least, includesDoubts: true)
    return Set(selection.findings(of: ReviewedComparison(faced.comparison)).map(\.severity))
  }
  #expect(severities(from: .minor) == [.minor, .major])
  #expect(severities(from: .major) == [.major])
  #expect(severities(from: .critical) == [])
}
