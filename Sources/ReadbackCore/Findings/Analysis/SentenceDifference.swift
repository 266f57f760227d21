/// Where an official and a retelling sentence differ: the parts between the words that both have in
/// the same order.
///
/// A number, date or amount is one item, and any two of them may correspond, so that "51 votes to
/// 49" and "49 votes to 51" differ in two places rather than in one that moved.
struct SentenceDifference: Sendable {
  /// Places of the two sentences between shared words; one of them may be empty.
  struct Hunk: Sendable {
    let official: Range<Int>
    let retelling: Range<Int>
  }

  /// Readings in the same place.
  struct Facing: Sendable {
    let official: Quantities.Reading
    let retelling: Quantities.Reading
    /// Whether the nearest words before and after are also the same.
    let isFramed: Bool
  }

  let pair: SentencePair
  /// Whether all content words of either sentence except one are the same, and at least two.
  private let differsInOneWord: Bool
  /// 0...1: the share of content words, without quantities, that both have in the same order.
  let equality: Double
  /// The same for the sentence with fewer of them.
  let shorterEquality: Double
  let hunks: [Hunk]
  let facing: [Facing]

  /// A sentence with four fifths of its content words unchanged counts as otherwise equal.
  static let equal = 0.8

  var isEqualOtherwise: Bool { equality >= Self.equal || differsInOneWord }

  init(_ pair: SentencePair, _ analysis: PairAnalysis) {
    self.pair = pair
    let official = Items(pair.official, analysis.official, analysis.officialQuantities)
    let retelling = Items(pair.retelling, analysis.retelling, analysis.retellingQuantities)
    let matches = Self.matches(official.items, retelling.items, analysis)
    let same = matches.count {
      official.items[$0.official].isContentWord
    }
    let (one, other) = (
      official.items.count(where: \.isContentWord), retelling.items.count(where: \.isContentWord)
    )
    equality = one + other == 0 ? 1 : Double(2 * same) / Double(one + other)
    differsInOneWord = same >= 2 && max(one, other) - same <= 1
    shorterEquality = min(one, other) == 0 ? 1 : Double(same) / Double(min(one, other))

    var hunks: [Hunk] = []
    var facing: [Facing] = []
    var (before, beforeOther) = (official.tokens.lowerBound, retelling.tokens.lowerBound)
    let isMatched = Set(matches.map { [$0.official, $0.retelling] })
    func frames(_ official: Int, _ retelling: Int) -> Bool {
      isMatched.contains([official - 1, retelling - 1])
        || official == 0 && retelling == 0
    }
    for match in matches {
      let (item, counterpart) = (official.items[match.official], retelling.items[match.retelling])
      let hunk = Hunk(
        official: before..<max(before, item.tokens.lowerBound),
        retelling: beforeOther..<max(beforeOther, counterpart.tokens.lowerBound))
      if hunk.holdsWords(analysis) { hunks.append(hunk) }
      if let reading = item.reading, let counterReading = counterpart.reading {
        let isLast =
          match.official + 1 == official.items.count && match.retelling + 1 == retelling.items.count
        facing.append(
          Facing(
            official: reading, retelling: counterReading,
            isFramed: frames(match.official, match.retelling)
              && (isLast || isMatched.contains([match.official + 1, match.retelling + 1]))))
      }
      before = item.tokens.upperBound
      beforeOther = counterpart.tokens.upperBound
    }
    let last = Hunk(
      official: before..<max(before, official.tokens.upperBound),
      retelling: beforeOther..<max(beforeOther, retelling.tokens.upperBound))
    if last.holdsWords(analysis) { hunks.append(last) }
    self.hunks = hunks
    self.facing = facing
  }

  // MARK: Items

  /// A word or a quantity.
  fileprivate struct Item {
    let tokens: Range<Int>
    let word: Word
    let reading: Quantities.Reading?

    var isContentWord: Bool { reading == nil && word.isContent }
  }

  private struct Items {
    let tokens: Range<Int>
    private(set) var items: [Item] = []

    init(_ sentence: Int, _ side: AnalysedText, _ quantities: [[Quantities.Reading]]) {
      tokens = side.document.sentences[sentence].tokens
      var readings = quantities[sentence][...]
      var token = tokens.lowerBound
      while token < tokens.upperBound {
        if let reading = readings.first, reading.tokens.lowerBound <= token {
          readings.removeFirst()
          items.append(Item(tokens: reading.tokens, word: side.words[token], reading: reading))
          token = max(token + 1, reading.tokens.upperBound)
          continue
        }
        if side.words[token].kind != .mark {
          items.append(Item(tokens: token..<(token + 1), word: side.words[token], reading: nil))
        }
        token += 1
      }
    }
  }

  // MARK: Alignment

  /// The sequence of pairs in order with the greatest weight; for longer sentences only their
  /// beginnings are compared.
  private static func matches(
    _ official: [Item], _ retelling: [Item], _ analysis: PairAnalysis
  ) -> [(official: Int, retelling: Int)] {
    let (rows, columns) = (min(official.count, mostItems), min(retelling.count, mostItems))
    guard rows > 0, columns > 0 else { return [] }
    let ones = official[..<rows].map(Traits.init)
    let others = retelling[..<columns].map(Traits.init)
    let width = columns + 1
    var best = [Float](repeating: 0, count: (rows + 1) * width)
    var weights = [Float](repeating: 0, count: rows * columns)
    for row in stride(from: rows - 1, through: 0, by: -1) {
      for column in stride(from: columns - 1, through: 0, by: -1) {
        // Copying the readings of items takes longer than comparing words.
        let weight =
          weight(ones[row], others[column], analysis)
          ?? weight(official[row].reading, retelling[column].reading)
        weights[row * columns + column] = weight
        var score = max(best[(row + 1) * width + column], best[row * width + column + 1])
        if weight > 0 { score = max(score, best[(row + 1) * width + column + 1] + weight) }
        best[row * width + column] = score
      }
    }
    var matches: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < rows, column < columns {
      let score = best[row * width + column]
      let weight = weights[row * columns + column]
      if weight > 0, score == best[(row + 1) * width + column + 1] + weight {
        matches.append((row, column))
        row += 1
        column += 1
      } else if score == best[(row + 1) * width + column] {
        row += 1
      } else {
        column += 1
      }
    }
    return matches
  }

  private static let mostItems = 160

  /// What is compared of words.
  private struct Traits {
    let hasReading: Bool
    let isContent: Bool
    let formNumber: Int32
    let id: WordID?

    init(_ item: Item) {
      hasReading = item.reading != nil
      isContent = item.word.isContent
      formNumber = item.word.formNumber
      id = item.word.id
    }
  }

  /// The weight of matching two items, 0 if they do not match; nil for two readings.
  private static func weight(_ one: Traits, _ other: Traits, _ analysis: PairAnalysis) -> Float? {
    if one.hasReading != other.hasReading { return 0 }
    if one.hasReading { return nil }
    if one.formNumber == other.formNumber { return one.isContent ? 2 : 1 }
    guard one.isContent, let first = one.id, let second = other.id else { return 0 }
    return analysis.sharesLemma(first, second) ? 1.5 : 0
  }

  private static func weight(_ one: Quantities.Reading?, _ other: Quantities.Reading?) -> Float {
    guard let one, let other else { return 0 }
    if one.agrees(with: other) { return 1.5 }
    return one.clashes(with: other) || one.kind.isPlain && other.kind.isPlain ? 1.25 : 0
  }
}

extension SentenceDifference.Hunk {
  fileprivate func holdsWords(_ analysis: PairAnalysis) -> Bool {
    official.contains { analysis.official.words[$0].kind != .mark }
      || retelling.contains { analysis.retelling.words[$0].kind != .mark }
  }
}

extension SentenceDifference {
  /// The differences of linked sentences: each retelling sentence is compared with the official one
  /// that it shares most with, if that is enough.
  static func all(in analysis: PairAnalysis, least: Double) -> [SentenceDifference] {
    analysis.groups.flatMap { group -> [SentenceDifference] in
      guard group.pairs.count <= mostPairs else { return [] }
      var best: [Int: SentenceDifference] = [:]
      for pair in group.pairs {
        let difference = SentenceDifference(pair, analysis)
        guard difference.shorterEquality >= least else { continue }
        if best[pair.retelling].map({ $0.equality < difference.equality }) ?? true {
          best[pair.retelling] = difference
        }
      }
      return group.retelling.compactMap { best[$0] }
    }
  }

  private static let mostPairs = 64
}
