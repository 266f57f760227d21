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

  /// A month's name; "May" and "March" are also verbs.
  private func month(at token: Int) -> Int? {
    guard sentence.contains(token), side.words[token].isCapitalised,
      let month = MonthNames.number(side.words[token].form)
    else { return nil }
    guard ["may", "march", "mar"].contains(side.words[token].form) else { return month }
    let isBesideNumber = [token - 1, token + 1].contains {
      sentence.contains($0) && side.words[$0].kind == .number
    }
    let isListed =
      ["and", "or", "to", "-", "–", ","].contains(form(token - 1))
      && form(token - 2).flatMap { MonthNames.number($0) } != nil
      || ["and", "or", "to", "-", "–"].contains(form(token + 1))
        && form(token + 2).flatMap { MonthNames.number($0) } != nil
    return isBesideNumber || isListed || isTime(before: token, orThe: false) ? month : nil
  }

  private static let timePrepositions: Set<String> = [
    "in", "by", "since", "until", "till", "of", "from", "to", "before", "after", "during", "early",
    "late", "mid", "last", "next", "this", "through", "between", "for", "every", "coming", "past",
  ]

  func isTime(before token: Int, orThe: Bool) -> Bool {
    guard let before = form(token - 1) else { return false }
    return Self.timePrepositions.contains(before) || orThe && before == "the"
  }

  /// "7 December 2021", "7th of December", "2021-12-07", "13/05/2024", "2021", "the 1990s".
  private func numberedDate(at start: Int, behind last: Reading?) -> Reading? {
    guard let number = WrittenNumber(side.words[start].form) else { return nil }
    if let date = dateWithRomanMonth(at: start, number) { return date }
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

  /// "2.III.2021", "2/III/2021", "2 III 2021".
  private func dateWithRomanMonth(at start: Int, _ number: WrittenNumber) -> Reading? {
    guard number.shape == .plain, (1...31).contains(number.value), number.rest.isEmpty else {
      return nil
    }
    func isJoint(_ token: Int) -> Bool {
      [".", "/", "-"].contains(form(token)) && isGlued(behind: token - 1) && isGlued(behind: token)
    }
    let next = isJoint(start + 1) ? start + 2 : start + 1
    guard sentence.contains(next), isCapitalised(next),
      let month = Numerals.roman(side.document.string(ofToken: next), least: 1), month <= 12
    else { return nil }
    let (year, end) = year(behind: isJoint(next + 1) ? next + 2 : next + 1)
    guard let year else { return nil }
    return Reading(
      tokens: start..<end, dates: [CalendarDate(day: Int(number.value), month: month, year: year)])
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

  /// A four-digit year, possibly after a comma, and where it ends.
  private func year(behind token: Int) -> (year: Int?, end: Int) {
    let start = form(token) == "," ? token + 1 : token
    guard sentence.contains(start), side.words[start].kind == .number,
      let number = WrittenNumber(side.words[start].form), number.shape == .plain,
      number.rest.isEmpty, !number.isGrouped, (1000...2100).contains(number.value)
    else { return (nil, token) }
    return (Int(number.value), start + 1)
  }

  /// "May 20 boats sail": the number counts what follows.
  private func isCounted(behind token: Int) -> Bool {
    guard let next = form(token) else { return false }
    return next == "%" || Numerals.scale(next) != nil || ["percent", "per"].contains(next)
  }

  /// Whether a number that may be a year is an amount: money, or with a plural after it.
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
}
