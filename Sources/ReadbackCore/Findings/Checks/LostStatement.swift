/// What somebody said or did in the official text is only said to exist in the retelling: "the
/// ministers discussed fares" told as "there are fares".
enum LostStatement {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    var found: [Draft] = []
    for group in evidence.groups {
      for sentence in group.retelling {
        let tokens = evidence.retelling.document.sentences[sentence].tokens
        guard saysOnlyThatItExists(tokens, evidence.retelling),
          let official = group.pairs.first(where: { $0.retelling == sentence })?.official,
          let act = lostAct(evidence.official.document.sentences[official].tokens, evidence)
        else { continue }
        let officialRange = evidence.official.document.sentences[official].tokens.lowerBound
        let phrase = phrase(around: act, from: officialRange, in: evidence.official)
        found.append(
          evidence.draft(
            cause: .wrongSense, severity: .critical, confidence: Calibration.lostStatement,
            official: phrase,
            retelling: tokens,
            because: "what was done or said is lost"))
      }
    }
    return found
  }

  /// "There is …" and little else.
  private static func saysOnlyThatItExists(_ tokens: Range<Int>, _ side: Side) -> Bool {
    let forms = side.words[tokens].prefix(2).map(\.form)
    guard tokens.count <= 9, forms.count == 2, forms[0] == "there" else { return false }
    return ["is", "are", "was", "were"].contains(forms[1])
  }

  /// The official sentence's first verb of speech, when it begins the statement.
  private static func lostAct(_ tokens: Range<Int>, _ evidence: Evidence) -> Int? {
    tokens.prefix(10).first { token in
      guard let id = evidence.official.words[token].id else { return false }
      let lexicon = evidence.lexicon
      return evidence.official.words[token].isContent
        && (SpeechAct(lemma: evidence.official.words[token].form) != nil
          || lexicon.lemmas(of: id).contains {
            SpeechAct(lemma: lexicon.spelling(of: $0)) != nil
          })
    }
  }

  /// From the sentence's start to the end of the verb's object: the next mark, or eight words.
  private static func phrase(around act: Int, from start: Int, in side: Side) -> Range<Int> {
    var end = act + 1
    while end < side.words.count, side.words[end].kind != .mark, end - act < 8 { end += 1 }
    return start..<end
  }
}
