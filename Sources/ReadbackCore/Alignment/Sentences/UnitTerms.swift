/// The content words of both texts as term numbers, and what each is worth.
struct UnitTerms {
  /// The distinct content words of one side's units.
  struct Side {
    /// Of all units, in unit order; ascending and distinct inside a unit.
    var terms: [Int32] = []
    /// Terms of unit `u` are `terms[bounds[u]..<bounds[u + 1]]`.
    var bounds = [0]
    /// In how many units a term stands, by term.
    var unitCounts: [Int32] = []

    var count: Int { bounds.count - 1 }

    subscript(unit: Int) -> ArraySlice<Int32> {
      terms[bounds[unit]..<bounds[unit + 1]]
    }
  }

  private(set) var table: TermTable
  private(set) var official = Side()
  private(set) var retelling = Side()
  /// Terms below this are function words and never stand in a side.
  let firstContentTerm: Int32

  init(official: AlignmentUnits, retelling: AlignmentUnits) {
    table = TermTable(expectedCount: (official.words.count + retelling.words.count) / 4)
    for word in FunctionWords.all {
      _ = table.term(of: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
    firstContentTerm = Int32(table.count)
    self.official = side(of: official)
    self.retelling = side(of: retelling)
    self.official.unitCounts = unitCounts(of: self.official)
    self.retelling.unitCounts = unitCounts(of: self.retelling)
  }

  private mutating func side(of units: AlignmentUnits) -> Side {
    var side = Side()
    side.terms.reserveCapacity(units.words.count)
    side.bounds.reserveCapacity(units.count + 1)
    var normal: [UInt8] = []
    for unit in 0..<units.count {
      let start = side.terms.count
      for word in units.words[units.bounds[unit]..<units.bounds[unit + 1]] {
        TermTable.normalize(units.text.bytes[word], into: &normal)
        // The parts of a hyphened word are told apart: "Russian-American" holds "Russian".
        for part in normal.split(separator: 0x2D) {
          let term = table.term(of: part)
          if term >= firstContentTerm { side.terms.append(term) }
        }
      }
      let sorted = side.terms[start...].sorted()
      side.terms.removeSubrange(start...)
      for term in sorted where side.terms.count == start || side.terms.last != term {
        side.terms.append(term)
      }
      side.bounds.append(side.terms.count)
    }
    return side
  }

  private func unitCounts(of side: Side) -> [Int32] {
    var counts = [Int32](repeating: 0, count: table.count)
    for term in side.terms { counts[Int(term)] += 1 }
    return counts
  }
}
