import Testing

@testable import ReadbackCore

/// A conclusion and a headline hardly share a word.
@Suite struct FragmentsTests {
  private let conclusion =
    "Children with thinner parents had a markedly higher probability of being underweight."

  @Test func shortTextsOnTheSameTopicAreLinked() {
    let faced = Faced(conclusion, "Slim mothers and fathers tend to have slim sons and daughters.")
    #expect(faced.comparison.verdict.relation != .unrelated)
    #expect(
      !faced.comparison.alignment.links.filter { !$0.official.isEmpty && !$0.retelling.isEmpty }
        .isEmpty)
  }

  @Test func shortTextsOnDifferentTopicsAreNotLinked() {
    let faced = Faced(conclusion, "The ferry to the island was cancelled because of the storm.")
    #expect(faced.comparison.verdict.relation == .unrelated)
  }
}
