import ReadbackCore
import Testing

/// What is found on pairs that nothing was trained on may not fall silently. Floors are a little below
/// what was measured on 27 November 2026 on 20 pairs: grave mistranslations .39 at a precision of .90,
/// major omissions .63 at .69, major additions .83 at .79.
@Suite struct AccuracyFloorsTests {
  private struct Count {
    var found = 0
    var wanted = 0
    var right = 0
    var shown = 0

    var recall: Double { Double(found) / Double(wanted) }
    var precision: Double { Double(right) / Double(shown) }
  }

  @Test func floorsHold() throws {
    var grave = Count()
    var gaps: [FindingKind: Count] = [.omission: Count(), .addition: Count()]
    for pair in try AnnotatedPair.kept() {
      let comparison = Comparer().comparison(
        of: Document(segmenting: SourceText(pair.official)),
        with: Document(segmenting: SourceText(pair.retelling)))
      let shown = comparison.findings.filter { $0.isShown && $0.cause != .wording }
      count(mistranslations: shown, in: pair, &grave)
      for kind in [FindingKind.omission, .addition] {
        count(gaps: shown.filter { $0.kind == kind }, of: kind, in: pair, &gaps[kind]!)
      }
    }
    #expect(grave.recall >= 0.35)
    #expect(grave.precision >= 0.82)
    #expect(gaps[.omission]!.recall >= 0.60)
    #expect(gaps[.omission]!.precision >= 0.64)
    #expect(gaps[.addition]!.recall >= 0.86)
    #expect(gaps[.addition]!.precision >= 0.66)
  }

  private func count(mistranslations shown: [Finding], in pair: AnnotatedPair, _ count: inout Count)
  {
    let places = shown.filter { $0.kind == .mistranslation }.compactMap(\.retelling).map(bytes)
    let wrong = pair.gold.mistranslations.map {
      (
        place: AnnotatedPair.place(of: $0.retelling, in: pair.retelling),
        isGrave: $0.severity != "minor"
      )
    }
    let unsure = pair.gold.borderline.compactMap(\.retelling).map {
      AnnotatedPair.place(of: $0, in: pair.retelling)
    }
    for mistake in wrong where mistake.isGrave {
      count.wanted += 1
      if places.contains(where: { $0.overlaps(mistake.place) }) { count.found += 1 }
    }
    for place in places {
      let isRight = wrong.contains { $0.place.overlaps(place) }
      guard isRight || !unsure.contains(where: { $0.overlaps(place) }) else { continue }
      count.shown += 1
      if isRight { count.right += 1 }
    }
  }

  private func count(
    gaps shown: [Finding], of kind: FindingKind, in pair: AnnotatedPair, _ count: inout Count
  ) {
    let isOmission = kind == .omission
    let text = isOmission ? pair.official : pair.retelling
    let places = shown.compactMap { isOmission ? $0.official : $0.retelling }.map(bytes)
    let items = (isOmission ? pair.gold.omissions : pair.gold.additions).map {
      (place: AnnotatedPair.place(of: $0.quote, in: text), isMajor: $0.weight == "major")
    }
    for item in items where item.isMajor {
      count.wanted += 1
      if 2 * shared(item.place, places) >= item.place.count { count.found += 1 }
    }
    for place in places {
      count.shown += 1
      if 2 * shared(place, items.map(\.place)) >= place.count { count.right += 1 }
    }
  }

  private func bytes(_ range: TextRange) -> Range<Int> {
    Int(range.lowerBound)..<Int(range.upperBound)
  }

  /// How many bytes of a place are covered by others.
  private func shared(_ place: Range<Int>, _ others: [Range<Int>]) -> Int {
    place.count { byte in others.contains { $0.contains(byte) } }
  }
}
