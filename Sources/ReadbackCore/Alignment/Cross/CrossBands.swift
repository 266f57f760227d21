import CKernels

/// The path through two long texts in different languages, and the blocks along it in which
/// sentences are linked: comparing two books entirely would take a thousand million sentence pairs.
///
/// The path is found by topic, the sum of the word vectors of a passage: for some passages of the
/// official text the most similar passage of the retelling is looked up, and those that are in
/// order are kept.
enum CrossBands {
  /// Texts with at most this many sentence pairs are compared entirely.
  static let leastCells = 2_000_000

  struct Block: Sendable {
    /// The rows whose links are taken from this block.
    let core: Range<Int>
    /// The core rows and some more, for context.
    let rows: Range<Int>
    let columns: Range<Int>
  }

  private static let coreLength = 120
  // Wide enough that columns at the edge have their counterparts in the block.
  private static let rowMargin = 80
  private static let columnMargin = 40
  private static let sampleCount = 1500

  static func blocks(_ official: CrossText, _ retelling: CrossText) -> [Block] {
    let (rowCount, columnCount) = (official.termsOfUnit.count, retelling.termsOfUnit.count)
    let way = way(official, retelling)
    return stride(from: 0, to: rowCount, by: coreLength).map { start in
      let core = start..<min(start + coreLength, rowCount)
      let first = max(0, place(of: core.lowerBound, on: way) - columnMargin)
      let end = min(columnCount, place(of: core.upperBound, on: way) + columnMargin)
      return Block(
        core: core,
        rows: max(0, core.lowerBound - rowMargin)..<min(rowCount, core.upperBound + rowMargin),
        columns: min(first, end)..<end)
    }
  }

  /// The column where a row's counterpart is expected, interpolated between the points of the path.
  private static func place(of row: Int, on way: [(row: Int, column: Int)]) -> Int {
    guard let next = way.firstIndex(where: { $0.row >= row }) else {
      return way[way.count - 1].column
    }
    guard next > 0 else { return way[0].column }
    let (from, to) = (way[next - 1], way[next])
    return from.column + (to.column - from.column) * (row - from.row) / max(1, to.row - from.row)
  }

  /// Points with ascending rows and columns, from the beginnings to the ends of both texts.
  static func way(_ official: CrossText, _ retelling: CrossText) -> [(row: Int, column: Int)] {
    let (rowCount, columnCount) = (official.termsOfUnit.count, retelling.termsOfUnit.count)
    let (rows, columns) = (gists(of: official), gists(of: retelling))
    let dimensions = LanguagePack.dimensions
    var products = [Int32](repeating: 0, count: columnCount)
    var points: [(row: Int, column: Int)] = []
    for row in stride(from: 0, to: rowCount, by: max(1, rowCount / sampleCount)) {
      rows.withUnsafeBufferPointer { one in
        columns.withUnsafeBufferPointer { others in
          readback_products(
            one.baseAddress! + row * dimensions, others.baseAddress!, columnCount, dimensions,
            &products)
        }
      }
      guard let best = products.max(), best > leastLikeness,
        let column = products.firstIndex(of: best)
      else { continue }
      points.append((row, column))
    }
    return [(0, 0)] + longestInOrder(points) + [(rowCount, columnCount)]
  }

  /// Cosines of topic vectors, times 127 squared: unrelated passages of the same book are less
  /// similar.
  private static let leastLikeness = Int32(0.6 * 127 * 127)

  /// The longest sequence of points whose columns ascend with their rows.
  private static func longestInOrder(_ points: [(row: Int, column: Int)]) -> [(
    row: Int, column: Int
  )] {
    // For each length, the end point with the smallest column among sequences of that length.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: points.count)
    for (index, point) in points.enumerated() {
      let place = ends.partitioningIndex { points[$0].column >= point.column }
      if place > 0 { before[index] = ends[place - 1] }
      if place == ends.count { ends.append(index) } else { ends[place] = index }
    }
    var chain: [(row: Int, column: Int)] = []
    var at = ends.last ?? -1
    while at >= 0 {
      chain.append(points[at])
      at = before[at]
    }
    return chain.reversed()
  }

  /// For each unit, the topic of it and the two units on either side, as unit vectors times 127.
  private static func gists(of text: CrossText) -> [Int8] {
    let dimensions = LanguagePack.dimensions
    let sums = text.termsOfUnit.map { unit in
      var sum = [Float](repeating: 0, count: dimensions)
      for term in unit where text.terms[term].inverseLength > 0 {
        let factor = text.terms[term].weight * text.terms[term].inverseLength
        for at in 0..<dimensions {
          sum[at] += factor * Float(text.vectors[term * dimensions + at])
        }
      }
      return sum
    }
    // Without the topic of the text as a whole.
    var mean = [Float](repeating: 0, count: dimensions)
    for sum in sums { for at in 0..<dimensions { mean[at] += sum[at] / Float(max(1, sums.count)) } }
    var gists: [Int8] = []
    gists.reserveCapacity(sums.count * dimensions)
    for unit in sums.indices {
      var gist = [Float](repeating: 0, count: dimensions)
      for near in max(0, unit - 2)..<min(sums.count, unit + 3) {
        for at in 0..<dimensions { gist[at] += sums[near][at] - mean[at] }
      }
      let length = gist.reduce(0) { $0 + $1 * $1 }.squareRoot()
      gists += gist.map { Int8((127 * $0 / max(length, 1e-6)).rounded()) }
    }
    return gists
  }
}
