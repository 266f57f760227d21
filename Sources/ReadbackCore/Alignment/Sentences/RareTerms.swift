/// Terms that occur in few units of both texts: their units are probably counterparts.
struct RareTerms {
  struct Hit {
    let unit: Int
    let weight: Float
  }

  /// A term in more units of a side than this is poor evidence.
  private static let mostUnits: Int32 = 20

  private let terms: UnitTerms
  private let knowledge: TermKnowledge
  private let officialBounds: [Int32]
  private let officialUnits: [Int32]
  private let retellingBounds: [Int32]
  private let retellingUnits: [Int32]

  init(_ terms: UnitTerms, _ knowledge: TermKnowledge) {
    self.terms = terms
    self.knowledge = knowledge
    let isRare = (0..<terms.table.count).map { term in
      (1...Self.mostUnits).contains(terms.official.unitCounts[term])
        && (1...Self.mostUnits).contains(terms.retelling.unitCounts[term])
    }
    (officialBounds, officialUnits) = Self.postings(of: terms.official, where: isRare)
    (retellingBounds, retellingUnits) = Self.postings(of: terms.retelling, where: isRare)
  }

  private static func postings(
    of side: UnitTerms.SideTerms, where isRare: [Bool]
  ) -> (bounds: [Int32], units: [Int32]) {
    var bounds: [Int32] = [0]
    bounds.reserveCapacity(isRare.count + 1)
    for (term, isRare) in isRare.enumerated() {
      bounds.append(bounds[term] + (isRare ? side.unitCounts[term] : 0))
    }
    var units = [Int32](repeating: 0, count: Int(bounds[isRare.count]))
    var next = bounds
    for unit in 0..<side.count {
      for term in side[unit] where isRare[Int(term)] {
        units[Int(next[Int(term)])] = Int32(unit)
        next[Int(term)] += 1
      }
    }
    return (bounds, units)
  }

  /// Calls `body` with each retelling unit that shares a rare term with an official unit.
  func forEachHit(ofOfficial unit: Int, _ body: (Hit) -> Void) {
    for term in terms.official[unit] {
      let units = retellingUnits[
        Int(retellingBounds[Int(term)])..<Int(retellingBounds[Int(term) + 1])]
      guard !units.isEmpty else { continue }
      let product = Float(units.count) * Float(terms.official.unitCounts[Int(term)])
      let weight = knowledge.weights[Int(term)] / product.squareRoot()
      for other in units { body(Hit(unit: Int(other), weight: weight)) }
    }
  }

  /// Calls `body` with each official unit that shares a rare term with a retelling unit.
  func forEachHit(ofRetelling unit: Int, _ body: (Hit) -> Void) {
    for term in terms.retelling[unit] {
      let units = officialUnits[
        Int(officialBounds[Int(term)])..<Int(officialBounds[Int(term) + 1])]
      guard !units.isEmpty else { continue }
      let product = Float(units.count) * Float(terms.retelling.unitCounts[Int(term)])
      let weight = knowledge.weights[Int(term)] / product.squareRoot()
      for other in units { body(Hit(unit: Int(other), weight: weight)) }
    }
  }
}
