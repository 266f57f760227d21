/// The features of a sentence pair as arrays, for training; the aligner itself does not use this.
@_spi(Training)
public struct AlignerFeatures {
  private let source: AlignmentCells
  /// Row x columns + column, ascending. Other pairs of tokens are never linked.
  public let cells: [Int32]
  /// The number of features per cell in this pass.
  public private(set) var featureCount: Int
  /// `featureCount` numbers per cell.
  public private(set) var values: [Float]

  /// The features of the first pass.
  public init(official: AlignableWords, retelling: AlignableWords) {
    source = AlignmentCells(official, 0..<official.count, retelling, 0..<retelling.count)
    cells = zip(source.rows, source.columns).map { $0 * Int32(retelling.count) + $1 }
    featureCount = AlignmentCells.featureCount
    values = source.features
  }

  /// Adds the features of the second pass.
  ///
  /// - Parameter probabilities: of the previous pass, one per cell.
  public mutating func addNeighbours(probabilities: [Float]) {
    let neighbours = NeighbourFeatures(source, probabilities: probabilities)
    featureCount = NeighbourFeatures.featureCount
    values = [Float](repeating: 0, count: cells.count * featureCount)
    values.withUnsafeMutableBufferPointer { buffer in
      for cell in 0..<source.count {
        neighbours.write(
          source, cell: cell, to: buffer.baseAddress.unsafelyUnwrapped + cell * featureCount)
      }
    }
  }
}
