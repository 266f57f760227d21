/// The numbers, dates and amounts in an edit's place, complete even if the edit touches only a
/// part.
struct EditQuantities {
  /// Each has an equal on the other side, in any notation.
  let agree: Bool
  /// Both sides have some, and none are equal.
  let clash: Bool
  /// They agree, and the edit contains nothing else.
  let areAll: Bool

  init(_ edit: TokenEdit, _ analysis: PairAnalysis) {
    func readings(
      _ tokens: Range<Int>, _ side: AnalysedText, _ all: [[Quantities.Reading]]
    ) -> [Quantities.Reading] {
      tokens.isEmpty
        ? []
        : all[side.sentence(ofToken: tokens.lowerBound)].filter { reading in
          reading.measuredTokens.contains(where: tokens.contains)
            || reading.tokens.overlaps(tokens)
        }
    }
    let official = readings(edit.official, analysis.official, analysis.officialQuantities)
    let retelling = readings(edit.retelling, analysis.retelling, analysis.retellingQuantities)
    guard !official.isEmpty, !retelling.isEmpty else {
      (agree, clash, areAll) = (false, false, false)
      return
    }
    agree =
      official.allSatisfy { one in retelling.contains { one.agrees(with: $0) } }
      && retelling.allSatisfy { one in official.contains { $0.agrees(with: one) } }
    // "12 noon" has two readings, of which one is "12:00".
    let near = readings(
      max(
        0, edit.official.lowerBound - 1)..<min(
          analysis.official.words.count, edit.official.upperBound + 1), analysis.official,
      analysis.officialQuantities)
    clash = !near.contains { one in retelling.contains { one.agrees(with: $0) } }
    func isCovered(
      _ tokens: Range<Int>, _ side: AnalysedText, _ readings: [Quantities.Reading]
    ) -> Bool {
      tokens.allSatisfy { token in
        !side.words[token].isContent
          || readings.contains {
            $0.tokens.contains(token) || $0.measuredTokens.contains(token)
          }
      }
    }
    areAll =
      agree && isCovered(edit.official, analysis.official, official)
      && isCovered(edit.retelling, analysis.retelling, retelling)
  }
}
