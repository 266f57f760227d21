import CKernels

/// What a sentence says as a direction: sentences that say nearly the same point nearly the same way.
public struct SentenceVector: Sendable, Hashable {
  /// How many numbers a vector has.
  public static let dimensions = 512

  /// Its numbers, as whole ones; only the direction means something.
  public let numbers: [Int8]
  private let length: Float

  init(_ values: [Float]) {
    let largest = values.reduce(0) { max($0, abs($1)) }
    let numbers = values.map { Int8(($0 * 127 / max(largest, 1e-9)).rounded()) }
    self.numbers = numbers
    var square: Int32 = 0
    for number in numbers { square += Int32(number) * Int32(number) }
    length = max(1, Float(square).squareRoot())
  }

  /// How alike two sentences are in what they say: 1 for the same, about 0 for any two.
  public static func cosine(_ one: SentenceVector, _ other: SentenceVector) -> Float {
    var product: Int32 = 0
    readback_products(one.numbers, other.numbers, 1, dimensions, &product)
    return Float(product) / (one.length * other.length)
  }
}
