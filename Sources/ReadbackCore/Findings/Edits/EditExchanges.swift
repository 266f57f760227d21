/// Edits of a group that swap words: "51 to 49" as "49 to 51".
struct EditExchanges {
  /// Indices of candidates that are half of a swap.
  private(set) var indices: Set<Int> = []
  /// Those of them whose words are joined by "and", a comma and the like, so that order is
  /// irrelevant.
  private(set) var coordinated: Set<Int> = []
  /// Active became passive or the reverse: "by" and a form of "be" are added or dropped, and
  /// subject and object are swapped.
  let isVoiceShifted: Bool

  /// The content words of both sides, by form number.
  private struct ContentForms: Hashable {
    let official: [Int32]
    let retelling: [Int32]
  }

  private static let mostWordsOfAnItem = 2
  private static let joining: Set<String> = ["and", "or", ",", "&", "/", "as", "well", "nor"]
  private static let being: Set<String> = ["is", "are", "was", "were", "be", "been", "being"]

  init(_ candidates: [TokenEdit], edits: ArraySlice<TokenEdit>, _ analysis: PairAnalysis) {
    let (official, retelling) = (analysis.official.words, analysis.retelling.words)
    func changed(_ forms: Set<String>) -> Bool {
      edits.contains { edit in
        let hasOfficial = edit.official.contains { forms.contains(official[$0].form) }
        return hasOfficial != edit.retelling.contains { forms.contains(retelling[$0].form) }
      }
    }
    isVoiceShifted = changed(["by"]) && changed(Self.being)
    func forms(_ tokens: Range<Int>, _ words: [Word]) -> [Int32] {
      tokens.filter { words[$0].isContent }.map { words[$0].formNumber }
    }
    let contents = candidates.map {
      ContentForms(
        official: forms($0.official, official), retelling: forms($0.retelling, retelling))
    }
    var candidatesByContent: [ContentForms: [Int]] = [:]
    for (index, content) in contents.enumerated() {
      candidatesByContent[content, default: []].append(index)
    }
    for (one, edit) in candidates.enumerated()
    where edit.kind == .replace && !contents[one].official.isEmpty
      && contents[one].official != contents[one].retelling
    {
      let opposite = ContentForms(
        official: contents[one].retelling, retelling: contents[one].official)
      for other in candidatesByContent[opposite] ?? [] where other > one {
        indices.formUnion([one, other])
        let ranges = [edit.official, candidates[other].official]
          .sorted { $0.lowerBound < $1.lowerBound }
        let between = ranges[0].upperBound..<max(ranges[0].upperBound, ranges[1].lowerBound)
        func joins(_ token: Int) -> Bool { Self.joining.contains(official[token].form) }
        // "Salt, wool and barley": the words between are list items.
        let items = between.split(whereSeparator: joins)
        if let first = between.first, let last = between.last, joins(first), joins(last),
          items.allSatisfy({ $0.count <= Self.mostWordsOfAnItem })
        {
          coordinated.formUnion([one, other])
        }
      }
    }
  }
}
