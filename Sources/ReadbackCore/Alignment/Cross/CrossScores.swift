/// The probability that each sentence of one text has the same content as each of the other, row by
/// row.
struct CrossScores: Sendable {
  let rowCount: Int
  let columnCount: Int
  private var values: [Float]

  subscript(row: Int, column: Int) -> Float { values[row * columnCount + column] }

  /// The highest of all scores; 0 if there are none.
  var highest: Float { values.max() ?? 0 }

  /// The share of each sentence's content that has a counterpart in the other, by terms.
  init(_ official: CrossText, _ retelling: CrossText, _ likenesses: TermLikenesses) {
    rowCount = official.termsOfUnit.count
    columnCount = retelling.termsOfUnit.count
    values = [Float](repeating: 0, count: rowCount * columnCount)
    func totals(_ text: CrossText) -> [Float] {
      text.termsOfUnit.map { $0.reduce(0) { $0 + text.weights[$1] } + Self.caution }
    }
    let (officialTotals, retellingTotals) = (totals(official), totals(retelling))
    for (row, terms) in official.termsOfUnit.enumerated() where !terms.isEmpty {
      for (column, others) in retelling.termsOfUnit.enumerated() where !others.isEmpty {
        var best = [Float](repeating: 0, count: others.count)
        var covered: Float = 0
        for term in terms {
          var greatest: Float = 0
          for (place, other) in others.enumerated() {
            let likeness = likenesses[term, other]
            greatest = max(greatest, likeness)
            best[place] = max(best[place], likeness)
          }
          covered += greatest * official.weights[term]
        }
        var backed: Float = 0
        for (place, other) in others.enumerated() {
          backed += best[place] * retelling.weights[other]
        }
        let (first, second) = (covered / officialTotals[row], backed / retellingTotals[column])
        let both = 2 * first * second / max(first + second, 1e-9)
        values[row * columnCount + column] =
          0.6 * both + 0.4 * max(first, second) * min(1, min(covered, backed))
      }
    }
  }

  /// The share of a sentence that always counts as uncovered, so that a single matching word is not
  /// certain.
  private static let caution: Float = 0.11

  /// Mixes in other scores, row by row.
  ///
  /// - Parameter share: the weight of the other scores.
  mutating func mix(with others: [Float], share: Float) {
    for at in values.indices { values[at] = (1 - share) * values[at] + share * others[at] }
  }

  /// Subtracts what a sentence has in common with most others and adds the support of neighbouring
  /// scores.
  ///
  /// - Parameter chance: the score of unrelated sentences. In a text of one or two sentences most
  ///   may be counterparts, so the median is taken together with two such scores.
  func inContext(median: Float, neighbours: Float, chance: Float) -> CrossScores {
    let rows = (0..<rowCount).map { row in
      Self.median((0..<columnCount).map { self[row, $0] }, chance)
    }
    let columns = (0..<columnCount).map { column in
      Self.median((0..<rowCount).map { self[$0, column] }, chance)
    }
    var result = self
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        result.values[row * columnCount + column] +=
          neighbours * support(row, column) - median * (rows[row] + columns[column])
      }
    }
    return result
  }

  private static func median(_ values: [Float], _ chance: Float) -> Float {
    let sorted = (values.count > 2 ? values : values + [chance, chance]).sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The mean of the best scores in the two rows before and after, on the same diagonal or near it.
  private func support(_ row: Int, _ column: Int) -> Float {
    var sum: Float = 0
    var total: Float = 0
    for distance in 1...2 {
      let decay: Float = distance == 1 ? 0.6 : 0.36
      total += 2 * decay
      for sign in [-1, 1] {
        let neighbour = row + sign * distance
        guard neighbour >= 0, neighbour < rowCount else { continue }
        var best: Float = 0
        for shift in 1...2 {
          let other = column + sign * shift
          guard other >= 0, other < columnCount else { continue }
          best = max(best, self[neighbour, other] * (1 - 0.15 * Float(abs(distance - shift))))
        }
        sum += decay * best
      }
    }
    return sum / total
  }
}
