import Testing

@testable import ReadbackCore

@Suite struct ConsiderationsTests {
  @Test func whatIsOnlyToBeConsideredIsNotSettled() {
    let faced = faced(
      "The guild agreed to consider lengthening the pier by winter.",
      "The guild agreed to extend the pier by winter.")
    #expect(faced.comparison.findings.contains { $0.isShown && $0.cause == .status })
  }

  /// Whoever reads only what is critical must be able to rely on it.
  @Test func onlyWhatIsNearlyCertainIsCalledCritical() {
    let doubted = faced(
      "The guild agreed to consider lengthening the pier by winter.",
      "The guild agreed to extend the pier by winter.")
    #expect(doubted.shown(.status).map(\.severity) == [.major])
    let certain = faced(
      "Brandvik replied that the lamps would burn.", "Hollen replied that the lamps would burn.")
    #expect(certain.shown(.name).map(\.severity) == [.critical])
  }

  @Test func consideringInOtherWordsIsNoFinding() {
    let faced = faced(
      "The guild agreed to examine whether the pier can be extended.",
      "The guild has agreed to look into extending the pier.")
    #expect(faced.shown(.status).isEmpty)
  }
}
