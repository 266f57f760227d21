/// The tokens of two linked passages that correspond, in order.
///
/// A monotone alignment of greatest weight: equal words have the highest weight, forms of one word
/// less, words linked by the word aligner the least. Adjacent matches support each other, so that
/// of two equal words the one in equal context is chosen.
struct TokenMatching: Sendable {
  /// Matched tokens, ascending on both sides.
  let pairs: [(official: Int, retelling: Int)]

  /// Larger passages are not worth the time: they hardly share an order anyway.
  static let mostCells = 250_000

  /// The bonus for a match that directly follows another.
  private static let succession: Float = 0.2

  /// - Parameters:
  ///    - official: tokens in text order, not necessarily adjacent.
  ///    - retelling: tokens in text order, not necessarily adjacent.
  init(_ official: [Int], _ retelling: [Int], _ analysis: PairAnalysis) {
    guard !official.isEmpty, !retelling.isEmpty,
      official.count * retelling.count <= Self.mostCells
    else {
      pairs = []
      return
    }
    let width = retelling.count + 1
    // best[i][j]: the best over the first i and j tokens; ended: the same if the last two are
    // matched.
    var best = [Float](repeating: 0, count: (official.count + 1) * width)
    var ended = [Float](repeating: -1, count: best.count)
    for (row, one) in official.enumerated() {
      let weights = Self.weights(of: one, with: retelling, analysis)
      for column in retelling.indices {
        let cell = (row + 1) * width + column + 1
        let before = cell - width - 1
        best[cell] = max(best[cell - 1], best[cell - width])
        guard weights[column] > 0 else { continue }
        let followed = ended[before] >= 0 ? ended[before] + Self.succession : 0
        ended[cell] = weights[column] + max(best[before], followed)
        best[cell] = max(best[cell], ended[cell])
      }
    }
    pairs = Self.trace(official, retelling, best: best, ended: ended)
  }

  /// Traces the best path back. A match that was entered in succession must be left in succession.
  private static func trace(
    _ official: [Int], _ retelling: [Int], best: [Float], ended: [Float]
  ) -> [(official: Int, retelling: Int)] {
    let width = retelling.count + 1
    var found: [(official: Int, retelling: Int)] = []
    var (row, column) = (official.count, retelling.count)
    var mustMatch = false
    while row > 0, column > 0 {
      let cell = row * width + column
      if mustMatch || (ended[cell] >= 0 && ended[cell] >= best[cell]) {
        found.append((official[row - 1], retelling[column - 1]))
        let before = cell - width - 1
        mustMatch = ended[before] >= 0 && ended[before] + succession > best[before]
        (row, column) = (row - 1, column - 1)
      } else if best[cell - 1] >= best[cell - width] {
        column -= 1
      } else {
        row -= 1
      }
    }
    return found.reversed()
  }

  /// The weight of matching an official token with each retelling token; 0 forbids it.
  private static func weights(
    of token: Int, with retelling: [Int], _ analysis: PairAnalysis
  ) -> [Float] {
    let word = analysis.official.words[token]
    let partners = analysis.officialPartners[token]
    return retelling.map { other in
      let otherWord = analysis.retelling.words[other]
      if word.formNumber == otherWord.formNumber { return worth(of: word) }
      guard let link = partners.first(where: { $0.token == other })?.probability else { return 0 }
      if word.form == otherWord.form { return worth(of: word) }
      if word.isContent, otherWord.isContent {
        if analysis.isSameWord(word, otherWord) { return 1.2 + 0.5 * word.weight }
        return link >= 0.5 ? 0.9 * link : 0
      }
      return link >= 0.5 && word.kind != .mark && otherWord.kind != .mark ? 0.3 * link : 0
    }
  }

  /// The weight of an equal token: high for rare words, low for frequent ones.
  private static func worth(of word: Word) -> Float {
    switch word.kind {
    case .mark: 0.15
    default: word.isContent ? 1.6 + word.weight : 0.5
    }
  }
}
