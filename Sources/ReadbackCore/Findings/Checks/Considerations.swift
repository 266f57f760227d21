/// Something that is only to be considered, but is retold as agreed, planned or done: "agreed to
/// consider extending" as "agreed to extend".
enum Considerations {
  static func drafts(_ analysis: PairAnalysis, _ marks: ScaleMarks) -> [DraftFinding] {
    guard let stage = marks.scales.scale(named: "stage") else { return [] }
    let names = marks.scales.valueNames[stage]
    func value(_ mark: MeaningScales.Mark) -> String? {
      mark.scale == stage ? names[mark.value] : nil
    }
    return analysis.groups.compactMap { group in
      let official = group.official.flatMap { marks.official(inSentence: $0) }
      let retelling = group.retelling.flatMap { marks.retelling(inSentence: $0) }
      guard
        let considered = official.first(where: {
          value($0) == "considered" && isDeliberation($0, in: analysis.official)
        }),
        !official.contains(where: { value($0).map(past.contains) ?? false }),
        !retelling.contains(where: { value($0).map(open.contains) ?? false }),
        let settled = retelling.first(where: {
          (value($0).map(settling.contains) ?? false) && !isIntention($0, in: analysis.retelling)
        }),
        isOfTheSame(considered, settled, group, analysis)
      else { return nil }
      return analysis.draft(
        cause: .status, severity: .critical, confidence: Calibration.consideration,
        official: considered.tokens, retelling: settled.tokens,
        because: Reasons.settled)
    }
  }

  /// Whether the retelling mentions the thing to be considered: one of the next content words.
  private static func isOfTheSame(
    _ considered: MeaningScales.Mark, _ settled: MeaningScales.Mark, _ group: SentenceLink,
    _ analysis: PairAnalysis
  ) -> Bool {
    let side = analysis.official
    let sentence = side.document.sentences[side.sentence(ofToken: considered.tokens.lowerBound)]
    let behind = considered.tokens.upperBound..<sentence.tokens.upperBound
    let objects = behind.filter { side.words[$0].isContent }.prefix(3)
    return objects.contains { token in
      analysis.officialPartners[token].contains {
        $0.probability > 0.5
          && group.retelling.contains(analysis.retelling.sentence(ofToken: $0.token))
          && analysis.retelling.sentence(ofToken: $0.token)
            == analysis.retelling.sentence(ofToken: settled.tokens.lowerBound)
      }
    }
  }

  /// Whether the word is about deciding on an action rather than examining something ("inspect",
  /// "study").
  private static func isDeliberation(_ mark: MeaningScales.Mark, in side: AnalysedText) -> Bool {
    let form = side.words[mark.tokens.lowerBound].form
    return ["consider", "examin", "explor", "whether"].contains { form.hasPrefix($0) }
  }

  /// "Is to" and "hopes to" leave the outcome open.
  private static func isIntention(_ mark: MeaningScales.Mark, in side: AnalysedText) -> Bool {
    ["is", "are", "hopes", "wants", "expects", "aims", "upcoming"].contains(
      side.words[mark.tokens.lowerBound].form)
  }

  private static let past: Set<String> = ["done", "begun"]
  private static let open: Set<String> = ["considered", "proposed", "pending", "postponed"]
  private static let settling: Set<String> = ["agreed", "planned", "done", "begun"]
}
