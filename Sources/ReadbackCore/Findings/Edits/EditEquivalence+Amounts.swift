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
    let told = roles(
      touching: edit.retelling, in: group.retelling, evidence.retellingQuantities,
      evidence.retelling)
    return !told.isEmpty
      && roles(
        touching: edit.official, in: group.official, evidence.officialQuantities, evidence.official
      ).contains { one in told.contains { one.comesAsOften(as: $0) } }
  }

  /// "At least a week in advance" for "no later than a week beforehand": words that give an amount
  /// the same role.
  func isOneRole(_ edit: TokenEdit) -> Bool {
    guard !edit.official.isEmpty, !edit.retelling.isEmpty else { return false }
    let told = group.retelling.flatMap { evidence.retellingQuantities[$0] }
    return group.official.flatMap { evidence.officialQuantities[$0] }.contains { one in
      let mine = AmountRole(of: one, in: evidence.official)
      guard mine.tokens.contains(edit.official) else { return false }
      return told.contains { other in
        guard other.agrees(with: one) else { return false }
        let theirs = AmountRole(of: other, in: evidence.retelling)
        return theirs.tokens.contains(edit.retelling) && mine.isSameLimit(as: theirs)
      }
    }
  }

  /// "The quarter" for "the three months", "a year" for "twelve months".
  func areAsLong(_ edit: TokenEdit) -> Bool {
    guard let one = days(edit.official, evidence.official),
      let other = days(edit.retelling, evidence.retelling)
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
