/// The same amount or date on both sides in different roles: "by 12 per cent" for "to 12 per cent",
/// "up to four" for "at least four", "after Easter" for "by Easter", "twice a year" for "every two
/// years".
enum AmountRoles {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    analysis.groups.flatMap { group -> [DraftFinding] in
      let official = group.official.flatMap { analysis.officialQuantities[$0] }
      guard !official.isEmpty else { return [] }
      let retelling = group.retelling.flatMap { analysis.retellingQuantities[$0] }
      return official.compactMap { one in draft(of: one, official, retelling, analysis) }
    }
  }

  private static func draft(
    of one: Quantities.Reading, _ official: [Quantities.Reading],
    _ retelling: [Quantities.Reading], _ analysis: PairAnalysis
  ) -> DraftFinding? {
    let officialRole = AmountRole(of: one, in: analysis.official)
    // Most amounts have none.
    guard officialRole.isSpecial, !one.isVague, one.kind != .period, one.kind != .partOfDay,
      official.count(where: { $0.agrees(with: one) }) == 1
    else { return nil }
    let partners = retelling.filter { $0.agrees(with: one) }
    guard partners.count == 1, let other = partners.first else { return nil }
    let retellingRole = AmountRole(of: other, in: analysis.retelling)
    guard let conflict = officialRole.conflict(with: retellingRole),
      !officialRole.limitsTime || !retellingRole.limitsTime
        || !mayBothHold(officialRole, retellingRole, analysis)
    else { return nil }
    return analysis.draft(
      cause: conflict.cause, severity: .critical,
      confidence: conflict.cause == .scope && (officialRole.isStrict || retellingRole.isStrict)
        ? Calibration.strictBound : Calibration.amountRole,
      official: officialRole.tokens
        .lowerBound..<max(officialRole.tokens.upperBound, one.measuredTokens.upperBound),
      retelling: retellingRole.tokens
        .lowerBound..<max(retellingRole.tokens.upperBound, other.measuredTokens.upperBound),
      because: conflict.reason)
  }
}

extension AmountRoles {
  /// Whether an earliest time and a latest one may both be right because one of the sentences denies
  /// what the other asserts: "closed until May" and "not open before May", "on sale until May" and
  /// "not on sale after May".
  ///
  /// With "until" a denial in either sentence is enough, since what holds until a day ends on it.
  private static func mayBothHold(
    _ official: AmountRole, _ retelling: AmountRole, _ analysis: PairAnalysis
  ) -> Bool {
    let hasUntil = official.isUntil || retelling.isUntil
    func denies(_ role: AmountRole, _ side: AnalysedText) -> Bool {
      let sentence = side.document.sentences[side.sentence(ofToken: role.tokens.lowerBound)]
      return sentence.tokens.contains {
        let denial = analysis.denial(by: side.words[$0])
        if hasUntil {
          return denial != .none || ["only", "earliest", "latest"].contains(side.words[$0].form)
        }
        // The denial in "not before May" is part of the time.
        return denial == .plain && !role.isTurned
      }
    }
    let isDenied = (
      official: denies(official, analysis.official),
      retelling: denies(retelling, analysis.retelling)
    )
    return hasUntil
      ? isDenied.official || isDenied.retelling : isDenied.official != isDenied.retelling
  }
}

/// The role that an amount has through the words around it.
struct AmountRole {
  private var bound: ClosedMeaning.Bound?
  /// "More than", "below": the retelling may describe the complement instead ("those below lose it"
  /// for "those above keep it").
  private(set) var isStrict = false
  private var time: ClosedMeaning.Time?
  /// Whether something holds until then.
  private(set) var isUntil = false
  /// Whether a denial has made an earliest time of a latest one: "not before".
  private(set) var isTurned = false
  private var delta: ClosedMeaning.Delta?
  /// The interval in days: 730 for "every two years", 182 for "twice a year".
  private var daysBetween: Double?
  private let isShare: Bool
  /// Whether the amount is the level of a rate of change: "inflation fell to 3 per cent" means that
  /// prices rose by it.
  private let isOfRateOfChange: Bool
  /// The amount with the words that give it its role.
  private(set) var tokens: Range<Int>

  init(of reading: Quantities.Reading, in side: AnalysedText) {
    let amount = reading.measuredTokens
    let sentence = side.document.sentences[side.sentence(ofToken: amount.lowerBound)].tokens
    tokens = amount
    isShare = reading.kind == .percent || reading.kind == .share
    isOfRateOfChange = ((amount.lowerBound - 8)..<amount.lowerBound).clamped(to: sentence).contains
    {
      Self.ratesOfChange.contains(side.words[$0].form)
    }
    var start = amount.lowerBound
    // "By about 12 per cent".
    while sentence.contains(start - 1), Self.roundings.contains(side.words[start - 1].form) {
      start -= 1
    }
    readPhrase(before: start, sentence, reading.kind, side)
    // "Over eight weeks" means during them.
    if reading.unit?.unit.isTime == true, side.words[tokens.lowerBound].form == "over" {
      bound = nil
    }
    readPhrase(behind: amount.upperBound, sentence, reading.kind, side)
    readRate(of: reading, sentence, side)
  }

  private mutating func readPhrase(
    before start: Int, _ sentence: Range<Int>, _ kind: Quantities.Kind, _ side: AnalysedText
  ) {
    var end = start
    // "By at most two", "to more than three".
    for _ in 0..<2 {
      guard let (meanings, lower) = Self.phrase(endingAt: end, sentence, kind, side) else { return }
      for meaning in meanings {
        switch meaning {
        case .bound(let value):
          if bound == nil {
            let isTurned =
              isDenied(lower, sentence, side)
              // "No later than a week beforehand" means at least a week ahead.
              != (end - lower > 1 && side.words[end - 1].form == "than"
                && Self.later.contains(side.words[end - 2].form)
                && isAhead(start, sentence, side))
            bound = isTurned ? value.turned : value
            isStrict = Self.strict.contains(side.words[end - 1].form) || end - lower == 1
          }
        case .time(let value):
          let isTurned =
            isDenied(lower, sentence, side) && Self.turning.contains(side.words[lower].form)
          time = time ?? (isTurned ? value.turned : value)
          self.isTurned = self.isTurned || isTurned
          isUntil = isUntil || ["until", "till"].contains(side.words[lower].form)
        case .delta(let value):
          // "Due to", "close to", "up to".
          if value == .by || !Self.bare(lower - 1, sentence, side) { delta = delta ?? value }
        default: break
        }
      }
      tokens = min(tokens.lowerBound, lower)..<tokens.upperBound
      end = lower
    }
  }

  private mutating func readPhrase(
    behind start: Int, _ sentence: Range<Int>, _ kind: Quantities.Kind, _ side: AnalysedText
  ) {
    let words = side.words[start..<min(start + 3, sentence.upperBound)].map(\.form)
    for length in stride(from: words.count, through: 2, by: -1) {
      let phrase = words.prefix(length).joined(separator: " ")
      guard let isLower = Self.behind[phrase] else { continue }
      if kind.isCalendar || kind == .time {
        // "Until May at least" means until May.
        if !Self.turning.contains(side.words[tokens.lowerBound].form) {
          time = isLower ? .from : .upTo
        }
      } else {
        bound = isLower ? .least : .most
      }
      tokens = tokens.lowerBound..<(start + length)
      return
    }
  }

  /// "Won't be before", "do not expect it before", "not to exceed", "at no time less than": a verb
  /// is negated shortly before, in the same clause.
  private func isDenied(_ start: Int, _ sentence: Range<Int>, _ side: AnalysedText) -> Bool {
    for token in ((start - 8)..<start).clamped(to: sentence).reversed() {
      let word = side.words[token]
      if word.kind == .mark { return false }
      if Negation.deniesVerb(word.form) || word.form == "no" && side.words[token + 1].form == "time"
      {
        return true
      }
    }
    return false
  }

  /// Whether "beforehand", "in advance" or the like directly follows an amount that begins here.
  private func isAhead(_ start: Int, _ sentence: Range<Int>, _ side: AnalysedText) -> Bool {
    (start..<(start + 5)).clamped(to: sentence).contains {
      Self.ahead.contains(side.words[$0].form)
    }
  }

  private mutating func readRate(
    of reading: Quantities.Reading, _ sentence: Range<Int>, _ side: AnalysedText
  ) {
    func form(_ token: Int) -> String {
      sentence.contains(token) ? side.words[token].form : ""
    }
    func days(_ token: Int) -> Double? { MeasureUnit(period: form(token))?.days }
    let (lower, upper) = (reading.tokens.lowerBound, reading.tokens.upperBound)
    if form(lower - 1) == "every", reading.kind == .count,
      let days = days(upper) ?? reading.unit?.unit.days
    {
      daysBetween = reading.value * days
      tokens = (lower - 1)..<max(tokens.upperBound, upper + 1)
    }
    for behind in [upper, upper + 1] where ["a", "per", "each", "every"].contains(form(behind)) {
      guard reading.kind == .multiple || form(behind - 1) == "times", let days = days(behind + 1)
      else { continue }
      daysBetween = days / reading.value
      tokens = lower..<max(tokens.upperBound, behind + 2)
    }
  }

  /// The longest phrase with a meaning that ends before a token.
  private static func phrase(
    endingAt end: Int, _ sentence: Range<Int>, _ kind: Quantities.Kind, _ side: AnalysedText
  ) -> (meanings: [ClosedMeaning], lower: Int)? {
    for length in stride(from: min(4, end - sentence.lowerBound), through: 1, by: -1) {
      let words = side.words[(end - length)..<end].map(\.form).joined(separator: " ")
      let isTime = kind.isCalendar || kind == .time
      let meanings = ClosedMeaning.all(of: words, before: kind).compactMap {
        meaning -> ClosedMeaning? in
        switch meaning {
        case .bound: isTime ? nil : meaning
        case .delta: kind.isCalendar ? nil : meaning
        // "No later than 45 days after".
        case .time(let time):
          isTime ? meaning : length == 3 ? .bound(time == .from ? .least : .most) : nil
        default: nil
        }
      }
      if !meanings.isEmpty { return (meanings, end - length) }
    }
    return nil
  }

  /// Whether "to" belongs to the word before it.
  private static func bare(_ token: Int, _ sentence: Range<Int>, _ side: AnalysedText) -> Bool {
    sentence.contains(token) && governing.contains(side.words[token].form)
  }

  private static let ratesOfChange: Set<String> = ["inflation", "growth"]
  private static let roundings: Set<String> = [
    "about", "around", "approximately", "roughly", "nearly", "almost", "some", "just", "exactly",
    "a",
    "an", "the", "only",
  ]
  private static let governing: Set<String> = [
    "up", "due", "close", "equal", "next", "according", "added", "compared", "open", "limited",
    "sentenced", "similar", "relative",
  ]
  private static let turning: Set<String> = ["before", "until", "till"]
  private static let strict: Set<String> = ["than"]
  private static let later: Set<String> = ["later", "earlier"]
  private static let ahead: Set<String> = [
    "advance", "ahead", "before", "beforehand", "previously", "prior",
  ]
  /// Whether the amount is the lower end.
  private static let behind: [String: Bool] = [
    "at the latest": false, "at the earliest": true, "at the most": false, "at most": false,
    "at least": true, "at the least": true, "or more": true, "or less": false, "or fewer": false,
    "or later": true, "or earlier": false, "or over": true, "or under": false, "and over": true,
    "and under": false, "and above": true, "and below": false,
  ]

  struct Conflict {
    let cause: FindingCause
    let reason: String
  }

  /// Whether anything can conflict with it.
  var isSpecial: Bool { daysBetween != nil || delta != nil || bound != nil || time != nil }

  /// Whether it gives a frequency.
  var saysHowOften: Bool { daysBetween != nil }

  /// Whether both give the same frequency: "every six months" and "twice a year".
  func comesAsOften(as other: AmountRole) -> Bool {
    guard let daysBetween, let others = other.daysBetween else { return false }
    return abs(others - daysBetween) < 0.05 * daysBetween
  }

  /// Whether it says when something begins or ends.
  var limitsTime: Bool { time != nil }

  /// Whether both make the amount the same limit.
  func isSameLimit(as other: AmountRole) -> Bool {
    if let bound { return bound == other.bound }
    return time != nil && time == other.time
  }

  /// How two roles of one amount exclude each other.
  func conflict(with other: AmountRole) -> Conflict? {
    if let daysBetween, let others = other.daysBetween, !comesAsOften(as: other) {
      return Conflict(
        cause: .number,
        reason: others < daysBetween ? Reasons.moreOften : Reasons.lessOften)
    }
    if let delta, let otherDelta = other.delta, delta != otherDelta,
      isOfRateOfChange == other.isOfRateOfChange
    {
      return Conflict(
        cause: .number,
        reason: otherDelta == .to ? Reasons.changeAsLevel : Reasons.levelAsChange)
    }
    if let bound, let otherBound = other.bound, bound != otherBound {
      return Conflict(
        cause: .scope,
        reason: otherBound == .most ? Reasons.lowerAsUpperLimit : Reasons.upperAsLowerLimit)
    }
    if let time, let otherTime = other.time, time != otherTime {
      return Conflict(
        cause: .scope,
        reason: otherTime == .from ? Reasons.latestAsEarliest : Reasons.earliestAsLatest)
    }
    // "No more than 60 per cent" means that less is left than "down by 60 per cent".
    if isShare, bound != nil, delta == nil, other.delta == .by, other.bound == nil {
      return Conflict(cause: .number, reason: Reasons.limitAsChange)
    }
    return nil
  }
}

extension ClosedMeaning.Time {
  fileprivate var turned: Self { self == .upTo ? .from : .upTo }
}

extension ClosedMeaning.Bound {
  fileprivate var turned: Self { self == .most ? .least : .most }
}
