import CKernels

/// The word vectors of the terms of two texts.
///
/// Unchecked Sendable, because the pointers refer to the lexicon's read-only memory.
struct TermVectors: @unchecked Sendable {
  private static let dimensions = Lexicon.vectorDimensions
  /// The vectors are ordered by singular values: the first components hold most of the information,
  /// so their product alone shows which pairs need no closer look.
  private static let headDimensions = 32

  /// For each term; nil without a vector.
  private var vectors: [UnsafeBufferPointer<Int8>?] = []
  /// For each term, the reciprocal of its vector's length.
  private var scales: [Float] = []

  init(of terms: UnitTerms, words: [WordID?], lexicon: Lexicon) {
    for term in 0..<Int32(terms.table.count) {
      guard term >= terms.firstContentTerm else {
        vectors.append(nil)
        scales.append(0)
        continue
      }
      var word = words[Int(term)]
      if word.map({ !lexicon.hasVector($0) }) ?? true {
        let spelling = String(decoding: terms.table[term], as: UTF8.self)
        word = lexicon.nearestWord(to: spelling) { lexicon.hasVector($0) }
      }
      let vector = word.flatMap { lexicon.withVector(of: $0) { $0 } }
      vectors.append(vector)
      scales.append(vector.map(Self.scale) ?? 0)
    }
  }

  private static func scale(_ vector: UnsafeBufferPointer<Int8>) -> Float {
    var square: Int32 = 0
    for number in vector { square &+= Int32(number) &* Int32(number) }
    return square > 0 ? 1 / Float(square).squareRoot() : 0
  }

  /// The vectors of those terms that have one.
  func side(of terms: [Int32]) -> VectorTable {
    var side = VectorTable()
    for (place, term) in terms.enumerated() {
      guard let vector = vectors[Int(term)] else { continue }
      side.places.append(place)
      side.vectors.append(vector)
      side.scales.append(scales[Int(term)])
      side.heads += vector[..<Self.headDimensions]
    }
    return side
  }

  struct VectorTable {
    fileprivate var places: [Int] = []
    fileprivate var vectors: [UnsafeBufferPointer<Int8>] = []
    fileprivate var scales: [Float] = []
    /// Rows of `headDimensions`.
    fileprivate var heads: [Int8] = []

    /// Calls `body` with the positions and the cosine of each pair with at least the given cosine.
    ///
    /// A few pairs whose similarity lies mostly in the last components are missed: see `leastHead`.
    func forEachNear(
      _ other: VectorTable, least: Float,
      _ body: (_ place: Int, _ otherPlace: Int, _ cosine: Float) -> Void
    ) {
      let count = other.places.count
      guard count > 0 else { return }
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { products in
        for row in places.indices {
          heads.withUnsafeBufferPointer { heads in
            readback_products(
              heads.baseAddress! + row * TermVectors.headDimensions, other.heads, count,
              TermVectors.headDimensions, products.baseAddress)
          }
          for column in 0..<count {
            let scale = scales[row] * other.scales[column]
            guard Float(products[column]) * scale > TermVectors.leastHead else { continue }
            var whole: Int32 = 0
            readback_products(
              vectors[row].baseAddress, other.vectors[column].baseAddress, 1,
              TermVectors.dimensions, &whole)
            if Float(whole) * scale >= least {
              body(places[row], other.places[column], Float(whole) * scale)
            }
          }
        }
      }
    }
  }

  /// The least value for the first components that nearly all pairs with a cosine of .45 have.
  private static let leastHead: Float = 0.15
}
