import Testing

@testable import ReadbackCore

@Suite struct ForeignSentencesTests {
  private static let official = """
    The council lowered the toll on the bridge. It hopes that more carts will come in winter. \
    The mayor will speak about the plan in March.
    """

  private func comparison(_ retelling: String) -> Comparison {
    Comparer().comparison(
      of: Document(segmenting: SourceText(Self.official)),
      with: Document(segmenting: SourceText(retelling)))
  }

  @Test(arguments: [
    "Er hofft, dass im Winter mehr Wagen kommen werden.",
    "Il espère que davantage de charrettes viendront en hiver.",
    "Spera che più carri arrivino durante l’inverno.",
    "Он надеется, что зимой приедет больше повозок.",
  ])
  func aSentenceInAnotherLanguageIsOnlyUntranslated(foreign: String) {
    let found = comparison(
      "The council lowered the toll on the bridge. \(foreign) The mayor will speak about the plan in March."
    )
    let shown = found.findings.filter(\.isShown)
    #expect(shown.map(\.cause) == [.untranslated])
    #expect(shown.first?.retelling.map { found.retelling.text[$0] } == foreign)
    #expect(found.verdict.relation == .retells || found.verdict.relation == .partly)
  }
}
