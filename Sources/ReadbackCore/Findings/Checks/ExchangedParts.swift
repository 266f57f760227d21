/// Parts of a sentence that were swapped around what is between them, while every word was kept: "A
/// stays and B goes" as "B stays and A goes".
///
/// `Exchanges` finds two things swapped within one clause; this check handles whole predicates and
/// sentences of several clauses.
enum ExchangedParts {
  /// For more word pairs than this, the order is not worth comparing.
  private static let mostCells = 10_000

  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    analysis.groups.compactMap { draft(of: $0, analysis) }
  }

  private static func draft(of group: SentenceLink, _ analysis: PairAnalysis) -> DraftFinding? {
    let official = analysis.officialTokens(of: group).filter {
      analysis.official.words[$0].kind != .mark
    }
    let retelling = analysis.retellingTokens(of: group).filter {
      analysis.retelling.words[$0].kind != .mark
    }
    guard official.count > 3, abs(official.count - retelling.count) <= 4,
      official.count * retelling.count <= mostCells,
      official.map({ analysis.official.words[$0].formNumber })
        != retelling.map({ analysis.retelling.words[$0].formNumber })
    else { return nil }
    let order = CommonBlocks(
      official.map { analysis.official.words[$0] }, retelling.map { analysis.retelling.words[$0] })
    guard order.coversContent, let exchange = order.exchange else {
      return nil
    }
    func place(_ blocks: [Range<Int>], _ tokens: [Int]) -> Range<Int> {
      tokens[blocks.map(\.lowerBound).min()!]..<(tokens[blocks.map(\.upperBound).max()! - 1] + 1)
    }
    return analysis.draft(
      cause: .role, severity: .critical, confidence: Calibration.exchangedParts,
      official: place(exchange.official, official),
      retelling: place(exchange.retelling, retelling),
      because: Reasons.swappedParts)
  }
}

/// The word sequences that two sentences share, longest first, and the difference in their order.
struct CommonBlocks {
  private struct Block {
    var official: Int
    var retelling: Int
    var count: Int

    /// Without its first words.
    func dropping(_ words: Int) -> Block {
      Block(official: official + words, retelling: retelling + words, count: count - words)
    }
    var officialRange: Range<Int> { official..<(official + count) }
    var retellingRange: Range<Int> { retelling..<(retelling + count) }
  }

  private let official: [Word]
  private let retelling: [Word]
  /// Those with a content word, in the official order.
  private var blocks: [Block] = []
  /// Whether every content word of both sides is in a block.
  private(set) var coversContent = false

  private static let mostBlocks = 12

  init(_ official: [Word], _ retelling: [Word]) {
    self.official = official
    self.retelling = retelling
    var isOpenOfficial = [Bool](repeating: true, count: official.count)
    var isOpenRetelling = [Bool](repeating: true, count: retelling.count)
    for _ in 0..<Self.mostBlocks {
      guard let block = longest(isOpenOfficial, isOpenRetelling) else { break }
      for index in block.officialRange { isOpenOfficial[index] = false }
      for index in block.retellingRange { isOpenRetelling[index] = false }
      blocks.append(block)
    }
    blocks.sort { $0.official < $1.official }
    coversContent =
      !official.indices.contains { isOpenOfficial[$0] && official[$0].isContent }
      && !retelling.indices.contains { isOpenRetelling[$0] && retelling[$0].isContent }
  }

  /// The longest sequence of unused words on both sides that contains a content word.
  private func longest(_ isOpenOfficial: [Bool], _ isOpenRetelling: [Bool]) -> Block? {
    var best: Block?
    var before = [Int](repeating: 0, count: retelling.count + 1)
    for row in official.indices {
      var now = [Int](repeating: 0, count: retelling.count + 1)
      for column in retelling.indices
      where isOpenOfficial[row] && isOpenRetelling[column]
        && official[row].formNumber == retelling[column].formNumber
      {
        now[column + 1] = before[column] + 1
        let count = now[column + 1]
        guard count > (best?.count ?? 0) else { continue }
        let block = Block(official: row - count + 1, retelling: column - count + 1, count: count)
        if official[block.officialRange].contains(where: \.isContent) { best = block }
      }
      before = now
    }
    return best
  }

  /// Two parts that were swapped around words that imply an order; nil if either order is possible.
  var exchange: (official: [Range<Int>], retelling: [Range<Int>])? {
    for first in blocks.indices {
      for second in blocks.indices.dropFirst(first + 1)
      where blocks[first].retelling > blocks[second].retelling {
        let between = blocks[(first + 1)..<second].filter {
          $0.retelling > blocks[second].retelling && $0.retelling < blocks[first].retelling
        }
        var (one, other) = (blocks[first], blocks[second])
        // "From A" and "from B": the function word stays.
        while one.count > 1, other.count > 1, !official[one.official].isContent,
          official[one.official].formNumber == official[other.official].formNumber
        {
          (one, other) = (one.dropping(1), other.dropping(1))
        }
        guard areParts(one, other),
          isOrdered(one, other, middle: Array(between.map(\.officialRange).joined()))
        else { continue }
        return (
          [one.officialRange, other.officialRange], [one.retellingRange, other.retellingRange]
        )
      }
    }
    return nil
  }

  /// Neither is an adverbial, which may be anywhere, nor an amount, which other checks handle.
  private func areParts(_ one: Block, _ other: Block) -> Bool {
    [one, other].allSatisfy { block in
      let words = official[block.officialRange]
      guard let first = words.first, words.contains(where: \.isContent) else { return false }
      return !Self.openers.contains(first.form)
        && !words.contains { $0.kind == .number || $0.mayBeQuantity }
        && !(words.count == 1 && (first.form.hasSuffix("ly") || Self.times.contains(first.form)))
    }
  }

  private func isOrdered(_ one: Block, _ other: Block, middle: [Int]) -> Bool {
    let all = Array(official[(one.official + one.count)..<other.official])
    let between = Array(retelling[(other.retelling + other.count)..<one.retelling])
    let (officialWords, retellingWords) = (Self.plain(all), Self.plain(between))
    guard officialWords == retellingWords else { return false }
    // "A met B" is symmetric. Over a longer distance the word refers to others.
    if all.count(where: \.isContent) <= 2,
      all.contains(where: { Self.symmetric.contains($0.form) })
    {
      return false
    }
    if middle.isEmpty { return officialWords.contains(where: Self.orders.contains) }
    let content = middle.map { official[$0] }.filter(\.isContent)
    if content.isEmpty { return officialWords.contains(where: Self.orders.contains) }
    if content.allSatisfy({ Self.says($0) }) { return false }
    return !isList(all)
  }

  /// "Salt, sugar and pepper": the text between is itself a list item.
  private func isList(_ between: [Word]) -> Bool {
    let content = between.count(where: \.isContent)
    let isJoined = between.last.map { ["and", "or"].contains($0.form) } == true
    return isJoined && content <= 2
  }

  private static func says(_ word: Word) -> Bool {
    SpeechAct(lemma: word.form) == .statement
      || ["said", "says", "told", "added", "wrote"].contains(word.form)
  }

  /// In order, without articles and with one form of "be" for all.
  private static func plain(_ words: [Word]) -> [String] {
    words.map(\.form).filter { !["the", "a", "an"].contains($0) }
      .map { being.contains($0) ? "be" : $0 }
  }

  private static let being: Set<String> = ["is", "are", "was", "were", "has", "have", "does", "do"]
  /// Words that begin an adverbial.
  static let openers: Set<String> = [
    "in", "on", "at", "by", "from", "to", "for", "with", "after", "before", "during", "under",
    "over", "when", "while", "if", "because", "since", "until", "although", "as", "into", "near",
    "behind", "between", "through", "within", "and", "or", "but",
  ]
  static let times: Set<String> = [
    "today", "yesterday", "tomorrow", "now", "then", "here", "there", "also", "again", "soon",
    "meanwhile", "however", "already", "still", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
  ]
  private static let orders: Set<String> = [
    "from", "to", "than", "over", "against", "by", "for", "not", "because", "before", "after",
    "of", "into", "under", "above", "below", "behind", "without", "unless", "although", "despite",
    "instead", "rather",
  ]
  private static let symmetric: Set<String> = [
    "met", "meet", "meets", "meeting", "married", "resembles", "equals", "with", "between",
    "respectively", "versus", "equal", "same", "both",
  ]
}
