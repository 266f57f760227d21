/// Official units and retelling units that are aligned with each other.
///
/// Terms are renumbered from 0, so that the cost depends on the size of the block and not of the
/// whole texts.
struct AlignmentBlock {
  /// The terms of each row (an official unit) and column (a retelling unit).
  let official: TermRuns
  let retelling: TermRuns
  /// By the block's term numbers.
  let likeness: TermLikeness
  /// For each term, how informative it is within this block.
  let officialWeights: [Float]
  let retellingWeights: [Float]
  private let officialPostings: Postings
  private let retellingPostings: Postings

  /// - Parameters:
  ///   - rows: official units, ascending.
  ///   - columns: retelling units, ascending.
  init(_ terms: UnitTerms, knowledge: TermKnowledge, rows: [Int], columns: [Int]) {
    var numbers: [Int32] = []
    for row in rows { numbers += terms.official[row] }
    for column in columns { numbers += terms.retelling[column] }
    numbers.sort()
    numbers.removeRepeats()
    official = TermRuns(of: terms.official, units: rows, numbers: numbers)
    retelling = TermRuns(of: terms.retelling, units: columns, numbers: numbers)
    officialPostings = Postings(of: official, termCount: numbers.count)
    retellingPostings = Postings(of: retelling, termCount: numbers.count)
    likeness = TermLikeness(
      official: officialPostings.terms, retelling: retellingPostings.terms, numbers: numbers,
      knowledge: knowledge)
    let base = numbers.map { knowledge.weights[Int($0)] }
    officialWeights = officialPostings.weights(base)
    retellingWeights = retellingPostings.weights(base)
  }

  var rowCount: Int { official.count }
  var columnCount: Int { retelling.count }

  /// The rows whose unit contains a term.
  func rows(with term: Int32) -> ArraySlice<Int32> { officialPostings[term] }

  /// The columns whose unit contains a term.
  func columns(with term: Int32) -> ArraySlice<Int32> { retellingPostings[term] }
}

extension AlignmentBlock {
  /// The weight of the part of an official unit that a retelling unit covers and the rivals do not.
  func officialGain(_ row: Int, by column: Int, beyond rivals: [Int]) -> Float {
    Self.gain(
      of: official[row], by: retelling.unit(column), beyond: rivals.map(retelling.unit),
      likeness.fromOfficial, officialWeights)
  }

  /// The weight of the part of a retelling unit that an official unit covers and the rivals do not.
  func retellingGain(_ column: Int, by row: Int, beyond rivals: [Int]) -> Float {
    Self.gain(
      of: retelling[column], by: official.unit(row), beyond: rivals.map(official.unit),
      likeness.fromRetelling, retellingWeights)
  }

  private static func gain(
    of terms: ArraySlice<Int32>, by partner: TermRuns.Unit, beyond rivals: [TermRuns.Unit],
    _ likeness: TermLikeness.Direction, _ weights: [Float]
  ) -> Float {
    var gain: Float = 0
    for term in terms {
      let best = likeness.best(for: term, in: partner)
      guard best > 0 else { continue }
      var others: Float = 0
      for rival in rivals { others = max(others, likeness.best(for: term, in: rival)) }
      gain += weights[Int(term)] * max(0, best - others)
    }
    return gain
  }
}

/// The terms of a block's units, by the block's numbers; ascending and distinct within a unit.
struct TermRuns {
  private var terms: [Int32] = []
  private var bounds = [0]
  /// For each unit, a bit for each of its terms; terms may share a bit.
  private var signatures: [UInt64] = []

  /// The terms of one unit, for look-ups.
  struct Unit {
    fileprivate let terms: ArraySlice<Int32>
    fileprivate let signature: UInt64

    func contains(_ term: Int32) -> Bool {
      guard signature & TermRuns.bit(of: term) != 0 else { return false }
      let place = terms.partitioningIndex { $0 >= term }
      return place < terms.endIndex && terms[place] == term
    }
  }

  init(of side: UnitTerms.SideTerms, units: [Int], numbers: [Int32]) {
    for unit in units {
      // Both lists are sorted, but a unit's is so much shorter that binary search is faster than
      // merging.
      var signature: UInt64 = 0
      for term in side[unit] {
        let number = Int32(numbers.partitioningIndex { $0 >= term })
        terms.append(number)
        signature |= Self.bit(of: number)
      }
      bounds.append(terms.count)
      signatures.append(signature)
    }
  }

  private static func bit(of term: Int32) -> UInt64 { 1 << UInt64(term & 63) }

  var count: Int { bounds.count - 1 }

  subscript(unit: Int) -> ArraySlice<Int32> { terms[bounds[unit]..<bounds[unit + 1]] }

  func unit(_ unit: Int) -> Unit { Unit(terms: self[unit], signature: signatures[unit]) }
}

/// The units of a block's side that contain each term.
private struct Postings {
  /// The side's distinct terms, ascending.
  let terms: [Int32]
  private var places: [Int32]
  private var bounds: [Int]

  init(of runs: TermRuns, termCount: Int) {
    var counts = [Int](repeating: 0, count: termCount + 1)
    for unit in 0..<runs.count { for term in runs[unit] { counts[Int(term) + 1] += 1 } }
    terms = (0..<Int32(termCount)).filter { counts[Int($0) + 1] > 0 }
    for index in 0..<termCount { counts[index + 1] += counts[index] }
    bounds = counts
    places = Array(repeating: 0, count: counts[termCount])
    for unit in 0..<runs.count {
      for term in runs[unit] {
        places[counts[Int(term)]] = Int32(unit)
        counts[Int(term)] += 1
      }
    }
  }

  subscript(term: Int32) -> ArraySlice<Int32> {
    places[bounds[Int(term)]..<bounds[Int(term) + 1]]
  }

  /// The weight of each term: the more units of the block contain it, the less.
  func weights(_ base: [Float]) -> [Float] {
    var weights = base
    for term in terms { weights[Int(term)] /= Float(self[term].count).squareRoot() }
    return weights
  }
}

extension Array where Element: Comparable {
  /// Removes consecutive duplicates from a position on.
  mutating func removeRepeats(from start: Int = 0) {
    guard start < count else { return }
    var last = self[start]
    var kept = start + 1
    for index in (start + 1)..<count where self[index] != last {
      last = self[index]
      self[kept] = last
      kept += 1
    }
    removeSubrange(kept...)
  }
}
