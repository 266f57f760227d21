/// Numbers, dates and amounts that differ between counterparts.
enum Numbers {
  static func drafts(
    _ analysis: PairAnalysis, _ differences: [SentenceDifference], _ complements: Complements
  ) -> [DraftFinding] {
    var found: [DraftFinding] = []
    var settled: Set<Int> = []
    for difference in differences where difference.shorterEquality >= 0.5 {
      var known: Bool?
      func areMoved() -> Bool {
        let areMoved = known ?? MovedParts.areMoved(difference.pair, analysis)
        known = areMoved
        return areMoved
      }
      for facing in difference.facing
      where isChanged(facing, in: difference, areMoved, analysis)
        && !complements.contains(official: facing.official, retelling: facing.retelling)
      {
        settled.insert(facing.retelling.tokens.lowerBound)
        found.append(
          draft(
            facing.official, facing.retelling, analysis,
            confidence: difference.isEqualOtherwise
              ? Calibration.numberInEqualSentence : Calibration.number))
      }
    }
    for group in analysis.groups {
      found += clashes(in: group, analysis, besides: settled, complements)
    }
    for (official, retelling) in NumberEvents.contradictions(analysis) {
      found.append(draft(official, retelling, analysis, confidence: Calibration.number))
    }
    found += otherMeasures(analysis)
    var places: Set<Int> = []
    return found.filter { places.insert($0.retelling?.lowerBound ?? -1).inserted }
  }

  /// Whether readings in the same place of two sentences differ: the sentences are otherwise equal,
  /// or the adjacent words are; and values that the other sentences have elsewhere count as
  /// exchanged only if nothing else has moved.
  private static func isChanged(
    _ facing: SentenceDifference.Facing, in difference: SentenceDifference,
    _ areMoved: () -> Bool, _ analysis: PairAnalysis
  ) -> Bool {
    let (one, other) = (facing.official, facing.retelling)
    guard !one.agrees(with: other),
      one.clashes(with: other) || one.kind.isPlain && other.kind.isPlain
    else { return false }
    guard
      difference.isEqualOtherwise || facing.isFramed && NumberEvents.mayBeOne(one, other, analysis)
    else { return false }
    // "Two" and "both", "a first" and "one" are often interchangeable.
    if one.isSoft || other.isSoft {
      guard one.kind == other.kind, facing.isFramed, difference.isEqualOtherwise else {
        return false
      }
    }
    // Relative days depend on the day of writing.
    if [.relativeDay, .season, .period, .partOfDay].contains(one.kind) {
      guard difference.isEqualOtherwise else { return false }
    }
    let isRenderedElsewhere =
      analysis.retellingQuantities[difference.pair.retelling].agree(with: one)
      || analysis.officialQuantities[difference.pair.official].agree(with: other)
    guard isRenderedElsewhere else { return true }
    return (facing.isFramed && difference.equality > 0.95 || difference.equality == 1)
      && !areMoved()
  }

  // MARK: Freely worded sentences

  /// Numbers of the same thing that only one side has.
  private static func clashes(
    in group: SentenceLink, _ analysis: PairAnalysis, besides settled: Set<Int>,
    _ complements: Complements
  ) -> [DraftFinding] {
    let official = group.official.flatMap { analysis.officialQuantities[$0] }
    guard !official.isEmpty else { return [] }
    let retelling = group.retelling.flatMap { analysis.retellingQuantities[$0] }
    // Few amounts say how often something happens.
    let retellingRoles = retelling.map { AmountRole(of: $0, in: analysis.retelling) }
      .filter(\.saysHowOften)
    func comesAsOften(_ one: Quantities.Reading) -> Bool {
      guard !retellingRoles.isEmpty else { return false }
      let role = AmountRole(of: one, in: analysis.official)
      return retellingRoles.contains { $0.comesAsOften(as: role) }
    }
    // A value on both sides is settled, no matter how often it occurs; so is "every six months" by
    // "twice a year".
    let openOfficial = official.filter { one in
      !complements.contains(official: one)
        && (!one.isSoft || one.kind == .ordinal) && !retelling.agree(with: one)
        && !comesAsOften(one)
    }
    let openRetelling = retelling.filter { one in
      !complements.contains(retelling: one)
        && (!one.isSoft || one.kind == .ordinal) && !settled.contains(one.tokens.lowerBound)
        && !official.agree(with: one)
    }
    var found: [DraftFinding] = []
    var taken: Set<Int> = []
    for quantity in openRetelling {
      if let index = openOfficial.indices.first(where: {
        !taken.contains($0) && DigitSlip.isSlip(openOfficial[$0], quantity, analysis)
      }) {
        taken.insert(index)
        found.append(
          draft(openOfficial[index], quantity, analysis, confidence: Calibration.digitSlip))
        continue
      }
      guard
        let index = openOfficial.indices.first(where: {
          !taken.contains($0) && openOfficial[$0].clashes(with: quantity)
            && stand(openOfficial[$0], quantity, analysis)
            && NumberEvents.mayBeOne(openOfficial[$0], quantity, analysis)
        }) ?? only(openOfficial, against: quantity, of: openRetelling, in: group, analysis)
      else { continue }
      taken.insert(index)
      found.append(
        draft(openOfficial[index], quantity, analysis, confidence: Calibration.number))
    }
    return found
  }

  /// The only unmatched count of a sentence against the only one of its counterpart, if both may
  /// count the same thing.
  private static func only(
    _ official: [Quantities.Reading], against quantity: Quantities.Reading,
    of retelling: [Quantities.Reading], in group: SentenceLink, _ analysis: PairAnalysis
  ) -> Int? {
    let counts = official.indices.filter { official[$0].kind == .count }
    guard group.official.count == 1, group.retelling.count == 1, counts.count == 1,
      retelling.count(where: { $0.kind == .count }) == 1, quantity.kind == .count,
      !official[counts[0]].isVague, !quantity.isVague,
      official[counts[0]].clashes(with: quantity),
      NumberEvents.mayBeOne(official[counts[0]], quantity, analysis),
      let one = noun(behind: official[counts[0]].tokens, in: analysis.official),
      let other = noun(behind: quantity.tokens, in: analysis.retelling),
      analysis.officialPartners[one].contains(where: { $0.token == other })
        || analysis.nearness(analysis.official.words[one], analysis.retelling.words[other]) > 0.5
    else { return nil }
    return counts[0]
  }

  /// The thing counted: the next content word after a number.
  static func noun(behind tokens: Range<Int>, in side: AnalysedText) -> Int? {
    let token = tokens.upperBound
    guard side.words.indices.contains(token), side.words[token].isContent else { return nil }
    return token
  }

  /// Whether two quantities are in the same place of freely worded sentences: they are
  /// counterparts, and the words that they count or that precede them are the same.
  private static func stand(
    _ official: Quantities.Reading, _ retelling: Quantities.Reading, _ analysis: PairAnalysis
  ) -> Bool {
    let areCounterparts = official.tokens.contains { token in
      analysis.officialPartners[token].contains {
        retelling.tokens.contains($0.token) && $0.probability > 0.5
      }
    }
    let before = (official.measuredTokens.lowerBound - 1, retelling.measuredTokens.lowerBound - 1)
    let behind = (official.measuredTokens.upperBound, retelling.measuredTokens.upperBound)
    let haveSameUnit =
      official.unit.map { one in
        retelling.unit.map { one.unit.measuresWhat($0.unit) } ?? false
      } ?? false
    let (isLedAlike, isFollowedAlike) = (areSame(before, analysis), areSame(behind, analysis))
    if official.kind.isCalendar || official.kind == .time {
      // "In July" and "since February" are two dates of one thing.
      return areCounterparts && isLedAlike
    }
    // "Two hundred cubits" are about "a hundred yards".
    if (official.unit == nil) != (retelling.unit == nil), !isFollowedAlike { return false }
    return areCounterparts && (isLedAlike || isFollowedAlike || haveSameUnit)
      || isFollowedAlike && (isLedAlike || haveSameUnit)
  }

  /// Whether two tokens are the same word, or counterparts.
  private static func areSame(
    _ tokens: (official: Int, retelling: Int), _ analysis: PairAnalysis
  ) -> Bool {
    guard analysis.official.words.indices.contains(tokens.official),
      analysis.retelling.words.indices.contains(tokens.retelling)
    else { return false }
    let (one, other) = (
      analysis.official.words[tokens.official], analysis.retelling.words[tokens.retelling]
    )
    guard one.kind != .mark, other.kind != .mark else { return false }
    return analysis.isSameWord(one, other)
      || one.isContent
        && analysis.officialPartners[tokens.official].contains {
          $0.token == tokens.retelling && $0.probability > WordAligner.sureProbability
        }
  }

  // MARK: Anywhere

  /// A measurement for which the official text has a single value, however it is expressed:
  /// "5,000mAh".
  private static func otherMeasures(_ analysis: PairAnalysis) -> [DraftFinding] {
    func measures(_ quantities: [[Quantities.Reading]]) -> [String: [Quantities.Reading]] {
      Dictionary(
        grouping: quantities.joined().filter {
          !$0.suffix.isEmpty && $0.kind == .count
        }, by: \.suffix)
    }
    let official = measures(analysis.officialQuantities)
    guard !official.isEmpty else { return [] }
    return measures(analysis.retellingQuantities).sorted { $0.key < $1.key }.flatMap {
      suffix, readings -> [DraftFinding] in
      guard let known = official[suffix], known.allSatisfy({ $0.agrees(with: known[0]) }),
        !readings.contains(where: { $0.agrees(with: known[0]) })
      else { return [] }
      return readings.map {
        draft(known[0], $0, analysis, confidence: Calibration.numberInEqualSentence)
      }
    }
  }

  // MARK: Findings

  private static func draft(
    _ official: Quantities.Reading, _ retelling: Quantities.Reading, _ analysis: PairAnalysis,
    confidence: Double
  ) -> DraftFinding {
    let isVague =
      official.isVague != retelling.isVague
      && (official.isVague
        ? retelling.isWithin(vague: official) : official.isWithin(vague: retelling))
    return analysis.draft(
      cause: .number,
      severity: isVague
        ? .minor
        : official.isNear(retelling) || official.kind != retelling.kind
          || [.relativeDay, .season, .period, .partOfDay].contains(official.kind)
          || official.isVague && retelling.isVague
          ? .major : .critical,
      confidence: isVague
        ? Calibration.vagueNumber(
          isInEqualSentence: confidence >= Calibration.numberInEqualSentence)
        : confidence,
      official: official.tokens(against: retelling), retelling: retelling.tokens(against: official),
      because: retelling.difference(from: official))
  }
}
