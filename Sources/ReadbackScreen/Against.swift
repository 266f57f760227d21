import ReadbackCore

/// Another retelling shown in place of the official text.
struct AgainstState: Sendable {
  /// Its index.
  let retelling: Int
  /// The two retellings, linked through the official text.
  let pair: RetellingState
}

extension Session {
  /// The retelling on the right, compared either with the official text or with another retelling.
  var retelling: RetellingState { against?.pair ?? retellings[currentRetelling] }

  /// Shows the next other retelling in the left column; after the last, the official text again.
  mutating func showAgainstNext() -> [Effect] {
    let others = retellings.indices.filter { $0 != currentRetelling && canStandAgainst($0) }
    let next = others.first { $0 > against?.retelling ?? -1 }
    guard let next else {
      leaveAgainst()
      notice = "the official text again"
      return []
    }
    showAgainst(next)
    return []
  }

  mutating func showAgainst(_ index: Int) {
    guard canStandAgainst(index), index != currentRetelling else { return }
    let sentence = currentOfficialSentence
    guard let left = retellings[index].comparison,
      let right = retellings[currentRetelling].comparison
    else { return }
    var pair = RetellingState(document: retellings[currentRetelling].document)
    pair.take(FacedComparison(left.faced(with: right)))
    overlays.removeAll()
    clearSearch()
    panel.hasFocus = false
    against = nil
    let place = sentence.map { official.sentences[$0].range.lowerBound }
    relayout { $0.against = AgainstState(retelling: index, pair: pair) }
    if let place, let counterpart = left.firstCounterpart(ofOffset: place) {
      goToLeft(left.retelling.sentences[counterpart].range.lowerBound)
    }
    notice =
      "\(index + 1), \(retellings[index].name), on the left; \(keyName(of: .against)) shows the next,"
      + " Esc the official text"
  }

  /// Shows the official text again, at the current place.
  mutating func leaveAgainst() {
    guard let known = against else { return }
    let left = retellings[known.retelling]
    let offset = place.officialByteOffset
    relayout { $0.against = nil }
    guard let sentence = offset.flatMap(left.document.indexOfSentence(atByteOffset:)),
      let counterpart = left.link(ofRetelling: sentence)?.official.first
    else { return }
    goToLeft(official.sentences[counterpart].range.lowerBound)
  }

  mutating func goToLeft(_ byteOffset: Int) {
    guard let (item, line) = position(of: byteOffset, in: .official) else { return }
    jump(toItem: item, line: line)
    followCursor()
  }

  private func canStandAgainst(_ index: Int) -> Bool {
    retellings[index].comparison != nil && !retellings[index].isUnrelated
  }

  var refusalOfAgainst: String? {
    if against != nil { return nil }
    if retellings.count == 1 { return "there is only one retelling" }
    guard let comparison = retellings[currentRetelling].comparison else { return "still comparing" }
    if !comparison.verdict.relation.isRelated {
      return comparison.verdict.relation == .undecided
        ? "the texts are in languages that are not compared"
        : "this text does not retell the official text"
    }
    let others = retellings.indices.filter { $0 != currentRetelling }
    if others.contains(where: canStandAgainst) { return nil }
    return others.contains { retellings[$0].comparison == nil }
      ? "still comparing" : "no other text retells the official one"
  }
}

extension Comparison {
  /// The first sentence of the retelling linked to the official sentence at a byte offset.
  func firstCounterpart(ofOffset byteOffset: Int) -> Int? {
    guard let sentence = official.indexOfSentence(atByteOffset: byteOffset) else { return nil }
    return alignment.links.first { $0.official.contains(sentence) }?.retelling.first
  }

  /// This retelling beside another of the same official text, which takes the official side.
  fileprivate func faced(with other: Comparison) -> Comparison {
    Comparison(
      official: retelling, retelling: other.retelling,
      alignment: alignment.composed(
        with: other.alignment, sentenceCount: official.sentences.count), findings: [],
      verdict: Verdict(relation: .retells, coverage: other.verdict.coverage, evidence: []))
  }
}
