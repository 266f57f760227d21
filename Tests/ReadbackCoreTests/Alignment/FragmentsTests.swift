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

  /// A heading is no sentence, so nothing was added to one.
  @Test func headingAboveACopyIsNotLinked() {
    let text =
      "The President spoke by telephone with the Prime Minister on Tuesday, his office said."
    let document = { (text: String, roles: [Int: ParagraphRole]) in
      Document(segmenting: SourceText(text), details: DocumentDetails(), roles: roles)
    }
    let comparison = Comparer().comparison(
      of: document(text, [:]), with: document("Leaders talk\n" + text, [1: .heading]))
    #expect(comparison.findings.isEmpty)
  }
}
