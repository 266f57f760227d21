/// The features of a cell in the first pass: the words of the two units, and the cell's rank in its
/// row and column.
///
/// Features that stay the same when the sides are swapped come first, then pairs of one for the
/// official side and one for the retelling.
struct CellFeatures {
  static let symmetricCount = 11
  static let pairCount = 7
  static let count = symmetricCount + 2 * pairCount

  private let block: AlignmentBlock
  private let matrix: CellMatrix
  /// For each row, the best and second best score, and the same for the supported scores.
  private let rowBest: [Best]
  private let columnBest: [Best]
  /// How well the units of both sides are covered overall: low for unrelated texts.
  private let relatedness: Float

  private struct Best {
    var score: Float = 0
    var secondScore: Float = 0
    var supported: Float = 0
    var secondSupported: Float = 0

    mutating func add(_ score: Float, _ supported: Float) {
      secondScore = max(secondScore, min(self.score, score))
      self.score = max(self.score, score)
      secondSupported = max(secondSupported, min(self.supported, supported))
      self.supported = max(self.supported, supported)
    }

    func margin(ofScore score: Float) -> Float {
      score - (score >= self.score ? secondScore : self.score)
    }

    func margin(ofSupported supported: Float) -> Float {
      supported - (supported >= self.supported ? secondSupported : self.supported)
    }
  }

  init(_ block: AlignmentBlock, _ matrix: CellMatrix) {
    self.block = block
    self.matrix = matrix
    var rowBest = [Best](repeating: Best(), count: matrix.rowCount)
    var columnBest = [Best](repeating: Best(), count: matrix.columnCount)
    for row in 0..<matrix.rowCount {
      for column in 0..<matrix.columnCount {
        let cell = row * matrix.columnCount + column
        rowBest[row].add(matrix.scores[cell], matrix.supported[cell])
        columnBest[column].add(matrix.scores[cell], matrix.supported[cell])
      }
    }
    self.rowBest = rowBest
    self.columnBest = columnBest
    let sum = rowBest.reduce(0) { $0 + $1.score } / Float(rowBest.count)
    relatedness = (sum + columnBest.reduce(0) { $0 + $1.score } / Float(columnBest.count)) / 2
  }

  /// Appends the features of a cell.
  func append(_ row: Int, _ column: Int, to features: inout [Float]) {
    let cell = row * matrix.columnCount + column
    let score = matrix.scores[cell]
    let supported = matrix.supported[cell]
    let officialTotal = matrix.officialTotals[row]
    let retellingTotal = matrix.retellingTotals[column]
    let shared = sharedWords(row, column)
    features.append(score)
    features.append(supported)
    features.append(matrix.neighbourhoods[cell])
    features.append(matrix.score(row - 1, column - 1))
    features.append(matrix.score(row + 1, column + 1))
    features.append(max(matrix.score(row - 1, column + 1), matrix.score(row + 1, column - 1)))
    features.append(min(shared.unique, 4))
    features.append(shared.weight / (officialTotal + retellingTotal + 0.2))
    features.append(relatedness)
    features.append(min(3, abs(logarithm((officialTotal + 0.3) / (retellingTotal + 0.3)))))
    features.append(matrix.distanceFromDiagonal(cell))

    features.append(matrix.coveredOfficial[cell] / (officialTotal + 0.11))
    features.append(matrix.coveredRetelling[cell] / (retellingTotal + 0.11))
    features.append(logarithm(1 + matrix.coveredOfficial[cell]))
    features.append(logarithm(1 + matrix.coveredRetelling[cell]))
    features.append(logarithm(1 + officialTotal))
    features.append(logarithm(1 + retellingTotal))
    features.append(rowBest[row].margin(ofScore: score))
    features.append(columnBest[column].margin(ofScore: score))
    features.append(rowBest[row].margin(ofSupported: supported))
    features.append(columnBest[column].margin(ofSupported: supported))
    features.append(max(matrix.score(row, column - 1), matrix.score(row, column + 1)))
    features.append(max(matrix.score(row - 1, column), matrix.score(row + 1, column)))
    features.append(matrix.rowMedians[row])
    features.append(matrix.columnMedians[column])
  }

  /// The words that both units share unchanged.
  private func sharedWords(
    _ row: Int, _ column: Int
  ) -> (weight: Float, unique: Float) {
    let official = block.official[row]
    let retelling = block.retelling[column]
    var weight: Float = 0
    var unique: Float = 0
    var other = retelling.startIndex
    for term in official {
      while other < retelling.endIndex, retelling[other] < term { other += 1 }
      guard other < retelling.endIndex, retelling[other] == term else { continue }
      weight += block.officialWeights[Int(term)] + block.retellingWeights[Int(term)]
      if block.rows(with: term).count == 1, block.columns(with: term).count == 1 {
        unique += block.officialWeights[Int(term)]
      }
    }
    return (weight, unique)
  }
}

/// The natural logarithm, accurate to a millionth; Core has no C library.
func logarithm(_ value: Float) -> Float {
  // value = significand * 2^exponent; the atanh series converges fast for 1...2.
  let part = (value.significand - 1) / (value.significand + 1)
  let square = part * part
  let series =
    part * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9)))))
  return 2 * series + Float(value.exponent) * 0.693_147_18
}
