extension Quantities {
  /// A number, date or amount in a text.
  ///
  /// Compact, since a text may have a million of them; rare properties are stored separately.
  struct Reading: Sendable {
    private var lower: Int32
    private var upper: Int32
    /// Its likeliest value: "1.234" means more than a thousand in half of Europe.
    private(set) var value: Double
    /// The place value of the last nonzero digit: 100 for 2500, 0.1 for 28.7.
    private(set) var lastPlace: Double
    /// Nil if all rare properties have their usual values: most readings are then copied without
    /// counting references.
    fileprivate var rare: RareProperties?
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
    /// How close to the number, if there is a bound.
    var closeness = Closeness.usual
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
      self.kind = kind
      lastPlace = Self.lastPlace(of: values[0])
      otherValues = Array(values.dropFirst())
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
      if isPlain, other.isPlain { return isLike(value, other.value) }
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

  /// "Just over", "over", "well over".
  enum Closeness: Sendable { case near, usual, far }

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
    var otherValues: [Double] = []
    var dates: [CalendarDate] = []
    var zone: ClockZone?
    var suffix = ""
    var unit: (unit: MeasureUnit, token: Int)?
    var rate: (unit: MeasureUnit, token: Int)?
    var scale = 1.0
  }

  fileprivate final class RareProperties: Sendable {
    let values: Rare

    init(_ values: Rare) { self.values = values }
  }

  /// Whether all rare properties have their usual values.
  var isPlain: Bool { rare == nil }

  /// Less likely values.
  private(set) var otherValues: [Double] {
    get { rare?.values.otherValues ?? [] }
    set { setRare(unless: newValue.isEmpty) { $0.otherValues = newValue } }
  }

  /// For a date: its possible readings.
  var dates: [CalendarDate] {
    get { rare?.values.dates ?? [] }
    set { setRare(unless: newValue.isEmpty) { $0.dates = newValue } }
  }

  /// For a time: "GMT", "CET".
  var zone: ClockZone? {
    get { rare?.values.zone }
    set { setRare(unless: newValue == nil) { $0.zone = newValue } }
  }

  /// Letters directly after the number that are not a known unit: "mah" of "5,000mAh".
  var suffix: String {
    get { rare?.values.suffix ?? "" }
    set { setRare(unless: newValue.isEmpty) { $0.suffix = newValue } }
  }

  /// The unit of a measurement, and its token.
  var unit: (unit: MeasureUnit, token: Int)? {
    get { rare?.values.unit }
    set { setRare(unless: newValue == nil) { $0.unit = newValue } }
  }

  /// "A year" in "900 a year".
  var rate: (unit: MeasureUnit, token: Int)? {
    get { rare?.values.rate }
    set { setRare(unless: newValue == nil) { $0.rate = newValue } }
  }

  /// The multiplier of "million" and the like.
  var scale: Double { rare?.values.scale ?? 1 }

  /// - Parameter isUsual: the value need not be stored if no other rare property is.
  fileprivate mutating func setRare(unless isUsual: Bool = false, _ change: (inout Rare) -> Void) {
    if isUsual, rare == nil { return }
    var values = rare?.values ?? Rare()
    change(&values)
    rare = RareProperties(values)
  }
}
