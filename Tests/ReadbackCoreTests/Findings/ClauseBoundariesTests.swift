import Testing

@testable import ReadbackCore

struct ClauseBoundariesTests {
  private func clauses(_ text: String) -> [String] {
    let document = Faced.document(text)
    let side = Comparer().aligned(document, with: document).analysis.official
    return ClauseBoundaries.clauses(of: document.sentences[0].tokens, words: side.words)
      .map { document.text[side.place(of: $0)] }
  }

  @Test func marksAndConjunctionsDivideASentence() {
    #expect(
      clauses("The town sold the mill, which had stood empty, and leased the weir.") == [
        "The town sold the mill", "which had stood empty", "and leased the weir",
      ])
  }

  @Test func clauseBetweenMarksIsReturnedWholeAndInParts() {
    #expect(
      clauses("The guild raised the fees because the ferry was idle and the boatmen left.") == [
        "The guild raised the fees because the ferry was idle and the boatmen left",
        "The guild raised the fees", "because the ferry was idle", "and the boatmen left",
      ])
  }
}
