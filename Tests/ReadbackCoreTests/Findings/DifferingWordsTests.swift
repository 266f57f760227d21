import Testing

@testable import ReadbackCore

private let official = Faced.document(
  "The council resumed its work on the pier.\nThe ferries keep to their timetable.")

private func comparison(
  _ retelling: String, words: [WordLink] = [], findings: [(FindingCause, TextRange?, TextRange?)]
) -> Comparison {
  let document = Faced.document(retelling)
  let links = document.sentences.indices.prefix(2).map { index in
    SentenceLink(
      official: [index], retelling: [index],
      pairs: [SentencePair(official: index, retelling: index, score: 1)], relation: .equivalent,
      score: 1)
  }
  return Comparison(
    official: official, retelling: document, alignment: Alignment(links: links, words: words),
    findings: findings.enumerated().map { number, finding in
      Finding(
        id: "\(number)", cause: finding.0, severity: .major, confidence: 0.9,
        official: finding.1, retelling: finding.2, reason: "", isShown: true)
    }, verdict: Verdict(relation: .retells, coverage: 1, evidence: []))
}

@Suite struct DifferingWordsTests {
  @Test func sameKindOnTheSameOfficialWordsIsARepetition() {
    let mine = comparison("A", findings: [(.wrongSense, 12..<19, nil)])
    let other = comparison("B", findings: [(.nonWord, 12..<15, nil)])
    let elsewhere = comparison("C", findings: [(.wrongSense, 24..<28, nil)])
    let omission = comparison("D", findings: [(.omittedWord, 12..<19, nil)])
    let finding = mine.findings[0]
    #expect(other.repeats(finding, of: mine.retelling))
    #expect(!elsewhere.repeats(finding, of: mine.retelling))
    #expect(!omission.repeats(finding, of: mine.retelling))
  }

  @Test func additionsWithTheSameWordsAreARepetition() {
    let mine = comparison("The mayor smiled.", findings: [(.addedSentence, nil, 0..<17)])
    let other = comparison("Then: the Mayor smiled!", findings: [(.addedSentence, nil, 6..<23)])
    let elsewhere = comparison("The mayor wept.", findings: [(.addedSentence, nil, 0..<15)])
    #expect(other.repeats(mine.findings[0], of: mine.retelling))
    #expect(!elsewhere.repeats(mine.findings[0], of: mine.retelling))
  }

  @Test func wordsWithADifferentCounterpartDiffer() {
    let retold = "Work on the pier re-armed.\nThe ferries keep their timetable."
    let alone = comparison(retold, findings: [])
    func words(_ comparison: Comparison) -> [String] {
      comparison.differingWords(ofOfficialSentence: 0).map { comparison.retelling.text[$0] }
    }
    #expect(words(alone) == ["re-armed"])
    // "on" is linked to "its".
    let linked = comparison(
      retold, words: [WordLink(official: 3, retelling: 1, probability: 1)], findings: [])
    #expect(words(linked) == ["on", "re-armed"])
    #expect(alone.differingWords(ofOfficialSentence: 1).isEmpty)
  }
}
