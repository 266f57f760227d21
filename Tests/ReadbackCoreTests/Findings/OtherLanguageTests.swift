import Testing

@testable import ReadbackCore

private let english = """
  The minister said that the talks with the president went on for three days and were useful.
  Both sides agreed to meet again before the end of the year.
  """

private func comparison(_ official: String, _ retelling: String) -> Comparison {
  Comparer().comparison(
    of: Document(segmenting: SourceText(official)),
    with: Document(segmenting: SourceText(retelling)))
}

/// Swahili: a language without a pack.
private let swahili = """
  Waziri alisema kuwa mazungumzo na rais yaliendelea kwa siku tatu na yalikuwa na manufaa.
  Pande zote mbili zilikubali kukutana tena kabla ya mwisho wa mwaka.
  """

@Test func anotherLanguageIsNotCalledUnrelated() throws {
  let comparison = comparison(swahili, english)
  #expect(comparison.verdict.relation == .undecided)
  let said = try #require(comparison.verdict.evidence.first)
  #expect(said.contains("Swahili") && said.contains("English"))
}

@Test func textsInOneUnknownLanguageAreNotCalledUnrelated() {
  let other = """
    Serikali imetangaza bajeti mpya ya elimu kwa mwaka ujao wa fedha katika mkoa wa kaskazini.
    Walimu wapya wataajiriwa katika shule za msingi na sekondari nchini kote.
    """
  #expect(comparison(swahili, other).verdict.relation == .undecided)
}

@Test func germanWordsAreNotTreatedAsEnglish() {
  let official = """
    Das Ministerium teilte am Montag mit, dass die Zahl der Masern in den vergangenen Wochen sank.
    Nach Angaben der Behörde wurden alle Menschen in den Krankenhäusern der Stadt untersucht.
    """
  let retelling = """
    Wie das Ministerium am Montag mitteilte, ging die Zahl der Masern in den letzten Wochen zurück.
    Laut Behörde wurden sämtliche Patienten in den Krankenhäusern der Stadt untersucht.
    """
  let findings = comparison(official, retelling).findings
  #expect(!findings.contains { [.nonWord, .name].contains($0.cause) })
}

@Test func unrelatedEnglishTextsAreCalledUnrelated() {
  let other = """
    Heavy rain flooded the lower town on Sunday, and the market was closed for repairs.
    A new bridge will be built across the river in spring, said the mayor.
    """
  #expect(comparison(english, other).verdict.relation == .unrelated)
}
