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

  init(official: AlignmentUnits, retelling: AlignmentUnits, lexicon: Lexicon) {
    table = TermTable(expectedCount: (official.words.count + retelling.words.count) / 4)
    for word in FunctionWords.all {
      _ = table.term(of: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
    firstContentTerm = Int32(table.count)
    self.official = side(of: official, lexicon)
    self.retelling = side(of: retelling, lexicon)
    self.official.unitCounts = unitCounts(of: self.official)
    self.retelling.unitCounts = unitCounts(of: self.retelling)
  }

  private mutating func side(of units: AlignmentUnits, _ lexicon: Lexicon) -> Side {
    var side = Side()
    side.terms.reserveCapacity(units.words.count)
    side.bounds.reserveCapacity(units.count + 1)
    var normal: [UInt8] = []
    for unit in 0..<units.count {
      let start = side.terms.count
      for word in units.words[units.bounds[unit]..<units.bounds[unit + 1]] {
        NormalForm.write(units.text.bytes[word], into: &normal)
        add(normal, to: &side, lexicon)
      }
      var distinct = Array(side.terms[start...])
      distinct.sort()
      distinct.removeRepeats()
      side.terms.removeSubrange(start...)
      side.terms += distinct
      side.bounds.append(side.terms.count)
    }
    return side
  }

  /// A hyphened word is the word without hyphens if there is one ("business-like"), else its parts
  /// are told apart ("Russian-American" holds "Russian"). A number stands without what is written
  /// on to it ("60%" and "60 percent").
  private mutating func add(_ normal: [UInt8], to side: inout Side, _ lexicon: Lexicon) {
    let hyphen: UInt8 = 0x2D
    var parts = [normal[...]]
    if normal.contains(hyphen) {
      let joined = normal.filter { $0 != hyphen }
      let isWord = joined.withUnsafeBufferPointer { lexicon.word($0) } != nil
      parts = isWord ? [joined[...]] : normal.split(separator: hyphen)
    }
    for part in parts where !part.isEmpty {
      let term = table.term(of: Self.number(atStartOf: part) ?? part)
      if term >= firstContentTerm { side.terms.append(term) }
    }
  }

  /// The digits that a term begins with, their points and commas included; nil for a word.
  private static func number(atStartOf term: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let number = term.prefix { (0x2C...0x2E).contains($0) || (0x30...0x3A).contains($0) }
    return number.isEmpty ? nil : number
  }

  private func unitCounts(of side: Side) -> [Int32] {
    var counts = [Int32](repeating: 0, count: table.count)
    for term in side.terms { counts[Int(term)] += 1 }
    return counts
  }
}
