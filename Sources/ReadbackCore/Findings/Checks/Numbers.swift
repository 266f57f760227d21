/// Numbers, dates and amounts that differ between counterparts.
enum Numbers {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    var found: [Draft] = []
    for group in evidence.groups {
      let official = group.official.flatMap {
        Quantities.read(evidence.official.document.sentences[$0].tokens, in: evidence.official)
      }
      let retelling = group.retelling.flatMap {
        Quantities.read(evidence.retelling.document.sentences[$0].tokens, in: evidence.retelling)
      }
      // Each value told on both sides is settled, however often.
      let openOfficial = official.filter { one in !retelling.contains { $0.agrees(with: one) } }
      let openRetelling = retelling.filter { one in !official.contains { $0.agrees(with: one) } }
      var taken: Set<Int> = []
      for quantity in openRetelling {
        guard
          let index = openOfficial.indices.first(where: {
            !taken.contains($0) && openOfficial[$0].clashes(with: quantity)
              && stand(openOfficial[$0], quantity, evidence)
          })
        else { continue }
        taken.insert(index)
        let other = openOfficial[index]
        found.append(
          evidence.draft(
            cause: .number, severity: quantity.isVague || other.isVague ? .minor : .critical,
            confidence: quantity.isVague || other.isVague
              ? Calibration.vagueNumber : Calibration.number,
            official: other.tokens,
            retelling: quantity.tokens,
            because: "another \(quantity.noun)"))
      }
    }
    return found
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
        near.contains($0.token) && $0.probability > 0.6
      }) {
        return true
      }
    }
    return false
  }
}
