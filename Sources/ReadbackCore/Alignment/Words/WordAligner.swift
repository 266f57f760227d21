import CLexicon

/// Finds the tokens of two sentences with the same meaning.
///
/// A small net rates the token pairs in two passes: the first uses the words and their context, the
/// second also the first pass's ratings of neighbours. `Tools/aligner` trains it.
public struct WordAligner: Sendable {
  /// Pairs above this probability are links; findings based on a link should require
  /// `sureProbability`.
  public static let linkProbability: Float = 0.5
  /// Pairs above this probability are certain enough to base findings on.
  public static let sureProbability: Float = 0.6

  /// Pairs below this probability are skipped by the second pass; below half of it, the first pass
  /// uses only one net. Measured: no link of the 800 pairs of MTRef's development set changes.
  private static let cutoffProbability: Float = 0.002

  /// Data about the words to link.
  public let lexicon: Lexicon
  let firstPass: SmallNet
  let secondPass: SmallNet

  /// With the built-in weights.
  public init(lexicon: Lexicon = .standard) {
    self.init(
      lexicon: lexicon,
      weights: UnsafeBufferPointer(
        start: readback_aligner_start().assumingMemoryBound(to: Float.self),
        count: readback_aligner_size / MemoryLayout<Float>.stride))
  }

  /// - Parameter weights: the first pass's nets, then as many of the second pass.
  init(lexicon: Lexicon, weights: UnsafeBufferPointer<Float>) {
    self.lexicon = lexicon
    let firstSize = SmallNet.size(inputCount: AlignmentCells.featureCount)
    let secondSize = SmallNet.size(inputCount: NeighbourFeatures.featureCount)
    let memberCount = weights.count / (firstSize + secondSize)
    precondition(
      memberCount > 0 && memberCount * (firstSize + secondSize) == weights.count,
      "aligner.bin does not fit the features: see Tools/aligner/README.md")
    let border = memberCount * firstSize
    firstPass = SmallNet(
      inputCount: AlignmentCells.featureCount,
      weights: UnsafeBufferPointer(rebasing: weights[..<border]))
    secondPass = SmallNet(
      inputCount: NeighbourFeatures.featureCount,
      weights: UnsafeBufferPointer(rebasing: weights[border...]))
  }

  /// The probability that tokens of two sentences have the same meaning.
  public func probabilities(official: [String], retelling: [String]) -> WordProbabilities {
    let officialWords = AlignableWords(official, lexicon: lexicon)
    let retellingWords = AlignableWords(retelling, lexicon: lexicon)
    return probabilities(
      official: officialWords, officialWords.termOfToken.indices, retelling: retellingWords,
      retellingWords.termOfToken.indices)
  }

  /// The probability that tokens of two sentences have the same meaning, for prepared texts.
  ///
  /// O(tokens x tokens); about 0.5 microseconds per token pair, measured.
  public func probabilities(
    official: AlignableWords, _ officialTokens: Range<Int>, retelling: AlignableWords,
    _ retellingTokens: Range<Int>
  ) -> WordProbabilities {
    let cells = AlignmentCells(official, officialTokens, retelling, retellingTokens)
    let first = firstProbabilities(cells)
    let second = secondProbabilities(cells, after: first)
    return WordProbabilities(
      cells, probabilities: second, firstOfficial: officialTokens.lowerBound,
      firstRetelling: retellingTokens.lowerBound)
  }

  func firstProbabilities(_ cells: AlignmentCells) -> [Float] {
    .written(count: cells.count) { results in
      cells.features.withUnsafeBufferPointer {
        firstPass.writeProbabilities(
          of: $0.baseAddress.unsafelyUnwrapped, rowCount: cells.count,
          cutoff: Self.cutoffProbability / 2, to: results)
      }
    }
  }

  func secondProbabilities(_ cells: AlignmentCells, after first: [Float]) -> [Float] {
    let neighbours = NeighbourFeatures(cells, probabilities: first)
    let hopeful = first.indices.filter { first[$0] >= Self.cutoffProbability }
    var probabilities = first
    let width = NeighbourFeatures.featureCount
    // A few rows at a time stay in the cache.
    let rows = 16
    withUnsafeTemporaryAllocation(of: Float.self, capacity: rows * (width + 1)) { buffer in
      let features = buffer.baseAddress.unsafelyUnwrapped
      let results = features + rows * width
      for start in stride(from: 0, to: hopeful.count, by: rows) {
        let part = hopeful[start..<min(start + rows, hopeful.count)]
        for (row, cell) in part.enumerated() {
          neighbours.write(cells, cell: cell, to: features + row * width)
        }
        secondPass.writeProbabilities(of: features, rowCount: part.count, to: results)
        for (row, cell) in part.enumerated() { probabilities[cell] = results[row] }
      }
    }
    return probabilities
  }
}

/// The probability that tokens of two sentences have the same meaning; 0 for pairs not examined.
public struct WordProbabilities: Sendable {
  /// The number of tokens of the official sentence.
  public let officialCount: Int
  /// The number of tokens of the retelling's sentence.
  public let retellingCount: Int
  private let cells: AlignmentCells
  /// One per cell.
  private let probabilities: [Float]
  private let firstOfficial: Int
  private let firstRetelling: Int

  init(
    _ cells: AlignmentCells, probabilities: [Float], firstOfficial: Int, firstRetelling: Int
  ) {
    officialCount = cells.rowCount
    retellingCount = cells.columnCount
    self.cells = cells
    self.probabilities = probabilities
    self.firstOfficial = firstOfficial
    self.firstRetelling = firstRetelling
  }

  /// The probability for two tokens, counted from the beginning of each aligned range. O(pairs).
  public subscript(official: Int, retelling: Int) -> Float {
    probabilities.indices.first {
      cells.rows[$0] == official && cells.columns[$0] == retelling
    }.map { probabilities[$0] } ?? 0
  }

  /// The pairs above a probability as token indices of the texts, in official order.
  public func links(above least: Float = WordAligner.linkProbability) -> [WordLink] {
    probabilities.indices.compactMap { cell in
      probabilities[cell] > least
        ? WordLink(
          official: firstOfficial + Int(cells.rows[cell]),
          retelling: firstRetelling + Int(cells.columns[cell]), probability: probabilities[cell])
        : nil
    }
  }
}
