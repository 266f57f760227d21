/// Paragraphs and sentences that stand on one side only.
enum UnlinkedUnits {
  static func omissions(_ evidence: Evidence) -> [Draft] {
    stretches(of: evidence.official, groups: evidence.groupOfOfficialSentence).map {
      let isParagraph = $0.isParagraph
      let what = isParagraph ? "paragraph" : "sentence"
      return Draft(
        cause: isParagraph ? .omittedParagraph : .omittedSentence,
        severity: weight($0.tokens, in: evidence.official) > 1.5 ? .major : .minor,
        confidence: confidence($0.tokens, in: evidence.official), official: $0.place,
        retelling: nil, reason: "the retelling has nothing that tells this \(what)")
    }
  }

  static func additions(_ evidence: Evidence) -> [Draft] {
    let document = evidence.retelling.document
    var drafts: [Draft] = []
    for paragraph in document.paragraphs where paragraph.role == .commentary {
      drafts.append(
        Draft(
          cause: .commentary, severity: .minor, confidence: Calibration.commentary, official: nil,
          retelling: paragraph.range,
          reason: "the poster's own words: nothing of the official text is told here"))
    }
    for stretch in stretches(of: evidence.retelling, groups: evidence.groupOfRetellingSentence) {
      drafts.append(
        Draft(
          cause: stretch.isParagraph ? .addedParagraph : .addedSentence,
          severity: weight(stretch.tokens, in: evidence.retelling) > 1.5 ? .major : .minor,
          confidence: confidence(stretch.tokens, in: evidence.retelling), official: nil,
          retelling: stretch.place,
          reason: "the official text has nothing that says this"))
    }
    return drafts
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

  /// Short scraps are seldom worth a line.
  private static func confidence(_ tokens: Range<Int>, in side: Side) -> Double {
    weight(tokens, in: side) > 1 ? Calibration.unlinkedSentence : Calibration.unlinkedScrap
  }
}

extension Side {
  /// Whether any word stands there: not only marks, a list number, a dateline.
  fileprivate func saysSomething(_ tokens: Range<Int>) -> Bool {
    tokens.contains { words[$0].kind != .mark }
  }
}
