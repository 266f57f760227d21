import CKernels

/// The numbers that stand for each distinct piece of some texts: its row, and what the encoder's
/// convolutions get for it. Frequent pieces are computed once, not wherever they occur.
struct PieceRows: Sendable {
  /// Numbers of a piece.
  private let count = SentenceEncoder.pieceNumberCount
  /// For each text the places of its pieces' numbers.
  let places: [[Int32]]
  /// Chunk by chunk.
  private let numbers: [[Float]]

  /// Pieces computed in one go.
  private static let piecesAtOnce = 64

  /// - Parameter texts: the numbers of their pieces.
  init(of texts: [[Int]], encoder: SentenceEncoder, _ concurrently: Concurrently) {
    var known: [Int: Int32] = [:]
    var distinct: [Int] = []
    places = texts.map { text in
      text.map { piece in
        if let place = known[piece] { return place }
        let place = Int32(distinct.count)
        known[piece] = place
        distinct.append(piece)
        return place
      }
    }
    let pieces = distinct
    numbers = Chunks.map(pieces.count, length: Self.piecesAtOnce, concurrently) {
      encoder.numbers(of: pieces[$0])
    }
  }

  /// Copies numbers of each piece of some texts: those in a range, to rows that are `stride` numbers
  /// apart.
  func copy(
    _ range: Range<Int>, of texts: Range<Int>, to target: UnsafeMutablePointer<Float>,
    stride: Int
  ) {
    var row = target
    for text in texts {
      for place in places[text] {
        let (chunk, index) = Int(place).quotientAndRemainder(dividingBy: Self.piecesAtOnce)
        numbers[chunk].withUnsafeBufferPointer {
          row.update(from: $0.baseAddress! + index * count + range.lowerBound, count: range.count)
        }
        row += stride
      }
    }
  }
}
