extension Quantities {
  /// A number, date or amount in a text.
  ///
  /// Compact, since a text may have a million of them; rare properties are stored separately.
  struct Reading: Sendable {
    private var lower: Int32
    private var upper: Int32
    /// Its likeliest value: "1.234" means more than a thousand in half of Europe.
    private(set) var value: Double
    private(set) var otherValues: [Double]
    /// The place value of the last nonzero digit: 100 for 2500, 0.1 for 28.7.
    private(set) var lastPlace: Double
    /// One element, or none if all rare properties have their usual values.
    fileprivate var rare: [Rare] = []
    var kind: Kind
    /// "A few", "several", "dozens": no exact value, only the least number that is meant, or 0.
    var isVague = false
    /// "One", "two", "first", "both": often lost or added in rewording, so compared only in equal
    /// contexts.
    var isSoft = false
    /// "About", "nearly", "over": rounded.
    var isApproximate = false
    /// For a time on a 12-hour clock without a.m. or p.m.
    var isHalfOpen = false
    /// "More than", "nearly": on which side of the number the amount lies.
    var bound: ClosedMeaning.Bound?
    /// Whether adjacent words describe a fall: "shrank by 2 percent".
    var isFall = false
    /// Whether it is in the retelling, which may round but cannot know what was rounded.
    var isRetold = false
    /// For a period: whether it is one of several ("weeks").
    var isPlural = false

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

    /// Adds alternative values.
    mutating func widen(_ body: (Double) -> Double) {
      otherValues += [body(value)] + otherValues.map(body)
    }

    /// Whether the relation holds between any of the values and any of another reading's.
    func hasValue(like other: Self, _ isLike: (Double, Double) -> Bool) -> Bool {
      func hasLike(_ one: Double) -> Bool {
        isLike(one, other.value) || other.otherValues.contains { isLike(one, $0) }
      }
      return hasLike(value) || otherValues.contains(where: hasLike)
    }

    /// "Two dozen" means about twenty-four.
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
    /// "Next year", "in the coming weeks": 1 past, 2 present, 3 future, 0 unspecified.
    case period
    /// "Morning" to "night", 1 to 4.
    case partOfDay
    /// In minutes from midnight.
    case time

    var isPlain: Bool { self == .count || self == .ordinal }
    var isCalendar: Bool {
      switch self {
      case .date, .decade, .weekday, .season, .relativeDay, .period, .partOfDay: true
      default: false
      }
    }
  }
}

extension Quantities.Reading {
  /// Rare properties of readings.
  fileprivate struct Rare: Sendable {
    var dates: [CalendarDate] = []
    var zone: ClockZone?
    var suffix = ""
    var unit: (unit: MeasureUnit, token: Int)?
    var rate: (unit: MeasureUnit, token: Int)?
    var scale = 1.0
  }

  /// For a date: its possible readings.
  var dates: [CalendarDate] {
    get { rare.first?.dates ?? [] }
    set { setRare(unless: newValue.isEmpty) { $0.dates = newValue } }
  }

  /// For a time: "GMT", "CET".
  var zone: ClockZone? {
    get { rare.first?.zone }
    set { setRare(unless: newValue == nil) { $0.zone = newValue } }
  }

  /// Letters directly after the number that are not a known unit: "mah" of "5,000mAh".
  var suffix: String {
    get { rare.first?.suffix ?? "" }
    set { setRare(unless: newValue.isEmpty) { $0.suffix = newValue } }
  }

  /// The unit of a measurement, and its token.
  var unit: (unit: MeasureUnit, token: Int)? {
    get { rare.first?.unit }
    set { setRare(unless: newValue == nil) { $0.unit = newValue } }
  }

  /// "A year" in "900 a year".
  var rate: (unit: MeasureUnit, token: Int)? {
    get { rare.first?.rate }
    set { setRare(unless: newValue == nil) { $0.rate = newValue } }
  }

  /// The multiplier of "million" and the like.
  var scale: Double { rare.first?.scale ?? 1 }

  /// - Parameter isUsual: whether nothing needs to be stored unless something is already.
  fileprivate mutating func setRare(unless isUsual: Bool = false, _ change: (inout Rare) -> Void) {
    if rare.isEmpty {
      if isUsual { return }
      rare = [Rare()]
    }
    change(&rare[0])
  }
}

extension Quantities.Reading {
  /// Equal amounts in any notation, or two vague words.
  func agrees(with other: Self) -> Bool {
    if isVague || other.isVague { return isVague && other.isVague && isAsVague(as: other) }
    switch (kind, other.kind) {
    case (.date, .date):
      return dates.contains { one in other.dates.contains { one.agrees(with: $0) } }
    case (.date, .decade): return dates[0].year.map { Double($0 / 10 * 10) } == other.value
    case (.decade, .date): return other.agrees(with: self)
    case (.date, _) where other.kind.isPlain:
      return isYear && (other.value == value || other.otherValues.contains(value))
    case (.period, .period): return agreesAsPeriod(with: other)
    case (.partOfDay, .partOfDay):
      // The evening extends into the night.
      return value == other.value || min(value, other.value) >= 3
    case (.time, _) where other.kind.isPlain || other.isYear: return other.hasDigits(of: self)
    case (_, .time) where kind.isPlain || isYear: return hasDigits(of: other)
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
    let shifts = zone.flatMap { zone in other.zone.map { zone.minutes(to: $0) } } ?? [0]
    return shifts.contains { shift in
      let difference = abs(value + shift - other.value).truncatingRemainder(dividingBy: 1440)
      return difference == 0
        || (isHalfOpen || other.isHalfOpen) && difference.truncatingRemainder(dividingBy: 720) == 0
    }
  }

  /// "1430" and "2.30" for 14:30.
  private func hasDigits(of time: Self) -> Bool {
    guard kind == .count && unit == nil && scale == 1 || isYear else { return false }
    let isWhole = value >= 100 && value == value.rounded()
    guard isWhole || value < 25 else { return false }
    let hours = (isWhole ? value / 100 : value).rounded(.down)
    let minutes = isWhole ? value - hours * 100 : ((value - hours) * 100).rounded()
    guard minutes < 60 else { return false }
    let difference = abs(hours * 60 + minutes - time.value)
    return difference == 0
      || (time.isHalfOpen || value < 13) && difference.truncatingRemainder(dividingBy: 720) == 0
  }

  private func agreesAsPeriod(with other: Self) -> Bool {
    guard let unit = unit?.unit, let theirs = other.unit?.unit, unit.isSame(as: theirs) else {
      return false
    }
    return isPlural == other.isPlural && (value == other.value || value == 0 || other.value == 0)
  }

  /// Whether both may mean the same number: "dozens" and "several", but not "dozens" and
  /// "thousands".
  private func isAsVague(as other: Self) -> Bool {
    if let one = unit?.unit, let two = other.unit?.unit, one.isTime, two.isTime,
      !one.isSame(as: two)
    {
      return false
    }
    return value == other.value || value == 0 || other.value == 0
  }

  /// Whether an exact number is in the range of a vague word.
  func isWithin(vague other: Self) -> Bool {
    other.value == 0 || value >= other.value * 0.9 && value < other.value * 100
  }

  private func agreesInAmount(with other: Self) -> Bool {
    if let one = rate?.unit, let two = other.rate?.unit, !one.isSame(as: two) { return false }
    if value == -other.value, value != 0, (value < 0 ? other : self).isFall,
      !(value < 0 ? self : other).isFall
    {
      // "Growth was -2 percent", "the economy shrank by 2 percent".
      return true
    }
    if let one = unit?.unit, let two = other.unit?.unit, one.measuresWhat(two) {
      return one.isSame(as: two) && hasValue(of: other) || one.convertsTo(two, value, other.value)
    }
    return hasValue(of: other)
  }

  /// The same value, or the same at the precision of the rounder one.
  private func hasValue(of other: Self) -> Bool {
    hasValue(like: other) { abs($0 - $1) <= abs($0) * 1e-9 }
      || isRounded(other) || other.isRounded(self)
  }

  /// Whether this number is the rounded form of a finer one: "28.7" for "28.71", "two million" for
  /// "2.1 million", but not "20" for "15".
  private func isRounded(_ finer: Self) -> Bool {
    guard kind == finer.kind, [.count, .percent, .points].contains(kind),
      isRetold || !finer.isRetold
    else { return false }
    if let bound, isWithinReach(finer, of: bound) { return true }
    guard isRoundingOf(finer) else { return false }
    let isClose = abs(value - finer.value) <= 0.05 * abs(value)
    return lastPlace <= abs(value) / 10 || isClose && (isApproximate || scale > 1)
  }

  /// "More than 200" for 212.
  private func isWithinReach(_ finer: Self, of bound: ClosedMeaning.Bound) -> Bool {
    guard value > 0, finer.lastPlace < lastPlace * 0.99 else { return false }
    let ratio = finer.value / value
    return bound == .least ? ratio >= 1 && ratio <= 1.25 : ratio <= 1 && ratio >= 0.8
  }

  /// Whether it is the result of truncating a finer number to the same precision.
  private func isRoundingOf(_ finer: Self) -> Bool {
    let quotient = finer.value / lastPlace
    return finer.lastPlace < lastPlace * 0.99 && abs(quotient - quotient.rounded()) > 1e-6
      && abs(value - finer.value) <= lastPlace * (isApproximate ? 1 : 0.5) * 1.0001
  }

  /// Whether one is a rounding of the other: a less severe difference.
  func isNear(_ other: Self) -> Bool {
    guard kind == other.kind, [.count, .percent, .points, .share].contains(kind) else {
      return false
    }
    let (most, difference) = (max(abs(value), abs(other.value)), abs(value - other.value))
    return difference <= 0.1 * most && (isRoundingOf(other) || other.isRoundingOf(self))
  }

  /// Whether both give a number or time of the same kind, and differ.
  func clashes(with other: Self) -> Bool {
    if let one = unit?.unit, let two = other.unit?.unit, value != other.value,
      one.measuresWhat(two), !one.isSame(as: two)
    {
      // A slip changes the number or its unit; if both differ something else is counted.
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

  /// A description of the difference from a conflicting reading.
  func difference(from other: Self) -> String {
    if isVague, other.isVague { return Reasons.otherNumber }
    if isVague { return Reasons.lostNumber }
    if other.isVague { return Reasons.inventedNumber }
    if kind != other.kind, kind == .points || other.kind == .points {
      return kind == .points ? Reasons.points : Reasons.percentage
    }
    if kind == .period {
      return value != other.value && value != 0 && other.value != 0
        ? Reasons.otherDate : Reasons.otherPeriod
    }
    if value == -other.value, value != 0 { return Reasons.otherSign }
    return switch kind {
    case .date, .weekday, .decade, .season, .relativeDay, .period: Reasons.otherDate
    case .time, .partOfDay:
      value == other.value && zone != other.zone ? Reasons.otherZone : Reasons.otherTime
    case .percent, .share, .points: Reasons.otherShare
    case .multiple: Reasons.otherMultiple
    case .count, .ordinal: hasSameValue(as: other) ? Reasons.otherUnit : Reasons.otherNumber
    }
  }

  private func hasSameValue(as other: Self) -> Bool {
    hasValue(like: other, ==)
  }

  /// The number, and its unit if that is what differs.
  func tokens(against other: Self) -> Range<Int> {
    guard hasSameValue(as: other), !isVague, !other.isVague, !kind.isCalendar, kind != .time else {
      return tokens
    }
    let ends = [unit?.token, rate?.token].compactMap { $0 }
    return min(
      tokens.lowerBound, ends.min() ?? .max)..<max(tokens.upperBound, (ends.max() ?? 0) + 1)
  }
}
