/// What the units of both texts say, as vectors, worked out for those that are asked for.
struct UnitMeanings: Sendable {
  let official: AlignmentUnits
  let retelling: AlignmentUnits
  let encoder: SentenceEncoder

  /// The cosines of some official units with some retelling units, row by row.
  func cosines(
    official rows: [Int], retelling columns: [Int], _ concurrently: Concurrently
  ) -> [Float] {
    let units = rows.map { (official, $0) } + columns.map { (retelling, $0) }
    let encoder = encoder
    let vectors = Stretches.map(units.count, length: 4, concurrently) { stretch in
      units[stretch].map { units, unit in
        encoder.vector(of: units.document.text.bytes[units.ranges[unit]])
      }
    }.flatMap { $0 }
    var cosines: [Float] = []
    cosines.reserveCapacity(rows.count * columns.count)
    for row in rows.indices {
      for column in columns.indices {
        cosines.append(SentenceVector.cosine(vectors[row], vectors[rows.count + column]))
      }
    }
    return cosines
  }
}
