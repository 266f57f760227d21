/// Text that was pasted twice, glued together or run together.
enum Garbled {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    let repeats = DuplicatedText.repeatedRuns(evidence)
    let places = repeats.compactMap(\.retelling)
    return repeats + DuplicatedText.repeatedSentences(evidence, except: places)
      + GluedSentences.drafts(evidence, except: places) + RunTogether.drafts(evidence)
  }
}
