/// Numbers in digits, with their signs, scales and units.
extension QuantityReader {
  func number(at start: Int) -> Reading? {
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
    var reading = Reading(tokens: start..<upper, values: values, kind: .count)
    if ["st", "nd", "rd", "th"].contains(number.rest) { reading.kind = .ordinal }
    reading = measured(reading, rest: number.rest, from: start)
    if number.shape == .fraction, reading.kind == .count, reading.unit == nil {
      reading.kind = .share
    }
    return reading
  }

  /// "RMB245 million", "USD5": the currency's letters and the number in one word.
  func currencyAmount(at start: Int) -> Reading? {
    let form = side.words[start].form
    guard let digit = form.firstIndex(where: { $0.isASCII && $0.isNumber }),
      let unit = MeasureUnit(String(form[..<digit])), unit.isCurrency,
      let number = WrittenNumber(String(form[digit...])), number.shape == .plain
    else { return nil }
    var reading = Reading(tokens: start..<(start + 1), values: number.values, kind: .count)
    reading.unit = (unit, start)
    return measured(reading, rest: number.rest, from: start)
  }

  /// With its sign, its "million", what it counts and what by.
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
    reading.isApproximate = isApproximate(before: hasCurrency ? start - 1 : start)
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

  private static let approximators: Set<String> = [
    "about", "around", "nearly", "almost", "some", "roughly", "approximately", "over", "than",
    "under", "circa", "estimated", "~", "ca", "most", "least",
  ]

  func isApproximate(before start: Int) -> Bool {
    guard let before = form(start - 1) else { return false }
    return Self.approximators.contains(before) || before == "to" && form(start - 2) == "close"
  }

  /// Percent, points or neither.
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

  /// Whether the token goes on a number that was cut at its point ("RMB2.5").
  private func isBehindPoint(_ token: Int) -> Bool {
    form(token - 1) == "." && isGlued(behind: token - 1) && isGlued(behind: token - 2)
  }

  /// Finds the unit beside a number and the time that it is counted by.
  func measure(_ reading: inout Reading) {
    guard reading.kind == .count else { return }
    let upper = reading.tokens.upperBound
    let lower = reading.tokens.lowerBound
    if reading.unit == nil {
      if let before = unit(lower - 1), before.0.isCurrency {
        reading.unit = before
      } else if let before = unit(lower), before.0.isCurrency {
        // Behind a sign.
        reading.unit = before
      } else {
        reading.unit = unit(upper) ?? hyphened(&reading)
      }
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
      let name = form(hyphen + 1)?.split(separator: "-").first,
      let unit = MeasureUnit(String(name))
    else { return nil }
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
