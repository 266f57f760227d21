import CKernels

/// The meaning of a sentence as a direction: sentences with similar meanings have vectors that
/// point in similar directions.
public struct SentenceVector: Sendable, Hashable {
  /// Components of a vector.
  public static let dimensions = 512

  /// Its components as integers; only the direction matters.
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

  /// The vector, scaled to length 1.
  var unit: [Float] { numbers.map { Float($0) / length } }

  /// The similarity in meaning of two sentences: 1 for the same, about 0 for unrelated ones.
  public static func cosine(_ one: SentenceVector, _ other: SentenceVector) -> Float {
    var product: Int32 = 0
    readback_products(one.numbers, other.numbers, 1, dimensions, &product)
    return Float(product) / (one.length * other.length)
  }
}
