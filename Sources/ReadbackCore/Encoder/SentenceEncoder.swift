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
      Chunks.map(batches.count, length: 1, concurrently) { number in
        directions(of: cut[batches[number.lowerBound]], rows).map(SentenceVector.init)
      }.joined())
  }

  /// Texts cut into pieces in one go.
  private static let textsAtOnce = 16
  /// Pieces whose outputs fit into a processor's cache.
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

  private func directions(of texts: ArraySlice<[Int]>, _ rows: PieceRows) -> [[Float]] {
    let total = texts.reduce(0) { $0 + $1.count }
    var means = [Float](repeating: 0, count: texts.count * Self.featureCount)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: total * Self.featureCount) { features in
      let features = features.baseAddress!
      writeFeatures(of: texts, rows, to: features)
      convolved.apply(to: features, rowCount: total)
      means.withUnsafeMutableBufferPointer { means in
        var row = features
        for (number, text) in texts.enumerated() {
          let mean = means.baseAddress! + number * Self.featureCount
          for _ in text {
            for at in 0..<Self.featureCount { mean[at] += row[at] }
            row += Self.featureCount
          }
          for at in 0..<Self.featureCount { mean[at] /= Float(text.count) }
        }
      }
    }
    let summaries = summary.outputs(of: means, rowCount: texts.count)
    let scaled = zip(texts, summary.rows(of: summaries)).flatMap { text, summary in
      let root = Float(text.count).squareRoot()
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
    var numbers: [Float] = []
    numbers.reserveCapacity(count * Self.pieceNumberCount)
    for place in 0..<count {
      for number in rows[(place * dimensions)..<((place + 1) * dimensions)] {
        numbers.append(Float(number) * scales[place])
      }
      numbers +=
        inputs[
          (place * projection.outputCount)..<((place + 1) * projection.outputCount)]
    }
    return numbers
  }

  /// For each piece its row, followed by the outputs of the convolutions.
  private func writeFeatures(
    of texts: ArraySlice<[Int]>, _ rows: PieceRows, to features: UnsafeMutablePointer<Float>
  ) {
    let dimensions = EncoderPieces.dimensions
    let numbers = texts.joined()
    for (place, piece) in numbers.enumerated() {
      rows.withNumbers(of: piece) {
        (features + place * Self.featureCount).update(from: $0, count: dimensions)
      }
    }
    let total = texts.reduce(0) { $0 + $1.count }
    var own = [Float](repeating: 0, count: total * Self.width)
    var sums = own
    // With zero padding on both sides.
    let longest = texts.reduce(0) { max($0, $1.count) }
    var short = [Int16](repeating: 0, count: (longest + 2 * Self.margin) * Self.width)
    for (number, convolution) in convolutions.enumerated() {
      own.withUnsafeMutableBufferPointer { own in
        for (place, piece) in numbers.enumerated() {
          rows.withNumbers(of: piece) {
            (own.baseAddress! + place * Self.width).update(
              from: $0 + dimensions + number * Self.width, count: Self.width)
          }
        }
      }
      for layer in [convolution.first, convolution.second] {
        write(layer, of: texts, left: convolution.left, own, &short, to: &sums)
        own.withUnsafeMutableBufferPointer { own in
          readback_add_rectified(
            sums, total, Self.width, own.baseAddress, Self.width, own.baseAddress, Self.width)
        }
      }
      own.withUnsafeBufferPointer { own in
        for place in 0..<total {
          (features + place * Self.featureCount + dimensions + number * Self.width).update(
            from: own.baseAddress! + place * Self.width, count: Self.width)
        }
      }
    }
  }

  /// The outputs of a convolution's layer for some texts, each with numbers of its own size.
  private func write(
    _ layer: EncoderLayer, of texts: ArraySlice<[Int]>, left: Int, _ inputs: [Float],
    _ short: inout [Int16], to sums: inout [Float]
  ) {
    inputs.withUnsafeBufferPointer { inputs in
      sums.withUnsafeMutableBufferPointer { sums in
        short.withUnsafeMutableBufferPointer { short in
          let short = short.baseAddress!
          var start = 0
          for text in texts {
            let scale = readback_shorten(
              inputs.baseAddress! + start, text.count * Self.width,
              short + Self.margin * Self.width)
            (short + (Self.margin + text.count) * Self.width).update(
              repeating: 0, count: Self.margin * Self.width)
            layer.write(
              short + (Self.margin - left) * Self.width, rowCount: text.count,
              stride: Self.width, rowScales: [Float](repeating: scale, count: text.count),
              to: sums.baseAddress! + start)
            start += text.count * Self.width
          }
        }
      }
    }
  }
}
