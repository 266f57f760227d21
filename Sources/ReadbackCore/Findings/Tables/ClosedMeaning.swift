/// The meaning of a function word or phrase within its class, and which others it excludes
/// (Huddleston and Pullum, The Cambridge Grammar of the English Language, chapters 5 to 9).
enum ClosedMeaning: Hashable, Sendable {
  enum Bound: Sendable { case least, most }
  enum Time: Sendable { case upTo, from }
  enum Delta: Sendable { case by, to }
  enum Stance: Sendable { case support, opposition }
  enum Share: Int, Sendable { case none, few, some, many, most, all }
  enum Answer: Sendable { case yes, no }
  enum Condition: Sendable { case with, without }
  enum Person: Sendable { case he, she }

  case bound(Bound)
  case time(Time)
  case delta(Delta)
  case stance(Stance)
  case share(Share)
  case answer(Answer)
  case condition(Condition)
  case person(Person)
  /// One of two opposite degrees: the pair's number, and which of the two.
  case degree(Int, isMore: Bool)

  struct Conflict {
    let cause: FindingCause
    let severity: Severity
    let reason: String
  }

  /// How two meanings exclude each other; nil if they do not.
  func conflict(with other: ClosedMeaning) -> Conflict? {
    func conflict(
      _ reason: String, _ severity: Severity = .critical, cause: FindingCause = .polarity
    ) -> Conflict {
      Conflict(cause: cause, severity: severity, reason: reason)
    }
    switch (self, other) {
    case (.bound(let one), .bound(let two)) where one != two:
      return conflict(
        two == .most ? Reasons.lowerAsUpperLimit : Reasons.upperAsLowerLimit, cause: .scope)
    case (.time(let one), .time(let two)) where one != two:
      return conflict(
        two == .from ? Reasons.latestAsEarliest : Reasons.earliestAsLatest, cause: .scope)
    case (.delta(let one), .delta(let two)) where one != two:
      return Conflict(
        cause: .number, severity: .critical,
        reason: two == .to ? Reasons.changeAsLevel : Reasons.levelAsChange)
    case (.stance(let one), .stance(let two)) where one != two:
      return conflict(two == .support ? Reasons.support : Reasons.opposition)
    case (.share(let one), .share(let two)) where Self.exclude(one, two):
      return one == .none || two == .none
        ? conflict(Reasons.reversal)
        : conflict(Reasons.otherProportion, .major, cause: .scope)
    case (.answer(let one), .answer(let two)) where one != two:
      return conflict(Reasons.reversedAnswer)
    case (.condition(let one), .condition(let two)) where one != two:
      return conflict(Reasons.reversedCondition, cause: .condition)
    case (.person(let one), .person(let two)) where one != two:
      return Conflict(cause: .name, severity: .major, reason: Reasons.otherPerson)
    case (.degree(let one, let isMore), .degree(let two, let isMoreNow))
    where one == two && isMore != isMoreNow:
      return conflict(Reasons.opposite)
    default: return nil
    }
  }

  private static func exclude(_ one: Share, _ two: Share) -> Bool {
    let (low, high) = (min(one.rawValue, two.rawValue), max(one.rawValue, two.rawValue))
    if low == Share.none.rawValue { return high > low }
    // "Many" may be "most", and "some" may be "many".
    return high == Share.all.rawValue && low < high
      || low <= Share.some.rawValue && high >= Share.most.rawValue
      || low == Share.few.rawValue && high >= Share.many.rawValue
  }

  /// The meanings of a lower-case phrase.
  ///
  /// - Parameter quantity: the kind of the number, date or amount that follows.
  static func all(of phrase: String, before quantity: Quantities.Kind?) -> [ClosedMeaning] {
    var found = table[phrase] ?? []
    let isTime = quantity.map { $0.isCalendar || $0 == .time } ?? false
    if isTime, let time = times[phrase] { found.append(.time(time)) }
    if let quantity, !isTime {
      if let bound = bounds[phrase] { found.append(.bound(bound)) }
      if phrase == "by", quantity != .ordinal { found.append(.delta(.by)) }
      if phrase == "to", quantity != .ordinal { found.append(.delta(.to)) }
    }
    return found
  }

  /// Words that may precede any number, and mean a bound only there.
  private static let bounds: [String: Bound] = [
    "over": .least, "above": .least, "exceeds": .least, "exceeding": .least, "exceeded": .least,
    "exceed": .least, "more than": .least, "beyond": .least, "later than": .least,
    "below": .most, "under": .most, "less than": .most, "fewer than": .most, "within": .most,
    "is below": .most, "was below": .most, "up to": .most,
  ]

  private static let times: [String: Time] = [
    "by": .upTo, "until": .upTo, "till": .upTo, "before": .upTo, "through": .upTo,
    "after": .from, "since": .from, "from": .from, "following": .from,
    "earlier than": .upTo, "later than": .from,
  ]

  private static let table: [String: [ClosedMeaning]] = {
    var table: [String: [ClosedMeaning]] = [:]
    func add(_ meaning: ClosedMeaning, _ phrases: String...) {
      for phrase in phrases { table[phrase, default: []].append(meaning) }
    }
    add(
      .bound(.least), "at least", "no less than", "not less than", "no fewer than",
      "a minimum of", "minimum of", "in excess of", "upwards of")
    add(
      .bound(.most), "at most", "no more than", "not more than", "a maximum of", "maximum of",
      "at the most")
    add(.time(.upTo), "until", "till", "no later than", "not later than", "before", "prior to")
    add(.time(.from), "since", "no earlier than", "not earlier than", "not before", "after")
    add(.stance(.support), "for", "in favour of", "in favor of")
    add(.stance(.opposition), "against", "opposed to")
    add(.share(.none), "no", "none", "none of", "neither")
    add(.share(.few), "few", "few of")
    add(.share(.some), "some", "some of", "several", "several of", "certain")
    add(.share(.many), "many", "many of")
    add(.share(.most), "most", "most of", "the majority of", "a majority of")
    add(.share(.all), "all", "all of", "every", "each", "each of")
    add(.answer(.yes), "yes")
    add(.answer(.no), "no")
    add(.condition(.with), "if", "provided", "provided that", "only if", "as long as")
    add(.condition(.without), "unless", "except if", "without")
    add(.person(.he), "he", "him", "himself")
    add(.person(.she), "she", "her", "herself")
    for (number, pair) in degrees.enumerated() {
      for word in pair.0.split(separator: " ") {
        add(.degree(number, isMore: true), String(word))
      }
      for word in pair.1.split(separator: " ") {
        add(.degree(number, isMore: false), String(word))
      }
    }
    return table
  }()

  private static let degrees = [
    ("more", "less fewer"), ("higher", "lower"), ("larger bigger greater", "smaller lesser"),
    ("faster quicker", "slower"), ("longer", "shorter"), ("earlier sooner", "later"),
    ("better", "worse"), ("older", "younger"), ("stronger", "weaker"), ("above", "below"),
    ("highest", "lowest"), ("largest biggest greatest", "smallest"), ("first", "last"),
    ("beginning start", "end"), ("upper", "lower"), ("increase rise", "decrease fall"),
  ]
}
