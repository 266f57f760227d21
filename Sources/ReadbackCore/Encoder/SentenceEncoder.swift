import CEncoder
import CKernels

/// Computes vectors for the meaning of sentences: a small convolutional net over a sentence's
/// pieces (the multilingual Universal Sentence Encoder), reduced to the vocabulary that English
/// needs.
///
/// Results are bit for bit the same on every processor. Nothing is loaded or computed before the
/// first sentence.
public struct SentenceEncoder: Sendable {
  /// The encoder with the built-in weights.
  public static let standard = SentenceEncoder(
    LexiconBlock(
      start: readback_encoder_start(), byteCount: readback_encoder_size, magic: "RBENCODR",
      name: "encoder.bin"))

  /// One of the three convolutions, with the number of neighbouring pieces it covers.
  private struct Convolution {
    let order: Int
    /// How many of those precede the piece itself.
    let left: Int
    let first: EncoderLayer
    let second: EncoderLayer
  }

  /// A scale and an offset, applied after a row has been normalised to a mean of 0 and a variance
  /// of 1.
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

  /// The outputs of a convolution for each piece.
  private static let width = 256
  /// The most pieces on either side that a convolution covers.
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

  /// The same encoder with the pieces of another language besides English.
  func knowing(_ more: EncoderPieces) -> SentenceEncoder {
    var encoder = self
    encoder.pieces = pieces.adding(more)
    encoder.cutter = cutter.knowing(more)
    return encoder
  }

  /// The vectors of the given sentences. About half a millisecond per sentence; time and memory
  /// grow with its length.
  public func vectors(of sentences: [String]) -> [SentenceVector] {
    sentences.map { vector(of: $0.utf8) }
  }

  /// The vectors of the given places of a text.
  public func vectors(of places: [TextRange], in text: SourceText) -> [SentenceVector] {
    places.map { vector(of: text.bytes[$0]) }
  }

  /// The vector of one sentence, as valid UTF-8.
  public func vector(of sentence: some Collection<UInt8>) -> SentenceVector {
    SentenceVector(direction(of: cutter.pieces(of: sentence)))
  }

  /// The spelling of one of the cutter's pieces.
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

  /// For each piece its row, followed by the outputs of the convolutions.
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
    // With zero padding on both sides.
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
