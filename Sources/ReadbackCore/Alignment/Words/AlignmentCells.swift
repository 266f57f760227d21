/// The token pairs of two sentences that may be links, with the features of the first pass.
struct AlignmentCells: Sendable {
  /// The number of features per cell: those of the pair, then those of `CellFeature`.
  static let featureCount = PairFeature.allCases.count + CellFeature.allCases.count

  /// A pair below this similarity is considered only next to a pair of at least
  /// `neighbourSimilarity`.
  private static let leastSimilarity: Float = 0.15
  private static let neighbourSimilarity: Float = 0.5

  private static let acronymSimilarity: Float = 0.8

  let rowCount: Int
  let columnCount: Int
  /// Rows and columns of the cells, row by row.
  private(set) var rows: [Int32] = []
  private(set) var columns: [Int32] = []
  /// `featureCount` numbers per cell.
  private(set) var features: [Float] = []

  var count: Int { rows.count }

  /// Features from a pair's position. Gaps are relative to the second best of the row or column,
  /// drops to the best.
  enum CellFeature: Int, CaseIterable {
    case cosine, cosineRowGap, cosineColumnGap
    case similarity, similarityRowDrop, similarityColumnDrop
    /// The distance between the positions in the sentences, 0...1.
    case distance
    case context, wideContext
    case before, behind, skipBefore, skipBehind, sameRow, sameColumn
    /// How many consecutive pairs on the diagonal around the cell are similar, up to 4 in each
    /// direction, scaled to 0...1.
    case runBefore, runBehind
    /// How many other pairs of the row (column) are as good as the same word, up to 4, scaled to
    /// 0...1.
    case rowRivals, columnRivals
    /// One is an acronym of the other.
    case acronym
    case officialFrequency, retellingFrequency
  }

  init(
    _ official: AlignableWords, _ officialTokens: Range<Int>, _ retelling: AlignableWords,
    _ retellingTokens: Range<Int>
  ) {
    rowCount = officialTokens.count
    columnCount = retellingTokens.count
    let officialTerms = officialTokens.map { Int(official.termOfToken[$0]) }
    let retellingTerms = retellingTokens.map { Int(retelling.termOfToken[$0]) }
    guard rowCount > 0, columnCount > 0 else { return }

    let cosines = official.vectors.similarities(
      of: officialTerms, to: retelling.vectors, retellingTerms)
    let relations = Self.relations(official, officialTerms, retelling, retellingTerms)

    let (rowCount, columnCount) = (rowCount, columnCount)
    func pair(_ row: Int, _ column: Int) -> TermPair {
      official.pair(
        official.terms[officialTerms[row]], retelling, retelling.terms[retellingTerms[column]],
        relations: WordRelations(rawValue: relations[row * columnCount + column]))
    }
    var similarities = PaddedMatrix(rowCount: rowCount, columnCount: columnCount)
    similarities.fill { row, column in
      pair(row, column).similarity(cosine: cosines[row, column])
    }
    var acronyms = PaddedMatrix(rowCount: rowCount, columnCount: columnCount)
    official.forEachAcronymPair(officialTokens, retelling, retellingTokens) { row, column in
      acronyms[row, column] = 1
      similarities[row, column] = max(similarities[row, column], Self.acronymSimilarity)
    }
    retelling.forEachAcronymPair(retellingTokens, official, officialTokens) { column, row in
      acronyms[row, column] = 1
      similarities[row, column] = max(similarities[row, column], Self.acronymSimilarity)
    }
    let officialMarks = officialTerms.map { official.terms[$0].isMark }
    let retellingMarks = retellingTerms.map { retelling.terms[$0].isMark }
    selectCells(similarities) { officialMarks[$0] == retellingMarks[$1] }
    features = [Float](repeating: 0, count: count * Self.featureCount)
    writeFeatures(cosines: cosines, similarities: similarities)
    let (rows, columns) = (rows, columns)
    features.withUnsafeMutableBufferPointer { features in
      guard var target = features.baseAddress else { return }
      for (row, column) in zip(rows, columns) {
        let (row, column) = (Int(row), Int(column))
        pair(row, column).write(to: target)
        let ofCell = target + PairFeature.allCases.count
        ofCell[CellFeature.acronym.rawValue] = acronyms[row, column]
        ofCell[CellFeature.officialFrequency.rawValue] =
          official.terms[officialTerms[row]].frequency
        ofCell[CellFeature.retellingFrequency.rawValue] =
          retelling.terms[retellingTerms[column]].frequency
        target += Self.featureCount
      }
    }
  }

  /// WordNet relations as raw values, row by row.
  private static func relations(
    _ official: AlignableWords, _ officialTerms: [Int], _ retelling: AlignableWords,
    _ retellingTerms: [Int]
  ) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: officialTerms.count * retellingTerms.count)
    let related = SenseMarks.related(
      official.senses, officialTerms, retelling.senses, retellingTerms)
    for pair in related {
      result[pair.official * retellingTerms.count + pair.retelling] = pair.relations.rawValue
    }
    return result
  }

  /// Keeps the possible links that are similar or adjacent to similar cells.
  private mutating func selectCells(
    _ similarities: PaddedMatrix, where isPossible: (_ row: Int, _ column: Int) -> Bool
  ) {
    // The matrix has a margin, so that each cell has eight neighbours.
    let stride = similarities.stride
    let around = [-stride - 1, -stride, 1 - stride, -1, 1, stride - 1, stride, stride + 1]
    var isWanted = similarities.values.map { $0 >= Self.leastSimilarity }
    isWanted.withUnsafeMutableBufferPointer { isWanted in
      for row in 0..<rowCount {
        for cell in similarities.index(row, 0)..<similarities.index(row, columnCount)
        where similarities.values[cell] >= Self.neighbourSimilarity {
          for step in around { isWanted[cell + step] = true }
        }
      }
    }
    for row in 0..<rowCount {
      let start = similarities.index(row, 0)
      for column in 0..<columnCount where isWanted[start + column] && isPossible(row, column) {
        rows.append(Int32(row))
        columns.append(Int32(column))
      }
    }
  }

  private mutating func writeFeatures(
    cosines: PaddedMatrix, similarities: PaddedMatrix
  ) {
    let cosineExtremes = Extremes(cosines)
    let extremes = Extremes(similarities)
    let context = similarities.context(reach: 3, decay: 0.7)
    let wideContext = similarities.context(reach: 4, decay: 1)
    let (rowRivals, columnRivals) = Self.rivals(similarities)
    let pairCount = PairFeature.allCases.count
    let width = Self.featureCount
    features.withUnsafeMutableBufferPointer { target in
      for cell in rows.indices {
        let row = Int(rows[cell])
        let column = Int(columns[cell])
        let first = cell * width
        func write(_ feature: CellFeature, _ value: Float) {
          target[first + pairCount + feature.rawValue] = value
        }
        func near(_ rowStep: Int, _ columnStep: Int) -> Float {
          similarities[row + rowStep, column + columnStep]
        }
        let cosine = cosines[row, column]
        let similarity = similarities[row, column]
        write(.cosine, cosine)
        write(.cosineRowGap, cosine - cosineExtremes.rowSecond[row])
        write(.cosineColumnGap, cosine - cosineExtremes.columnSecond[column])
        write(.similarity, similarity)
        write(.similarityRowDrop, similarity - extremes.rowFirst[row])
        write(.similarityColumnDrop, similarity - extremes.columnFirst[column])
        let place = (Float(row) + 0.5) / Float(rowCount)
        let otherPlace = (Float(column) + 0.5) / Float(columnCount)
        write(.distance, abs(place - otherPlace))
        write(.context, context[row, column])
        write(.wideContext, wideContext[row, column])
        write(.before, near(-1, -1))
        write(.behind, near(1, 1))
        write(.skipBefore, max(near(-1, -2), near(-2, -1)))
        write(.skipBehind, max(near(1, 2), near(2, 1)))
        write(.sameRow, max(near(0, -1), near(0, 1)))
        write(.sameColumn, max(near(-1, 0), near(1, 0)))
        write(.runBefore, Self.run(similarities, row, column, step: -1))
        write(.runBehind, Self.run(similarities, row, column, step: 1))
        write(.rowRivals, min(rowRivals[row], 5) / 5)
        write(.columnRivals, min(columnRivals[column], 5) / 5)
      }
    }
  }

  private static let alike: Float = 0.8

  private static func run(
    _ similarities: PaddedMatrix, _ row: Int, _ column: Int, step: Int
  ) -> Float {
    var length = 0
    while length < PaddedMatrix.margin,
      similarities[row + step * (length + 1), column + step * (length + 1)] >= alike
    {
      length += 1
    }
    return Float(length) / Float(PaddedMatrix.margin)
  }

  private static func rivals(_ similarities: PaddedMatrix) -> (rows: [Float], columns: [Float]) {
    var rows = [Float](repeating: 0, count: similarities.rowCount)
    var columns = [Float](repeating: 0, count: similarities.columnCount)
    for row in rows.indices {
      for column in columns.indices where similarities[row, column] >= alike {
        rows[row] += 1
        columns[column] += 1
      }
    }
    return (rows, columns)
  }
}
