/// Text that was pasted twice, glued together or run together.
enum Garbled {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let repeats = DuplicatedText.repeatedRuns(analysis)
    let places = repeats.compactMap(\.retelling)
    return repeats + DuplicatedText.repeatedSentences(analysis, except: places)
      + GluedSentences.drafts(analysis, except: places) + RunTogether.drafts(analysis)
  }
}
