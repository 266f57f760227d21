/// Which parts of a long official text correspond to which parts of the retelling.
///
/// Both texts are divided into chunks of a few units; chunks that share rare terms are likely
/// partners. A path through the likeliest partners that follows both texts in order, with jumps,
/// decides between copies of a repeated passage; partners off the path are kept unless they are
/// mere copies: they are moved passages, or passages rendered twice. Nearly linear in the length of
/// the texts.
struct RegionMap {
  /// Units per chunk.
  static let chunkSize = 16

  /// For each official chunk, the retelling chunks to compare it with, ascending.
  let partners: [[Int]]
  /// For each official chunk, its partner when both texts are read in order.
  private let path: [Int]

  struct Partner {
    let chunk: Int
    /// The weight of shared rare terms, including those of the chunks before and after.
    var votes: Float
  }

  private static let mostCandidates = 12
  /// Less shared weight than this may be chance.
  private static let leastVotes: Float = 1
  /// The cost of a jump of the path, in votes.
  private static let jumpCost: Float = 12

  init(officialCount: Int, retellingCount: Int, rareTerms: RareTerms) {
    let rows = (officialCount + Self.chunkSize - 1) / Self.chunkSize
    let columns = (retellingCount + Self.chunkSize - 1) / Self.chunkSize
    let forward = Self.candidates(officialCount, partners: columns) {
      rareTerms.forEachHit(ofOfficial: $0, $1)
    }
    let backward = Self.candidates(retellingCount, partners: rows) {
      rareTerms.forEachHit(ofRetelling: $0, $1)
    }
    var candidates = forward
    for (column, list) in backward.enumerated() {
      for partner in list
      where !candidates[partner.chunk].contains(where: { $0.chunk == column }) {
        candidates[partner.chunk].append(Partner(chunk: column, votes: partner.votes))
      }
    }
    let supported = Self.supported(candidates)
    path = Self.path(supported, columns: columns)
    partners = Self.partners(supported, path: path, columns: columns)
  }

  /// Whether two units are close to the path.
  func isOnPath(official: Int, retelling: Int) -> Bool {
    abs(retelling / Self.chunkSize - path[official / Self.chunkSize]) <= 2
  }

  /// For each chunk, the likeliest partners by shared rare terms.
  private static func candidates(
    _ unitCount: Int, partners: Int,
    forEachHit: (_ unit: Int, _ body: (RareTerms.Hit) -> Void) -> Void
  ) -> [[Partner]] {
    var votes = [Float](repeating: 0, count: partners)
    var touched: [Int] = []
    return stride(from: 0, to: unitCount, by: chunkSize).map { start in
      for unit in start..<min(start + chunkSize, unitCount) {
        forEachHit(unit) { hit in
          let partner = hit.unit / chunkSize
          if votes[partner] == 0 { touched.append(partner) }
          votes[partner] += hit.weight
        }
      }
      touched.sort { (votes[$0], $1) > (votes[$1], $0) }
      let best = touched.prefix(mostCandidates).map { Partner(chunk: $0, votes: votes[$0]) }
      for partner in touched { votes[partner] = 0 }
      touched.removeAll(keepingCapacity: true)
      return best
    }
  }

  /// Adds half the votes of the best adjacent partners of the chunks before and after.
  private static func supported(_ candidates: [[Partner]]) -> [[Partner]] {
    candidates.indices.map { row in
      candidates[row].map { partner in
        var votes = partner.votes
        for (other, range) in [
          (row - 1, (partner.chunk - 3)...partner.chunk),
          (row + 1, partner.chunk...(partner.chunk + 3)),
        ] where candidates.indices.contains(other) {
          var best: Float = 0
          for neighbour in candidates[other] where range.contains(neighbour.chunk) {
            best = max(best, neighbour.votes)
          }
          votes += best / 2
        }
        return Partner(chunk: partner.chunk, votes: votes)
      }
    }
  }

  /// For each official chunk, its partner on the best path; interpolated between known ones.
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
        // Among copies, the one nearest to the proportional position is as good as any and keeps
        // the order.
        let uneven = abs(Float(partner.chunk) + 0.5 - evenColumn(row)) / Float(columns)
        var step = Step(row: row, column: partner.chunk, total: 0, before: -1)
        if bestBefore >= 0 {
          step.total = max(0, steps[bestBefore].total - jumpCost)
          step.before = bestBefore
        }
        for distance in 1...4 where distance <= row {
          for place in bounds[row - distance]..<bounds[row - distance + 1] {
            let advance = partner.chunk - steps[place].column
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
      let after = known.partitioningIndex { $0 >= row }
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
    // Chunks that the path skips between two steps are added to the first.
    for row in path.indices.dropLast() where (2...5).contains(path[row + 1] - path[row]) {
      partners[row] += (path[row] + 1)..<path[row + 1]
    }
    var pathVotes = [Float](repeating: 0, count: columns)
    var rowVotes = [Float](repeating: 0, count: path.count)
    for (row, list) in candidates.enumerated() {
      for partner in list where abs(partner.chunk - path[row]) <= 1 {
        pathVotes[partner.chunk] += partner.votes
        rowVotes[row] += partner.votes
      }
    }
    for (row, list) in candidates.enumerated() {
      for partner in list where partner.votes >= max(leastVotes, 0.2 * rowVotes[row]) {
        let isCopy =
          abs(partner.chunk - path[row]) > 2
          && partner.votes <= 1.3 * min(rowVotes[row], pathVotes[partner.chunk])
        if !isCopy { partners[row].append(partner.chunk) }
      }
    }
    return partners.map { list in
      var list = list.sorted()
      list.removeRepeats()
      return list
    }
  }
}
