/// The meanings of units of both texts, computed on demand.
struct UnitMeanings: Sendable {
  let official: AlignmentUnits
  let retelling: AlignmentUnits
  private(set) var known: KnownMeanings

  init(official: AlignmentUnits, retelling: AlignmentUnits, known: KnownMeanings) {
    self.official = official
    self.retelling = retelling
    self.known = known
  }

  init(official: AlignmentUnits, retelling: AlignmentUnits) {
    self.init(
      official: official, retelling: retelling,
      known: KnownMeanings(
        official: official.document.text, retelling: retelling.document.text))
  }

  /// Computes the meanings of some units.
  mutating func add(
    official rows: some Sequence<Int>, retelling columns: some Sequence<Int>,
    _ concurrently: Concurrently
  ) {
    known.add(rows.map(official(place:)) + columns.map(retelling(place:)), concurrently)
  }

  /// The cosines of the given official units with the given retelling units, row by row; all must
  /// have been added.
  func cosines(official rows: [Int], retelling columns: [Int]) -> [Float] {
    let columnVectors = columns.map { known.known(retelling(place: $0)) }
    var cosines: [Float] = []
    cosines.reserveCapacity(rows.count * columns.count)
    for row in rows {
      let rowVector = known.known(official(place: row))
      for other in columnVectors { cosines.append(SentenceVector.cosine(rowVector, other)) }
    }
    return cosines
  }

  private func official(place unit: Int) -> KnownMeanings.Place {
    KnownMeanings.Place(text: 0, range: official.ranges[unit])
  }

  private func retelling(place unit: Int) -> KnownMeanings.Place {
    KnownMeanings.Place(text: 1, range: retelling.ranges[unit])
  }
}
