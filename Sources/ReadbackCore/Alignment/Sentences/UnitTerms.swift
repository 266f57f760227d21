/// The content words of both texts as term numbers, with their weights.
struct UnitTerms {
  /// The distinct content words of one side's units.
  struct SideTerms {
    /// Of all units, in unit order; ascending and distinct within a unit.
    var terms: [Int32] = []
    /// Terms of unit `u` are `terms[bounds[u]..<bounds[u + 1]]`.
    var bounds = [0]
    /// For each term, how many units contain it.
    var unitCounts: [Int32] = []

    var count: Int { bounds.count - 1 }

    subscript(unit: Int) -> ArraySlice<Int32> {
      terms[bounds[unit]..<bounds[unit + 1]]
    }
  }

  private(set) var table: TermTable
  private(set) var official = SideTerms()
  private(set) var retelling = SideTerms()
  /// Terms below this number are function words, which are never part of a side.
  let firstContentTerm: Int32

  /// - Parameter vocabulary: of the official units' document and the retelling's, in this order.
  init(
    official: AlignmentUnits, retelling: AlignmentUnits, vocabulary: Vocabulary, lexicon: Lexicon
  ) {
    table = TermTable(expectedCount: vocabulary.surfaces.count)
    for word in FunctionWords.all {
      _ = table.term(of: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
    firstContentTerm = Int32(table.count)
    var known = TermsOfSurfaces(vocabulary.surfaces, lexicon)
    self.official = side(of: official, vocabulary.tokens[0], &known)
    self.retelling = side(of: retelling, vocabulary.tokens[1], &known)
    self.official.unitCounts = unitCounts(of: self.official)
    self.retelling.unitCounts = unitCounts(of: self.retelling)
  }

  /// - Parameter surfaces: of the document's tokens.
  private mutating func side(
    of units: AlignmentUnits, _ surfaces: [Int32], _ known: inout TermsOfSurfaces
  ) -> SideTerms {
    var side = SideTerms()
    side.terms.reserveCapacity(units.words.count)
    side.bounds.reserveCapacity(units.count + 1)
    for unit in 0..<units.count {
      let start = side.terms.count
      for word in units.words[units.bounds[unit]..<units.bounds[unit + 1]] {
        for term in known.terms(of: surfaces[word], numberedBy: &table)
        where term >= firstContentTerm {
          side.terms.append(term)
        }
      }
      side.terms[start...].sort()
      side.terms.removeRepeats(from: start)
      side.bounds.append(side.terms.count)
    }
    return side
  }

  private func unitCounts(of side: SideTerms) -> [Int32] {
    var counts = [Int32](repeating: 0, count: table.count)
    for term in side.terms { counts[Int(term)] += 1 }
    return counts
  }
}

/// The terms of a vocabulary's surfaces, found on first use.
private struct TermsOfSurfaces {
  private let surfaces: [String]
  private let lexicon: Lexicon
  /// For each surface, the range of its terms in `terms`; nil before first use.
  private var places: [Range<Int>?]
  private var terms: [Int32] = []

  init(_ surfaces: [String], _ lexicon: Lexicon) {
    self.surfaces = surfaces
    self.lexicon = lexicon
    places = Array(repeating: nil, count: surfaces.count)
  }

  mutating func terms(of surface: Int32, numberedBy table: inout TermTable) -> ArraySlice<Int32> {
    if let known = places[Int(surface)] { return terms[known] }
    let start = terms.count
    let normal = NormalForm.of(Array(surfaces[Int(surface)].utf8)[...])
    for part in parts(of: normal) {
      terms.append(table.term(of: Self.number(atStartOf: part) ?? part))
    }
    places[Int(surface)] = start..<terms.count
    return terms[start...]
  }

  /// A hyphenated word becomes the word without hyphens if that exists ("co-operation"), otherwise
  /// its parts ("Franco-German" contains "German"). A number loses its suffix ("60%" and "60
  /// percent").
  private func parts(of normal: [UInt8]) -> [ArraySlice<UInt8>] {
    let hyphen: UInt8 = 0x2D
    guard normal.contains(hyphen) else { return normal.isEmpty ? [] : [normal[...]] }
    let joined = normal.filter { $0 != hyphen }
    let isWord = joined.withUnsafeBufferPointer { lexicon.word($0) } != nil
    return isWord ? [joined[...]] : normal.split(separator: hyphen)
  }

  /// The digits at the beginning of a term, including points and commas; nil for a word.
  private static func number(atStartOf term: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let number = term.prefix { (0x2C...0x2E).contains($0) || (0x30...0x3A).contains($0) }
    return number.isEmpty ? nil : number
  }
}
