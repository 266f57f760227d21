import Testing

@testable import ReadbackCore

@Suite struct ConsiderationsTests {
  @Test func consideringForAgreeingIsFound() {
    let faced = faced(
      "The guild agreed to consider lengthening the pier by winter.",
      "The guild agreed to extend the pier by winter.")
    #expect(faced.comparison.findings.contains { $0.isShown && $0.cause == .status })
  }

  /// Readers of only the critical findings must be able to rely on them.
  @Test func onlyNearlyCertainFindingsAreCritical() {
    let doubted = faced(
      "The guild agreed to consider lengthening the pier by winter.",
      "The guild agreed to extend the pier by winter.")
    #expect(doubted.shown(.status).map(\.severity) == [.major])
    let certain = faced(
      "Brandvik replied that the lamps would burn.", "Hollen replied that the lamps would burn.")
    #expect(certain.shown(.name).map(\.severity) == [.critical])
  }

  @Test func rephrasedConsiderationIsNotAFinding() {
    let faced = faced(
      "The guild agreed to examine whether the pier can be extended.",
      "The guild has agreed to look into extending the pier.")
    #expect(faced.shown(.status).isEmpty)
  }
}
