import ReadbackCore
import Testing

private func link(_ official: [Int], _ retelling: [Int]) -> SentenceLink {
  SentenceLink(
    official: official, retelling: retelling, pairs: [],
    relation: retelling.isEmpty ? .unlinked : .equivalent, score: 1)
}

private func word(_ official: Int, _ retelling: Int) -> WordLink {
  WordLink(official: official, retelling: retelling, probability: 1)
}

@Test func retellingsAreLinkedThroughTheOfficialText() {
  let one = Alignment(
    links: [link([0], [3]), link([1, 2], [0]), link([3], []), link([], [1])],
    words: [word(0, 9), word(1, 2), word(5, 4)])
  let other = Alignment(
    links: [link([0], [0]), link([1], [1]), link([2], [2]), link([3], [4])],
    words: [word(0, 7), word(1, 1), word(1, 3), word(4, 4)])
  let composed = one.composed(with: other, sentenceCount: 4)
  #expect(composed.links.map(\.official) == [[0], [3]])
  #expect(composed.links.map(\.retelling) == [[1, 2], [0]])
  #expect(composed.words.map { [$0.official, $0.retelling] } == [[2, 1], [2, 3], [9, 7]])
}
