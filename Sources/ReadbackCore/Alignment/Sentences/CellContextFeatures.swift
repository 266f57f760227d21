/// The additional features of the second pass: how probable the first pass considered the
/// surrounding cells.
struct CellContextFeatures {
  static let symmetricCount = 4
  static let pairCount = 8
  static let count = symmetricCount + 2 * pairCount

  private let block: AlignmentBlock
  private let matrix: CellMatrix
  private let candidates: CandidateCells
  private let probabilities: [Float]
  private let rowBest: [Best]
  private let columnBest: [Best]

  private struct Best {
    var place = -1
    var probability: Float = 0
    var second: Float = 0
    var sum: Float = 0

    mutating func add(_ probability: Float, at place: Int) {
      sum += probability
      if probability > self.probability {
        second = self.probability
        self.probability = probability
        self.place = place
      } else {
        second = max(second, probability)
      }
    }

    func bestOther(than probability: Float) -> Float {
      probability >= self.probability ? second : self.probability
    }
  }

  init(
    _ block: AlignmentBlock, _ matrix: CellMatrix, _ candidates: CandidateCells,
    probabilities: [Float]
  ) {
    self.block = block
    self.matrix = matrix
    self.candidates = candidates
    self.probabilities = probabilities
    var rowBest = [Best](repeating: Best(), count: matrix.rowCount)
    var columnBest = [Best](repeating: Best(), count: matrix.columnCount)
    for (place, cell) in candidates.cells.enumerated() {
      rowBest[cell.row].add(probabilities[place], at: cell.column)
      columnBest[cell.column].add(probabilities[place], at: cell.row)
    }
    self.rowBest = rowBest
    self.columnBest = columnBest
  }

  private func probability(_ row: Int, _ column: Int) -> Float {
    candidates.index(row, column).map { probabilities[$0] } ?? 0
  }

  /// Appends the features of a candidate.
  func append(_ place: Int, to features: inout [Float]) {
    let row = candidates.cells[place].row
    let column = candidates.cells[place].column
    let ownProbability = probabilities[place]
    let odds = max(1e-4, min(1 - 1e-4, ownProbability))
    features.append(logarithm(odds / (1 - odds)) / 4)
    features.append(probability(row - 1, column - 1))
    features.append(probability(row + 1, column + 1))
    features.append(max(probability(row - 1, column + 1), probability(row + 1, column - 1)))

    features.append(ownProbability - rowBest[row].bestOther(than: ownProbability))
    features.append(ownProbability - columnBest[column].bestOther(than: ownProbability))
    features.append(min(3, rowBest[row].sum - ownProbability))
    features.append(min(3, columnBest[column].sum - ownProbability))
    features.append(max(probability(row, column - 1), probability(row, column + 1)))
    features.append(max(probability(row - 1, column), probability(row + 1, column)))
    features.append(officialGain(place))
    features.append(retellingGain(place))
    for sign in [-1, 1] {
      features.append(agreement(of: row, column, with: rowBest, going: sign))
      features.append(agreement(of: column, row, with: columnBest, going: sign))
    }
    for sign in [-1, 1] {
      features.append(best(rowBest, row + sign))
      features.append(best(columnBest, column + sign))
    }
  }

  private func best(_ bests: [Best], _ index: Int) -> Float {
    bests.indices.contains(index) ? bests[index].probability : 0
  }

  /// 0...1: how near the cell is to the position expected from the nearest likely cell before (or
  /// after) it.
  private func agreement(
    of index: Int, _ partner: Int, with bests: [Best], going sign: Int
  ) -> Float {
    for distance in 1...3 {
      let other = index + sign * distance
      guard bests.indices.contains(other) else { return 0 }
      guard bests[other].probability > 0.5 else { continue }
      let miss = abs(partner - bests[other].place - sign * distance)
      return 1 / (1 + Float(miss)) * (1.1 - 0.1 * Float(distance))
    }
    return 0
  }

  /// The share of the official unit that this retelling unit covers and likelier partners do not.
  private func officialGain(_ place: Int) -> Float {
    let row = candidates.cells[place].row
    var rivals: [Int] = []
    for rival in candidates.rowBounds[row]..<candidates.rowBounds[row + 1]
    where outdoes(rival, place) {
      rivals.append(candidates.cells[rival].column)
    }
    return block.officialGain(row, by: candidates.cells[place].column, beyond: rivals)
      / (matrix.officialTotals[row] + 0.11)
  }

  private func retellingGain(_ place: Int) -> Float {
    let column = candidates.cells[place].column
    var rivals: [Int] = []
    for rival in candidates.byColumn[column] where outdoes(rival, place) {
      rivals.append(candidates.cells[rival].row)
    }
    return block.retellingGain(column, by: candidates.cells[place].row, beyond: rivals)
      / (matrix.retellingTotals[column] + 0.11)
  }

  private func outdoes(_ rival: Int, _ place: Int) -> Bool {
    rival != place && probabilities[rival] > 0.5 && probabilities[rival] >= probabilities[place]
  }
}
