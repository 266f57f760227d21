/// Two short sentences that say something else of the same thing: "the harvest was rich" and "the crop
/// was plentiful".
///
/// They have so little in common that one is omitted and the other added, by the alignment; but
/// nothing else is left to be told, so they are one statement in other words.
enum SameSubject {
  /// Content words besides the subject, names aside.
  private static let mostWords = 4
  /// Longer lists are not compared pair by pair.
  private static let mostSentences = 64

  /// Puts an omitted and an added sentence of one subject together; other drafts are kept.
  static func merged(_ drafts: [Draft], _ evidence: Evidence) -> [Draft] {
    let omittedCount = drafts.count { $0.cause == .omittedSentence }
    let addedCount = drafts.count { $0.cause == .addedSentence }
    guard min(omittedCount, addedCount) > 0, max(omittedCount, addedCount) <= mostSentences
    else { return drafts }
    let omitted = statements(in: drafts, .omittedSentence, evidence.official, evidence)
    var added = statements(in: drafts, .addedSentence, evidence.retelling, evidence)
    var kept = drafts.map(Optional.some)
    var replaced: [Draft] = []
    for statement in omitted {
      let subject = evidence.official.words[statement.subject]
      guard
        let index = added.firstIndex(where: {
          evidence.nearness(subject, evidence.retelling.words[$0.subject]) >= 0.6
        })
      else { continue }
      let other = added.remove(at: index)
      kept[statement.draft] = nil
      kept[other.draft] = nil
      replaced.append(
        evidence.draft(
          cause: .wrongSense, severity: .minor, confidence: Calibration.sameSubject,
          official: statement.tokens, retelling: other.tokens,
          because: "the same subject, but something else is said of it"))
    }
    return kept.compactMap { $0 } + replaced
  }

  /// Without one of these before it a word may as well be a verb.
  private static let determiners: Set<String> = [
    "the", "this", "these", "their", "his", "her", "its", "our",
  ]

  private struct Statement {
    /// Index into the drafts.
    let draft: Int
    let subject: Int
    /// Without what frames it.
    let tokens: Range<Int>
  }

  private static func statements(
    in drafts: [Draft], _ cause: FindingCause, _ side: Side, _ evidence: Evidence
  ) -> [Statement] {
    drafts.indices.compactMap { index in
      guard drafts[index].cause == cause,
        let place = drafts[index].official ?? drafts[index].retelling,
        let sentence = side.document.indexOfSentence(atByteOffset: place.lowerBound)
      else { return nil }
      let tokens = side.document.sentences[sentence].tokens
      // Of long sentences there is no need to know more.
      guard tokens.count <= 30 else { return nil }
      let frames = LinkingPhrases.tokens(in: tokens, of: side)
        .union(Attributions.tokens(in: tokens, of: side, lexicon: evidence.lexicon))
      let content = tokens.filter {
        side.words[$0].isContent && !frames.contains($0) && !side.words[$0].looksLikeName
          && !GeneralWords.contains(side.words[$0])
      }
      guard let subject = content.first, let last = content.last,
        (2...(mostWords + 1)).contains(content.count), subject > tokens.lowerBound,
        determiners.contains(side.words[subject - 1].form)
      else { return nil }
      return Statement(draft: index, subject: subject, tokens: subject..<(last + 1))
    }
  }
}
