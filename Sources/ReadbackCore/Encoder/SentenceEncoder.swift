import CEncoder
import CKernels

/// Says what sentences mean as vectors: a small convolutional net over the pieces of a sentence
/// (the multilingual Universal Sentence Encoder), with what English needs of its vocabulary.
///
/// The same bits on every processor. Nothing is loaded or worked out before the first sentence.
public struct SentenceEncoder: Sendable {
  /// The one in the program.
  public static let standard = SentenceEncoder(
    LexiconBlock(
      start: readback_encoder_start(), byteCount: readback_encoder_size, magic: "RBENCODR",
      name: "encoder.bin"))

  /// One of the three convolutions, which look at so many neighbouring pieces at a time.
  private struct Convolution {
    let order: Int
    /// How many of them stand before the piece itself.
    let left: Int
    let first: EncoderLayer
    let second: EncoderLayer
  }

  /// What a row of numbers is multiplied by and what is added, after it has a mean of 0 and a
  /// variance of 1.
  private struct Normalization: @unchecked Sendable {
    let gains: UnsafeBufferPointer<Float>
    let biases: UnsafeBufferPointer<Float>

    init(_ block: LexiconBlock, _ name: String) {
      gains = block.section(name + "g")
      biases = block.section(name + "b")
    }

    func apply(to values: UnsafeMutablePointer<Float>, rowCount: Int) {
      readback_normalize(
        values, rowCount, gains.count, gains.baseAddress, biases.baseAddress)
    }
  }

  /// Numbers that a convolution has for each piece.
  private static let width = 256
  /// The most pieces before or behind a piece that a convolution looks at.
  private static let margin = 2
  private static let featureCount = EncoderPieces.dimensions + 3 * width

  private(set) var cutter: PieceCutter
  private var pieces: PieceTables
  private let projection: EncoderLayer
  private let projected: Normalization
  private let convolutions: [Convolution]
  private let convolved: Normalization
  private let summary: EncoderLayer
  private let dense: (EncoderLayer, EncoderLayer, EncoderLayer, EncoderLayer)
  private let shortcuts: (EncoderLayer, EncoderLayer)

  init(_ block: LexiconBlock) {
    let english = EncoderPieces(block)
    pieces = PieceTables(english)
    cutter = PieceCutter(block, pieces: english)
    projection = EncoderLayer(block, "prj")
    projected = Normalization(block, "prl")
    convolutions = [(2, 0), (3, 1), (5, 2)].map { order, left in
      Convolution(
        order: order, left: left, first: EncoderLayer(block, "c\(order)a"),
        second: EncoderLayer(block, "c\(order)b"))
    }
    convolved = Normalization(block, "cnl")
    summary = EncoderLayer(block, "cnn")
    dense = (
      EncoderLayer(block, "d0."), EncoderLayer(block, "d1."), EncoderLayer(block, "d2."),
      EncoderLayer(block, "d3.")
    )
    shortcuts = (EncoderLayer(block, "p1."), EncoderLayer(block, "p3."))
  }

  /// The same with the pieces of another language, besides English.
  func knowing(_ more: EncoderPieces) -> SentenceEncoder {
    var encoder = self
    encoder.pieces = pieces.adding(more)
    encoder.cutter = cutter.knowing(more)
    return encoder
  }

  /// The vectors of some sentences. About half a millisecond a sentence; time and memory grow with
  /// its length.
  public func vectors(of sentences: [String]) -> [SentenceVector] {
    sentences.map { vector(of: $0.utf8) }
  }

  /// The vectors of some places of a text.
  public func vectors(of places: [TextRange], in text: SourceText) -> [SentenceVector] {
    places.map { vector(of: text.bytes[$0]) }
  }

  /// The vector of one sentence, as valid UTF-8.
  public func vector(of sentence: some Collection<UInt8>) -> SentenceVector {
    SentenceVector(direction(of: cutter.pieces(of: sentence)))
  }

  /// How a piece that the cutter gives is spelt.
  func spelling(ofPiece piece: Int) -> String { pieces.spelling(of: piece) }

  private func direction(of pieceNumbers: [Int]) -> [Float] {
    let count = pieceNumbers.count
    let sum = withUnsafeTemporaryAllocation(
      of: Float.self, capacity: count * Self.featureCount
    ) { features in
      let features = features.baseAddress!
      writeFeatures(of: pieceNumbers, to: features)
      convolved.apply(to: features, rowCount: count)
      var sum = [Float](repeating: 0, count: Self.featureCount)
      for row in 0..<count {
        for at in 0..<Self.featureCount { sum[at] += features[row * Self.featureCount + at] }
      }
      return sum
    }
    let root = Float(count).squareRoot()
    let mean = summary(sum.map { $0 / Float(count) }).map { $0 * root }
    let one = dense.0(mean).map { max(0, $0) }
    let two = zip(shortcuts.0(mean), dense.1(one)).map { max(0, $0 + $1) }
    let three = dense.2(two).map { max(0, $0) }
    // The hyperbolic tangent.
    return zip(shortcuts.1(two), dense.3(three)).map { 2 * SmallNet.logistic(2 * ($0 + $1)) - 1 }
  }

  /// For each piece: its row, then what the convolutions make of it and its neighbours.
  private func writeFeatures(of pieceNumbers: [Int], to features: UnsafeMutablePointer<Float>) {
    let count = pieceNumbers.count
    let dimensions = EncoderPieces.dimensions
    var rows = [Int16](repeating: 0, count: count * dimensions)
    var scales = [Float](repeating: 0, count: count)
    rows.withUnsafeMutableBufferPointer { rows in
      for (place, piece) in pieceNumbers.enumerated() {
        let row = rows.baseAddress! + place * dimensions
        scales[place] = pieces.writeRow(of: piece, to: row)
        let target = features + place * Self.featureCount
        for at in 0..<dimensions { target[at] = Float(row[at]) * scales[place] }
      }
    }
    var inputs = [Float](repeating: 0, count: count * projection.outputCount)
    projection.write(
      rows, rowCount: count, stride: dimensions, rowScales: scales, to: &inputs)
    inputs.withUnsafeMutableBufferPointer {
      projected.apply(to: $0.baseAddress!, rowCount: count)
    }
    var own = [Float](repeating: 0, count: count * Self.width)
    var sums = own
    // With margins of zeros.
    var short = [Int16](repeating: 0, count: (count + 2 * Self.margin) * Self.width)
    for (number, convolution) in convolutions.enumerated() {
      for row in 0..<count {
        for at in 0..<Self.width {
          own[row * Self.width + at] =
            inputs[row * projection.outputCount + number * Self.width + at]
        }
      }
      for layer in [convolution.first, convolution.second] {
        short.withUnsafeMutableBufferPointer { short in
          let scale = readback_shorten(
            own, own.count, short.baseAddress! + Self.margin * Self.width)
          layer.write(
            short.baseAddress! + (Self.margin - convolution.left) * Self.width, rowCount: count,
            stride: Self.width, rowScales: [Float](repeating: scale, count: count), to: &sums)
        }
        own.withUnsafeMutableBufferPointer { own in
          readback_add_rectified(
            sums, count, Self.width, own.baseAddress, Self.width, own.baseAddress, Self.width)
        }
      }
      for row in 0..<count {
        let target = features + row * Self.featureCount + dimensions + number * Self.width
        for at in 0..<Self.width { target[at] = own[row * Self.width + at] }
      }
    }
  }
}
