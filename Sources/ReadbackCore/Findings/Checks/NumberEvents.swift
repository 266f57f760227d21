/// Whether two numbers can refer to the same event: the same thing in the same period.
enum NumberEvents {
  typealias Reading = Quantities.Reading

  /// For numbers in freely worded sentences: neither is a value for comparison, and days or hours
  /// refer to the same act.
  static func mayBeOne(_ official: Reading, _ retelling: Reading, _ analysis: PairAnalysis) -> Bool
  {
    guard
      isComparedWith(official, analysis.official) == isComparedWith(retelling, analysis.retelling)
    else { return false }
    return official.kind.isCalendar || official.kind == .time
      ? areOfOneAct(official, retelling, analysis) : true
  }

  /// "From 733 million", "733 million a year ago": the value of another time.
  private static func isComparedWith(_ reading: Reading, _ side: AnalysedText) -> Bool {
    let tokens = reading.measuredTokens
    let sentence = side.document.sentences[side.sentence(ofToken: tokens.lowerBound)].tokens
    let before = ((tokens.lowerBound - 3)..<tokens.lowerBound).clamped(to: sentence)
    let behind = (tokens.upperBound..<(tokens.upperBound + 5)).clamped(to: sentence)
    return !reading.kind.isCalendar
      && (before.contains {
        ["from", "against", "versus", "compared"].contains(side.words[$0].form)
      }
        || behind.contains {
          ["ago", "earlier", "previously", "before"].contains(side.words[$0].form)
        })
  }

  /// Whether content words near the two are counterparts.
  private static func areOfOneAct(
    _ official: Reading, _ retelling: Reading, _ analysis: PairAnalysis
  ) -> Bool {
    let officialContent = content(around: official, analysis.official)
    let retellingContent = Set(content(around: retelling, analysis.retelling))
    return officialContent.contains { token in
      analysis.officialPartners[token].contains {
        $0.probability > 0.5 && retellingContent.contains($0.token)
      }
    }
  }

  /// The two content words before a reading and the one after it, without names and numbers.
  private static func content(around reading: Reading, _ side: AnalysedText) -> [Int] {
    let tokens = reading.measuredTokens
    let sentence = side.document.sentences[side.sentence(ofToken: tokens.lowerBound)].tokens
    func isInformative(_ token: Int) -> Bool {
      let word = side.words[token]
      return word.isContent && word.kind == .word && !word.looksLikeName && !word.mayBeQuantity
    }
    return (sentence.lowerBound..<tokens.lowerBound).filter(isInformative).suffix(2)
      + (tokens.upperBound..<max(tokens.upperBound, sentence.upperBound)).filter(isInformative)
      .prefix(
        1)
  }

  // MARK: Anywhere

  /// Amounts that only one text has, of something that both texts count or do once: "3 rooms" and,
  /// in a phrase added elsewhere, "5 rooms".
  static func contradictions(
    _ analysis: PairAnalysis
  ) -> [(official: Reading, retelling: Reading)] {
    let official = analysis.officialQuantities.joined().filter { $0.isExact }
    let retelling = analysis.retellingQuantities.joined().filter { $0.isExact }
    guard official.count * retelling.count <= mostPairs else { return [] }
    let openOfficial = official.filter { one in !retelling.contains { $0.agrees(with: one) } }
    let openRetelling = retelling.filter { one in !official.contains { $0.agrees(with: one) } }
    var found: [(official: Reading, retelling: Reading)] = []
    for other in openRetelling {
      let partners = openOfficial.filter { areOfOneThing($0, other, analysis) }
      let rivals = openRetelling.filter { rival in
        partners.contains { areOfOneThing($0, rival, analysis) }
      }
      if partners.count == 1, rivals.count == 1 { found.append((partners[0], other)) }
    }
    return found
  }

  private static let mostPairs = 40_000

  private static func areOfOneThing(
    _ official: Reading, _ retelling: Reading, _ analysis: PairAnalysis
  ) -> Bool {
    guard official.kind == retelling.kind, official.clashes(with: retelling),
      isComparedWith(official, analysis.official) == isComparedWith(retelling, analysis.retelling)
    else { return false }
    if official.kind == .date {
      // The same verb and preposition: "launched in 1911".
      guard let one = verb(before: official, analysis.official),
        let other = verb(before: retelling, analysis.retelling)
      else { return false }
      return analysis.isSameWord(analysis.official.words[one], analysis.retelling.words[other])
        && isOnce(analysis.official.words[one], analysis.official)
        && isOnce(analysis.retelling.words[other], analysis.retelling)
    }
    guard official.kind == .count,
      let one = Numbers.noun(behind: official.measuredTokens, in: analysis.official),
      let other = Numbers.noun(behind: retelling.measuredTokens, in: analysis.retelling)
    else { return false }
    let (noun, counterpart) = (analysis.official.words[one], analysis.retelling.words[other])
    if let unit = official.unit?.unit, retelling.unit.map({ !unit.isSame(as: $0.unit) }) ?? true {
      return false
    }
    return analysis.isSameWord(noun, counterpart) && !noun.mayBeQuantity
      && sharesTopic(one, other, analysis)
  }

  /// The content word directly before a preposition and a date.
  private static func verb(before reading: Reading, _ side: AnalysedText) -> Int? {
    let token = reading.tokens.lowerBound - 2
    guard side.words.indices.contains(token), side.words[token + 1].form == "in",
      side.words[token].isContent, side.words[token].kind == .word,
      !side.words[token].isCapitalised
    else { return nil }
    return token
  }

  private static func isOnce(_ word: Word, _ side: AnalysedText) -> Bool {
    side.words.count { $0.formNumber == word.formNumber } == 1
  }

  /// Whether the sentences of two words share another content word.
  private static func sharesTopic(_ one: Int, _ other: Int, _ analysis: PairAnalysis) -> Bool {
    func forms(_ token: Int, _ side: AnalysedText) -> Set<Int32> {
      Set(
        side.document.sentences[side.sentence(ofToken: token)].tokens.lazy.filter {
          $0 != token && side.words[$0].isContent && !side.words[$0].mayBeQuantity
        }.map { side.words[$0].formNumber })
    }
    return !forms(one, analysis.official).isDisjoint(with: forms(other, analysis.retelling))
  }
}

extension Quantities.Reading {
  fileprivate var isExact: Bool { !isVague && !isSoft && !isApproximate && bound == nil }
}
