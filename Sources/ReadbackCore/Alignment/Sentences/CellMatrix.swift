import CKernels

/// How much of every official unit each retelling unit covers, and the reverse.
///
/// Rows are official units, columns retelling units; a cell has the index `row * columnCount +
/// column`.
struct CellMatrix {
  let rowCount: Int
  let columnCount: Int
  /// For each cell, the weight of the official unit's words that the retelling unit covers.
  let coveredOfficial: [Float]
  /// For each cell, the weight of the retelling unit's words that the official unit covers.
  let coveredRetelling: [Float]
  /// The total weight of an official unit's words.
  let officialTotals: [Float]
  let retellingTotals: [Float]
  /// The cells' scores: content covered in both directions, 0...1.
  let scores: [Float]
  /// The scores of the cells before and after on the local diagonal.
  let neighbourhoods: [Float]
  /// What an official unit has in common with any unit: the median score of its row.
  let rowMedians: [Float]
  let columnMedians: [Float]
  /// The scores minus what the unit has in common with all others, plus the support of its
  /// neighbours.
  let supported: [Float]

  init(_ block: AlignmentBlock) {
    let rows = block.rowCount
    let columns = block.columnCount
    rowCount = rows
    columnCount = columns
    officialTotals = (0..<rows).map { row in
      block.official[row].reduce(0) { $0 + block.officialWeights[Int($1)] }
    }
    retellingTotals = (0..<columns).map { column in
      block.retelling[column].reduce(0) { $0 + block.retellingWeights[Int($1)] }
    }

    var forward = [Float](repeating: 0, count: rows * columns)
    var seen = [Int32](repeating: -1, count: columns)
    var stamp: Int32 = 0
    for row in 0..<rows {
      for term in block.official[row] {
        let weight = block.officialWeights[Int(term)]
        for neighbour in block.likeness.fromOfficial[term] {
          for column in block.columns(with: neighbour.term) where seen[Int(column)] != stamp {
            seen[Int(column)] = stamp
            forward[row * columns + Int(column)] += weight * neighbour.likeness
          }
        }
        stamp += 1
      }
    }
    var backward = [Float](repeating: 0, count: rows * columns)
    seen = [Int32](repeating: -1, count: rows)
    stamp = 0
    for column in 0..<columns {
      for term in block.retelling[column] {
        let weight = block.retellingWeights[Int(term)]
        for neighbour in block.likeness.fromRetelling[term] {
          for row in block.rows(with: neighbour.term) where seen[Int(row)] != stamp {
            seen[Int(row)] = stamp
            backward[Int(row) * columns + column] += weight * neighbour.likeness
          }
        }
        stamp += 1
      }
    }
    coveredOfficial = forward
    coveredRetelling = backward
    let scores = Self.scores(forward, backward, officialTotals, retellingTotals)
    self.scores = scores
    let rowMedians = (0..<rows).map { row in
      Self.median(scores[(row * columns)..<((row + 1) * columns)])
    }
    let columnMedians = (0..<columns).map { column in
      Self.median((0..<rows).lazy.map { scores[$0 * columns + column] })
    }
    let neighbourhoods = Self.neighbourhoods(in: scores, rows: rows, columns: columns)
    var supported = scores
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = row * columns + column
        supported[cell] +=
          0.25 * (neighbourhoods[cell] - rowMedians[row] - columnMedians[column])
      }
    }
    self.rowMedians = rowMedians
    self.columnMedians = columnMedians
    self.neighbourhoods = neighbourhoods
    self.supported = supported
  }

  /// Harmonic mean of the two coverages, raised if one unit contains the other: a sentence that
  /// renders two has low coverage but contains both of them.
  private static func scores(
    _ forward: [Float], _ backward: [Float], _ officialTotals: [Float], _ retellingTotals: [Float]
  ) -> [Float] {
    // Prevents a unit of one light word from being covered completely.
    let damping: Float = 0.11
    var scores = [Float](repeating: 0, count: forward.count)
    let columns = retellingTotals.count
    for (row, officialTotal) in officialTotals.enumerated() {
      for column in 0..<columns {
        let cell = row * columns + column
        guard forward[cell] > 0 else { continue }
        let official = forward[cell] / (officialTotal + damping)
        let retelling = backward[cell] / (retellingTotals[column] + damping)
        let both = 2 * official * retelling / (official + retelling)
        let holding = max(official, retelling) * min(1, min(forward[cell], backward[cell]))
        scores[cell] = 0.6 * both + 0.4 * holding
      }
    }
    return scores
  }

  /// For each cell the scores of those before and after on the local diagonal; nearer ones count
  /// more.
  private static func neighbourhoods(in scores: [Float], rows: Int, columns: Int) -> [Float] {
    guard columns > 0 else { return [] }
    // With room for the steps beyond both ends of a row.
    let margin = 4
    let width = columns + 2 * margin
    var padded = [Float](repeating: 0, count: rows * width)
    for row in 0..<rows {
      for column in 0..<columns {
        padded[row * width + margin + column] = scores[row * columns + column]
      }
    }
    var sums = [Float](repeating: 0, count: rows * columns)
    var decay: Float = 1
    for distance in 1...2 {
      decay *= 0.6
      let factors = (1...3).map { 1 - 0.15 * Float(abs(distance - $0)) } + [0]
      for sign in [-1, 1] {
        for row in 0..<rows where (0..<rows).contains(row + sign * distance) {
          let start = (row + sign * distance) * width + margin
          padded.withUnsafeBufferPointer { padded in
            sums.withUnsafeMutableBufferPointer { sums in
              readback_add_best(
                padded.baseAddress! + start, columns, sign, factors, decay,
                sums.baseAddress! + row * columns)
            }
          }
        }
      }
    }
    return sums.map { $0 / (2 * (0.6 + 0.36)) }
  }

  private static func median(_ values: some Collection<Float>) -> Float {
    guard !values.isEmpty, values.count(where: { $0 > 0 }) * 2 > values.count else { return 0 }
    return values.sorted()[values.count / 2]
  }

  func score(_ row: Int, _ column: Int) -> Float {
    guard row >= 0, row < rowCount, column >= 0, column < columnCount else { return 0 }
    return scores[row * columnCount + column]
  }
}
