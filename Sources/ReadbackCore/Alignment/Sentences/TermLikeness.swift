/// Which terms of one text mean the same as which of the other, and how surely.
///
/// Sparse: a term's neighbours stand in falling order of likeness, itself first when the other
/// text has it.
struct TermLikeness {
  struct Neighbour {
    let term: Int32
    /// 0...1; 1 is the same word.
    let likeness: Float
  }

  /// Neighbours of term `t` in the other text are `neighbours[bounds[t]..<bounds[t + 1]]`.
  struct Direction {
    var neighbours: [Neighbour] = []
    var bounds: [Int] = [0]

    subscript(term: Int32) -> ArraySlice<Neighbour> {
      neighbours[bounds[Int(term)]..<bounds[Int(term) + 1]]
    }
  }

  let fromOfficial: Direction
  let fromRetelling: Direction

  /// - Parameters:
  ///   - official: distinct terms of the official part.
  ///   - retelling: distinct terms of the retelling's part.
  init(official: [Int32], retelling: [Int32], knowledge: TermKnowledge, termCount: Int) {
    var forward = [[Neighbour]](repeating: [], count: 0)
    forward.reserveCapacity(official.count)
    let finder = knowledge.finder(in: retelling)
    for term in official { forward.append(finder.neighbours(of: term)) }
    var backward = [[Neighbour]](repeating: [], count: termCount)
    for (index, term) in official.enumerated() {
      for neighbour in forward[index] {
        backward[Int(neighbour.term)].append(Neighbour(term: term, likeness: neighbour.likeness))
      }
    }
    var all = [[Neighbour]](repeating: [], count: termCount)
    for (index, term) in official.enumerated() { all[Int(term)] = forward[index] }
    fromOfficial = Self.direction(all)
    fromRetelling = Self.direction(backward)
  }

  private static func direction(_ lists: [[Neighbour]]) -> Direction {
    var direction = Direction()
    direction.bounds.reserveCapacity(lists.count + 1)
    for list in lists {
      direction.neighbours += list.sorted {
        ($0.likeness, $1.term) > ($1.likeness, $0.term)
      }
      direction.bounds.append(direction.neighbours.count)
    }
    return direction
  }
}
