/// Paragraphs and sentences that stand on one side only.
enum UnlinkedUnits {
  static func omissions(_ evidence: Evidence) -> [Gap] {
    gaps(
      evidence.official, groups: evidence.groupOfOfficialSentence,
      causes: (.omittedParagraph, .omittedSentence))
  }

  static func additions(_ evidence: Evidence) -> [Gap] {
    gaps(
      evidence.retelling, groups: evidence.groupOfRetellingSentence,
      causes: (.addedParagraph, .addedSentence))
  }

  /// The poster's own paragraphs.
  static func commentary(_ evidence: Evidence) -> [Draft] {
    evidence.retelling.document.paragraphs.filter { $0.role == .commentary }.map {
      Draft(
        cause: .commentary, severity: .minor, confidence: Calibration.commentary, official: nil,
        retelling: $0.range,
        reason: Reasons.commentary)
    }
  }

  /// Sentences of the retelling that are linked: they may say little of what they are linked with.
  static func linked(_ evidence: Evidence) -> [Gap] {
    let document = evidence.retelling.document
    return document.sentences.indices.filter {
      evidence.groupOfRetellingSentence[$0] != nil && document.role(ofSentence: $0) == .body
        && evidence.retelling.saysSomething(document.sentences[$0].tokens)
        && !evidence.hasEqualWords(retellingSentence: $0)
    }.map { index in
      let tokens = document.sentences[index].tokens
      var features = GapVector()
      features[flag: .isUnit] = true
      features[flag: .isLinkedUnit] = true
      let link = evidence.groups[evidence.groupOfRetellingSentence[index]!]
      features[.linkScore] = Float(link.score)
      return Gap(
        cause: .addedSentence, severity: .major, tokens: tokens,
        place: document.sentences[index].range, features: features)
    }
  }

  private static func gaps(
    _ side: Side, groups: [Int?], causes: (paragraph: FindingCause, sentence: FindingCause)
  ) -> [Gap] {
    stretches(of: side, groups: groups).map {
      var features = GapVector()
      features[flag: .isUnit] = true
      features[flag: .isParagraph] = $0.isParagraph
      return Gap(
        cause: $0.isParagraph ? causes.paragraph : causes.sentence,
        severity: weight($0.tokens, in: side) > 1.5 ? .major : .minor, tokens: $0.tokens,
        place: $0.place, features: features)
    }
  }

  private struct Stretch {
    let place: TextRange
    let tokens: Range<Int>
    let isParagraph: Bool
  }

  /// Whole paragraphs without a link as one stretch, else their sentences without a link.
  private static func stretches(of side: Side, groups: [Int?]) -> [Stretch] {
    let document = side.document
    var found: [Stretch] = []
    for paragraph in document.paragraphs where paragraph.role == .body {
      let unlinked = paragraph.sentences.filter {
        groups[$0] == nil && side.saysSomething(document.sentences[$0].tokens)
          && !Attributions.isNothingElse(document.sentences[$0].tokens, of: side)
      }
      guard !unlinked.isEmpty else { continue }
      if unlinked.count == paragraph.sentences.count, unlinked.count > 1 {
        let tokens =
          document.sentences[paragraph.sentences.lowerBound].tokens
          .lowerBound..<document.sentences[
            paragraph.sentences.upperBound - 1
          ].tokens.upperBound
        found.append(Stretch(place: paragraph.range, tokens: tokens, isParagraph: true))
      } else {
        for index in unlinked {
          let sentence = document.sentences[index]
          found.append(Stretch(place: sentence.range, tokens: sentence.tokens, isParagraph: false))
        }
      }
    }
    return found
  }

  private static func weight(_ tokens: Range<Int>, in side: Side) -> Float {
    side.words[tokens].reduce(0) { $0 + $1.weight }
  }
}

extension Evidence {
  /// Whether each word of a sentence has the same word as its counterpart.
  fileprivate func hasEqualWords(retellingSentence sentence: Int) -> Bool {
    retelling.document.sentences[sentence].tokens.allSatisfy { token in
      let word = retelling.words[token]
      return !word.isContent
        || retellingPartners[token].contains { official.words[$0.token].form == word.form }
    }
  }
}

extension Side {
  /// Whether any word stands there: not only marks, a list number, a dateline.
  fileprivate func saysSomething(_ tokens: Range<Int>) -> Bool {
    tokens.contains { words[$0].kind != .mark }
  }
}
