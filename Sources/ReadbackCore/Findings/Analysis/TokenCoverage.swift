/// How far each word of a linked group is covered on the other side.
struct TokenCoverage: Sendable {
  /// For each official token: from 0, not at all, to 1, word for word; 1 for marks and function
  /// words.
  private(set) var official: [Float]
  /// For each retelling token, likewise.
  private(set) var retelling: [Float]
  /// For each retelling token, the greatest similarity to an official content word of its group; 0
  /// for marks, function words and unlinked tokens.
  private(set) var bestNearness: [Float]
  /// The number of word pairs compared.
  let wordPairs: Int

  /// How many groups are compared one after another in one task.
  private static let groupsAtOnce = 64

  /// Compares the content words of every linked group; the cost is the sum over groups of official
  /// times retelling content words.
  init(_ analysis: PairAnalysis, concurrently: Concurrently = oneByOne) {
    official = [Float](repeating: 1, count: analysis.official.words.count)
    retelling = [Float](repeating: 1, count: analysis.retelling.words.count)
    bestNearness = [Float](repeating: 0, count: analysis.retelling.words.count)
    let nearWords = analysis.nearWords
    let groups = analysis.groups
    let coverage = Chunks.map(groups.count, length: Self.groupsAtOnce, concurrently) {
      groups[$0].map { GroupCoverage($0, analysis, nearWords) }
    }
    var wordPairs = 0
    for group in coverage.joined() {
      wordPairs += group.officialTokens.count * group.retellingTokens.count
      for (token, coverage) in zip(group.officialTokens, group.official) {
        official[token] = coverage
      }
      for (place, token) in group.retellingTokens.enumerated() {
        retelling[token] = group.retelling[place]
        bestNearness[token] = group.bestNearness[place]
      }
    }
    self.wordPairs = wordPairs
  }

  /// Including words of phrases for which the other side has another phrase of the same set ("put
  /// off", "postponed").
  func withPhrases(_ phrases: PhraseMarks, of analysis: PairAnalysis) -> TokenCoverage {
    var coverage = self
    for group in analysis.groups {
      let official = group.official.flatMap { phrases.equivalents.official[$0] }
      let retelling = group.retelling.flatMap { phrases.equivalents.retelling[$0] }
      let (officialSaid, retellingSaid) = (SaidSets(official), SaidSets(retelling))
      for mark in official where retellingSaid.say(mark) {
        for token in mark.tokens {
          coverage.official[token] = max(coverage.official[token], Self.bySet)
        }
      }
      for mark in retelling where officialSaid.say(mark) {
        for token in mark.tokens {
          coverage.retelling[token] = max(coverage.retelling[token], Self.bySet)
        }
      }
    }
    return coverage
  }

  /// As much as the most certain word link would give.
  private static let bySet: Float = 0.95

  /// Including the numbers, dates and amounts that both sides have, in any notation ("24 months",
  /// "two-year").
  func withQuantities(of analysis: PairAnalysis) -> TokenCoverage {
    var coverage = self
    for group in analysis.groups {
      let official = group.official.flatMap { analysis.officialQuantities[$0] }
      guard !official.isEmpty else { continue }
      let retelling = group.retelling.flatMap { analysis.retellingQuantities[$0] }
      // In a long list of numbers, only equal ones are compared.
      let isList = official.count * retelling.count > Self.mostQuantityPairs
      let equals = isList ? Dictionary(grouping: retelling, by: \.value) : [:]
      for one in official where !one.isVague {
        let others = isList ? equals[one.value]?.prefix(Self.mostEquals) ?? [] : retelling[...]
        for other in others where one.agrees(with: other) {
          for token in one.measuredTokens { coverage.official[token] = 1 }
          for token in other.measuredTokens { coverage.retelling[token] = 1 }
        }
      }
    }
    return coverage
  }

  /// Statements with more pairs of quantities are lists or tables.
  private static let mostQuantityPairs = 256
  private static let mostEquals = 16
}

extension TokenCoverage {
  /// Including the names that both sides have, in any spelling ("Hamid", "Hamed").
  func withNames(of analysis: PairAnalysis) -> TokenCoverage {
    var coverage = self
    func names(_ sentences: [Int], _ side: AnalysedText, _ coverage: [Float]) -> [Int] {
      var found: [Int] = []
      for sentence in sentences {
        for token in side.document.sentences[sentence].tokens
        where coverage[token] < 0.5 && side.words[token].mayBeName { found.append(token) }
      }
      return found
    }
    for group in analysis.groups {
      let official = names(group.official, analysis.official, coverage.official)
      guard !official.isEmpty, official.count <= Self.mostNames else { continue }
      let retelling = names(group.retelling, analysis.retelling, coverage.retelling)
      guard !retelling.isEmpty, retelling.count <= Self.mostNames else { continue }
      for one in official {
        let name = analysis.official.words[one].form
        guard
          let other = retelling.first(where: {
            coverage.retelling[$0] < 0.5
              && NameVariants.areAlike(name, analysis.retelling.words[$0].form)
          })
        else { continue }
        coverage.official[one] = 1
        coverage.retelling[other] = 1
      }
    }
    return coverage
  }

  /// Statements with more names are lists, and every name is compared with every other.
  private static let mostNames = 16
}

extension Word {
  /// Whether it looks like a name, or is not in any list.
  fileprivate var mayBeName: Bool {
    kind == .word && (id == nil || isCapitalised && !isFunction || isAllCapitals)
  }
}

/// The coverage of the content words of one group.
private struct GroupCoverage: Sendable {
  let officialTokens: [Int]
  let retellingTokens: [Int]
  /// By index in `officialTokens`.
  private(set) var official: [Float]
  /// By index in `retellingTokens`.
  private(set) var retelling: [Float]
  private(set) var bestNearness: [Float]

  init(_ group: SentenceLink, _ analysis: PairAnalysis, _ nearWords: NearWords) {
    let (officialWords, retellingWords) = (analysis.official.words, analysis.retelling.words)
    officialTokens = analysis.officialTokens(of: group).filter { officialWords[$0].isContent }
    retellingTokens = analysis.retellingTokens(of: group).filter { retellingWords[$0].isContent }
    let officialDirect = officialTokens.map { Self.direct(analysis.officialPartners[$0]) }
    let retellingDirect = retellingTokens.map { Self.direct(analysis.retellingPartners[$0]) }
    let nearness = nearWords.nearness(
      officialTokens.map { Int(officialWords[$0].formNumber) },
      retellingTokens.map { Int(retellingWords[$0].formNumber) })
    official = officialDirect
    retelling = retellingDirect
    bestNearness = [Float](repeating: 0, count: retellingTokens.count)
    for i in officialTokens.indices {
      for j in retellingTokens.indices {
        let nearness = nearness[i * retellingTokens.count + j]
        bestNearness[j] = max(bestNearness[j], nearness)
        if nearness <= 0.4 || officialDirect[i] > 0.9 && retellingDirect[j] > 0.9 { continue }
        // A word with a counterpart of its own covers another only in part.
        let share = min(1, (nearness - 0.3) / 0.55)
        official[i] = max(official[i], share * (1 - 0.5 * retellingDirect[j]))
        retelling[j] = max(retelling[j], share * (1 - 0.5 * officialDirect[i]))
      }
    }
  }

  private static func direct(_ partners: ArraySlice<PairAnalysis.Partner>) -> Float {
    guard let best = partners.first, best.probability > 0.3 else { return 0 }
    return min(1, best.probability * 1.1)
  }
}
