/// A place between the same two words in both texts.
///
/// The words around a slot are counterparts, forms of one word, and in the same order on both
/// sides; so the words in the slot on one side correspond to those on the other.
struct CounterpartSpans: Sendable {
  /// Official tokens between the two words; contains a content word.
  let official: Range<Int>
  /// Retelling tokens between the two words; contains a content word.
  let retelling: Range<Int>

  /// The slots of all linked sentences, at most `longest` tokens on either side.
  static func all(in evidence: Evidence, longest: Int = 5) -> [CounterpartSpans] {
    var found: [CounterpartSpans] = []
    for group in evidence.groups {
      for sentence in group.retelling {
        let tokens = evidence.retelling.document.sentences[sentence].tokens
        let anchors = tokens.compactMap { anchor(at: $0, evidence) }
        for (before, after) in zip(anchors, anchors.dropFirst()) {
          let official = (before.official + 1)..<max(before.official + 1, after.official)
          let retelling = (before.retelling + 1)..<after.retelling
          guard official.count <= longest, retelling.count <= longest,
            official.contains(where: { evidence.official.words[$0].isContent }),
            retelling.contains(where: { evidence.retelling.words[$0].isContent }),
            isUnbroken(official, evidence.official), isUnbroken(retelling, evidence.retelling)
          else { continue }
          found.append(CounterpartSpans(official: official, retelling: retelling))
        }
      }
    }
    return found
  }

  private static func anchor(
    at token: Int, _ evidence: Evidence
  ) -> (official: Int, retelling: Int)? {
    let word = evidence.retelling.words[token]
    guard word.isContent, let partner = evidence.retellingPartners[token].first,
      partner.probability > WordAligner.sureProbability,
      evidence.isSameWord(evidence.official.words[partner.token], word)
    else { return nil }
    return (partner.token, token)
  }

  /// Whether it is a phrase, rather than the end of one clause and the beginning of another.
  private static func isUnbroken(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
    !tokens.contains { side.words[$0].kind == .mark && side.words[$0].form != "-" }
  }
}
