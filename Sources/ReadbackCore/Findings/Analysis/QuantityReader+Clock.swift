/// Times of the clock.
extension QuantityReader {
  /// "4:52", "7.45 p.m.", "9 o'clock", "7.30 in the morning", "1430 GMT", "0730".
  func time(at start: Int, _ number: WrittenNumber) -> Reading? {
    var upper = start + 1
    var half = Self.halfOfDay(number.rest)
    var isInWords = false
    func readHalf() {
      guard half == nil, let found = halfOfDay(at: upper) else { return }
      (half, upper) = (found.half, found.end)
      isInWords = found.isInWords
    }
    readHalf()
    let isOClock = form(upper) == "o'clock"
    if isOClock {
      upper += 1
      readHalf()
    }
    var minutes: Double
    var isHalfOpen = false
    switch number.shape {
    case .clock(let parts):
      guard parts[0] <= 24, parts[1] < 60, number.rest.isEmpty || half != nil else { return nil }
      minutes = Double(parts[0] * 60 + parts[1])
      // "04:52" is on a 24-hour clock.
      isHalfOpen = parts[0] <= 12 && side.words[start].form.first != "0"
    case .plain:
      let value = number.value
      if let fourDigits = Self.fourDigits(number, side.words[start].form),
        form(upper).map({ ClockZone($0) != nil || $0 == "hours" && value > 1000 }) == true
          || side.words[start].form.first == "0"
      {
        minutes = fourDigits
      } else {
        guard half != nil || isOClock, value <= (isInWords ? 12.59 : 24) else { return nil }
        let part = ((value - value.rounded(.down)) * 100).rounded()
        guard part < 60 else { return nil }
        minutes = value.rounded(.down) * 60 + part
        isHalfOpen = value < 13
      }
    case .fraction, .date, .slashed: return nil
    }
    return time(minutes, isHalfOpen: isHalfOpen, half, in: start..<upper)
  }

  /// "1430", "0730", not "1475".
  private static func fourDigits(_ number: WrittenNumber, _ form: String) -> Double? {
    let value = number.value
    guard value == value.rounded(), value <= 2400, number.rest.isEmpty, !number.isGrouped,
      form.utf8.count == 4 || value >= 100 && form.utf8.count == 3
    else { return nil }
    let part = value.truncatingRemainder(dividingBy: 100)
    return part < 60 ? (value / 100).rounded(.down) * 60 + part : nil
  }

  /// "Noon", "midnight", "half past nine", "ten minutes to six", "seven in the evening".
  func namedTime(at start: Int) -> Reading? {
    switch side.words[start].form {
    case "noon", "midday": return Reading(tokens: start..<(start + 1), value: 720, kind: .time)
    case "midnight": return Reading(tokens: start..<(start + 1), value: 0, kind: .time)
    default: break
    }
    if let time = timeBesideHour(at: start) { return time }
    guard let hour = hour(at: start) else { return nil }
    var upper = start + 1
    let isOClock = form(upper) == "o'clock"
    if isOClock { upper += 1 }
    let half = halfOfDay(at: upper)
    guard isOClock || half != nil else { return nil }
    return time(hour * 60, isHalfOpen: true, half?.half, in: start..<(half?.end ?? upper))
  }

  /// "Half past nine", "a quarter to six", "twenty minutes after one".
  func timeBesideHour(at start: Int) -> Reading? {
    let word = side.words[start]
    var distance: Double
    var upper = start + 1
    var isSure = false
    switch word.form {
    case "half": distance = 30
    case "quarter": distance = 15
    default:
      guard let count = Numerals.value(ofToken: word.form), count < 30, count == count.rounded(),
        Numerals.ordinal(word.form) == nil
      else { return nil }
      distance = count
      if form(upper).map({ $0.hasPrefix("minute") }) == true {
        upper += 1
        isSure = true
      } else if !count.isMultipleOfFive {
        return nil
      }
    }
    guard let direction = form(upper), let hour = hour(at: upper + 1), !isCounting(upper + 1) else {
      return nil
    }
    switch direction {
    case "past": break
    case "after" where isSure || word.form == "quarter": break
    case "to"
    where isSure || word.form == "quarter" || form(start - 1).map(Self.beforeTimes.contains) == true:
      distance = -distance
    case "before" where isSure || word.form == "quarter": distance = -distance
    default: return nil
    }
    let half = halfOfDay(at: upper + 2)
    let lower = word.form == "quarter" && form(start - 1) == "a" ? start - 1 : start
    return time(
      hour * 60 + distance, isHalfOpen: hour <= 12, half?.half,
      in: lower..<(half?.end ?? upper + 2))
  }

  /// Words before a time that are hardly ever before the first number of a range.
  private static let beforeTimes: Set<String> = ["at", "until", "till", "before", "after", "since"]

  /// "Fell by a quarter to 9 crowns", "a quarter to nine boats", not "a quarter to nine rather than
  /// eight": the number counts what follows.
  private func isCounting(_ token: Int) -> Bool {
    guard sentence.contains(token + 1) else { return false }
    let next = side.words[token + 1]
    return next.isContent && !next.isCapitalised && !next.mayBeQuantity
      && next.form.hasSuffix("s") && !next.form.hasSuffix("ss")
      || MeasureUnit(next.form) != nil || Numerals.scale(next.form) != nil
      || ["%", "percent", "per"].contains(next.form)
  }

  /// An hour in digits or as a word.
  private func hour(at token: Int) -> Double? {
    guard let form = form(token) else { return nil }
    if form == "noon" { return 12 }
    if form == "midnight" { return 24 }
    guard side.words[token].kind == .number || Numerals.cardinal(form) != nil,
      let hour = Numerals.value(ofToken: form), hour == hour.rounded(), (1...24).contains(hour)
    else { return nil }
    return hour
  }

  private func time(
    _ minutes: Double, isHalfOpen: Bool, _ half: HalfOfDay?, in tokens: Range<Int>
  ) -> Reading {
    var minutes = minutes
    if let half {
      let hour = (minutes / 60).rounded(.down)
      if half == .second, hour < 12 { minutes += 720 }
      if half == .night, hour >= 5, hour < 12 { minutes += 720 }
      // "Twelve in the morning" is read as noon.
      if half != .second, half != .morning, hour == 12 { minutes -= 720 }
    }
    let zone = form(tokens.upperBound).flatMap { ClockZone($0) }
    var reading = Reading(
      tokens: tokens.lowerBound..<(tokens.upperBound + (zone == nil ? 0 : 1)), value: minutes,
      kind: .time)
    reading.isHalfOpen = half == nil && isHalfOpen
    reading.zone = zone
    return reading
  }

  // MARK: Halves of the day

  /// The night belongs to both halves, and the morning lasts until noon.
  private enum HalfOfDay { case first, second, night, morning }

  private static func halfOfDay(_ form: Substring) -> HalfOfDay? {
    ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].contains(form)
      ? (form.first == "a" ? .first : .second) : nil
  }

  /// "p.m.", "in the morning", "this evening", "at night", and where it ends.
  private func halfOfDay(at token: Int) -> (half: HalfOfDay, end: Int, isInWords: Bool)? {
    guard let first = form(token) else { return nil }
    if let half = Self.halfOfDay(first[...]) { return (half, token + 1, false) }
    if first == "tonight" { return (.night, token + 1, true) }
    let end: Int
    switch first {
    case "in" where form(token + 1) == "the": end = token + 2
    case "this", "that", "at": end = token + 1
    default: return nil
    }
    switch form(end) {
    case "morning": return (.morning, end + 1, true)
    case "afternoon", "evening": return (.second, end + 1, true)
    case "night": return (.night, end + 1, true)
    default: return nil
    }
  }
}

extension Double {
  fileprivate var isMultipleOfFive: Bool { truncatingRemainder(dividingBy: 5) == 0 }
}
