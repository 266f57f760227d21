import Foundation

/// Links sentences by their lengths alone, in order (Gale and Church 1993), as a baseline.
struct LengthAligner {
  /// The length ratio of the retelling to the official text over the whole set.
  let ratio: Double

  private struct Step {
    let official: Int
    let retelling: Int
    let cost: Double
  }

  private static let steps = [
    Step(official: 1, retelling: 1, cost: -log(0.8)),
    Step(official: 1, retelling: 0, cost: 3.5 - log(0.07)),
    Step(official: 0, retelling: 1, cost: 3.5 - log(0.07)),
    Step(official: 2, retelling: 1, cost: -log(0.06)),
    Step(official: 1, retelling: 2, cost: -log(0.02)),
  ]

  func pairs(_ official: [String], _ retelling: [String]) -> Set<[Int]> {
    let lengths = (
      official.map { Double($0.unicodeScalars.count) * ratio },
      retelling.map { Double($0.unicodeScalars.count) }
    )
    let width = retelling.count + 1
    var costs = [Double](repeating: .infinity, count: (official.count + 1) * width)
    var taken = [Int](repeating: 0, count: costs.count)
    costs[0] = 0
    for row in 0...official.count {
      for column in 0...retelling.count where row + column > 0 {
        for (number, step) in Self.steps.enumerated()
        where step.official <= row && step.retelling <= column {
          let one = lengths.0[(row - step.official)..<row].reduce(0, +)
          let other = lengths.1[(column - step.retelling)..<column].reduce(0, +)
          var cost = costs[(row - step.official) * width + column - step.retelling] + step.cost
          if step.official > 0, step.retelling > 0 {
            let spread = 6.8 * (one + other) / 2 + 1e-9
            cost += min((other - one) * (other - one) / spread / 2, 20)
          }
          if cost < costs[row * width + column] {
            costs[row * width + column] = cost
            taken[row * width + column] = number
          }
        }
      }
    }
    var pairs: Set<[Int]> = []
    var (row, column) = (official.count, retelling.count)
    while row + column > 0 {
      let step = Self.steps[taken[row * width + column]]
      for one in (row - step.official)..<row {
        for other in (column - step.retelling)..<column { pairs.insert([one, other]) }
      }
      row -= step.official
      column -= step.retelling
    }
    return pairs
  }
}
