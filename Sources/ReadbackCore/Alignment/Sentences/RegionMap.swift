/// Which stretches of a long official text are retold in which stretches of the retelling.
///
/// Both texts are cut into stretches of a few units; stretches that share rare terms are likely
/// partners. A path through the likeliest partners that follows both texts in order, and may jump,
/// settles which copy of a repeated passage stands for which; partners off the path stay when they
/// are no mere copies: passages moved or told twice. Near linear in the length of the texts.
struct RegionMap {
  /// Units in a stretch.
  static let stretch = 16

  /// By official stretch: the retelling's stretches to compare it with, ascending.
  let partners: [[Int]]
  /// By official stretch: its partner when both texts are read in order.
  private let path: [Int]

  struct Partner {
    let stretch: Int
    /// The weight of shared rare terms, with that of the stretches before and after.
    var votes: Float
  }

  private static let mostCandidates = 12
  /// Less shared weight than this is chance.
  private static let leastVotes: Float = 1
  /// What a jump of the path costs, in votes.
  private static let jumpCost: Float = 12

  init(officialCount: Int, retellingCount: Int, rareTerms: RareTerms) {
    let rows = (officialCount + Self.stretch - 1) / Self.stretch
    let columns = (retellingCount + Self.stretch - 1) / Self.stretch
    let forward = Self.candidates(officialCount, partners: columns) {
      rareTerms.forEachHit(ofOfficial: $0, $1)
    }
    let backward = Self.candidates(retellingCount, partners: rows) {
      rareTerms.forEachHit(ofRetelling: $0, $1)
    }
    var candidates = forward
    for (column, list) in backward.enumerated() {
      for partner in list
      where !candidates[partner.stretch].contains(where: { $0.stretch == column }) {
        candidates[partner.stretch].append(Partner(stretch: column, votes: partner.votes))
      }
    }
    let supported = Self.supported(candidates)
    path = Self.path(supported, columns: columns)
    partners = Self.partners(supported, path: path, columns: columns)
  }

  /// Whether two units lie about where reading both texts in order puts them.
  func isOnPath(official: Int, retelling: Int) -> Bool {
    abs(retelling / Self.stretch - path[official / Self.stretch]) <= 2
  }

  /// By stretch: the likeliest partners by shared rare terms.
  private static func candidates(
    _ unitCount: Int, partners: Int,
    forEachHit: (_ unit: Int, _ body: (RareTerms.Hit) -> Void) -> Void
  ) -> [[Partner]] {
    var votes = [Float](repeating: 0, count: partners)
    var touched: [Int] = []
    return stride(from: 0, to: unitCount, by: stretch).map { start in
      for unit in start..<min(start + stretch, unitCount) {
        forEachHit(unit) { hit in
          let partner = hit.unit / stretch
          if votes[partner] == 0 { touched.append(partner) }
          votes[partner] += hit.weight
        }
      }
      touched.sort { (votes[$0], $1) > (votes[$1], $0) }
      let best = touched.prefix(mostCandidates).map { Partner(stretch: $0, votes: votes[$0]) }
      for partner in touched { votes[partner] = 0 }
      touched.removeAll(keepingCapacity: true)
      return best
    }
  }

  /// Adds half of what the best following partners of the stretches before and after have.
  private static func supported(_ candidates: [[Partner]]) -> [[Partner]] {
    candidates.indices.map { row in
      candidates[row].map { partner in
        var votes = partner.votes
        for (other, range) in [
          (row - 1, (partner.stretch - 3)...partner.stretch),
          (row + 1, partner.stretch...(partner.stretch + 3)),
        ] where candidates.indices.contains(other) {
          var best: Float = 0
          for neighbour in candidates[other] where range.contains(neighbour.stretch) {
            best = max(best, neighbour.votes)
          }
          votes += best / 2
        }
        return Partner(stretch: partner.stretch, votes: votes)
      }
    }
  }

  /// By official stretch: its partner on the best path, between known ones by even steps.
  private static func path(_ candidates: [[Partner]], columns: Int) -> [Int] {
    struct Step {
      let row: Int
      let column: Int
      var total: Float
      var before: Int
    }
    let rows = candidates.count
    func evenColumn(_ row: Int) -> Float { (Float(row) + 0.5) * Float(columns) / Float(rows) }
    var steps: [Step] = []
    var bounds = [0]
    var bestBefore = -1
    for row in 0..<rows {
      for partner in candidates[row] where partner.votes >= leastVotes {
        // Among copies the one at the even place is as good as any and keeps the order.
        let uneven = abs(Float(partner.stretch) + 0.5 - evenColumn(row)) / Float(columns)
        var step = Step(row: row, column: partner.stretch, total: 0, before: -1)
        if bestBefore >= 0 {
          step.total = max(0, steps[bestBefore].total - jumpCost)
          step.before = bestBefore
        }
        for distance in 1...4 where distance <= row {
          for place in bounds[row - distance]..<bounds[row - distance + 1] {
            let advance = partner.stretch - steps[place].column
            guard advance >= 0, advance <= 3 * distance + 1 else { continue }
            let total = steps[place].total - 0.1 * Float(abs(advance - distance))
            if total > step.total || step.before < 0 {
              step.total = total
              step.before = place
            }
          }
        }
        step.total += partner.votes - 0.1 * uneven
        steps.append(step)
      }
      for place in bounds[row]..<steps.count
      where bestBefore < 0 || steps[place].total > steps[bestBefore].total {
        bestBefore = place
      }
      bounds.append(steps.count)
    }
    var path = [Int](repeating: -1, count: rows)
    var place = bestBefore
    while place >= 0 {
      path[steps[place].row] = steps[place].column
      place = steps[place].before
    }
    return filled(path, columns: columns, evenColumn: evenColumn)
  }

  private static func filled(
    _ path: [Int], columns: Int, evenColumn: (Int) -> Float
  ) -> [Int] {
    var path = path
    let known = path.indices.filter { path[$0] >= 0 }
    for row in path.indices where path[row] < 0 {
      let after = known.sortedPlace(of: row)
      let next = after < known.count ? known[after] : nil
      let last = after > 0 ? known[after - 1] : nil
      let column =
        switch (last, next) {
        case (let last?, let next?):
          row - last <= next - row ? path[last] + row - last : path[next] - (next - row)
        case (let last?, nil): path[last] + row - last
        case (nil, let next?): path[next] - (next - row)
        case (nil, nil): Int(evenColumn(row))
        }
      path[row] = -2 - max(0, min(columns - 1, column))
    }
    return path.map { $0 < 0 ? -2 - $0 : $0 }
  }

  private static func partners(
    _ candidates: [[Partner]], path: [Int], columns: Int
  ) -> [[Int]] {
    var partners = path.map { [$0] }
    // What the path passes over between two stretches goes with the first of them.
    for row in path.indices.dropLast() where (2...5).contains(path[row + 1] - path[row]) {
      partners[row] += (path[row] + 1)..<path[row + 1]
    }
    var pathVotes = [Float](repeating: 0, count: columns)
    var rowVotes = [Float](repeating: 0, count: path.count)
    for (row, list) in candidates.enumerated() {
      for partner in list where abs(partner.stretch - path[row]) <= 1 {
        pathVotes[partner.stretch] += partner.votes
        rowVotes[row] += partner.votes
      }
    }
    for (row, list) in candidates.enumerated() {
      for partner in list where partner.votes >= max(leastVotes, 0.2 * rowVotes[row]) {
        let isCopy =
          abs(partner.stretch - path[row]) > 2
          && partner.votes <= 1.3 * min(rowVotes[row], pathVotes[partner.stretch])
        if !isCopy { partners[row].append(partner.stretch) }
      }
    }
    return partners.map { list in
      var list = list.sorted()
      list.removeRepeats()
      return list
    }
  }
}
