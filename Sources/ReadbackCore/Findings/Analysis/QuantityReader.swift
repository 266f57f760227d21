/// Reads one sentence.
struct QuantityReader {
  let side: AnalysedText
  let sentence: Range<Int>

  typealias Reading = Quantities.Reading

  init(_ side: AnalysedText, _ sentence: Range<Int>) {
    self.side = side
    self.sentence = sentence
  }

  /// The quantities in order.
  mutating func readings() -> [Reading] {
    var found: [Reading] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let reading = reading(at: index, behind: found.last) {
        found.append(reading)
        index = max(index + 1, reading.tokens.upperBound)
      } else {
        index += 1
      }
    }
    share(&found)
    return found
  }

  func form(_ token: Int) -> String? {
    sentence.contains(token) ? side.words[token].form : nil
  }

  func isCapitalised(_ token: Int) -> Bool {
    sentence.contains(token) && side.words[token].isCapitalised
  }

  /// Whether there is no white space between a token and the next one.
  func isGlued(behind token: Int) -> Bool {
    let tokens = side.document.tokens
    return sentence.contains(token) && sentence.contains(token + 1)
      && tokens[token].range.upperBound == tokens[token + 1].range.lowerBound
  }

  private func reading(at start: Int, behind last: Reading?) -> Reading? {
    let word = side.words[start]
    guard word.mayBeQuantity else { return nil }
    if word.kind == .number, let number = WrittenNumber(word.form),
      let time = time(at: start, number)
    {
      return time
    }
    if let time = timeBesideHour(at: start) { return time }
    if let date = date(at: start, behind: last) { return date }
    if word.kind == .number { return number(at: start) }
    if let time = namedTime(at: start) { return time }
    if let amount = currencyAmount(at: start) { return amount }
    if let roman = Numerals.roman(side.document.string(ofToken: start)),
      isCapitalised(start - 1)
    {
      return Reading(tokens: start..<(start + 1), value: Double(roman), kind: .ordinal)
    }
    if let (value, unit) = MeasureUnit.counted(hyphened: word.form) {
      var reading = Reading(tokens: start..<(start + 1), value: value, kind: .count)
      reading.unit = (unit, start)
      return reading
    }
    if let part = part(at: start) ?? multiple(at: start) { return part }
    // "One third", "three quarters".
    if Numerals.cardinal(word.form) != nil, sentence.contains(start + 1),
      let part = part(at: start + 1), part.tokens.lowerBound == start
    {
      return part
    }
    if let amount = vagueAmount(at: start) ?? score(at: start) ?? couple(at: start)
      ?? period(at: start) ?? partOfDay(at: start)
    {
      return amount
    }
    if let ordinal = Numerals.ordinal(word.form), form(start + 1) != "of" || ordinal > 1 {
      if let share = everyFew(at: start, ordinal) { return share }
      var reading = Reading(tokens: start..<(start + 1), value: ordinal, kind: .ordinal)
      reading.isSoft = ordinal < 2
      return reading
    }
    return spelledNumber(at: start)
  }

  // MARK: Amounts

  private func number(at start: Int) -> Reading? {
    let word = side.words[start]
    guard let number = WrittenNumber(word.form), number.rest.first != ".",
      !isBehindPoint(start)
    else { return nil }
    var upper = start + 1
    var values = number.values
    switch number.shape {
    case .clock, .date, .slashed: return nil
    case .plain, .fraction: break
    }
    if let groups = groups(at: start, number) {
      values = [groups.value]
      upper = groups.end
    } else if let year = yearBeforeNote(number, at: start) {
      values.append(year)
    }
    // "2-1/2", "2 ½".
    let next =
      form(upper) == "-" && isGlued(behind: start) && isGlued(behind: upper) ? upper + 1 : upper
    if number.shape == .plain, number.rest.isEmpty, let form = form(next),
      side.words[next].kind == .number, let part = WrittenNumber(form), part.shape == .fraction,
      part.value < 1, values[0] == values[0].rounded()
    {
      values = [values[0] + part.value]
      upper = next + 1
      return measured(
        Reading(tokens: start..<upper, values: values, kind: .count), rest: part.rest, from: start)
    }
    if number.shape == .plain, number.rest.isEmpty, values[0] < 100,
      let share = oneIn(values[0], start: start, behind: upper)
    {
      return share
    }
    var reading = Reading(tokens: start..<upper, values: values, kind: .count)
    if ["st", "nd", "rd", "th"].contains(number.rest) { reading.kind = .ordinal }
    reading = measured(reading, rest: number.rest, from: start)
    if number.shape == .fraction, reading.kind == .count, reading.unit == nil {
      reading.kind = .share
    }
    return reading
  }

  /// "RMB245 million", "USD5": the currency's letters and the number in one word.
  private func currencyAmount(at start: Int) -> Reading? {
    let form = side.words[start].form
    guard let digit = form.firstIndex(where: { $0.isASCII && $0.isNumber }),
      let unit = MeasureUnit(String(form[..<digit])), unit.isCurrency,
      let number = WrittenNumber(String(form[digit...])), number.shape == .plain
    else { return nil }
    var reading = Reading(tokens: start..<(start + 1), values: number.values, kind: .count)
    reading.unit = (unit, start)
    return measured(reading, rest: number.rest, from: start)
  }

  /// The reading with its sign, multiplier, unit and rate.
  private func measured(_ bare: Reading, rest: Substring, from start: Int) -> Reading {
    var reading = bare
    var upper = reading.tokens.upperBound
    let before = form(start - 1)
    let currency = before.flatMap { MeasureUnit($0) }
    let hasCurrency = currency?.isCurrency == true
    var rest = rest
    if rest == "°", let scale = form(upper), isCapitalised(upper), scale == "c" || scale == "f" {
      reading.unit = MeasureUnit("°" + scale).map { ($0, upper) }
      rest = ""
    } else if rest == "m", !hasCurrency {
      // Metres or millions.
      reading.widen { $0 * 1_000_000 }
      rest = ""
    }
    if let scale = Numerals.scale(String(rest)), rest != "m" || hasCurrency {
      reading.multiply(by: scale)
      rest = ""
    }
    while let next = form(upper), let scale = Numerals.scale(next), rest.isEmpty,
      next != "m" || hasCurrency
    {
      reading.multiply(by: scale)
      upper += 1
    }
    reading.tokens = start..<upper
    readSign(&reading, before: hasCurrency ? start - 1 : start)
    readBearing(&reading, before: hasCurrency ? start - 1 : start)
    if reading.kind == .count { readKind(&reading, rest: rest) }
    if reading.kind == .count, form(upper) == "times" {
      reading.kind = .multiple
      reading.tokens = reading.tokens.lowerBound..<(upper + 1)
    }
    guard reading.kind == .count else { return reading }
    if let unit = MeasureUnit(String(rest)), !rest.isEmpty {
      reading.unit = (unit, start)
    } else if rest.utf8.count > 1 {
      reading.suffix = String(rest)
    }
    measure(&reading)
    return reading
  }

  /// "−5", "-5" and "minus 5", not "9–10".
  func readSign(_ reading: inout Reading, before start: Int) {
    guard let sign = form(start - 1) else { return }
    let isSign =
      sign == "minus" || sign == "negative"
      || ["-", "−", "–"].contains(sign) && isGlued(behind: start - 1)
        && !isGlued(behind: start - 2)
    guard isSign else { return }
    reading.change { -$0 }
    reading.tokens = (start - 1)..<reading.tokens.upperBound
  }

  /// Per cent, percentage points or neither.
  func readKind(_ reading: inout Reading, rest: Substring) {
    var upper = reading.tokens.upperBound
    func next(_ step: Int = 0) -> String { form(upper + step) ?? "" }
    // "25-basis-point", "half-point", "quarter of a percentage point".
    if next() == "-" { upper += 1 }
    if next() == "of", ["a", "one"].contains(next(1)) { upper += 2 }
    if next() == "a" { upper += 1 }
    let isPercent = rest == "%" || next() == "%" || ["percent", "pct"].contains(next())
    switch true {
    case rest == "bp" || rest == "bps":
      reading.kind = .points
      reading.change { $0 / 100 }
    case ["bp", "bps", "basis-point", "basis-points"].contains(next()):
      reading.kind = .points
      reading.change { $0 / 100 }
      upper += 1
    case next() == "basis" && next(1).hasPrefix("point"):
      reading.kind = .points
      reading.change { $0 / 100 }
      upper += 2
    case rest == "pp" || rest == "ppt": reading.kind = .points
    case ["pp", "ppt", "percentage-point", "percentage-points"].contains(next()):
      reading.kind = .points
      upper += 1
    case next() == "percentage" && next(1).hasPrefix("point"):
      reading.kind = .points
      upper += 2
    case next() == "percent" && next(1).hasPrefix("point"):
      reading.kind = .points
      upper += 2
    case next() == "point" && reading.value < 10, next() == "points" && reading.value < 10:
      reading.kind = .points
      upper += 1
    case isPercent:
      reading.kind = .percent
      if rest != "%" { upper += 1 }
    case next() == "per" && next(1) == "cent":
      reading.kind = .percent
      upper += 2
    default: return
    }
    reading.tokens = reading.tokens.lowerBound..<max(reading.tokens.upperBound, upper)
  }

  /// Whether the token continues a number that was split at its decimal point ("RMB2.5").
  private func isBehindPoint(_ token: Int) -> Bool {
    form(token - 1) == "." && isGlued(behind: token - 1) && isGlued(behind: token - 2)
  }

  /// Finds the unit next to a number and the time unit of a rate.
  func measure(_ reading: inout Reading) {
    guard reading.kind == .count else { return }
    let upper = reading.tokens.upperBound
    let lower = reading.tokens.lowerBound
    if reading.unit == nil {
      if let before = unit(lower - 1), before.0.isCurrency {
        reading.unit = before
      } else if let before = unit(lower), before.0.isCurrency {
        // After a sign.
        reading.unit = before
      } else {
        reading.unit = unit(upper) ?? hyphened(&reading)
      }
    }
    if let (_, token) = reading.unit, let form = form(token), let hour = MeasureUnit.rate(in: form)
    {
      reading.rate = (hour, token)
      return
    }
    if reading.unit == nil, let degree = form(upper), degree == "°" || degree.hasPrefix("degree"),
      let scale = form(upper + 1).flatMap({ MeasureUnit("°" + $0.prefix(1)) }),
      isCapitalised(upper + 1)
    {
      reading.unit = (scale, upper + 1)
    }
    for token in upper..<(upper + 8) where sentence.contains(token) {
      let word = side.words[token]
      if word.kind == .mark && !["/", "'", "’"].contains(word.form) || word.mayBeQuantity {
        return
      }
      if let rate = MeasureUnit(adverb: word.form) {
        reading.rate = (rate, token)
        return
      }
      if word.form == "/", form(token + 1) == "h", let hour = MeasureUnit("hour") {
        reading.rate = (hour, token + 1)
        return
      }
      guard ["a", "an", "per", "each", "every", "/"].contains(word.form),
        let rate = unit(token + 1), rate.0.isTime
      else { continue }
      reading.rate = rate
      return
    }
  }

  /// The unit of "10-day" and "19-year-old", which are one word.
  private func hyphened(_ reading: inout Reading) -> (MeasureUnit, Int)? {
    let hyphen = reading.tokens.upperBound
    guard form(hyphen) == "-", isGlued(behind: hyphen - 1), isGlued(behind: hyphen),
      var names = form(hyphen + 1)?.split(separator: "-")[...]
    else { return nil }
    // "A 30-million-crown bridge".
    if let scale = names.first.flatMap({ Numerals.scale(String($0)) }), names.count > 1 {
      reading.multiply(by: scale)
      names = names.dropFirst()
    }
    guard let name = names.first, let unit = MeasureUnit(String(name)) else { return nil }
    reading.tokens = reading.tokens.lowerBound..<(hyphen + 2)
    return (unit, hyphen + 1)
  }

  func unit(_ token: Int) -> (MeasureUnit, Int)? {
    guard let form = form(token) else { return nil }
    if ["square", "sq", "cubic"].contains(form), let length = self.form(token + 1),
      let unit = MeasureUnit(form == "cubic" ? "cubic " + length : "square " + length)
    {
      return (unit, token + 1)
    }
    if let power = self.form(token + 1), power == "²" || power == "³",
      let unit = MeasureUnit((power == "²" ? "square " : "cubic ") + form)
    {
      return (unit, token + 1)
    }
    return MeasureUnit(form).map { ($0, token) }
  }
}
