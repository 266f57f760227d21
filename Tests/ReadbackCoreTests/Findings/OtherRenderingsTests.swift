import Testing

@testable import ReadbackCore

private let official = """
  The ministers resumed their talks on the northern border on Monday.
  The engineers inspected the old bridge and closed it to heavy lorries.
  """

private func pair(_ retelling: String) -> AlignedPair {
  Comparer().aligned(Faced.document(official), with: Faced.document(retelling))
}

private let wrong = official.replacing("resumed", with: "abandoned")
private let others = [
  "On Monday the ministers resumed talks about the northern border.\n"
    + "Engineers looked at the old bridge and shut it to heavy lorries.",
  "The ministers took their talks on the northern border up again, resumed on Monday.\n"
    + "The old bridge was inspected by engineers, who closed it for lorries.",
]

@Suite struct OtherRenderingsTests {
  @Test func everyOtherRetellingIsEvidence() {
    let otherRenderings = OtherRenderings.amongEachOther(([wrong] + others).map(pair))
    #expect(otherRenderings.map(\.count) == [2, 2, 2])
  }

  @Test func copiesCountOnceAndNotForThemselves() {
    let otherRenderings = OtherRenderings.amongEachOther(
      [wrong, others[0], others[0], others[1]].map(pair))
    #expect(otherRenderings.map(\.count) == [2, 2, 2, 2])
  }

  @Test func unrelatedTextIsNotEvidence() {
    let moss = "A moss grows on the volcano.\nCollectors are asked not to touch it."
    #expect(OtherRenderings.amongEachOther([wrong, moss].map(pair)).map(\.count) == [0, 1])
  }

  @Test func comparingAgainNeedsNoNewAlignment() {
    let pairs = ([wrong] + others).map(pair)
    let otherRenderings = OtherRenderings.amongEachOther(pairs)[0]
    let comparer = Comparer()
    let alone = comparer.comparison(of: pairs[0])
    let weighed = comparer.comparison(of: pairs[0], otherRenderings: otherRenderings)
    let atOnce = comparer.comparison(
      of: pairs[0].official, with: pairs[0].retelling,
      otherRenderings: OtherRenderings(
        others: pairs.dropFirst().map { comparer.comparison(of: $0) }, for: pairs[0].retelling))
    #expect(weighed.findings.map(\.id) == atOnce.findings.map(\.id))
    #expect(weighed.findings.map(\.confidence) == atOnce.findings.map(\.confidence))
    // Findings without additional doubt keep their identifiers.
    #expect(Set(alone.findings.map(\.id)).isSuperset(of: weighed.findings.map(\.id)))
  }
}
