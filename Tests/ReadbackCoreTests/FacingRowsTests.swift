import ReadbackCore
import TestSupport
import Testing

/// A document with one sentence per paragraph, each `length` bytes long.
private func document(_ lengths: [Int]) -> Document {
  var paragraphs: [Paragraph] = []
  var sentences: [Sentence] = []
  var tokens: [Token] = []
  var start = 0
  for (index, length) in lengths.enumerated() {
    let range = start..<(start + length)
    paragraphs.append(
      Paragraph(range: range, number: index + 1, role: .body, sentences: index..<(index + 1)))
    sentences.append(Sentence(range: range, paragraph: index, tokens: index..<(index + 1)))
    tokens.append(Token(range: range, kind: .word))
    start += length + 1
  }
  let text = lengths.map { String(repeating: "x", count: $0) }.joined(separator: "\n")
  return Document(
    details: DocumentDetails(), text: SourceText(text), paragraphs: paragraphs,
    sentences: sentences, tokens: tokens)
}

private func rows(
  _ official: [Int], _ retelling: [Int], _ pairs: [(Int, Int)],
  order: FacingOrder = .official
) -> [String] {
  let officialDocument = document(official)
  let retellingDocument = document(retelling)
  let links = pairs.map { pair in
    SentenceLink(
      official: [pair.0], retelling: [pair.1],
      pairs: [SentencePair(official: pair.0, retelling: pair.1, score: 1)],
      relation: .equivalent, score: 1)
  }
  let comparison = Comparison(
    official: officialDocument, retelling: retellingDocument,
    alignment: Alignment(links: links, words: []), findings: [],
    verdict: Verdict(relation: .retells, coverage: 1, evidence: []))
  func list(_ indices: [Int]) -> String { indices.map(String.init).joined(separator: ",") }
  return FacingRows(comparison, order: order).rows.map { row in
    var line = list(row.official) + "|" + list(row.retelling)
    if row.isMoved { line += " moved " + list(row.moved) }
    if !row.references.isEmpty { line += " see " + list(row.references) }
    return line
  }
}

@Test func linkedParagraphsShareARow() {
  #expect(rows([50, 50], [50, 50], [(0, 0), (1, 1)]) == ["0|0", "1|1"])
}

@Test func unlinkedParagraphsFollowTheirNeighbour() {
  #expect(rows([50, 50, 50], [50, 50, 50], [(0, 0), (2, 2)]) == ["0|0", "|1", "1|", "2|2"])
}

@Test func leadingUnlinkedParagraphPrecedesItsNeighbour() {
  #expect(rows([50, 50], [50, 50], [(1, 1)]) == ["0|", "|0", "1|1"])
}

@Test func movedParagraphIsBesideItsCounterpart() {
  #expect(
    rows([50, 50, 50], [50, 50, 50], [(0, 2), (1, 0), (2, 1)])
      == ["0|2 moved 2", "1|0", "2|1"])
  #expect(
    rows([50, 50, 50], [50, 50, 50], [(0, 2), (1, 0), (2, 1)], order: .retelling)
      == ["1|0", "2|1", "0|2 moved 0"])
}

@Test func neighboursCoveredByOneParagraphShareItsRow() {
  #expect(rows([50, 60, 50], [160], [(0, 0), (1, 0), (2, 0)]) == ["0,1,2|0"])
}

@Test func summaryIsReferredTo() {
  #expect(
    rows([900, 800, 800], [90], [(0, 0), (1, 0), (2, 0)])
      == ["0|0", "1| see 0", "2| see 0"])
}

@Test func dividedParagraphIsInOneRow() {
  #expect(rows([160], [50, 60, 50], [(0, 0), (0, 1), (0, 2)]) == ["0|0,1,2"])
}

@Test func distantParagraphThatCoversPartIsReferredTo() {
  #expect(
    rows([90, 50, 90], [90, 50, 90], [(0, 0), (1, 1), (2, 2), (2, 0)])
      == ["0|0", "1|1", "2|2 see 0"])
}

@Test(arguments: [FacingOrder.official, .retelling])
func everyParagraphIsInExactlyOneRow(order: FacingOrder) {
  var generator = SeededGenerator(state: 7)
  for _ in 0..<300 {
    let official = (0..<generator.next(below: 9)).map { _ in 10 + generator.next(below: 300) }
    let retelling = (0..<generator.next(below: 9)).map { _ in 10 + generator.next(below: 300) }
    var pairs: [(Int, Int)] = []
    if !official.isEmpty, !retelling.isEmpty {
      for _ in 0..<generator.next(below: 10) {
        pairs.append(
          (generator.next(below: official.count), generator.next(below: retelling.count)))
      }
    }
    let lines = rows(official, retelling, pairs, order: order).map { line in
      line.prefix { $0 != " " }.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.split(separator: ",").compactMap { Int($0) }
      }
    }
    let officialOrder = lines.flatMap { $0[0] }
    let retellingOrder = lines.flatMap { $0[1] }
    #expect(officialOrder.sorted() == Array(official.indices))
    #expect(retellingOrder.sorted() == Array(retelling.indices))
    #expect(
      order == .official
        ? officialOrder == officialOrder.sorted() : retellingOrder == retellingOrder.sorted())
  }
}
