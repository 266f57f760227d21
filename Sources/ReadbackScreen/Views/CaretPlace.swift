import ReadbackCore

/// Where the words of the chosen finding would be in the other text.
struct CaretPlace: Sendable, Hashable {
  let side: Side
  /// Nil without a counterpart: beside the words themselves.
  let byteOffset: Int?
  let ink: Style.Ink
}

extension Session {
  /// The place of missing or added words; nil for a finding with words on both sides.
  var caretPlace: CaretPlace? {
    guard let finding = currentFinding, finding.kind != .mistranslation else { return nil }
    let side: Side = finding.kind == .omission ? .official : .retelling
    guard let range = finding.range(in: side) else { return nil }
    return CaretPlace(
      side: side.other, byteOffset: offset(facing: range, of: side), ink: finding.kind.ink)
  }

  /// After the counterpart of the word before a place, or before that of the word after it;
  /// otherwise at the end of the preceding sentence's counterpart.
  private func offset(facing range: TextRange, of side: Side) -> Int? {
    let document = document(side)
    let other = self.document(side.other)
    guard let comparison = retelling.comparison,
      let sentence = document.indexOfSentence(atByteOffset: range.lowerBound)
    else { return nil }
    guard let link = link(of: side, sentence: sentence) else {
      return endFacing(sentenceBefore: sentence, of: side)
    }
    let counterparts = comparison.counterparts(in: link, of: side)
    let tokens = document.sentences[sentence].tokens
    let before = tokens.last {
      document.tokens[$0].range.upperBound <= range.lowerBound
        && counterparts[$0] != nil
    }
    if let token = before.flatMap({ counterparts[$0] }) {
      return other.tokens[token].range.upperBound
    }
    let after = tokens.first {
      document.tokens[$0].range.lowerBound >= range.upperBound
        && counterparts[$0] != nil
    }
    if let token = after.flatMap({ counterparts[$0] }) {
      return other.tokens[token].range.lowerBound
    }
    let facing = side == .official ? link.retelling : link.official
    return facing.last.map { other.sentences[$0].range.upperBound }
  }

  private func link(of side: Side, sentence: Int) -> SentenceLink? {
    let link =
      side == .official
      ? retelling.link(ofOfficial: sentence) : retelling.link(ofRetelling: sentence)
    return link.flatMap { $0.official.isEmpty || $0.retelling.isEmpty ? nil : $0 }
  }

  /// The end of the counterpart of the nearest linked sentence before, in the same paragraph; nil
  /// if there is none.
  private func endFacing(sentenceBefore sentence: Int, of side: Side) -> Int? {
    let document = document(side)
    let paragraph = document.paragraphs[document.sentences[sentence].paragraph]
    for earlier in paragraph.sentences.reversed() where earlier < sentence {
      guard let link = link(of: side, sentence: earlier) else { continue }
      let facing = side == .official ? link.retelling : link.official
      return facing.last.map { self.document(side.other).sentences[$0].range.upperBound }
    }
    for later in paragraph.sentences where later > sentence {
      guard let link = link(of: side, sentence: later) else { continue }
      let facing = side == .official ? link.retelling : link.official
      return facing.first.map { self.document(side.other).sentences[$0].range.lowerBound }
    }
    return nil
  }
}

extension Comparison {
  /// For each token of one side in a link its counterpart on the other, the last of several.
  func counterparts(in link: SentenceLink, of side: Side) -> [Int: Int] {
    var counterparts: [Int: Int] = [:]
    for sentence in link.official {
      for word in wordLinks(ofOfficialSentence: sentence) {
        if side == .official {
          counterparts[word.official] = word.retelling
        } else {
          counterparts[word.retelling] = word.official
        }
      }
    }
    return counterparts
  }
}
