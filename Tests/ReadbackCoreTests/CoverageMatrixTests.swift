import ReadbackCore
import Testing

struct CoverageMatrixTests {
  /// A text with one sentence per paragraph.
  private func document(_ lines: [String]) -> Document {
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    var tokens: [Token] = []
    var start = 0
    for (index, line) in lines.enumerated() {
      let range = start..<(start + line.utf8.count)
      tokens.append(Token(range: range, kind: .word))
      sentences.append(Sentence(range: range, paragraph: index, tokens: index..<(index + 1)))
      paragraphs.append(
        Paragraph(
          range: range, number: index + 1, role: line.hasPrefix("#") ? .heading : .body,
          sentences: index..<(index + 1)))
      start = range.upperBound + 1
    }
    return Document(
      details: DocumentDetails(), text: SourceText(lines.joined(separator: "\n")),
      paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }

  private func link(_ official: Int, _ retelling: Int, _ relation: LinkRelation) -> SentenceLink {
    SentenceLink(
      official: [official], retelling: [retelling],
      pairs: [SentencePair(official: official, retelling: retelling, score: 1)],
      relation: relation, score: 1)
  }

  private func comparison(
    _ links: [SentenceLink], findings: [(FindingCause, Int?, Int?, isShown: Bool)] = []
  ) -> Comparison {
    let official = document(["# head", "one", "two", "three"])
    let retelling = document(["eins", "zwei", "drei"])
    return Comparison(
      official: official, retelling: retelling, alignment: Alignment(links: links, words: []),
      findings: findings.enumerated().map { index, finding in
        Finding(
          id: "f\(index)", cause: finding.0, severity: .major, confidence: 1,
          official: finding.1.map { official.sentences[$0].range },
          retelling: finding.2.map { retelling.sentences[$0].range }, reason: "",
          isShown: finding.isShown)
      }, verdict: Verdict(relation: .retells, coverage: 1, evidence: []))
  }

  private func states(_ reviewed: ReviewedComparison) -> [CoverageState] {
    CoverageMatrix(of: [reviewed]).columns[0].map(\.state)
  }

  @Test func rowsAreTheBodySentences() {
    let matrix = CoverageMatrix(of: [ReviewedComparison(comparison([]))])
    #expect(matrix.sentences == [1, 2, 3])
    #expect(matrix.columns[0].map(\.state) == [.missing, .missing, .missing])
    #expect(CoverageMatrix(of: []).columns.isEmpty)
  }

  @Test func relationDecidesWithoutFindings() {
    let links = [link(1, 0, .equivalent), link(2, 1, .partial), link(3, 2, .distorted)]
    #expect(states(ReviewedComparison(comparison(links))) == [.carried, .partly, .distorted])
  }

  @Test func findingsOverrideTheRelation() {
    let links = [link(1, 0, .distorted), link(2, 1, .paraphrase), link(3, 2, .paraphrase)]
    let reviewed = ReviewedComparison(
      comparison(
        links,
        findings: [
          (.omittedClause, 1, nil, isShown: true), (.polarity, nil, 1, isShown: true),
          (.addedClause, 3, 2, isShown: true),
        ]))
    #expect(states(reviewed) == [.partly, .distorted, .carried])
  }

  @Test func rejectedFindingsAndDoubtsDoNotAffectTheCell() {
    let reviewed = ReviewedComparison(
      comparison(
        [link(1, 0, .distorted), link(2, 1, .paraphrase)],
        findings: [(.polarity, 1, 0, isShown: true), (.wrongSense, 2, 1, isShown: false)]),
      decisions: ["f0": [Decision(state: .rejected, reviewer: "ann", time: "")]])
    #expect(states(reviewed) == [.carried, .carried, .missing])
  }

  @Test func reviewersWhoDifferMakeItDisputed() {
    let comparison = comparison([], findings: [(.polarity, 1, nil, isShown: true)])
    func state(_ decisions: [(String, ReviewState)]) -> ReviewState {
      ReviewedComparison(
        comparison,
        decisions: ["f0": decisions.map { Decision(state: $0.1, reviewer: $0.0, time: "") }]
      ).state(of: comparison.findings[0])
    }
    #expect(state([]) == .unreviewed)
    #expect(state([("ann", .rejected), ("ann", .confirmed)]) == .confirmed)
    #expect(state([("ann", .rejected), ("bob", .confirmed)]) == .disputed)
    #expect(state([("ann", .rejected), ("ann", .unreviewed)]) == .unreviewed)
  }
}
