/// Dates and times.
extension QuantityReader {
  // MARK: Dates

  func date(at start: Int, behind last: Reading?) -> Reading? {
    let word = side.words[start]
    if word.kind == .number { return numberedDate(at: start, behind: last) }
    if let month = month(at: start) { return monthDate(month, at: start) }
    if let weekday = Numerals.weekday(word.form), word.isCapitalised {
      return Reading(tokens: start..<(start + 1), value: Double(weekday), kind: .weekday)
    }
    if let day = Numerals.relativeDay(word.form) {
      return Reading(tokens: start..<(start + 1), value: Double(day), kind: .relativeDay)
    }
    if let season = Numerals.season(word.form), isTime(before: start, orThe: word.form != "fall") {
      return Reading(tokens: start..<(start + 1), value: Double(season), kind: .season)
    }
    return nil
  }

  /// A month's name; "May" and "March" are verbs, too.
  private func month(at token: Int) -> Int? {
    guard sentence.contains(token), side.words[token].isCapitalised,
      let month = Numerals.month(side.words[token].form)
    else { return nil }
    guard ["may", "march", "mar"].contains(side.words[token].form) else { return month }
    let isBesideNumber = [token - 1, token + 1].contains {
      sentence.contains($0) && side.words[$0].kind == .number
    }
    let isListed =
      ["and", "or", "to", "-", "–", ","].contains(form(token - 1))
      && form(token - 2).flatMap { Numerals.month($0) } != nil
      || ["and", "or", "to", "-", "–"].contains(form(token + 1))
        && form(token + 2).flatMap { Numerals.month($0) } != nil
    return isBesideNumber || isListed || isTime(before: token, orThe: false) ? month : nil
  }

  private static let timePrepositions: Set<String> = [
    "in", "by", "since", "until", "till", "of", "from", "to", "before", "after", "during", "early",
    "late", "mid", "last", "next", "this", "through", "between", "for", "every", "coming", "past",
  ]

  private func isTime(before token: Int, orThe: Bool) -> Bool {
    guard let before = form(token - 1) else { return false }
    return Self.timePrepositions.contains(before) || orThe && before == "the"
  }

  /// "7 December 2021", "7th of December", "2021-12-07", "13/05/2024", "2021", "the 1990s".
  private func numberedDate(at start: Int, behind last: Reading?) -> Reading? {
    guard let number = WrittenNumber(side.words[start].form) else { return nil }
    switch number.shape {
    case .date(let numbers):
      let dates = CalendarDate.readings(of: numbers)
      return dates.isEmpty ? nil : Reading(tokens: start..<(start + 1), dates: dates)
    case .slashed(let numbers):
      return Reading(tokens: start..<(start + 1), dates: [CalendarDate(year: numbers[0])])
    case .clock, .fraction: return nil
    case .plain: break
    }
    let value = number.value
    guard value == value.rounded(), value > 0, !number.isGrouped else { return nil }
    let isDay = value <= 31 && ["", "st", "nd", "rd", "th"].contains(number.rest)
    if isDay {
      let next = form(start + 1) == "of" ? start + 2 : start + 1
      if let month = month(at: next) {
        let (year, end) = year(behind: next + 1)
        return Reading(
          tokens: start..<end, dates: [CalendarDate(day: Int(value), month: month, year: year)])
      }
      // "9–10 May": the month of the second day.
      if ["-", "–", "to", "and", "or"].contains(form(start + 1)), sentence.contains(start + 2),
        let second = WrittenNumber(side.words[start + 2].form), second.value <= 31,
        let month = month(at: start + 3)
      {
        return Reading(
          tokens: start..<(start + 1), dates: [CalendarDate(day: Int(value), month: month)])
      }
      // "May 9–10".
      if let last, last.kind == .date, last.dates[0].day != nil, last.dates[0].year == nil,
        last.tokens.upperBound == start - 1,
        ["-", "–", "to", "and", "or"].contains(form(start - 1)),
        !isCounted(behind: start + 1)
      {
        let (year, end) = year(behind: start + 1)
        return Reading(
          tokens: start..<end,
          dates: [CalendarDate(day: Int(value), month: last.dates[0].month, year: year)])
      }
    }
    if (1000...2100).contains(value),
      number.rest == "s" || form(start + 1) == "s" && isGlued(behind: start)
    {
      return Reading(tokens: start..<(start + 1), value: value, kind: .decade)
    }
    guard (1000...2100).contains(value), number.rest.isEmpty, !isAmount(start) else { return nil }
    return Reading(tokens: start..<(start + 1), dates: [CalendarDate(year: Int(value))])
  }

  /// "May", "May 2024", "May 13, 2024".
  private func monthDate(_ month: Int, at start: Int) -> Reading {
    var upper = start + 1
    var date = CalendarDate(month: month)
    if form(upper) == ".", isGlued(behind: start), side.words[start].form.utf8.count <= 4 {
      upper += 1
    }
    if sentence.contains(upper), side.words[upper].kind == .number,
      let number = WrittenNumber(side.words[upper].form), number.shape == .plain,
      number.value == number.value.rounded(), !number.isGrouped
    {
      let isDay = number.value >= 1 && number.value <= 31
      if isDay, ["", "st", "nd", "rd", "th"].contains(number.rest), !isCounted(behind: upper + 1) {
        date.day = Int(number.value)
        let (year, end) = year(behind: upper + 1)
        date.year = year
        return Reading(tokens: start..<end, dates: [date])
      }
    }
    let (year, end) = year(behind: upper)
    date.year = year
    return Reading(tokens: start..<(year == nil ? start + 1 : end), dates: [date])
  }

  /// A year of four digits, perhaps behind a comma, and where it ends.
  private func year(behind token: Int) -> (year: Int?, end: Int) {
    let start = form(token) == "," ? token + 1 : token
    guard sentence.contains(start), side.words[start].kind == .number,
      let number = WrittenNumber(side.words[start].form), number.shape == .plain,
      number.rest.isEmpty, !number.isGrouped, (1000...2100).contains(number.value)
    else { return (nil, token) }
    return (Int(number.value), start + 1)
  }

  /// "May 20 boats sail": what follows is counted.
  private func isCounted(behind token: Int) -> Bool {
    guard let next = form(token) else { return false }
    return next == "%" || Numerals.scale(next) != nil || ["percent", "per"].contains(next)
  }

  /// Whether a number that may be a year is an amount: money, or a plural behind it.
  private func isAmount(_ token: Int) -> Bool {
    if MeasureUnit(form(token - 1) ?? "")?.isCurrency == true { return true }
    guard sentence.contains(token + 1) else { return false }
    let next = side.words[token + 1]
    if Numerals.scale(next.form) != nil || ["%", "percent", "per"].contains(next.form) {
      return true
    }
    if let unit = unit(token + 1) { return !unit.0.isTime || next.form.hasSuffix("s") }
    let isPlural =
      next.kind == .word && next.isContent && !next.isCapitalised && next.form.hasSuffix("s")
      && !next.form.hasSuffix("ss")
    return isPlural && !isTime(before: token, orThe: false)
  }

  // MARK: Times

  /// "Noon", "midnight".
  func namedTime(at start: Int) -> Reading? {
    switch side.words[start].form {
    case "noon", "midday": Reading(tokens: start..<(start + 1), value: 720, kind: .time)
    case "midnight": Reading(tokens: start..<(start + 1), value: 0, kind: .time)
    default: nil
    }
  }

  private static let zones: Set<String> = [
    "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "msk", "est", "edt", "cst", "cdt", "mst",
    "mdt", "pst", "pdt", "et", "pt", "ist", "jst", "kst", "aest", "aedt",
  ]

  /// "4:52", "7.45 p.m.", "9 o'clock", "1430 GMT".
  func time(at start: Int, _ number: WrittenNumber) -> Reading? {
    func half(_ form: Substring) -> Character? {
      ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].contains(form) ? form.first : nil
    }
    var upper = start + 1
    var halfOfDay = half(number.rest)
    if halfOfDay == nil, let next = form(upper), let found = half(next[...]) {
      halfOfDay = found
      upper += 1
    }
    let isOClock = form(upper) == "o'clock"
    if isOClock { upper += 1 }
    var minutes: Double
    var isHalfOpen = false
    switch number.shape {
    case .clock(let parts):
      guard parts[0] <= 24, parts[1] < 60, number.rest.isEmpty || halfOfDay != nil else {
        return nil
      }
      minutes = Double(parts[0] * 60 + parts[1])
      // "04:52" is of a clock with 24 hours.
      isHalfOpen = parts[0] <= 12 && side.words[start].form.first != "0"
    case .plain:
      let value = number.value
      if value >= 100, value <= 2400, value == value.rounded(), number.rest.isEmpty,
        let next = form(upper), Self.zones.contains(next) || next == "hours" && value > 1000
      {
        minutes = (value / 100).rounded(.down) * 60 + value.truncatingRemainder(dividingBy: 100)
      } else {
        guard halfOfDay != nil || isOClock, value <= 24 else { return nil }
        minutes = value.rounded(.down) * 60 + ((value - value.rounded(.down)) * 100).rounded()
        isHalfOpen = value <= 12
      }
    case .fraction, .date, .slashed: return nil
    }
    if let halfOfDay {
      isHalfOpen = false
      let hour = (minutes / 60).rounded(.down)
      if halfOfDay == "p", hour < 12 { minutes += 720 }
      if halfOfDay == "a", hour == 12 { minutes -= 720 }
    } else if isHalfOpen, ["in", "at"].contains(form(upper)),
      let later = [form(upper + 1), form(upper + 2)].lazy.compactMap({
        $0.flatMap { Self.partsOfDay[$0] }
      }).first
    {
      isHalfOpen = false
      if later, minutes < 720 { minutes += 720 }
    }
    var reading = Reading(tokens: start..<upper, value: minutes, kind: .time)
    reading.isHalfOpen = isHalfOpen
    reading.zone = form(upper).flatMap { Self.zones.contains($0) ? $0 : nil }
    return reading
  }

  /// Whether a part of the day is behind noon.
  private static let partsOfDay: [String: Bool] = [
    "morning": false, "afternoon": true, "evening": true, "night": true,
  ]
}
