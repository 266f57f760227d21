/// A small net with one hidden layer that computes the probability that a cell is a pair.
///
/// It is evaluated twice, once with the sides swapped, and the results are averaged, so that
/// swapped texts have mirrored pairs.
struct CellNet: Sendable {
  /// Hidden units.
  static let hiddenCount = 16

  let inputCount: Int
  /// The hidden units' weights for each input, their biases, and their output weights.
  private let rows: [SIMD16<Float>]
  private let outputBias: Float

  /// - Parameter weights: in the order of `rows`, followed by the output bias.
  init(inputCount: Int, weights: [Float]) {
    precondition(
      weights.count == (inputCount + 2) * Self.hiddenCount + 1, "nets and features differ")
    self.inputCount = inputCount
    rows = (0..<(inputCount + 2)).map { row in
      SIMD16(weights[(row * Self.hiddenCount)..<((row + 1) * Self.hiddenCount)])
    }
    outputBias = weights[weights.count - 1]
  }

  /// - Parameters:
  ///    - features: rows of `inputCount` numbers.
  ///    - mirror: for each feature, the feature that it becomes when the sides are swapped.
  func probabilities(of features: [Float], mirror: [Int]) -> [Float] {
    let count = features.count / inputCount
    let zero = SIMD16<Float>(repeating: 0)
    return (0..<count).map { row in
      let start = row * inputCount
      var hidden = rows[inputCount]
      var mirrored = hidden
      for input in 0..<inputCount {
        hidden += rows[input] * features[start + input]
        mirrored += rows[input] * features[start + mirror[input]]
      }
      hidden.replace(with: zero, where: hidden .< zero)
      mirrored.replace(with: zero, where: mirrored .< zero)
      let outputs = rows[inputCount + 1]
      let sum = (hidden * outputs).sum() + (mirrored * outputs).sum()
      return SmallNet.logistic(sum / 2 + outputBias)
    }
  }

  /// The mirror of features that consist of `symmetricCount` single ones followed by pairs, several
  /// times over.
  static func mirror(_ runs: [(symmetricCount: Int, pairCount: Int)]) -> [Int] {
    var mirror: [Int] = []
    for run in runs {
      let start = mirror.count
      mirror += (0..<run.symmetricCount).map { $0 + start }
      for _ in 0..<run.pairCount { mirror += [mirror.count + 1, mirror.count] }
    }
    return mirror
  }
}
