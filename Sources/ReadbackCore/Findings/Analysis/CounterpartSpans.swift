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
  static func all(in analysis: PairAnalysis, longest: Int = 5) -> [CounterpartSpans] {
    var found: [CounterpartSpans] = []
    for group in analysis.groups {
      for sentence in group.retelling {
        let tokens = analysis.retelling.document.sentences[sentence].tokens
        let anchors = tokens.compactMap { anchor(at: $0, analysis) }
        for (before, after) in zip(anchors, anchors.dropFirst()) {
          let official = (before.official + 1)..<max(before.official + 1, after.official)
          let retelling = (before.retelling + 1)..<after.retelling
          guard official.count <= longest, retelling.count <= longest,
            official.contains(where: { analysis.official.words[$0].isContent }),
            retelling.contains(where: { analysis.retelling.words[$0].isContent }),
            isUnbroken(official, analysis.official), isUnbroken(retelling, analysis.retelling)
          else { continue }
          found.append(CounterpartSpans(official: official, retelling: retelling))
        }
      }
    }
    return found
  }

  private static func anchor(
    at token: Int, _ analysis: PairAnalysis
  ) -> (official: Int, retelling: Int)? {
    let word = analysis.retelling.words[token]
    guard word.isContent, let partner = analysis.retellingPartners[token].first,
      partner.probability > WordAligner.sureProbability,
      analysis.isSameWord(analysis.official.words[partner.token], word)
    else { return nil }
    return (partner.token, token)
  }

  /// Whether it is a phrase, rather than the end of one clause and the beginning of another.
  private static func isUnbroken(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
    !tokens.contains { side.words[$0].kind == .mark && side.words[$0].form != "-" }
  }
}
