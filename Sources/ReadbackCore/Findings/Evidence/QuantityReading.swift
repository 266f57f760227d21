extension Quantities {
  /// A number, date or amount as a text has it.
  ///
  /// Small, since a text may have a million of them: what few have stands aside.
  struct Reading: Sendable {
    private var lower: Int32
    private var upper: Int32
    /// What it may be, the likeliest first: "1.234" is a thousand and more in half of Europe.
    private(set) var value: Double
    private(set) var otherValues: [Double]
    /// The place of the last digit that is not nought: 100 for 2500, 0.1 for 28.7.
    private(set) var lastPlace: Double
    /// One, or none where all of it is as usual.
    fileprivate var rare: [Rare] = []
    var kind: Kind
    /// "A few", "several": no value of its own.
    var isVague = false
    /// "One", "two", "first", "both": they come and go with wording, so only an equal place tells.
    var isSoft = false
    /// "About", "nearly", "over": rounded.
    var isApproximate = false
    /// For a time of a clock with twelve hours, without the half of the day.
    var isHalfOpen = false

    init(tokens: Range<Int>, value: Double, kind: Kind) {
      self.init(tokens: tokens, values: [value], kind: kind)
    }

    init(tokens: Range<Int>, values: [Double], kind: Kind) {
      lower = Int32(tokens.lowerBound)
      upper = Int32(tokens.upperBound)
      value = values[0]
      otherValues = values.count > 1 ? Array(values[1...]) : []
      self.kind = kind
      lastPlace = Self.lastPlace(of: values[0])
    }

    init(tokens: Range<Int>, dates: [CalendarDate]) {
      self.init(tokens: tokens, value: Double(dates[0].year ?? 0), kind: .date)
      self.dates = dates
    }

    var tokens: Range<Int> {
      get { Int(lower)..<Int(upper) }
      set { (lower, upper) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
    }

    mutating func multiply(by factor: Double) {
      setRare { $0.scale *= factor }
      change { $0 * factor }
    }

    mutating func change(_ body: (Double) -> Double) {
      value = body(value)
      otherValues = otherValues.map(body)
      lastPlace = Self.lastPlace(of: value)
    }

    /// Adds what the writing may mean as well.
    mutating func widen(_ body: (Double) -> Double) {
      otherValues += [body(value)] + otherValues.map(body)
    }

    /// Whether something holds for any of the values and any of another reading's.
    func hasValue(like other: Self, _ isLike: (Double, Double) -> Bool) -> Bool {
      func hasLike(_ one: Double) -> Bool {
        isLike(one, other.value) || other.otherValues.contains { isLike(one, $0) }
      }
      return hasLike(value) || otherValues.contains(where: hasLike)
    }

    /// "Two dozen" are about twenty-four.
    mutating func roundToDozens() {
      isApproximate = true
      lastPlace = 12
    }

    private static func lastPlace(of value: Double) -> Double {
      let value = abs(value)
      var place = 0.001
      while place < 1e15, isMultiple(value, of: place * 10), place * 10 <= value { place *= 10 }
      return place
    }

    private static func isMultiple(_ number: Double, of unit: Double) -> Bool {
      let quotient = number / unit
      return abs(quotient - quotient.rounded()) < 1e-6
    }
  }

  enum Kind: Sendable, Hashable {
    case count, ordinal
    /// In hundredths.
    case percent
    /// Percentage points; basis points are hundredths of one.
    case points
    /// "Half", "two-thirds".
    case share
    /// "Doubled", "twice", "threefold".
    case multiple
    case date, decade, weekday, season, relativeDay
    /// In minutes from midnight.
    case time

    var isPlain: Bool { self == .count || self == .ordinal }
    var isCalendar: Bool {
      switch self {
      case .date, .decade, .weekday, .season, .relativeDay: true
      default: false
      }
    }
  }
}

extension Quantities.Reading {
  /// What few readings have.
  fileprivate struct Rare: Sendable {
    var dates: [CalendarDate] = []
    var zone: String?
    var suffix = ""
    var unit: (unit: MeasureUnit, token: Int)?
    var rate: (unit: MeasureUnit, token: Int)?
    var scale = 1.0
  }

  /// For a date: what it may be.
  var dates: [CalendarDate] {
    get { rare.first?.dates ?? [] }
    set { setRare(unless: newValue.isEmpty) { $0.dates = newValue } }
  }

  /// For a time: "GMT", "CET".
  var zone: String? {
    get { rare.first?.zone }
    set { setRare(unless: newValue == nil) { $0.zone = newValue } }
  }

  /// Letters that are written on to the number and are no unit known here: "mah" of "5,000mAh".
  var suffix: String {
    get { rare.first?.suffix ?? "" }
    set { setRare(unless: newValue.isEmpty) { $0.suffix = newValue } }
  }

  /// What is counted, when it is a measure, and the token that says so.
  var unit: (unit: MeasureUnit, token: Int)? {
    get { rare.first?.unit }
    set { setRare(unless: newValue == nil) { $0.unit = newValue } }
  }

  /// "A year" in "900 a year".
  var rate: (unit: MeasureUnit, token: Int)? {
    get { rare.first?.rate }
    set { setRare(unless: newValue == nil) { $0.rate = newValue } }
  }

  /// What "million" and the like multiplied it by.
  var scale: Double { rare.first?.scale ?? 1 }

  /// - Parameter isUsual: there is nothing to set where nothing was set before.
  fileprivate mutating func setRare(unless isUsual: Bool = false, _ change: (inout Rare) -> Void) {
    if rare.isEmpty {
      if isUsual { return }
      rare = [Rare()]
    }
    change(&rare[0])
  }
}

extension Quantities.Reading {
  /// Equal amounts, however they are written; a vague word for another.
  func agrees(with other: Self) -> Bool {
    if isVague || other.isVague { return isVague && other.isVague }
    switch (kind, other.kind) {
    case (.date, .date):
      return dates.contains { one in other.dates.contains { one.agrees(with: $0) } }
    case (.date, .decade): return dates[0].year.map { Double($0 / 10 * 10) } == other.value
    case (.decade, .date): return other.agrees(with: self)
    case (.date, _) where other.kind.isPlain: return isYear && value == other.value
    case (_, .date) where kind.isPlain: return other.agrees(with: self)
    case (.time, .time): return agreesAsTime(with: other)
    case (.percent, .share), (.share, .percent), (.multiple, .share), (.share, .multiple):
      return abs(shareOfOne - other.shareOfOne) <= 0.005
    case (_, _) where kind == other.kind || kind.isPlain || other.kind.isPlain:
      return !kind.isCalendar && !other.kind.isCalendar || kind == other.kind
        ? agreesInAmount(with: other) : false
    default: return false
    }
  }

  private var isYear: Bool { kind == .date && dates[0].day == nil && dates[0].month == nil }

  private var shareOfOne: Double { kind == .percent ? value / 100 : value }

  private func agreesAsTime(with other: Self) -> Bool {
    // Which hour it is elsewhere is not reckoned.
    if let zone, let otherZone = other.zone, zone != otherZone { return true }
    let difference = abs(value - other.value).truncatingRemainder(dividingBy: 1440)
    return difference == 0
      || (isHalfOpen || other.isHalfOpen) && difference.truncatingRemainder(dividingBy: 720) == 0
  }

  private func agreesInAmount(with other: Self) -> Bool {
    if let one = rate?.unit, let two = other.rate?.unit, !one.isSame(as: two) { return false }
    if let one = unit?.unit, let two = other.unit?.unit, one.measuresWhat(two) {
      return one.isSame(as: two) && hasValue(of: other) || one.convertsTo(two, value, other.value)
    }
    return hasValue(of: other)
  }

  /// The same value, or the same as far as the rounder one of the two goes.
  private func hasValue(of other: Self) -> Bool {
    hasValue(like: other) { abs($0 - $1) <= abs($0) * 1e-9 }
      || isRounded(other) || other.isRounded(self)
  }

  /// Whether a finer number is this one, rounded as people round: "28.7" for "28.71", "two million"
  /// for "2.1 million", not "20" for "15".
  private func isRounded(_ finer: Self) -> Bool {
    guard kind == finer.kind, [.count, .percent, .points].contains(kind),
      isRoundingOf(finer)
    else { return false }
    let isClose = abs(value - finer.value) <= 0.05 * abs(value)
    return lastPlace <= abs(value) / 10 || isClose && (isApproximate || scale > 1)
  }

  /// Whether it is what a finer number gives when it is cut to as many places.
  private func isRoundingOf(_ finer: Self) -> Bool {
    let quotient = finer.value / lastPlace
    return finer.lastPlace < lastPlace * 0.99 && abs(quotient - quotient.rounded()) > 1e-6
      && abs(value - finer.value) <= lastPlace * (isApproximate ? 1 : 0.5) * 1.0001
  }

  /// Whether one is a rounding of the other: a slip of less weight.
  func isNear(_ other: Self) -> Bool {
    guard kind == other.kind, [.count, .percent, .points, .share].contains(kind) else {
      return false
    }
    let (most, difference) = (max(abs(value), abs(other.value)), abs(value - other.value))
    return difference <= 0.1 * most && (isRoundingOf(other) || other.isRoundingOf(self))
  }

  /// Both say how many or when of the same sort, and differ.
  func clashes(with other: Self) -> Bool {
    if let one = unit?.unit, let two = other.unit?.unit, value != other.value,
      one.measuresWhat(two), !one.isSame(as: two)
    {
      // A slip changes the number or its unit; where both differ something else is counted.
      return false
    }
    if kind == .date, other.kind == .date {
      return dates.contains { one in other.dates.contains { one.sharesPart(with: $0) } }
    }
    return kind == other.kind || Self.kindsOfShares.isSuperset(of: [kind, other.kind])
      || (isVague && other.kind == .count) || (other.isVague && kind == .count)
  }

  private static let kindsOfShares: Set<Quantities.Kind> = [.percent, .points, .share]

  /// The number with its unit.
  var measuredTokens: Range<Int> {
    guard let unit else { return tokens }
    return min(tokens.lowerBound, unit.token)..<max(tokens.upperBound, unit.token + 1)
  }

  /// What differs from another reading that it clashes with.
  func difference(from other: Self) -> String {
    if isVague { return "the exact number is lost" }
    if other.isVague { return "the official text has no exact number here" }
    if kind != other.kind, kind == .points || other.kind == .points {
      return kind == .points ? "points for a share" : "a share for points"
    }
    if value == -other.value, value != 0 { return "another sign" }
    return switch kind {
    case .date, .weekday, .decade, .season, .relativeDay: "another date"
    case .time: "another time"
    case .percent, .share, .points: "another share"
    case .multiple: "another multiple"
    case .count, .ordinal: hasSameValue(as: other) ? "another unit" : "another number"
    }
  }

  private func hasSameValue(as other: Self) -> Bool {
    hasValue(like: other, ==)
  }

  /// The number, and its unit when that is what differs.
  func tokens(against other: Self) -> Range<Int> {
    guard hasSameValue(as: other), !isVague, !other.isVague, !kind.isCalendar, kind != .time else {
      return tokens
    }
    let ends = [unit?.token, rate?.token].compactMap { $0 }
    return min(
      tokens.lowerBound, ends.min() ?? .max)..<max(tokens.upperBound, (ends.max() ?? 0) + 1)
  }
}
