import CKernels

/// A net with one hidden layer: sigmoid(b2 + w2 · relu(b1 + W1 x)), or the mean of several such
/// nets.
///
/// Inputs are not scaled: scaling is part of the weights.
struct SmallNet: @unchecked Sendable {
  /// A multiple of 16.
  static let hiddenCount = readback_hidden_count

  let inputCount: Int
  /// In sequence: W1 input by input, b1, w2, b2 and padding to 16. Read-only memory.
  private let weights: UnsafeBufferPointer<Float>
  private let memberCount: Int

  /// The number of weights of one net of the ensemble.
  static func size(inputCount: Int) -> Int { (inputCount + 2) * hiddenCount + 16 }

  init(inputCount: Int, weights: UnsafeBufferPointer<Float>) {
    self.inputCount = inputCount
    self.weights = weights
    memberCount = weights.count / Self.size(inputCount: inputCount)
    precondition(memberCount * Self.size(inputCount: inputCount) == weights.count)
  }

  /// Writes the probability, 0...1, for each row of `inputCount` numbers.
  ///
  /// - Parameter cutoff: rows that the first of several nets rates below this are not passed to
  ///   the others.
  func writeProbabilities(
    of inputs: UnsafePointer<Float>, rowCount: Int, cutoff: Float = 0,
    to results: UnsafeMutablePointer<Float>
  ) {
    readback_net(
      inputs, rowCount, inputCount, weights.baseAddress, memberCount, cutoff, results)
  }

  /// 1 / (1 + e^-x), as in CKernels. Core has no C library: e^x is the 256th power of the first terms of the series
  /// for e^(x/256), exact to 1e-6 for |x| <= 16.
  static func logistic(_ x: Float) -> Float {
    let x = Double(min(max(x, -16), 16)) / 256
    var power = 1 + x * (1 + x / 2 * (1 + x / 3))
    for _ in 0..<8 { power *= power }
    return Float(power / (1 + power))
  }
}
