/// Whether two quantities are equal, and what differs if they are not.
extension Quantities.Reading {
  /// Equal amounts in any notation, or two vague words.
  func agrees(with other: Self) -> Bool {
    if isVague || other.isVague { return isVague && other.isVague && isAsVague(as: other) }
    // The usual case.
    if kind == .count, other.kind == .count { return agreesInAmount(with: other) }
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
    case (.percent, .share), (.share, .percent), (.share, .share):
      return abs(shareOfOne - other.shareOfOne) <= 0.005 || isFairShare(of: other)
        || other.isFairShare(of: self)
    case (.multiple, .share), (.share, .multiple): return abs(value - other.value) <= 0.005
    case (.multiple, .percent): return isChange(of: other)
    case (.percent, .multiple): return other.isChange(of: self)
    case (_, _) where kind == other.kind || kind.isPlain || other.kind.isPlain:
      return !kind.isCalendar && !other.kind.isCalendar || kind == other.kind
        ? agreesInAmount(with: other) : false
    default: return false
    }
  }

  private var isYear: Bool { kind == .date && dates[0].day == nil && dates[0].month == nil }

  var shareOfOne: Double { kind == .percent ? value / 100 : value }

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
    guard let unit = unit?.unit, let otherUnit = other.unit?.unit, unit.isSame(as: otherUnit) else {
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
    // A number is rounded only if its last place is higher.
    if isPlain, other.isPlain, lastPlace == other.lastPlace {
      return abs(value - other.value) <= abs(value) * 1e-9
    }
    return hasValue(like: other) { abs($0 - $1) <= abs($0) * 1e-9 }
      || isRounded(other) || other.isRounded(self)
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

extension [Quantities.Reading] {
  /// Whether one of them agrees with a reading; none is copied.
  func agree(with reading: Quantities.Reading) -> Bool {
    withUnsafeBufferPointer { readings in
      readings.indices.contains { readings[$0].agrees(with: reading) }
    }
  }
}
