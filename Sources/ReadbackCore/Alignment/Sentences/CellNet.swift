/// A small net with one hidden layer that says how likely a cell is a pair.
///
/// It is asked twice, once with the sides swapped, and the answers are averaged: so swapped texts
/// have mirrored pairs.
struct CellNet: Sendable {
  let inputCount: Int
  let hiddenCount: Int
  /// A row of input weights, a bias and an output weight for each hidden unit; then the output bias.
  let weights: [Float]

  /// - Parameter mirror: by feature, the feature that it is when the sides are swapped.
  func probabilities(of features: [Float], mirror: [Int]) -> [Float] {
    let count = features.count / inputCount
    var probabilities: [Float] = []
    probabilities.reserveCapacity(count)
    var mirrored = [Float](repeating: 0, count: inputCount)
    for row in 0..<count {
      let inputs = features[(row * inputCount)..<((row + 1) * inputCount)]
      for index in 0..<inputCount { mirrored[index] = inputs[row * inputCount + mirror[index]] }
      let logit = (self.logit(inputs) + self.logit(mirrored[...])) / 2
      probabilities.append(1 / (1 + exponential(-logit)))
    }
    return probabilities
  }

  private func logit(_ inputs: ArraySlice<Float>) -> Float {
    var output = weights[weights.count - 1]
    let stride = inputCount + 2
    for hidden in 0..<hiddenCount {
      var sum = weights[hidden * stride + inputCount]
      var index = hidden * stride
      for input in inputs {
        sum += input * weights[index]
        index += 1
      }
      if sum > 0 { output += sum * weights[hidden * stride + inputCount + 1] }
    }
    return output
  }

  /// The mirror of features that come as `symmetricCount` single ones and then pairs, in runs.
  static func mirror(_ runs: [(symmetricCount: Int, pairCount: Int)]) -> [Int] {
    var mirror: [Int] = []
    for run in runs {
      mirror += (0..<run.symmetricCount).map { $0 + mirror.count }
      for _ in 0..<run.pairCount { mirror += [mirror.count + 1, mirror.count] }
    }
    return mirror
  }
}

/// e to the power of a value, good to a hundred-thousandth; Core has no C library.
func exponential(_ value: Float) -> Float {
  let clamped = max(-80, min(80, value))
  // e^x = 2^k * e^r with r within half of ln 2.
  let power = (clamped * 1.442_695).rounded()
  let rest = clamped - power * 0.693_147_18
  let series = 1 + rest * (1 + rest * (1 / 2 + rest * (1 / 6 + rest * (1 / 24 + rest / 120))))
  return Float(sign: .plus, exponent: Int(power), significand: 1) * series
}
