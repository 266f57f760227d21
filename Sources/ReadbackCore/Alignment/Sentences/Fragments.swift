/// Texts of a few sentences, too short for their words to show whether they are related.
///
/// In a long text the neighbours expose a chance similarity. A conclusion compared with a headline
/// has no neighbours and shares few words with it, so sentence meaning decides.
enum Fragments {
  static let mostUnits = 4
  /// The least similarity in meaning of two related units. It is reached by .72 of 100 pairs of a
  /// paper's conclusion and its press release, and by .07 of mismatched pairs from the same field.
  private static let leastCosine: Float = 0.25

  static func areFragments(_ official: AlignmentUnits, _ retelling: AlignmentUnits) -> Bool {
    official.count <= mostUnits && retelling.count <= mostUnits
      && [official, retelling].allSatisfy { $0.document.language ?? "en" == "en" }
  }

  /// The pairs, and for each unpaired unit of the retelling the likeliest official unit.
  ///
  /// A heading above a text is not the counterpart of a sentence; a text may also be only a heading.
  ///
  /// - Parameters:
  ///    - candidates: pairs that the nets considered likely.
  ///    - isHeading: whether each unit is a heading.
  static func pairs(
    adding candidates: [UnitPair], to pairs: [UnitPair], _ terms: UnitTerms,
    isHeading: (official: [Bool], retelling: [Bool]),
    _ meanings: inout UnitMeanings, _ concurrently: Concurrently
  ) -> [UnitPair] {
    let linked = Set(pairs.map(\.retelling))
    let columns = statements(isHeading.retelling).filter {
      !linked.contains($0) && !terms.retelling[$0].isEmpty
    }
    let rows = statements(isHeading.official).filter { !terms.official[$0].isEmpty }
    guard !columns.isEmpty, !rows.isEmpty else { return pairs }
    meanings.add(official: rows, retelling: columns, concurrently)
    let cosines = meanings.cosines(official: rows, retelling: columns)
    var pairs = pairs
    for (index, column) in columns.enumerated() {
      guard
        let best = rows.indices.max(by: {
          (cosines[$0 * columns.count + index], $1) < (cosines[$1 * columns.count + index], $0)
        })
      else { continue }
      let (row, cosine) = (rows[best], cosines[best * columns.count + index])
      guard cosine >= leastCosine else { continue }
      pairs.append(
        candidates.first { $0.official == row && $0.retelling == column }
          ?? UnitPair(official: row, retelling: column, probability: 0.5, score: cosine))
    }
    return pairs.sorted { ($0.official, $0.retelling) < ($1.official, $1.retelling) }
  }

  /// The units that are not headings; all of them if there are no others.
  private static func statements(_ isHeading: [Bool]) -> [Int] {
    let statements = isHeading.indices.filter { !isHeading[$0] }
    return statements.isEmpty ? Array(isHeading.indices) : statements
  }
}
