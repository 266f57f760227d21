/// Chooses the cells of a score table that are links.
struct CrossLinks {
  let scores: CrossScores
  /// Links score higher than this.
  let threshold: Float
  /// The factor by which the threshold is lowered between links, where order is good evidence.
  let leniency: Float
  /// Above this score, a sentence beside a linked one is a part of the same counterpart.
  let partThreshold: Float
  /// The length of each sentence, by row and by column.
  let lengths: (rows: [Int], columns: [Int])

  /// Pairs of a row and a column.
  func pairs() -> [(row: Int, column: Int)] {
    var links = strongest()
    fillGaps(&links)
    addParts(to: &links)
    return links.enumerated().flatMap { row, columns in columns.sorted().map { (row, $0) } }
  }

  /// Cells that are the best of their row and nearly the best of their column, or the reverse.
  private func strongest() -> [Set<Int>] {
    let (rows, columns) = (0..<scores.rowCount, 0..<scores.columnCount)
    let rowBest = rows.map { row in columns.map { scores[row, $0] }.max() ?? 0 }
    let columnBest = columns.map { column in rows.map { scores[$0, column] }.max() ?? 0 }
    let near: Float = 0.7
    return rows.map { row in
      Set(
        columns.filter { column in
          let score = scores[row, column]
          guard score > threshold else { return false }
          return score >= rowBest[row] && score >= columnBest[column] * near
            || score >= columnBest[column] && score >= rowBest[row] * near
        })
    }
  }

  private static let longestGap = 12

  /// Rows without links that lie between linked rows may be linked, in order, with the unlinked
  /// columns between the counterparts of those rows.
  private func fillGaps(_ links: inout [Set<Int>]) {
    var isTaken = [Bool](repeating: false, count: scores.columnCount)
    for columns in links { for column in columns { isTaken[column] = true } }
    var row = 0
    while row < links.count {
      guard links[row].isEmpty else {
        row += 1
        continue
      }
      var end = row
      while end < links.count, links[end].isEmpty { end += 1 }
      let before = row > 0 ? links[row - 1].max() ?? -1 : -1
      let behind = end < links.count ? links[end].min() ?? scores.columnCount : scores.columnCount
      if behind - before > 1, behind - before <= Self.longestGap + 1, end - row <= Self.longestGap {
        let open = ((before + 1)..<behind).filter { !isTaken[$0] }
        for (linked, column) in inOrder(row..<end, open) {
          links[linked].insert(column)
          isTaken[column] = true
        }
      }
      row = end
    }
  }

  /// The sequence of pairs, in order, with the highest total score, all above the lowered
  /// threshold.
  private func inOrder(_ rows: Range<Int>, _ columns: [Int]) -> [(row: Int, column: Int)] {
    guard !columns.isEmpty else { return [] }
    let least = threshold * leniency
    let width = columns.count + 1
    var best = [Float](repeating: 0, count: (rows.count + 1) * width)
    var step = [UInt8](repeating: 0, count: best.count)
    for row in 1...rows.count {
      for column in 1...columns.count {
        let at = row * width + column
        (best[at], step[at]) =
          best[at - width] >= best[at - 1] ? (best[at - width], 0) : (best[at - 1], 1)
        let score = scores[rows.lowerBound + row - 1, columns[column - 1]]
        let linked = best[at - width - 1] + score - least
        if score > least, linked > best[at] { (best[at], step[at]) = (linked, 2) }
      }
    }
    var pairs: [(row: Int, column: Int)] = []
    var (row, column) = (rows.count, columns.count)
    while row > 0, column > 0 {
      switch step[row * width + column] {
      case 0: row -= 1
      case 1: column -= 1
      default:
        pairs.append((rows.lowerBound + row - 1, columns[column - 1]))
        row -= 1
        column -= 1
      }
    }
    return pairs.reversed()
  }

  // MARK: Sentences that were joined

  /// If two sentences were merged into one, the shorter has little in common with it, and often no
  /// link. It is linked beside the other if the counterpart is long enough for both.
  private func addParts(to links: inout [Set<Int>]) {
    var reverse = [Set<Int>](repeating: [], count: scores.columnCount)
    for (row, columns) in links.enumerated() {
      for column in columns { reverse[column].insert(row) }
    }
    let growth = growth(links, reverse)
    let rowLengths = lengths.rows.map { Double($0) * growth }
    let columnLengths = lengths.columns.map { Double($0) }
    let rows = parts(links, reverse, rowLengths, columnLengths) { scores[$0, $1] }
    let columns = parts(reverse, links, columnLengths, rowLengths) { scores[$1, $0] }
    for (row, column) in rows { links[row].insert(column) }
    for (column, row) in columns { links[row].insert(column) }
  }

  /// The typical length ratio of columns to the rows that are linked only with each other.
  private func growth(_ links: [Set<Int>], _ reverse: [Set<Int>]) -> Double {
    let ratios = links.enumerated().compactMap { row, columns -> Double? in
      guard columns.count == 1, let column = columns.first, reverse[column].count == 1 else {
        return nil
      }
      return Double(lengths.columns[column]) / Double(max(1, lengths.rows[row]))
    }.sorted()
    if ratios.count > 2 { return ratios[ratios.count / 2] }
    return Double(lengths.columns.reduce(0, +)) / Double(max(1, lengths.rows.reduce(0, +)))
  }

  private static let mostParts = 3

  /// Unlinked units, each with the counterpart of a neighbour that it is a part of.
  private func parts(
    _ links: [Set<Int>], _ reverse: [Set<Int>], _ own: [Double], _ other: [Double],
    _ score: (Int, Int) -> Float
  ) -> [(unit: Int, counterpart: Int)] {
    links.indices.filter { links[$0].isEmpty }.compactMap { unit in
      let counterparts = [unit - 1, unit + 1].compactMap { neighbour -> Int? in
        guard links.indices.contains(neighbour), links[neighbour].count == 1,
          let counterpart = links[neighbour].first, reverse[counterpart].count < Self.mostParts
        else { return nil }
        /// The ratio by which a length is too great or too small.
        func fault(_ length: Double) -> Double {
          let (one, other) = (max(1, length), max(1, other[counterpart]))
          return max(one / other, other / one)
        }
        let linked = reverse[counterpart].reduce(0) { $0 + own[$1] }
        let (before, after) = (fault(linked), fault(linked + own[unit]))
        return score(unit, counterpart) > partThreshold && after * after < before
          ? counterpart : nil
      }
      return counterparts.max { score(unit, $0) < score(unit, $1) }.map { (unit, $0) }
    }
  }
}
