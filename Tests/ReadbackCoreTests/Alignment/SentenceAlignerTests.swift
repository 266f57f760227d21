import Testing

@testable import ReadbackCore

@Suite struct SentenceAlignerTests {
  let aligner = SentenceAligner()

  let harbour = [
    "The harbour master closed the northern quay after the storm of last Tuesday.",
    "Two fishing boats had broken their moorings and blocked the entrance for nine hours.",
    "Nobody was hurt, but the ferry to the islands did not sail.",
    "Divers will inspect the breakwater as soon as the swell allows.",
    "The town council promised to pay for a new lighthouse lamp.",
  ]

  let harbourRetold = [
    "After last Tuesday's storm the northern quay was shut by the harbour master.",
    "For nine hours the entrance was blocked by two fishing boats that had torn loose.",
    "The island ferry stayed in port; no one was injured.",
    "The breakwater will be inspected by divers when the swell goes down.",
    "A new lamp for the lighthouse will be paid for by the council, it promised.",
  ]

  let orchard = [
    "Apple prices rose sharply because frost killed most of the blossom in April.",
    "Growers in the valley expect half of the usual crop.",
    "The cooperative asks for cheaper loans until the spring.",
    "Pears did better, since they bloom a week later.",
  ]

  private func units(_ texts: [String], isHeading: [Bool] = []) -> AlignmentUnits {
    AlignmentUnits(texts, headings: Set(isHeading.indices.filter { isHeading[$0] }))
  }

  private func links(_ official: [String], _ retelling: [String]) -> [[Int]] {
    aligner.pairs(official: units(official), retelling: units(retelling)).map {
      [$0.official, $0.retelling]
    }
  }

  private func diagonal(_ count: Int) -> [[Int]] { (0..<count).map { [$0, $0] } }

  @Test func aTextIsLinkedToItselfInOrder() {
    #expect(links(harbour, harbour) == diagonal(5))
  }

  @Test func paraphrasesAreLinked() {
    #expect(links(harbour, harbourRetold) == diagonal(5))
  }

  @Test func reorderedSentencesAreLinked() {
    let order = [3, 4, 0, 1, 2]
    let expected = order.indices.map { [order[$0], $0] }.sorted { $0[0] < $1[0] }
    #expect(links(harbour, order.map { harbourRetold[$0] }) == expected)
  }

  @Test func omittedAndAddedSentencesAreNotLinked() {
    var retelling = harbourRetold
    retelling.remove(at: 1)
    retelling.insert(orchard[3], at: 3)
    #expect(links(harbour, retelling) == [[0, 0], [2, 1], [3, 2], [4, 4]])
  }

  @Test func aSentenceThatMergesTwoIsLinkedToBoth() {
    let retelling =
      [harbourRetold[0].dropLast() + ", and " + harbourRetold[1]] + harbourRetold[2...]
    #expect(links(harbour, Array(retelling)) == [[0, 0], [1, 0], [2, 1], [3, 2], [4, 3]])
  }

  @Test func aRepeatedStatementIsLinkedTwice() {
    let found = links(harbour, harbourRetold + [harbour[3]])
    #expect(found.contains([3, 3]))
    #expect(found.contains([3, 5]))
  }

  @Test func unrelatedTextsHaveNoLinks() {
    #expect(links(harbour, orchard).isEmpty)
  }

  @Test func swappingTheSidesMirrorsThePairs() {
    let retelling = Array(harbourRetold.reversed()) + orchard
    let mirrored = links(retelling, harbour).map { [$0[1], $0[0]] }.sorted { $0[0] < $1[0] }
    #expect(links(harbour, retelling) == mirrored)
  }

  @Test func headingsAreLinkedWithHeadingsOnly() {
    let title = "Harbour master closes northern quay after storm"
    let official = units([title] + harbour, isHeading: [true])
    let retelling = units(harbourRetold)
    #expect(
      aligner.pairs(official: official, retelling: retelling).allSatisfy { $0.official > 0 })
    let both = aligner.pairs(
      official: official, retelling: units([title] + harbourRetold, isHeading: [true]))
    #expect(both.filter { $0.official == 0 || $0.retelling == 0 }.count == 1)
    #expect(both.first?.retelling == 0)
  }

  @Test func emptyAndUnusualTextsCanBeAligned() {
    #expect(links([], harbour).isEmpty)
    #expect(links(harbour, []).isEmpty)
    #expect(links(["—"], ["…"]).isEmpty)
    #expect(links(["the of and"], ["of the and"]).isEmpty)
    _ = links(["你好世界"], ["مرحبا بالعالم"])
    _ = links(["NOSPACESATALL"], ["NOSPACESATALL"])
  }

  @Test func sentencesAreNotEncodedWhenWordsAreEnough() {
    let text = units(harbour)
    var meanings = KnownMeanings(official: text.document.text, retelling: text.document.text)
    let result = aligner.pairing(
      official: text, retelling: text, vocabulary: nil, meanings: &meanings,
      concurrently: oneByOne)
    #expect(result.pairs.count == harbour.count)
    #expect(meanings.count == 0)
  }

  @Test func identicalSentencesTakeBoundedWork() {
    let text = Array(repeating: "The council met.", count: 1_500)
    let result = aligner.pairing(official: units(text), retelling: units(text))
    #expect(result.scoredCells < 200 * text.count)
    #expect(result.pairs.count < 3 * text.count)
    #expect(result.pairs.count > text.count / 2)
  }
}
