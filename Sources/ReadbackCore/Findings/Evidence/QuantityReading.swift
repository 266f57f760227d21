extension Quantities {
  /// A number, date or amount as a text has it.
  struct Reading: Sendable {
    let tokens: Range<Int>
    let value: Double
    let kind: Kind
    /// "A few", "several": no value of its own.
    var isVague = false
    /// What is counted, when it is a measure, and the token that says so.
    var unit: (unit: MeasureUnit, token: Int)?
    /// "A year" in "900 a year".
    var rate: (unit: MeasureUnit, token: Int)?
    /// The place of the last digit that is not nought: 100 for 2500, 0.1 for 28.7.
    private let lastPlace: Double
    /// How far from the value another may be to agree with it.
    private let tolerance: Double

    init(
      tokens: Range<Int>, value: Double, kind: Kind, isVague: Bool = false,
      unit: (unit: MeasureUnit, token: Int)? = nil
    ) {
      self.tokens = tokens
      self.value = value
      self.kind = kind
      self.isVague = isVague
      self.unit = unit
      var place = 0.01
      while Self.isMultiple(value, of: place * 10), place < value { place *= 10 }
      lastPlace = place
      tolerance = max(abs(value) * 1e-9, place / 2)
    }

    private var isComparedByMoreThanValue: Bool {
      isVague || unit != nil || kind == .time || kind == .year
    }

    private static func isMultiple(_ number: Double, of unit: Double) -> Bool {
      let quotient = number / unit
      return abs(quotient - quotient.rounded()) < 1e-6
    }

    /// Equal values, or a vague word for any count.
    func agrees(with other: Reading) -> Bool {
      isComparedByMoreThanValue || other.isComparedByMoreThanValue
        || abs(value - other.value) <= max(tolerance, other.tolerance)
        ? agreesInDetail(with: other) : false
    }

    private func agreesInDetail(with other: Reading) -> Bool {
      if isVague || other.isVague { return isVague && other.isVague }
      guard rate.map({ one in other.rate.map { one.unit.isSame(as: $0.unit) } ?? true }) ?? true
      else { return false }
      if let one = unit?.unit, let two = other.unit?.unit, one.measuresWhat(two) {
        return one.isSame(as: two) && hasValue(of: other) || one.convertsTo(two, value, other.value)
      }
      if kind == .time, other.kind == .time {
        // A clock with twelve hours leaves the half of the day open.
        return value.truncatingRemainder(dividingBy: 720)
          == other.value.truncatingRemainder(dividingBy: 720)
      }
      if hasValue(of: other) {
        return kind == other.kind || kind.isPlain || other.kind.isPlain
      }
      return kind == .year && other.kind == .year
        && value.truncatingRemainder(dividingBy: 100) == other.value && other.value < 100
    }

    /// The same value, or the same as far as the rounder one of the two goes.
    private func hasValue(of other: Reading) -> Bool {
      abs(value - other.value) <= abs(value) * 1e-9 || isRounded(other) || other.isRounded(self)
    }

    /// Whether a finer number is this one, rounded: "28.7" for "28.71", not "20" for "15".
    private func isRounded(_ finer: Reading) -> Bool {
      guard kind == finer.kind, kind == .count || kind == .percent else { return false }
      return lastPlace <= value / 10 && abs(value - finer.value) <= lastPlace / 2
        && !Self.isMultiple(finer.value, of: lastPlace)
    }

    /// Both say how many or when of the same sort, and differ.
    func clashes(with other: Reading) -> Bool {
      if let one = unit?.unit, let two = other.unit?.unit, value != other.value,
        one.measuresWhat(two), !one.isSame(as: two)
      {
        // A slip changes the number or its unit; where both differ something else is counted.
        return false
      }
      return kind == other.kind || (isVague && other.kind == .count)
        || (other.isVague && kind == .count)
    }

    /// The number with its unit.
    var measuredTokens: Range<Int> {
      guard let unit else { return tokens }
      return min(tokens.lowerBound, unit.token)..<max(tokens.upperBound, unit.token + 1)
    }

    /// What differs from another reading that it clashes with.
    func difference(from other: Reading) -> String {
      if isVague { return "the exact number is lost" }
      if other.isVague { return "the official text has no exact number here" }
      return switch kind {
      case .month, .day, .weekday, .year: "another date"
      case .time: "another time"
      case .percent: "another share"
      case .count, .ordinal: value == other.value ? "another unit" : "another number"
      }
    }

    /// The number, and its unit when that is what differs.
    func tokens(against other: Reading) -> Range<Int> {
      guard value == other.value, !isVague, !other.isVague else { return tokens }
      let ends = [unit?.token, rate?.token].compactMap { $0 }
      return min(
        tokens.lowerBound, ends.min() ?? .max)..<max(tokens.upperBound, (ends.max() ?? 0) + 1)
    }
  }

  enum Kind: Sendable, Hashable {
    case count, ordinal, percent, month, day, weekday, year, time
    var isPlain: Bool { self == .count || self == .ordinal }
  }
}
