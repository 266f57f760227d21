extension PairAnalysis {
  /// The drafts except those inside sentences that both texts share verbatim: nothing is
  /// mistranslated, added or omitted there.
  func withoutCopied(_ drafts: [DraftFinding]) -> [DraftFinding] {
    var isOfficialCopied = [Bool](repeating: false, count: official.document.sentences.count)
    var isCopy = [Bool](repeating: false, count: retelling.document.sentences.count)
    for pair in groups.lazy.flatMap(\.pairs) where areCopies(pair) {
      isOfficialCopied[pair.official] = true
      isCopy[pair.retelling] = true
    }
    return drafts.filter { draft in
      // A sentence may be duplicated, or attributed to another speaker.
      if draft.cause == .garbled || draft.cause == .speaker { return true }
      return draft.retelling.map { !lie($0, retelling, isCopy) }
        ?? draft.official.map { !lie($0, official, isOfficialCopied) } ?? true
    }
  }

  private func areCopies(_ pair: SentencePair) -> Bool {
    let (one, other) = (
      official.document.sentences[pair.official], retelling.document.sentences[pair.retelling]
    )
    return one.range.count == other.range.count
      && official.document.text.bytes[one.range].elementsEqual(
        retelling.document.text.bytes[other.range])
  }

  /// Whether all sentences that a place touches are copied.
  private func lie(_ place: TextRange, _ side: AnalysedText, _ isCopied: [Bool]) -> Bool {
    let sentences = side.document.sentenceIndices(touching: place)
    return !sentences.isEmpty && sentences.allSatisfy { isCopied[$0] }
  }
}
