import Testing

@testable import ReadbackCore

@Suite struct SentenceLinksTests {
  private func units(_ count: Int) -> AlignmentUnits {
    AlignmentUnits((0..<count).map { "Sentence \($0)." })
  }

  private func pair(_ official: Int, _ retelling: Int, _ score: Double = 0.9) -> SentencePair {
    SentencePair(official: official, retelling: retelling, score: score)
  }

  private func links(
    _ pairs: [SentencePair], _ official: Int, _ retelling: Int, holding held: [ManualLink] = []
  ) -> [[[Int]]] {
    SentenceLink.links(
      from: pairs, official: units(official), retelling: units(retelling), holding: held
    ).map { [$0.official, $0.retelling] }
  }

  @Test func everySentenceIsInExactlyOneLink() {
    let found = links([pair(0, 2), pair(1, 2), pair(3, 0)], 5, 4)
    #expect(found.flatMap { $0[0] }.sorted() == [0, 1, 2, 3, 4])
    #expect(found.flatMap { $0[1] }.sorted() == [0, 1, 2, 3])
  }

  @Test func connectedPairsFormOneGroup() {
    #expect(links([pair(0, 0), pair(1, 0), pair(1, 1)], 2, 2) == [[[0, 1], [0, 1]]])
  }

  @Test func repetitionDoesNotFormUnboundedGroups() {
    // Every sentence is also similar to the next one, as in repetitive text.
    let chain = (0..<999).flatMap { [pair($0, $0), pair($0, $0 + 1)] }
    let found = links(chain, 999, 1000)
    #expect(found.allSatisfy { $0[0].count * $0[1].count <= 400 && !$0[1].isEmpty })
    #expect(found.count < 100)
    let copies = links((0..<1000).map { pair(0, $0) }, 1, 1000)
    #expect(copies.map { $0.map(\.count) } == [[1, 1000]])
  }

  @Test func additionsFollowTheLinkBeforeThem() {
    #expect(
      links([pair(0, 1), pair(1, 3)], 2, 4) == [[[], [0]], [[0], [1]], [[], [2]], [[1], [3]]])
  }

  @Test func omissionsAreInOfficialOrder() {
    #expect(links([pair(2, 0)], 3, 1) == [[[0], []], [[1], []], [[2], [0]]])
  }

  @Test func theScoreIsThatOfTheWeakestPair() {
    let found = SentenceLink.links(
      from: [pair(0, 0, 0.9), pair(0, 1, 0.6)], official: units(1), retelling: units(2))
    #expect(found.map(\.score) == [0.6])
  }

  @Test func aManualLinkOverridesThePairsOfItsSentences() {
    let held = ManualLink(official: 0..<1, retelling: 1..<2, isLinked: true)
    let found = SentenceLink.links(
      from: [pair(0, 0), pair(1, 1)], official: units(2), retelling: units(2), holding: [held])
    #expect(
      found.map { [$0.official, $0.retelling] } == [[[], [0]], [[0], [1]], [[1], []]])
    #expect(found.map(\.isByHand) == [false, true, false])
  }

  @Test func aCutKeepsTheOtherPairs() {
    let held = ManualLink(official: 0..<1, retelling: 0..<1, isLinked: false)
    #expect(
      links([pair(0, 0), pair(1, 1)], 2, 2, holding: [held]) == [
        [[], [0]], [[0], []], [[1], [1]],
      ])
  }
}
