/// Numbers in words.
extension QuantityReader {
  /// "Twenty-five", "five million two hundred and fourteen thousand", "four point nine per cent",
  /// "three and a quarter million", "nineteen eighty-four".
  func spelledNumber(at start: Int) -> Reading? {
    if let year = spelledYear(at: start) { return year }
    if let decimal = bareDecimal(at: start) { return decimal }
    guard let (number, upper) = spelled(at: start) else { return nil }
    let isBegun = Numerals.cardinal(side.words[start].form) != nil || number.isOdd
    // "Million" alone continues a number that cannot be read.
    if !isBegun, !["a", "an", "the", "one", "per", "every"].contains(form(start - 1)) {
      return nil
    }
    // "One in three", "nine out of ten", "seven in every eight".
    if number.value < 100, !number.isBroken,
      let share = oneIn(number.value, start: start, behind: upper)
    {
      return share
    }
    if form(upper) == "times" {
      return Reading(tokens: start..<(upper + 1), value: number.value, kind: .multiple)
    }
    let lower = !isBegun && ["a", "an"].contains(form(start - 1)) ? start - 1 : start
    var reading = amount(number, in: lower..<upper)
    reading.isSoft =
      number.value <= 2 && !number.isBroken && reading.unit?.unit.isTime != true
      && reading.kind == .count && number.scale == 1
    return reading
  }

  /// The number with the words around it.
  private func amount(_ number: SpelledNumber, in tokens: Range<Int>) -> Reading {
    var reading = Reading(tokens: tokens, value: number.value / number.scale, kind: .count)
    if number.scale > 1 { reading.multiply(by: number.scale) }
    readSign(&reading, before: tokens.lowerBound)
    readBearing(&reading, before: tokens.lowerBound)
    if number.isDozens { reading.roundToDozens() }
    if number.isOdd {
      reading.isApproximate = true
      (reading.bound, reading.closeness) = (.least, .far)
    }
    readKind(&reading, rest: "")
    measure(&reading)
    return reading
  }

  /// Reads number words as far as they continue one number, and gives where they end.
  private func spelled(at start: Int) -> (number: SpelledNumber, end: Int)? {
    var number = SpelledNumber()
    var upper = start
    while let form = form(upper) {
      if form == "dozen" {
        number.multiplyByDozen()
      } else if let value = Numerals.cardinal(form) {
        guard upper == start || number.isOpen(for: value) else { break }
        number.add(value)
      } else if let value = Numerals.odd(form) {
        guard upper == start || number.isOpen(for: value) else { break }
        number.add(value)
        number.isOdd = true
      } else if let factor = Numerals.scale(form), form.utf8.count > 3 {
        if upper == start, form.hasSuffix("s") { return nil }
        guard number.multiply(by: factor) else { break }
      } else if form == "point", upper > start, !number.isBroken, !isPointInTime(start, upper),
        let (decimals, end) = decimals(at: upper + 1)
      {
        number.addPart(decimals)
        upper = end
        continue
      } else if form == "and", upper > start {
        if !number.isBroken, let (part, end) = partOfOne(at: upper + 1) {
          number.addPart(part)
          upper = end
          continue
        }
        guard continues(number, behind: upper, from: start) else { break }
      } else {
        break
      }
      upper += 1
    }
    return upper > start ? (number, upper) : nil
  }

  /// Whether the number after "and" belongs to the one before it: "two hundred and fifty", "twenty
  /// and four", "five million two hundred and fourteen thousand".
  private func continues(_ number: SpelledNumber, behind and: Int, from start: Int) -> Bool {
    guard !number.isBroken, let value = form(and + 1).flatMap({ Numerals.cardinal($0) }) else {
      return false
    }
    let isRange = form(start - 1) == "between"
    let factor = form(and + 2).flatMap { Numerals.scale($0) }
    if value < 10, (20..<100).contains(number.current), number.total == 0,
      number.current.truncatingRemainder(dividingBy: 10) == 0
    {
      return !isRange && factor == nil
    }
    guard value < 100, number.current >= 100 || number.total > 0 else { return false }
    return factor.map { !isRange && $0 < number.leastScale } ?? true
  }

  /// "At one point two boats came": a moment, not a decimal.
  private func isPointInTime(_ start: Int, _ point: Int) -> Bool {
    guard point == start + 1, form(start) == "one", form(start - 1) == "at",
      let (_, end) = decimals(at: point + 1)
    else { return false }
    return !isMeasured(at: end)
  }

  /// "Nine", "three eight", "oh five" or "twenty-five" after a spoken decimal point, and where they
  /// end.
  private func decimals(at start: Int) -> (value: Double, end: Int)? {
    var (value, place, end) = (0.0, 0.1, start)
    while let form = form(end),
      let digit = form == "oh" ? 0 : Numerals.cardinal(form), digit < 10
    {
      value += digit * place
      place /= 10
      end += 1
    }
    if end > start { return (value, end) }
    guard let tens = form(start).flatMap({ Numerals.cardinal($0) }), (10...99).contains(tens) else {
      return nil
    }
    return (tens / 100, start + 1)
  }

  /// "Point seven per cent": a decimal without its zero, which needs something that it measures.
  private func bareDecimal(at start: Int) -> Reading? {
    guard form(start - 1) == "point",
      !sentence.contains(start - 2) || side.words[start - 2].kind != .number,
      let (value, end) = decimals(at: start), isMeasured(at: end)
    else { return nil }
    var number = SpelledNumber()
    number.addPart(value)
    var upper = end
    if let factor = form(end).flatMap({ Numerals.scale($0) }), number.multiply(by: factor) {
      upper += 1
    }
    return amount(number, in: (start - 1)..<upper)
  }

  private func isMeasured(at token: Int) -> Bool {
    guard let form = form(token) else { return false }
    return ["%", "percent", "percentage"].contains(form)
      || form == "per" && self.form(token + 1) == "cent" || Numerals.scale(form) != nil
      || unit(token) != nil
  }

  /// "A half", "a quarter", "three quarters", "two-thirds" after a whole number, and where it ends.
  private func partOfOne(at start: Int) -> (value: Double, end: Int)? {
    guard let first = form(start) else { return nil }
    if let part = Numerals.fraction(hyphened: first) { return (part, start + 1) }
    guard let second = form(start + 1) else { return nil }
    if ["a", "one"].contains(first) {
      if second == "half" { return (0.5, start + 2) }
      // "Two died and a third was hurt."
      guard let part = Numerals.part(second), !second.hasSuffix("s"),
        second == "quarter" && form(start + 2) != "of" || isMeasured(at: start + 2)
      else { return nil }
      return (part, start + 2)
    }
    guard second.hasSuffix("s"), let part = Numerals.part(second), form(start + 2) != "of",
      let count = Numerals.cardinal(first), count > 1, count * part < 1
    else { return nil }
    return (count * part, start + 2)
  }

  /// "In nineteen eighty-four", "since twenty twenty-six".
  private func spelledYear(at start: Int) -> Reading? {
    guard isTime(before: start, orThe: false), let first = form(start),
      let second = form(start + 1),
      let century = Numerals.cardinal(first), (13...20).contains(century), first != "dozen",
      let years = Numerals.cardinal(second), (10...99).contains(years), second != "dozen",
      !isMeasured(at: start + 2), form(start + 2) != "point"
    else { return nil }
    return Reading(
      tokens: start..<(start + 2), dates: [CalendarDate(year: Int(century * 100 + years))])
  }
}

/// A number while its words are read.
private struct SpelledNumber {
  /// What "thousand", "million" and the like have closed.
  private(set) var total = 0.0
  /// What follows the last of them.
  private(set) var current = 0.0
  /// The factor at the end of the number; 1 if it ends with something else.
  private(set) var scale = 1.0
  /// The factor closed last; each is less than the one before.
  private(set) var leastScale = Double.infinity
  private(set) var isDozens = false
  /// Whether it has a fraction.
  private(set) var isBroken = false
  /// "Twenty-odd".
  var isOdd = false

  var value: Double { total + current }

  /// Whether a cardinal continues the number: "two three-year terms" are two numbers.
  func isOpen(for cardinal: Double) -> Bool {
    let open = current.truncatingRemainder(dividingBy: 100)
    return !isBroken
      && (open == 0
        || open >= 20 && cardinal < 10 && open.truncatingRemainder(dividingBy: 10) == 0)
  }

  mutating func add(_ cardinal: Double) {
    current += cardinal
    scale = 1
  }

  /// Adds a fraction: to "a million" it adds a part of a million.
  mutating func addPart(_ part: Double) {
    if current == 0, total > 0 { total += part * leastScale } else { current += part }
    isBroken = true
    scale = 1
  }

  mutating func multiplyByDozen() {
    current = max(1, current) * 12
    isDozens = true
    scale = 1
  }

  /// - Returns: whether the factor continues the number.
  mutating func multiply(by factor: Double) -> Bool {
    if factor == 100 {
      current = current > 0 ? current * 100 : 100
      scale = 1
      return true
    }
    if current == 0, total > 0 {
      total *= factor
    } else {
      guard factor < leastScale else { return false }
      total += (current > 0 ? current : 1) * factor
      current = 0
    }
    (scale, leastScale) = (factor, factor)
    return true
  }
}
