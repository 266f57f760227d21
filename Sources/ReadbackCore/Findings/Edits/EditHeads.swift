/// The content words next to an edit: if they are counterparts, the edit's words are in the same
/// place.
struct EditHeads {
  /// The content words after the edit are linked with each other.
  let areLinkedAfter: Bool
  /// So are those before it.
  let areLinkedBefore: Bool
  /// They are also the same word.
  let areSameAfter: Bool
  let areSameBefore: Bool

  /// The maximum distance of a head from the edit.
  private static let reach = 4
  private static let leastLink: Float = 0.4

  init(official: Range<Int>, retelling: Range<Int>, _ analysis: PairAnalysis) {
    func heads(_ tokens: some Sequence<Int>, _ side: AnalysedText) -> [Int] {
      Array(tokens.prefix(Self.reach).filter { side.words[$0].isContent }.prefix(2))
    }
    func sentence(_ range: Range<Int>, _ side: AnalysedText) -> Range<Int> {
      let token = min(range.lowerBound, side.words.count - 1)
      return side.document.sentences[side.sentence(ofToken: max(0, token))].tokens
    }
    func isLinked(_ ones: [Int], _ others: [Int]) -> (linked: Bool, same: Bool) {
      var result = (linked: false, same: false)
      for one in ones {
        for partner in analysis.officialPartners[one]
        where partner.probability >= Self.leastLink && others.contains(partner.token) {
          result.linked = true
          if analysis.isSameWord(
            analysis.official.words[one], analysis.retelling.words[partner.token])
          {
            result.same = true
          }
        }
      }
      return result
    }
    let (officialSentence, retellingSentence) = (
      sentence(official, analysis.official), sentence(retelling, analysis.retelling)
    )
    let after = isLinked(
      heads(
        official.upperBound..<max(official.upperBound, officialSentence.upperBound),
        analysis.official),
      heads(
        retelling.upperBound..<max(retelling.upperBound, retellingSentence.upperBound),
        analysis.retelling)
    )
    let before = isLinked(
      heads(
        (min(officialSentence.lowerBound, official.lowerBound)..<official.lowerBound).reversed(),
        analysis.official),
      heads(
        (min(retellingSentence.lowerBound, retelling.lowerBound)..<retelling.lowerBound).reversed(),
        analysis.retelling))
    areLinkedAfter = after.linked
    areSameAfter = after.same
    areLinkedBefore = before.linked
    areSameBefore = before.same
  }
}
