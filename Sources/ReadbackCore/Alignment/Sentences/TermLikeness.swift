/// Which terms of a block's official side have the same meaning as which of its retelling side, and
/// with what certainty; by the block's term numbers.
struct TermLikeness {
  struct Neighbour {
    let term: Int32
    /// 0...1; 1 for the same word.
    let likeness: Float
  }

  fileprivate struct Pair {
    let official: Int32
    let retelling: Int32
    let likeness: Float
  }

  /// One side's terms with their similar terms on the other side.
  struct Direction {
    private var neighbours: [Neighbour]
    private var bounds: [Int] = [0]

    /// - Parameter counts: how many neighbours each term has.
    fileprivate init(_ pairs: [Pair], counts: [Int32], by side: (Pair) -> (Int32, Neighbour)) {
      var places: [Int] = []
      places.reserveCapacity(counts.count)
      bounds.reserveCapacity(counts.count + 1)
      for count in counts {
        places.append(bounds[bounds.count - 1])
        bounds.append(bounds[bounds.count - 1] + Int(count))
      }
      neighbours = Array(repeating: Neighbour(term: 0, likeness: 0), count: pairs.count)
      for pair in pairs {
        let (term, neighbour) = side(pair)
        neighbours[places[Int(term)]] = neighbour
        places[Int(term)] += 1
      }
      for term in counts.indices where counts[term] > 1 {
        neighbours[bounds[term]..<bounds[term + 1]].sort {
          ($0.likeness, $1.term) > ($1.likeness, $0.term)
        }
      }
    }

    /// In descending order of similarity; the term itself comes first if the other side has it.
    subscript(term: Int32) -> ArraySlice<Neighbour> {
      neighbours[bounds[Int(term)]..<bounds[Int(term) + 1]]
    }

    /// The greatest similarity between a term and the terms of a unit; 0 if there is none.
    func best(for term: Int32, in unit: TermRuns.Unit) -> Float {
      for place in bounds[Int(term)]..<bounds[Int(term) + 1]
      where unit.contains(neighbours[place].term) {
        return neighbours[place].likeness
      }
      return 0
    }
  }

  let fromOfficial: Direction
  let fromRetelling: Direction

  /// - Parameters:
  ///   - official: the official side's distinct terms, ascending, by the block's numbers.
  ///   - retelling: the retelling side's.
  ///   - numbers: the texts' number of each of the block's terms.
  init(
    official: [Int32], retelling: [Int32], numbers: [Int32], knowledge: TermKnowledge
  ) {
    var pairs: [Pair] = []
    var officialCounts = [Int32](repeating: 0, count: numbers.count)
    var retellingCounts = officialCounts
    knowledge.forEachLike(
      official.map { numbers[Int($0)] }, retelling.map { numbers[Int($0)] }
    ) { row, column, likeness in
      let pair = Pair(official: official[row], retelling: retelling[column], likeness: likeness)
      pairs.append(pair)
      officialCounts[Int(pair.official)] += 1
      retellingCounts[Int(pair.retelling)] += 1
    }
    fromOfficial = Direction(pairs, counts: officialCounts) {
      ($0.official, Neighbour(term: $0.retelling, likeness: $0.likeness))
    }
    fromRetelling = Direction(pairs, counts: retellingCounts) {
      ($0.retelling, Neighbour(term: $0.official, likeness: $0.likeness))
    }
  }
}
