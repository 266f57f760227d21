/// Drafts about amounts that are rendered after all: with the sign as a word, in another order, or
/// by the rest of the whole.
enum EqualAmounts {
  static func without(
    _ drafts: [DraftFinding], _ analysis: PairAnalysis, _ complements: Complements
  ) -> [DraftFinding] {
    let turned = turnedSigns(analysis)
    return drafts.filter { draft in
      if draft.cause == .polarity || draft.cause == .number && draft.origin == .edit,
        complements.contain(draft)
      {
        return false
      }
      guard let official = draft.official, let retelling = draft.retelling else { return true }
      switch draft.cause {
      case .polarity:
        return !turned.contains {
          $0.official.overlaps(official) && $0.retelling.overlaps(retelling)
        }
      case .number where draft.origin == .edit:
        return !areInMovedParts(official, retelling, analysis)
      default: return true
      }
    }
  }

  /// The sentences of "growth was -2 percent" and "the economy shrank by 2 percent".
  private static func turnedSigns(
    _ analysis: PairAnalysis
  ) -> [(official: TextRange, retelling: TextRange)] {
    analysis.groups.flatMap(\.pairs).filter { pair in
      analysis.officialQuantities[pair.official].contains { one in
        one.value != 0
          && analysis.retellingQuantities[pair.retelling].contains {
            $0.value == -one.value && $0.agrees(with: one)
          }
      }
    }.map {
      (
        analysis.official.document.sentences[$0.official].range,
        analysis.retelling.document.sentences[$0.retelling].range
      )
    }
  }

  private static func areInMovedParts(
    _ official: TextRange, _ retelling: TextRange, _ analysis: PairAnalysis
  ) -> Bool {
    analysis.groups.flatMap(\.pairs).contains { pair in
      analysis.official.document.sentences[pair.official].range.overlaps(official)
        && analysis.retelling.document.sentences[pair.retelling].range.overlaps(retelling)
        && MovedParts.areMoved(pair, analysis)
    }
  }
}
