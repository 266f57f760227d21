/// Which terms of a block's official side mean the same as which of its retelling side, and how
/// surely; by the block's term numbers.
struct TermLikeness {
  struct Neighbour {
    let term: Int32
    /// 0...1; 1 is the same word.
    let likeness: Float
  }

  /// One side's terms and their likes on the other side.
  struct Direction {
    private var neighbours: [Neighbour] = []
    private var bounds: [Int] = [0]

    fileprivate init(_ lists: [[Neighbour]]) {
      bounds.reserveCapacity(lists.count + 1)
      for var list in lists {
        list.sort { ($0.likeness, $1.term) > ($1.likeness, $0.term) }
        neighbours += list
        bounds.append(neighbours.count)
      }
    }

    /// In falling order of likeness, the term itself first when the other side has it.
    subscript(term: Int32) -> ArraySlice<Neighbour> {
      neighbours[bounds[Int(term)]..<bounds[Int(term) + 1]]
    }

    /// How well the most like of some terms, ascending, stands for a term; 0 for none.
    func best(for term: Int32, in terms: ArraySlice<Int32>) -> Float {
      for neighbour in self[term] {
        let place = terms.sortedPlace(of: neighbour.term)
        if place < terms.endIndex, terms[place] == neighbour.term { return neighbour.likeness }
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
    var forward = [[Neighbour]](repeating: [], count: numbers.count)
    var backward = [[Neighbour]](repeating: [], count: numbers.count)
    knowledge.forEachLike(
      official.map { numbers[Int($0)] }, retelling.map { numbers[Int($0)] }
    ) { row, column, likeness in
      let (one, other) = (official[row], retelling[column])
      forward[Int(one)].append(Neighbour(term: other, likeness: likeness))
      backward[Int(other)].append(Neighbour(term: one, likeness: likeness))
    }
    fromOfficial = Direction(forward)
    fromRetelling = Direction(backward)
  }
}
