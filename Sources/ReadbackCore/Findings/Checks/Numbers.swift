/// Numbers, dates and amounts that differ between counterparts.
enum Numbers {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    var found: [Draft] = []
    for group in evidence.groups {
      let official = group.official.flatMap { evidence.officialQuantities[$0] }
      let retelling = group.retelling.flatMap { evidence.retellingQuantities[$0] }
      // Each value told on both sides is settled, however often.
      let openOfficial = official.filter { one in !retelling.contains { $0.agrees(with: one) } }
      let openRetelling = retelling.filter { one in !official.contains { $0.agrees(with: one) } }
      var taken: Set<Int> = []
      for quantity in openRetelling {
        guard
          let index = openOfficial.indices.first(where: {
            !taken.contains($0) && openOfficial[$0].clashes(with: quantity)
              && stand(openOfficial[$0], quantity, evidence)
          }) ?? only(openOfficial, against: quantity, of: openRetelling, in: group, evidence)
        else { continue }
        taken.insert(index)
        let other = openOfficial[index]
        found.append(
          evidence.draft(
            cause: .number, severity: quantity.isVague || other.isVague ? .minor : .critical,
            confidence: quantity.isVague || other.isVague
              ? Calibration.vagueNumber : Calibration.number,
            official: other.tokens(against: quantity),
            retelling: quantity.tokens(against: other),
            because: quantity.difference(from: other)))
      }
    }
    return found
  }

  /// The only open count of a sentence, against the only one of its retelling, when both count what
  /// may be the same.
  private static func only(
    _ official: [Quantities.Reading], against quantity: Quantities.Reading,
    of retelling: [Quantities.Reading], in group: SentenceLink, _ evidence: Evidence
  ) -> Int? {
    let counts = official.indices.filter { official[$0].kind == .count }
    guard group.official.count == 1, group.retelling.count == 1, counts.count == 1,
      retelling.count(where: { $0.kind == .count }) == 1, quantity.kind == .count,
      !official[counts[0]].isVague, !quantity.isVague,
      let one = noun(behind: official[counts[0]].tokens, in: evidence.official),
      let other = noun(behind: quantity.tokens, in: evidence.retelling),
      evidence.officialPartners[one].contains(where: { $0.token == other })
        || evidence.nearness(evidence.official.words[one], evidence.retelling.words[other]) > 0.5
    else { return nil }
    return counts[0]
  }

  /// What is counted: the content word next behind a number.
  private static func noun(behind tokens: Range<Int>, in side: Side) -> Int? {
    let token = tokens.upperBound
    guard side.words.indices.contains(token), side.words[token].isContent else { return nil }
    return token
  }

  /// Whether two quantities stand in the same place: they or the words beside them are
  /// counterparts.
  private static func stand(
    _ official: Quantities.Reading, _ retelling: Quantities.Reading, _ evidence: Evidence
  ) -> Bool {
    let near = (retelling.tokens.lowerBound - 2)..<(retelling.tokens.upperBound + 2)
    for token in official.tokens {
      if evidence.officialPartners[token].contains(where: {
        retelling.tokens.contains($0.token) && $0.probability > 0.5
      }) {
        return true
      }
    }
    for token in [official.tokens.upperBound, official.tokens.lowerBound - 1]
    where evidence.official.words.indices.contains(token) {
      guard evidence.official.words[token].isContent else { continue }
      if evidence.officialPartners[token].contains(where: {
        near.contains($0.token) && $0.probability > 0.5
      }) {
        return true
      }
    }
    return false
  }
}
