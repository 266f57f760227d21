/// Equivalent words about an amount on both sides.
extension EditEquivalence {
  /// "Every six months" for "twice a year".
  func isOneRate(_ edit: TokenEdit) -> Bool {
    func roles(
      touching tokens: Range<Int>, in sentences: [Int], _ readings: [[Quantities.Reading]],
      _ side: AnalysedText
    ) -> [AmountRole] {
      sentences.flatMap { readings[$0] }.map { AmountRole(of: $0, in: side) }
        .filter { $0.tokens.overlaps(tokens) }
    }
    let retellingRoles = roles(
      touching: edit.retelling, in: group.retelling, analysis.retellingQuantities,
      analysis.retelling)
    return !retellingRoles.isEmpty
      && roles(
        touching: edit.official, in: group.official, analysis.officialQuantities, analysis.official
      ).contains { one in retellingRoles.contains { one.comesAsOften(as: $0) } }
  }

  /// "At least a week in advance" for "no later than a week beforehand": words that give an amount
  /// the same role.
  func isOneRole(_ edit: TokenEdit) -> Bool {
    guard !edit.official.isEmpty, !edit.retelling.isEmpty else { return false }
    let retellingRoles = group.retelling.flatMap { analysis.retellingQuantities[$0] }
    return group.official.flatMap { analysis.officialQuantities[$0] }.contains { one in
      let officialRole = AmountRole(of: one, in: analysis.official)
      guard officialRole.tokens.contains(edit.official) else { return false }
      return retellingRoles.contains { other in
        guard other.agrees(with: one) else { return false }
        let retellingRole = AmountRole(of: other, in: analysis.retelling)
        return retellingRole.tokens.contains(edit.retelling)
          && officialRole.isSameLimit(as: retellingRole)
      }
    }
  }

  /// "The quarter" for "the three months", "a year" for "twelve months".
  func areAsLong(_ edit: TokenEdit) -> Bool {
    guard let one = days(edit.official, analysis.official),
      let other = days(edit.retelling, analysis.retelling)
    else { return false }
    // Calendar months and years are not exactly as long as their parts.
    return abs(one - other) < 0.02 * max(one, other)
  }

  /// The duration that words express by one unit and the count before it.
  private func days(_ tokens: Range<Int>, _ side: AnalysedText) -> Double? {
    let units = tokens.filter {
      side.words[$0].isContent && Numerals.value(ofToken: side.words[$0].form) == nil
    }
    guard units.count == 1, let unit = units.first,
      let days = MeasureUnit(period: side.words[unit].form)?.days
    else { return nil }
    let sentence = side.document.sentences[side.sentence(ofToken: unit)].tokens
    if unit > sentence.lowerBound, let count = Numerals.value(ofToken: side.words[unit - 1].form) {
      return count * days
    }
    // "For months" does not say how many.
    return side.words[unit].form.hasSuffix("s") ? nil : days
  }
}
