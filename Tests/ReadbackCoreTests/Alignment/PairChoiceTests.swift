import Testing

@testable import ReadbackCore

/// Which of several probable pairs are kept.
@Suite struct PairChoiceTests {
  /// The chosen cells if every cell is equally probable.
  private func chosen(_ official: [String], _ retelling: [String]) -> [[Int]] {
    let official = AlignmentUnits(official)
    let retelling = AlignmentUnits(retelling)
    let vocabulary = Vocabulary(
      of: [official.document, retelling.document], lexicon: .standard)
    let terms = UnitTerms(
      official: official, retelling: retelling, vocabulary: vocabulary, lexicon: .standard)
    let knowledge = TermKnowledge(of: terms, lexicon: .standard, senses: vocabulary.senses)
    let block = AlignmentBlock(
      terms, knowledge: knowledge, rows: Array(0..<official.count),
      columns: Array(0..<retelling.count))
    let matrix = CellMatrix(block)
    let candidates = CandidateCells(matrix) { _, _ in true }
    let choice = PairChoice(
      block, matrix, candidates,
      probabilities: [Float](repeating: 0.9, count: candidates.cells.count),
      isHeading: { _ in false
      })
    return choice.places.map { [candidates.cells[$0].row, candidates.cells[$0].column] }
  }

  @Test func aPairThatCoversMoreOfBothSentencesIsKept() {
    let pairs = chosen(
      [
        "The mayor opened the library and the council raised the toll.",
        "The guild painted the lighthouse and divers cleaned the harbour.",
      ],
      [
        "The mayor opened the library and the guild painted the lighthouse.",
        "The council raised the toll and divers cleaned the harbour.",
      ])
    #expect(pairs == [[0, 0], [0, 1], [1, 0], [1, 1]])
  }

  @Test func copiesArePairedOneToOne() {
    let copies = ["The mayor opened the library.", "The mayor opened the library."]
    #expect(chosen(copies, copies) == [[0, 0], [1, 1]])
  }
}
