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

  /// The vectors of the given sentences. A third of a millisecond per sentence; time and memory
  /// grow with its length.
  public func vectors(of sentences: [String]) -> [SentenceVector] {
    vectors(of: sentences.map { Array($0.utf8)[...] }, oneByOne)
  }

  /// The vectors of the given places of a text.
  public func vectors(of places: [TextRange], in text: SourceText) -> [SentenceVector] {
    vectors(of: places.map { text.bytes[$0] }, oneByOne)
  }

  /// The vector of one sentence, as valid UTF-8.
  public func vector(of sentence: some Collection<UInt8>) -> SentenceVector {
    vectors(of: [Array(sentence)[...]], oneByOne)[0]
  }

  /// The vectors of texts, as valid UTF-8: the same as one by one, but what they share is computed
  /// once.
  func vectors(of texts: [ArraySlice<UInt8>], _ concurrently: Concurrently) -> [SentenceVector] {
    let cut = Array(
      Chunks.map(texts.count, length: Self.textsAtOnce, concurrently) { chunk in
        texts[chunk].map { cutter.pieces(of: $0) }
      }.joined())
    let rows = PieceRows(of: cut, encoder: self, concurrently)
    let batches = Self.batches(of: cut)
    return Array(
      Chunks.map(batches.count, length: Self.batchesAtOnce, concurrently) { chunk in
        let space = Space(for: batches[chunk], rows)
        return batches[chunk].flatMap { directions(of: $0, rows, space) }
          .map(SentenceVector.init)
      }.joined())
  }

  /// Memory for the numbers of a batch, reused by the next one.
  private final class Space {
    /// For each piece its row, followed by the outputs of the convolutions.
    let features: UnsafeMutablePointer<Float>
    /// For each piece the numbers of a convolution, and its outputs.
    let own: UnsafeMutablePointer<Float>
    let sums: UnsafeMutablePointer<Float>
    /// The numbers of one text with zero padding on both sides.
    let short: UnsafeMutablePointer<Int16>

    init(for batches: ArraySlice<Range<Int>>, _ rows: PieceRows) {
      let most = batches.reduce(0) { most, batch in
        max(most, batch.reduce(0) { $0 + rows.places[$1].count })
      }
      features = .allocate(capacity: most * featureCount)
      own = .allocate(capacity: most * width)
      sums = .allocate(capacity: most * width)
      short = .allocate(capacity: (most + 2 * margin) * width)
      short.initialize(repeating: 0, count: margin * width)
    }

    deinit {
      features.deallocate()
      own.deallocate()
      sums.deallocate()
      short.deallocate()
    }
  }

  private static let batchesAtOnce = 8

  /// Texts cut into pieces in one go.
  private static let textsAtOnce = 16
  /// Pieces whose outputs, 7 KB each, fit into the second cache of a processor.
  private static let mostPieces = 128

  /// Ranges of texts with not too many pieces together.
  private static func batches(of texts: [[Int]]) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var count = 0
    for (number, text) in texts.enumerated() {
      if batches.isEmpty || count + text.count > mostPieces {
        batches.append(number..<number)
        count = 0
      }
      count += text.count
      batches[batches.count - 1] = batches[batches.count - 1].lowerBound..<(number + 1)
    }
    return batches
  }

  /// The spelling of one of the cutter's pieces.
  func spelling(ofPiece piece: Int) -> String { pieces.spelling(of: piece) }

  private func directions(
    of texts: Range<Int>, _ rows: PieceRows, _ space: Space
  ) -> [[Float]] {
    let counts = texts.map { rows.places[$0].count }
    writeFeatures(of: texts, counts, rows, space)
    convolved.apply(to: space.features, rowCount: counts.reduce(0, +))
    var means = [Float](repeating: 0, count: texts.count * Self.featureCount)
    means.withUnsafeMutableBufferPointer { means in
      var row = space.features
      for (number, count) in counts.enumerated() {
        let mean = means.baseAddress! + number * Self.featureCount
        for _ in 0..<count {
          for at in 0..<Self.featureCount { mean[at] += row[at] }
          row += Self.featureCount
        }
        for at in 0..<Self.featureCount { mean[at] /= Float(count) }
      }
    }
    let summaries = summary.outputs(of: means, rowCount: texts.count)
    let scaled = zip(counts, summary.rows(of: summaries)).flatMap { count, summary in
      let root = Float(count).squareRoot()
      return summary.map { $0 * root }
    }
    func outputs(_ layer: EncoderLayer, _ inputs: [Float]) -> [Float] {
      layer.outputs(of: inputs, rowCount: texts.count)
    }
    let one = outputs(dense.0, scaled).map { max(0, $0) }
    let two = zip(outputs(shortcuts.0, scaled), outputs(dense.1, one)).map { max(0, $0 + $1) }
    let three = outputs(dense.2, two).map { max(0, $0) }
    // The hyperbolic tangent.
    let directions = zip(outputs(shortcuts.1, two), outputs(dense.3, three)).map {
      2 * SmallNet.logistic(2 * ($0 + $1)) - 1
    }
    return dense.3.rows(of: directions).map(Array.init)
  }

  /// The numbers of a piece in `PieceRows`.
  static let pieceNumberCount = EncoderPieces.dimensions + 3 * width

  /// For each piece its row, followed by what the convolutions get for it.
  func numbers(of pieceNumbers: ArraySlice<Int>) -> [Float] {
    let count = pieceNumbers.count
    let dimensions = EncoderPieces.dimensions
    var rows = [Int16](repeating: 0, count: count * dimensions)
    var scales = [Float](repeating: 0, count: count)
    rows.withUnsafeMutableBufferPointer { rows in
      for (place, piece) in pieceNumbers.enumerated() {
        scales[place] = pieces.writeRow(of: piece, to: rows.baseAddress! + place * dimensions)
      }
    }
    var inputs = [Float](repeating: 0, count: count * projection.outputCount)
    projection.write(rows, rowCount: count, stride: dimensions, rowScales: scales, to: &inputs)
    inputs.withUnsafeMutableBufferPointer {
      projected.apply(to: $0.baseAddress!, rowCount: count)
    }
    return [Float](unsafeUninitializedCapacity: count * Self.pieceNumberCount) { numbers, filled in
      for place in 0..<count {
        let target = numbers.baseAddress! + place * Self.pieceNumberCount
        for at in 0..<dimensions {
          (target + at).initialize(to: Float(rows[place * dimensions + at]) * scales[place])
        }
        inputs.withUnsafeBufferPointer {
          (target + dimensions).initialize(
            from: $0.baseAddress! + place * projection.outputCount, count: projection.outputCount)
        }
      }
      filled = count * Self.pieceNumberCount
    }
  }

  /// Fills in the features of some texts with so many pieces.
  private func writeFeatures(
    of texts: Range<Int>, _ counts: [Int], _ rows: PieceRows, _ space: Space
  ) {
    let dimensions = EncoderPieces.dimensions
    let total = counts.reduce(0, +)
    rows.copy(0..<dimensions, of: texts, to: space.features, stride: Self.featureCount)
    for (number, convolution) in convolutions.enumerated() {
      let first = dimensions + number * Self.width
      rows.copy(first..<(first + Self.width), of: texts, to: space.own, stride: Self.width)
      for layer in [convolution.first, convolution.second] {
        write(layer, of: counts, left: convolution.left, space)
        readback_add_rectified(
          space.sums, total, Self.width, space.own, Self.width, space.own, Self.width)
      }
      for place in 0..<total {
        (space.features + place * Self.featureCount + first).update(
          from: space.own + place * Self.width, count: Self.width)
      }
    }
  }

  /// The outputs of a convolution's layer for texts of so many pieces, each with a scale of its own.
  private func write(_ layer: EncoderLayer, of counts: [Int], left: Int, _ space: Space) {
    var start = 0
    for count in counts {
      let scale = readback_shorten(
        space.own + start, count * Self.width, space.short + Self.margin * Self.width)
      (space.short + (Self.margin + count) * Self.width).update(
        repeating: 0, count: Self.margin * Self.width)
      layer.write(
        space.short + (Self.margin - left) * Self.width, rowCount: count, stride: Self.width,
        rowScales: [Float](repeating: scale, count: count), to: space.sums + start)
      start += count * Self.width
    }
  }
}
