/// A short sentence that stands where a statement should be told, and does not tell it.
///
/// It is added and the statement omitted, by the alignment; seen together, one became the other.
enum ReplacedStatements {
  /// Puts an added sentence and the omission in its place together; other drafts are kept.
  static func merged(_ drafts: [Draft], _ evidence: Evidence) -> [Draft] {
    var result = drafts
    for (index, sentence) in evidence.retelling.document.sentences.enumerated()
    where evidence.groupOfRetellingSentence[index] == nil && sentence.tokens.count <= 9 {
      guard
        let added = result.firstIndex(where: {
          $0.cause == .addedSentence && $0.retelling == sentence.range
        }), let next = neighbour(of: index, step: 1, evidence),
        let omitted = result.firstIndex(where: { draft in
          guard let place = draft.official,
            draft.cause == .omittedClause || draft.cause == .omittedSentence
          else { return false }
          return next.contains { evidence.official.document.sentences[$0].range.overlaps(place) }
        }), let place = result[omitted].official,
        isOpening(place, evidence)
      else { continue }
      let quotes = (
        Quoting.quoted(evidence.official.document.text[place]),
        Quoting.quoted(evidence.retelling.document.text[sentence.range])
      )
      let replaced = Draft(
        cause: .wrongSense, severity: .critical, confidence: Calibration.replacedStatement,
        official: place, retelling: sentence.range,
        reason: "official: \(quotes.0); retelling: \(quotes.1): the statement is lost")
      result =
        result.enumerated().filter { $0.offset != added && $0.offset != omitted }
        .map(\.element) + [replaced]
    }
    return result
  }

  /// The official sentences that the next linked sentence of the same paragraph tells.
  private static func neighbour(of index: Int, step: Int, _ evidence: Evidence) -> [Int]? {
    let sentences = evidence.retelling.document.sentences
    let other = index + step
    guard sentences.indices.contains(other),
      sentences[other].paragraph == sentences[index].paragraph,
      let group = evidence.groupOfRetellingSentence[other]
    else { return nil }
    return evidence.groups[group].official
  }

  /// Whether a place is the beginning of its sentence.
  private static func isOpening(_ place: TextRange, _ evidence: Evidence) -> Bool {
    evidence.official.document.sentences.contains {
      $0.range.contains(place.lowerBound) && place.lowerBound - $0.range.lowerBound <= 4
    }
  }
}
