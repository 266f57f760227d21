/// Aligns texts too long for one matrix: block by block, and then the remaining units again.
struct LongTextAligner: Sendable {
  let terms: UnitTerms
  let knowledge: TermKnowledge
  let isHeading: (official: [Bool], retelling: [Bool])
  let nets: CellNets

  /// How many official chunks are aligned together.
  private static let chunksInBlock = 3
  /// How many units before and after a block are included as context only.
  private static let margin = 8
  /// How many blocks are processed together, so that their doubtful sentences are encoded in one
  /// batch.
  private static let blocksAtOnce = 64

  /// The pairs in official order, with the amount of work.
  func pairs(
    _ meanings: inout UnitMeanings, _ concurrently: Concurrently
  ) -> SentencePairing<UnitPair> {
    let rareTerms = RareTerms(terms, knowledge)
    let map = RegionMap(
      officialCount: terms.official.count, retellingCount: terms.retelling.count,
      rareTerms: rareTerms)
    let first = judged(blocks(of: map), &meanings, concurrently)
    var pairs = Self.withoutRivals(first.pairs, map)
    let second = judged(secondLooks(at: pairs, rareTerms), &meanings, concurrently)
    if !second.pairs.isEmpty {
      pairs = Self.withoutRivals(pairs + second.pairs, map)
    }
    return SentencePairing(
      pairs: pairs, scoredCells: first.scoredCells + second.scoredCells)
  }

  /// Units to align with each other; only pairs of the core rows count.
  private struct Block {
    let rows: [Int]
    let columns: [Int]
    let core: Range<Int>
  }

  private func blocks(of map: RegionMap) -> [Block] {
    let size = RegionMap.chunkSize
    return stride(from: 0, to: map.partners.count, by: Self.chunksInBlock).map { start in
      let end = min(start + Self.chunksInBlock, map.partners.count)
      let core = (start * size)..<min(end * size, terms.official.count)
      var columns: [Int] = []
      for partner in Set(map.partners[start..<end].joined()).sorted() {
        columns += around(partner * size, (partner + 1) * size, count: terms.retelling.count)
      }
      columns.sort()
      columns.removeRepeats()
      return Block(
        rows: Array(around(core.lowerBound, core.upperBound, count: terms.official.count)),
        columns: columns, core: core)
    }
  }

  private func around(_ start: Int, _ end: Int, count: Int) -> Range<Int> {
    max(0, start - Self.margin)..<min(count, end + Self.margin)
  }

  /// Small blocks around the places that rare terms suggest for unpaired official units.
  private func secondLooks(at pairs: [UnitPair], _ rareTerms: RareTerms) -> [Block] {
    let isPaired = pairs.reduce(into: [Bool](repeating: false, count: terms.official.count)) {
      $0[$1.official] = true
    }
    var isRetellingPaired = [Bool](repeating: false, count: terms.retelling.count)
    for pair in pairs { isRetellingPaired[pair.retelling] = true }
    var votes: [Int: Float] = [:]
    var blocks: [Block] = []
    for unit in 0..<terms.official.count where !isPaired[unit] {
      votes.removeAll(keepingCapacity: true)
      rareTerms.forEachHit(ofOfficial: unit) { hit in
        if !isRetellingPaired[hit.unit] { votes[hit.unit, default: 0] += hit.weight }
      }
      guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
        best.value >= Self.leastVotes
      else { continue }
      blocks.append(
        Block(
          rows: Array(around(unit, unit + 1, count: terms.official.count)),
          columns: Array(around(best.key, best.key + 1, count: terms.retelling.count)),
          core: unit..<(unit + 1)))
    }
    return blocks
  }

  /// The weight of shared rare terms that justifies a second look at a unit.
  private static let leastVotes: Float = 0.6

  private func judged(
    _ blocks: [Block], _ meanings: inout UnitMeanings, _ concurrently: Concurrently
  ) -> SentencePairing<UnitPair> {
    var pairs: [UnitPair] = []
    for start in stride(from: 0, to: blocks.count, by: Self.blocksAtOnce) {
      let some = Array(blocks[start..<min(start + Self.blocksAtOnce, blocks.count)])
      let byWords = Chunks.map(some.count, length: 1, concurrently) {
        let block = some[$0.lowerBound]
        return ScoredBlock(
          terms, knowledge, rows: block.rows, columns: block.columns, isHeading: isHeading,
          nets: nets, bar: DoubtfulCells.barOfLongTexts)
      }
      meanings.add(
        official: byWords.flatMap(\.doubtfulRows), retelling: byWords.flatMap(\.doubtfulColumns),
        concurrently)
      let known = meanings
      pairs += Chunks.map(some.count, length: 1, concurrently) {
        var judged = byWords[$0.lowerBound]
        judged.settle(nets, known)
        let core = some[$0.lowerBound].core
        return judged.pairs(isHeading: isHeading.official).filter { core.contains($0.official) }
      }.joined()
    }
    return SentencePairing(
      pairs: pairs,
      scoredCells: blocks.reduce(0) { $0 + $1.rows.count * $1.columns.count })
  }

  /// Removes pairs that were wrong but plausible within a block: pairs of a unit far from a clearly
  /// better one, and pairs of copies whose units both have partners in reading order.
  private static func withoutRivals(_ pairs: [UnitPair], _ map: RegionMap) -> [UnitPair] {
    var officialBest: [Int: UnitPair] = [:]
    var retellingBest: [Int: UnitPair] = [:]
    var officialInOrder: [Int: Float] = [:]
    var retellingInOrder: [Int: Float] = [:]
    for pair in pairs {
      if pair.score > officialBest[pair.official]?.score ?? 0 {
        officialBest[pair.official] = pair
      }
      if pair.score > retellingBest[pair.retelling]?.score ?? 0 {
        retellingBest[pair.retelling] = pair
      }
      if map.isOnPath(official: pair.official, retelling: pair.retelling) {
        officialInOrder[pair.official] = max(officialInOrder[pair.official] ?? 0, pair.score)
        retellingInOrder[pair.retelling] = max(retellingInOrder[pair.retelling] ?? 0, pair.score)
      }
    }
    func isCopy(_ pair: UnitPair) -> Bool {
      !map.isOnPath(official: pair.official, retelling: pair.retelling)
        && min(officialInOrder[pair.official] ?? 0, retellingInOrder[pair.retelling] ?? 0)
          >= 0.7 * pair.score
    }
    func isOutdone(_ pair: UnitPair) -> Bool {
      let forward = officialBest[pair.official] ?? pair
      let backward = retellingBest[pair.retelling] ?? pair
      let isFar =
        abs(forward.retelling - pair.retelling) > margin
        || abs(backward.official - pair.official) > margin
      return isFar && pair.score < 0.7 * max(forward.score, backward.score)
    }
    return pairs.filter { !isCopy($0) && !isOutdone($0) }
      .sorted { ($0.official, $0.retelling) < ($1.official, $1.retelling) }
  }
}
