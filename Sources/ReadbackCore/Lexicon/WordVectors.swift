import CKernels

extension Lexicon {
  /// Whether the word or one of its lemmas has a vector.
  public func hasVector(_ word: WordID) -> Bool {
    vectorRows.position(of: word.index) != nil
  }

  /// Passes the vector of a word to `body`: 128 components with a length of about 200; nil if it
  /// has none.
  ///
  /// Source: all-MiniLM-L6-v2, layer 4, each word alone. Inflected forms of rarer words share the
  /// vector of their lemma.
  public func withVector<Result>(
    of word: WordID, _ body: (UnsafeBufferPointer<Int8>) -> Result
  ) -> Result? {
    guard let row = vectorRows.value(of: word.index) else { return nil }
    let start = Int(row) * Self.vectorDimensions
    let end = start + Self.vectorDimensions
    return body(UnsafeBufferPointer(rebasing: vectors.values[start..<end]))
  }

  /// Cosine of two words' vectors, -1...1; nil if one has none. Unrelated words have about 0.
  public func similarity(_ official: WordID, _ retelling: WordID) -> Float? {
    withVector(of: official) { first in
      withVector(of: retelling) { second in
        var product: Int32 = 0
        var firstSquare: Int32 = 0
        var secondSquare: Int32 = 0
        for position in 0..<Self.vectorDimensions {
          let one = Int32(first[position])
          let two = Int32(second[position])
          product &+= one &* two
          firstSquare &+= one &* one
          secondSquare &+= two &* two
        }
        let length = Float(firstSquare).squareRoot() * Float(secondSquare).squareRoot()
        return length > 0 ? Float(product) / length : 0
      }
    } ?? nil
  }
}

/// The vectors of a list of words in one array, for products of all with all.
public struct WordVectors: Sendable {
  /// Rows of `Lexicon.vectorDimensions`.
  private var rows: [Int8] = []
  /// The reciprocal of each row's length; 0 for a word without a vector.
  private var inverseLengths: [Float] = []

  /// The number of words, including those without a vector.
  public var count: Int { inverseLengths.count }

  public init() {}

  /// Adds a row for a lower-case spelling.
  ///
  /// A word without a vector gets that of the nearest known form: without hyphens, without 's, a
  /// lemma, the mean of its hyphenated parts; otherwise none.
  public mutating func append(_ spelling: String, lexicon: Lexicon) {
    append(spelling, knownAs: lexicon.word(spelling), lexicon: lexicon)
  }

  mutating func append(_ spelling: String, knownAs known: WordID?, lexicon: Lexicon) {
    if let known, let vector = lexicon.withVector(of: known, { $0 }) {
      append(vector)
    } else if let word = lexicon.nearestWord(to: spelling, where: { lexicon.hasVector($0) }) {
      append(sumOf: [word], lexicon: lexicon)
    } else {
      let parts = SpellingVariants.hyphenParts(of: spelling).compactMap { part in
        lexicon.nearestWord(to: part, where: { lexicon.hasVector($0) })
      }
      append(sumOf: parts, lexicon: lexicon)
    }
  }

  private mutating func append(_ vector: UnsafeBufferPointer<Int8>) {
    var square: Int32 = 0
    readback_products(
      vector.baseAddress, vector.baseAddress, 1, Lexicon.vectorDimensions, &square)
    rows.append(contentsOf: vector)
    inverseLengths.append(square > 0 ? 1 / Float(square).squareRoot() : 0)
  }

  private mutating func append(sumOf words: [WordID], lexicon: Lexicon) {
    var sum = [Int32](repeating: 0, count: Lexicon.vectorDimensions)
    for word in words {
      _ = lexicon.withVector(of: word) { vector in
        for position in sum.indices { sum[position] += Int32(vector[position]) }
      }
    }
    let divisor = Int32(max(words.count, 1))
    var square: Int32 = 0
    for total in sum {
      let mean = total / divisor
      rows.append(Int8(clamping: mean))
      square += mean * mean
    }
    inverseLengths.append(square > 0 ? 1 / Float(square).squareRoot() : 0)
  }

  /// Cosines of the given rows; 0 where one has no vector.
  func similarities(
    of chosen: [Int], to others: WordVectors, _ otherChosen: [Int]
  ) -> PaddedMatrix {
    var result = PaddedMatrix(rowCount: chosen.count, columnCount: otherChosen.count)
    let (stride, first) = (result.stride, result.index(0, 0))
    var products = [Int32](repeating: 0, count: otherChosen.count)
    let otherScales = otherChosen.map { others.inverseLengths[$0] }
    rows.withUnsafeBufferPointer { own in
      result.values.withUnsafeMutableBufferPointer { values in
        for (row, one) in chosen.enumerated() where inverseLengths[one] > 0 {
          readback_row_products(
            own.baseAddress.unsafelyUnwrapped + one * Lexicon.vectorDimensions, others.rows,
            otherChosen, otherChosen.count, Lexicon.vectorDimensions, &products)
          let start = first + row * stride
          for (column, scale) in otherScales.enumerated() {
            values[start + column] = Float(products[column]) * inverseLengths[one] * scale
          }
        }
      }
    }
    return result
  }
}
