/// A short sentence that stands where a statement should be told, and does not tell it.
///
/// It is added and the statement omitted, by the alignment; seen together, one became the other.
enum ReplacedStatements {
  /// Longer sentences are additions of their own.
  private static let mostTokens = 9

  /// Puts an added sentence and the omission in its place together; other drafts are kept.
  static func merged(_ drafts: [Draft], _ evidence: Evidence) -> [Draft] {
    SameSubject.merged(openingsMerged(drafts, evidence), evidence)
  }

  private static func openingsMerged(_ drafts: [Draft], _ evidence: Evidence) -> [Draft] {
    let openings = omittedOpenings(drafts, evidence)
    guard !openings.isEmpty else { return drafts }
    let sentences = evidence.retelling.document.sentences
    var kept = drafts.map(Optional.some)
    var replaced: [Draft] = []
    for (position, draft) in drafts.enumerated()
    where draft.cause == .addedSentence {
      guard let place = draft.retelling,
        let index = sentences.firstIndex(atOrAfter: place.lowerBound),
        sentences[index].range == place, sentences[index].tokens.count <= mostTokens,
        let official = officialSentences(told: index + 1, besides: index, evidence),
        let omission = official.lazy.compactMap({ openings[$0] }).first(where: { kept[$0] != nil }),
        let statement = drafts[omission].official
      else { continue }
      kept[position] = nil
      kept[omission] = nil
      replaced.append(self.draft(statement, replacedBy: place, evidence))
    }
    return kept.compactMap { $0 } + replaced
  }

  private static func draft(
    _ statement: TextRange, replacedBy place: TextRange, _ evidence: Evidence
  ) -> Draft {
    let quotes = (
      Quoting.quoted(evidence.official.document.text[statement]),
      Quoting.quoted(evidence.retelling.document.text[place])
    )
    return Draft(
      cause: .wrongSense, severity: .critical, confidence: Calibration.replacedStatement,
      official: statement, retelling: place,
      reason: "\(quotes.1) for the official \(quotes.0): the statement is lost")
  }

  /// Omissions that begin an official sentence, by that sentence.
  private static func omittedOpenings(_ drafts: [Draft], _ evidence: Evidence) -> [Int: Int] {
    let sentences = evidence.official.document.sentences
    var openings: [Int: Int] = [:]
    for (position, draft) in drafts.enumerated()
    where draft.cause == .omittedClause || draft.cause == .omittedSentence {
      guard let place = draft.official,
        let index = sentences.firstIndex(atOrAfter: place.lowerBound - openingBytes),
        sentences[index].range.contains(place.lowerBound)
      else { continue }
      openings[index] = position
    }
    return openings
  }

  /// An opening article or quotation mark may stand before the omitted words.
  private static let openingBytes = 4

  /// The official sentences that the next sentence tells, when it is in the same paragraph.
  private static func officialSentences(
    told next: Int, besides index: Int, _ evidence: Evidence
  ) -> [Int]? {
    let sentences = evidence.retelling.document.sentences
    guard sentences.indices.contains(next),
      sentences[next].paragraph == sentences[index].paragraph
    else { return nil }
    return evidence.groupOfRetellingSentence[next].map { evidence.groups[$0].official }
  }
}

extension [Sentence] {
  /// The first sentence that begins at a byte offset or behind it. O(log n).
  fileprivate func firstIndex(atOrAfter byteOffset: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < byteOffset { low = middle + 1 } else { high = middle }
    }
    return low < count ? low : nil
  }
}
