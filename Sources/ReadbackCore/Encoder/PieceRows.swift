import CKernels

/// The numbers that stand for each distinct piece of some texts: its row, and what the encoder's
/// convolutions get for it. Frequent pieces are computed once, not wherever they occur.
struct PieceRows: Sendable {
  /// Of each piece, the place of its numbers.
  private var places: [Int: Int] = [:]
  /// Piece by piece, `count` numbers.
  private let numbers: [Float]
  /// Numbers of a piece.
  let count: Int

  /// Pieces computed in one go.
  private static let piecesAtOnce = 32

  /// - Parameter texts: the numbers of their pieces.
  init(of texts: [[Int]], encoder: SentenceEncoder, _ concurrently: Concurrently) {
    var distinct: [Int] = []
    for text in texts {
      for piece in text where places[piece] == nil {
        places[piece] = distinct.count
        distinct.append(piece)
      }
    }
    count = SentenceEncoder.pieceNumberCount
    let pieces = distinct
    numbers = Array(
      Chunks.map(pieces.count, length: Self.piecesAtOnce, concurrently) {
        encoder.numbers(of: pieces[$0])
      }.joined())
  }

  /// Calls a closure with the numbers of a piece.
  func withNumbers<Result>(
    of piece: Int, _ body: (UnsafePointer<Float>) -> Result
  ) -> Result {
    numbers.withUnsafeBufferPointer { body($0.baseAddress! + places[piece]! * count) }
  }
}
