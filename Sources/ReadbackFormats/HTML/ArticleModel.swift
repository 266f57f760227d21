import Glibc

/// Finds the blocks of a page that form its article, from features of each block and of its
/// neighbours.
///
/// Two models: the first rates each block in its page; the second rates it again with the first
/// one's ratings of the surrounding and of similar blocks.
struct ArticleModel {
  private let outline: PageOutline
  private let features: BlockFeatures

  init(_ outline: PageOutline, bytes: [UInt8], structuredShares: [Float]) {
    self.outline = outline
    features = BlockFeatures(outline, bytes: bytes, structuredShares: structuredShares)
  }

  /// The probability that each block is part of the article, 0...1.
  func probabilities() -> [Float] {
    let rows = outline.blocks.indices.map(features.values)
    let first = rows.map { Self.probability(Self.alone.value(of: $0)) }
    let contexts = BlockContext(outline, scores: first)
    return rows.indices.map {
      Self.probability(Self.together.value(of: rows[$0] + contexts.values(of: $0)))
    }
  }

  /// The inputs of the first model for each block, or the further inputs of the second one if scores
  /// are given.
  func rows(scores: [Float]?) -> [[Float]] {
    guard let scores, scores.count == outline.blocks.count else {
      return outline.blocks.indices.map(features.values)
    }
    let contexts = BlockContext(outline, scores: scores)
    return outline.blocks.indices.map(contexts.values)
  }

  private static func probability(_ odds: Float) -> Float { 1 / (1 + expf(-odds)) }

  private static let alone = GradientTrees(trainedAlone)
  private static let together = GradientTrees(trainedTogether)
}

/// The ratings of the blocks around a block, as features of the second model.
struct BlockContext {
  private let outline: PageOutline
  private let scores: [Float]
  /// Scores weighted by text length, summed from the page's beginning; one element more than there
  /// are blocks.
  private var weighedBefore: [Float] = [0]
  private var bytesBefore: [Float] = [0]
  private var likelyBefore: [Float] = [0]
  private var weighedByNode: [Float]
  private var weighedByKind: [UInt64: Float] = [:]
  private var highest: Float = 0
  /// Blocks in the order of their scores, and the weighed text of those with higher ones.
  private var weighedAbove: [Float]

  init(_ outline: PageOutline, scores: [Float]) {
    self.outline = outline
    self.scores = scores
    weighedByNode = [Float](repeating: 0, count: outline.tree.nodes.count)
    weighedAbove = [Float](repeating: 0, count: scores.count)
    for (index, block) in outline.blocks.enumerated() {
      let bytes = Float(outline.texts[index].byteCount)
      weighedBefore.append(weighedBefore[index] + bytes * scores[index])
      bytesBefore.append(bytesBefore[index] + bytes)
      likelyBefore.append(likelyBefore[index] + (scores[index] > 0.5 ? bytes : 0))
      weighedByNode[block.container] += bytes * scores[index]
      weighedByKind[outline.signatures[index], default: 0] += bytes * scores[index]
    }
    for node in weighedByNode.indices.dropFirst().reversed() {
      weighedByNode[outline.tree.nodes[node].parent] += weighedByNode[node]
    }
    highest = scores.max() ?? 0
    var above: Float = 0
    for index in scores.indices.sorted(by: { (scores[$0], $1) > (scores[$1], $0) }) {
      weighedAbove[index] = above
      above += scores[index] * Float(outline.texts[index].byteCount)
    }
  }

  func values(of index: Int) -> [Float] {
    var values: [Float] = [scores[index]]
    for offset in [-3, -2, -1, 1, 2, 3] {
      values.append(scores.indices.contains(index + offset) ? scores[index + offset] : -1)
    }
    for reach in [2, 5, 10] {
      values.append(mean(index - reach..<index))
      values.append(mean(index + 1..<index + 1 + reach))
    }
    let all = max(1, likelyBefore[scores.count])
    values.append(likelyBefore[index] / all)
    values.append((all - likelyBefore[index + 1]) / all)
    values.append(distance(from: index, step: -1))
    values.append(distance(from: index, step: 1))
    var node = outline.blocks[index].container
    for _ in 0..<4 {
      node = outline.widened(node)
      values.append(weighedByNode[node] / Float(max(1, outline.sums[node].byteCount)))
      values.append(weighedByNode[node] / max(1, weighedByNode[0]))
    }
    let signature = outline.signatures[index]
    values.append(
      (weighedByKind[signature] ?? 0) / Float(max(1, outline.kinds[signature]?.byteCount ?? 1)))
    // How sure the first model is of anything on this page.
    values += [
      highest, scores[index] / max(1e-6, highest), weighedAbove[index] / max(1, weighedByNode[0]),
      logf(1 + weighedByNode[0]), logf(1 + likelyBefore[scores.count]),
      weighedByNode[0] / max(1, bytesBefore[scores.count]),
    ]
    values += heading(of: index)
    return values
  }

  /// The score of the heading above a block, and of the text between them.
  private func heading(of index: Int) -> [Float] {
    for other in (max(0, index - 30)..<index).reversed()
    where outline.tree.nodes[outline.blocks[other].container].element.headingLevel != nil {
      return [scores[other], mean(other + 1..<index)]
    }
    return [-1, -1]
  }

  private func mean(_ range: Range<Int>) -> Float {
    let range = range.clamped(to: scores.indices)
    let bytes = bytesBefore[range.upperBound] - bytesBefore[range.lowerBound]
    guard bytes > 0 else { return -1 }
    return (weighedBefore[range.upperBound] - weighedBefore[range.lowerBound]) / bytes
  }

  /// The distance in blocks to the next likely one, at most 20.
  private func distance(from index: Int, step: Int) -> Float {
    for count in 1...20 {
      let other = index + step * count
      guard scores.indices.contains(other) else { return 20 }
      if scores[other] > 0.5 { return Float(count) }
    }
    return 20
  }
}
