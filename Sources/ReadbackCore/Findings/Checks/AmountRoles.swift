/// One amount or date on both sides, in another role: "by 12 per cent" for "to 12 per cent", "up to
/// four" for "at least four", "after Easter" for "by Easter", "twice a year" for "every two years".
enum AmountRoles {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    evidence.groups.flatMap { group -> [Draft] in
      let official = group.official.flatMap { evidence.officialQuantities[$0] }
      guard !official.isEmpty else { return [] }
      let retelling = group.retelling.flatMap { evidence.retellingQuantities[$0] }
      return official.compactMap { one in draft(of: one, official, retelling, evidence) }
    }
  }

  private static func draft(
    of one: Quantities.Reading, _ official: [Quantities.Reading],
    _ retelling: [Quantities.Reading], _ evidence: Evidence
  ) -> Draft? {
    guard !one.isVague, one.kind != .period, one.kind != .partOfDay,
      official.count(where: { $0.agrees(with: one) }) == 1
    else { return nil }
    let partners = retelling.filter { $0.agrees(with: one) }
    guard partners.count == 1, let other = partners.first else { return nil }
    let mine = AmountRole(of: one, in: evidence.official)
    let theirs = AmountRole(of: other, in: evidence.retelling)
    guard let conflict = mine.conflict(with: theirs) else { return nil }
    return evidence.draft(
      cause: conflict.cause, severity: .critical,
      confidence: conflict.cause == .scope && (mine.isStrict || theirs.isStrict)
        ? Calibration.strictBound : Calibration.amountRole,
      official: mine.tokens.lowerBound..<max(mine.tokens.upperBound, one.measuredTokens.upperBound),
      retelling: theirs.tokens
        .lowerBound..<max(theirs.tokens.upperBound, other.measuredTokens.upperBound),
      because: conflict.reason)
  }
}

/// What the words around an amount make of it.
struct AmountRole {
  private var bound: ClosedMeaning.Bound?
  /// "More than", "below": the other part may be told ("those below lose it" for "those above keep it").
  private(set) var isStrict = false
  private var time: ClosedMeaning.Time?
  private var delta: ClosedMeaning.Delta?
  /// "Every two years": how many units pass; "twice a year": how often in one.
  private var interval: (count: Double, unit: String)?
  private var frequency: (count: Double, unit: String)?
  private let isShare: Bool
  /// The amount with the words that give it its role.
  private(set) var tokens: Range<Int>

  init(of reading: Quantities.Reading, in side: Side) {
    let amount = reading.measuredTokens
    let sentence = side.document.sentences[side.sentence(ofToken: amount.lowerBound)].tokens
    tokens = amount
    isShare = reading.kind == .percent || reading.kind == .share
    var start = amount.lowerBound
    // "By about 12 per cent".
    while sentence.contains(start - 1), Self.roundings.contains(side.words[start - 1].form) {
      start -= 1
    }
    readPhrase(before: start, sentence, reading.kind, side)
    // "Over eight weeks" is during them.
    if let unit = reading.unit?.token, Self.period(side.words[unit].form) != nil,
      side.words[tokens.lowerBound].form == "over"
    {
      bound = nil
    }
    readPhrase(behind: amount.upperBound, sentence, reading.kind, side)
    readRate(of: reading, sentence, side)
  }

  private mutating func readPhrase(
    before start: Int, _ sentence: Range<Int>, _ kind: Quantities.Kind, _ side: Side
  ) {
    var end = start
    // "By at most two", "to more than three".
    for _ in 0..<2 {
      guard let (meanings, lower) = Self.phrase(endingAt: end, sentence, kind, side) else { return }
      for meaning in meanings {
        switch meaning {
        case .bound(let value):
          if bound == nil {
            bound = value
            isStrict = Self.strict.contains(side.words[end - 1].form) || end - lower == 1
          }
        case .time(let value):
          let isTurned =
            isDenied(lower, sentence, side) && Self.turning.contains(side.words[lower].form)
          time = time ?? (isTurned ? value.turned : value)
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
    behind start: Int, _ sentence: Range<Int>, _ kind: Quantities.Kind, _ side: Side
  ) {
    let words = side.words[start..<min(start + 3, sentence.upperBound)].map(\.form)
    for length in stride(from: words.count, through: 2, by: -1) {
      let phrase = words.prefix(length).joined(separator: " ")
      guard let isLower = Self.behind[phrase] else { continue }
      if kind.isCalendar || kind == .time {
        time = isLower ? .from : .upTo
      } else {
        bound = isLower ? .least : .most
      }
      tokens = tokens.lowerBound..<(start + length)
      return
    }
  }

  /// "Won't be before", "not until".
  private func isDenied(_ start: Int, _ sentence: Range<Int>, _ side: Side) -> Bool {
    ((start - 3)..<start).clamped(to: sentence).contains {
      ["not", "n't", "never", "won't"].contains(side.words[$0].form)
        || side.words[$0].form.hasSuffix("n't")
    }
  }

  private mutating func readRate(
    of reading: Quantities.Reading, _ sentence: Range<Int>, _ side: Side
  ) {
    func form(_ token: Int) -> String {
      sentence.contains(token) ? side.words[token].form : ""
    }
    func unit(_ token: Int) -> String? { Self.period(form(token)) }
    let (lower, upper) = (reading.tokens.lowerBound, reading.tokens.upperBound)
    if form(lower - 1) == "every", reading.kind == .count,
      let period = unit(upper) ?? reading.unit.flatMap({ unit($0.token) })
    {
      interval = (reading.value, period)
      tokens = (lower - 1)..<max(tokens.upperBound, upper + 1)
    }
    for behind in [upper, upper + 1] where ["a", "per", "each", "every"].contains(form(behind)) {
      guard reading.kind == .multiple || form(behind - 1) == "times", let period = unit(behind + 1)
      else { continue }
      frequency = (reading.value, period)
      tokens = lower..<max(tokens.upperBound, behind + 2)
    }
  }

  private static func period(_ form: String) -> String? {
    let singular = form.hasSuffix("s") ? String(form.dropLast()) : form
    return periods.contains(singular) ? singular : nil
  }

  /// The longest phrase with a meaning that ends before a token.
  private static func phrase(
    endingAt end: Int, _ sentence: Range<Int>, _ kind: Quantities.Kind, _ side: Side
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
  private static func bare(_ token: Int, _ sentence: Range<Int>, _ side: Side) -> Bool {
    sentence.contains(token) && governing.contains(side.words[token].form)
  }

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
  private static let periods: Set<String> = [
    "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year", "decade",
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

  /// After how many days a thing comes again; nil for what does not.
  var daysBetween: Double? {
    if let interval { return interval.count * (Self.days[interval.unit] ?? 1) }
    return frequency.map { (Self.days[$0.unit] ?? 1) / $0.count }
  }

  private static let days: [String: Double] = [
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14,
    "month": 30.4, "quarter": 91.3, "year": 365, "decade": 3650,
  ]

  /// How two roles of one amount exclude each other.
  func conflict(with other: AmountRole) -> Conflict? {
    if let interval, let frequency = other.frequency, Self.exclude(interval, frequency) {
      return Conflict(cause: .number, reason: "told as more often")
    }
    if let frequency, let interval = other.interval, Self.exclude(interval, frequency) {
      return Conflict(cause: .number, reason: "told as less often")
    }
    if let delta, let theirs = other.delta, delta != theirs {
      return Conflict(
        cause: .number,
        reason: theirs == .to
          ? "the change is told as the result" : "the result is told as the change")
    }
    if let bound, let theirs = other.bound, bound != theirs {
      return Conflict(
        cause: .scope,
        reason: theirs == .most
          ? "the least is told as the most" : "the most is told as the least")
    }
    if let time, let theirs = other.time, time != theirs {
      return Conflict(
        cause: .scope,
        reason: theirs == .from
          ? "the end is told as the beginning" : "the beginning is told as the end")
    }
    // "No more than 60 per cent" leaves less than "down by 60 per cent".
    if isShare, bound != nil, delta == nil, other.delta == .by, other.bound == nil {
      return Conflict(cause: .number, reason: "a limit is told as a change")
    }
    return nil
  }

  private static func exclude(
    _ interval: (count: Double, unit: String), _ frequency: (count: Double, unit: String)
  ) -> Bool {
    interval.unit == frequency.unit && interval.count * frequency.count > 1.01
  }
}

extension ClosedMeaning.Time {
  fileprivate var turned: Self { self == .upTo ? .from : .upTo }
}
