/// A run of official units and a run of retelling units that are aligned with each other.
struct AlignmentBlock {
  let terms: UnitTerms
  /// Indices of the units, ascending.
  let officialUnits: [Int]
  let retellingUnits: [Int]
  let likeness: TermLikeness
  /// By term: how much it says in a unit of this block.
  let officialWeights: [Float]
  let retellingWeights: [Float]
  private let officialPostings: Postings
  private let retellingPostings: Postings

  init(
    _ terms: UnitTerms, knowledge: TermKnowledge, officialUnits: [Int], retellingUnits: [Int]
  ) {
    self.terms = terms
    self.officialUnits = officialUnits
    self.retellingUnits = retellingUnits
    officialPostings = Postings(of: terms.official, units: officialUnits, count: terms.table.count)
    retellingPostings = Postings(
      of: terms.retelling, units: retellingUnits, count: terms.table.count)
    likeness = TermLikeness(
      official: officialPostings.terms, retelling: retellingPostings.terms, knowledge: knowledge,
      termCount: terms.table.count)
    officialWeights = officialPostings.weights(knowledge.weights)
    retellingWeights = retellingPostings.weights(knowledge.weights)
  }

  func weight(ofOfficial unit: Int) -> Float {
    terms.official[unit].reduce(0) { $0 + officialWeights[Int($1)] }
  }

  func weight(ofRetelling unit: Int) -> Float {
    terms.retelling[unit].reduce(0) { $0 + retellingWeights[Int($1)] }
  }

  /// The block's rows whose unit has a term.
  func rows(with term: Int32) -> ArraySlice<Int> { officialPostings[term] }

  /// The block's columns whose unit has a term.
  func columns(with term: Int32) -> ArraySlice<Int> { retellingPostings[term] }
}

/// Where in a block each term stands.
private struct Postings {
  /// Distinct terms of the block, ascending.
  let terms: [Int32]
  private var places: [Int]
  private var bounds: [Int]

  init(of side: UnitTerms.Side, units: [Int], count: Int) {
    var counts = [Int](repeating: 0, count: count + 1)
    for unit in units { for term in side[unit] { counts[Int(term) + 1] += 1 } }
    terms = (0..<Int32(count)).filter { counts[Int($0) + 1] > 0 }
    for index in 1...count { counts[index] += counts[index - 1] }
    bounds = counts
    places = Array(repeating: 0, count: counts[count])
    var next = counts
    for (place, unit) in units.enumerated() {
      for term in side[unit] {
        places[next[Int(term)]] = place
        next[Int(term)] += 1
      }
    }
  }

  subscript(term: Int32) -> ArraySlice<Int> {
    places[bounds[Int(term)]..<bounds[Int(term) + 1]]
  }

  /// What a term is worth: less the more units of the block have it.
  func weights(_ base: [Float]) -> [Float] {
    var weights = base
    for term in terms { weights[Int(term)] /= Float(self[term].count).squareRoot() }
    return weights
  }
}
