/// A net with one hidden layer: sigmoid(b2 + w2 · relu(b1 + W1 x)), or the mean of several.
///
/// Inputs are used as they come: their scaling is part of the weights.
struct SmallNet: @unchecked Sendable {
  /// A multiple of 16.
  static let hiddenCount = 48

  let inputCount: Int
  /// One after the other: W1 input by input, b1, w2, b2 and padding to 16. Constant memory.
  private let weights: UnsafeBufferPointer<Float>
  private let memberCount: Int

  /// How many numbers a net of the ensemble takes.
  static func size(inputCount: Int) -> Int { (inputCount + 2) * hiddenCount + 16 }

  init(inputCount: Int, weights: UnsafeBufferPointer<Float>) {
    self.inputCount = inputCount
    self.weights = weights
    memberCount = weights.count / Self.size(inputCount: inputCount)
    precondition(memberCount * Self.size(inputCount: inputCount) == weights.count)
  }

  /// Probability 0...1.
  func probability(_ inputs: UnsafePointer<Float>) -> Float {
    var sum: Float = 0
    for member in 0..<memberCount {
      let start =
        weights.baseAddress.unsafelyUnwrapped + member * Self.size(inputCount: inputCount)
      sum += Self.output(inputs, inputCount, start)
    }
    return sum / Float(memberCount)
  }

  private static func output(
    _ inputs: UnsafePointer<Float>, _ inputCount: Int, _ weights: UnsafePointer<Float>
  ) -> Float {
    @inline(__always)
    func vector(_ offset: Int) -> SIMD16<Float> {
      UnsafeRawPointer(weights + offset).loadUnaligned(as: SIMD16<Float>.self)
    }
    let biases = inputCount * hiddenCount
    var first = vector(biases)
    var second = vector(biases + 16)
    var third = vector(biases + 32)
    for input in 0..<inputCount {
      let value = inputs[input]
      if value == 0 { continue }
      let row = input * hiddenCount
      first += vector(row) * value
      second += vector(row + 16) * value
      third += vector(row + 32) * value
    }
    let zero = SIMD16<Float>(repeating: 0)
    first.replace(with: zero, where: first .< zero)
    second.replace(with: zero, where: second .< zero)
    third.replace(with: zero, where: third .< zero)
    let outputs = biases + hiddenCount
    let products =
      first * vector(outputs) + second * vector(outputs + 16) + third * vector(outputs + 32)
    return logistic(products.sum() + weights[outputs + hiddenCount])
  }

  /// 1 / (1 + e^-x). Core has no C library: e^x is the 256th power of the first terms of the series
  /// for e^(x/256), exact to 1e-6 for |x| <= 16.
  static func logistic(_ x: Float) -> Float {
    let x = Double(min(max(x, -16), 16)) / 256
    var power = 1 + x * (1 + x / 2 * (1 + x / 3))
    for _ in 0..<8 { power *= power }
    return Float(power / (1 + power))
  }
}
