/// Reads numbers, dates and amounts out of tokens.
enum Quantities {
  /// For each sentence of a text its quantities.
  static func read(in side: Side) -> [[Reading]] {
    side.document.sentences.map { sentence in
      guard sentence.tokens.contains(where: { side.words[$0].mayBeQuantity }) else { return [] }
      var reader = QuantityReader(side, sentence.tokens)
      // Without the room that appending leaves, which is half of the memory of a text of numbers.
      return reader.readings().map { $0 }
    }
  }
}

/// Reads one sentence.
struct QuantityReader {
  let side: Side
  let sentence: Range<Int>

  typealias Reading = Quantities.Reading

  init(_ side: Side, _ sentence: Range<Int>) {
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

  /// No white space between a token and the next one.
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
    if Numerals.isVague(word.form) {
      let lower = form(start - 1) == "a" ? start - 1 : start
      var reading = Reading(tokens: lower..<(start + 1), value: 0, kind: .count)
      reading.isVague = true
      return reading
    }
    if let ordinal = Numerals.ordinal(word.form), form(start + 1) != "of" || ordinal > 1 {
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
  private func readSign(_ reading: inout Reading, before start: Int) {
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

  private func isApproximate(before start: Int) -> Bool {
    guard let before = form(start - 1) else { return false }
    return Self.approximators.contains(before) || before == "to" && form(start - 2) == "close"
  }

  /// Percent, points or neither.
  private func readKind(_ reading: inout Reading, rest: Substring) {
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
  private func measure(_ reading: inout Reading) {
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

  // MARK: Words

  /// "Half", "a third of", "two-thirds", "three quarters", "half a dozen", "half a year".
  private func part(at start: Int) -> Reading? {
    let form = side.words[start].form
    if form == "half" || form == "halves" { return half(at: start) }
    var lower = start
    var upper = start + 1
    var value: Double
    if let written = Numerals.fraction(hyphened: form) {
      value = written
    } else if let part = Numerals.part(form), let before = self.form(start - 1) {
      // "Third" is an ordinal but before "of" or what is compared.
      if form.hasSuffix("s"), let count = Numerals.cardinal(before), count > 1 {
        value = count * part
      } else if ["a", "one"].contains(before), isShare(behind: upper, form) {
        value = part
      } else {
        return nil
      }
      lower -= 1
    } else {
      return nil
    }
    var reading = Reading(tokens: lower..<upper, value: value, kind: .count)
    reading.isApproximate = isApproximate(before: lower)
    readKind(&reading, rest: "")
    if reading.kind != .count { return reading }
    if self.form(upper) == "of", ["a", "an"].contains(self.form(upper + 1)),
      let scale = self.form(upper + 2).flatMap({ Numerals.scale($0) })
    {
      reading.multiply(by: scale)
      upper += 3
      reading.tokens = lower..<upper
      measure(&reading)
      return reading
    }
    if self.form(upper) == "of", ["a", "an"].contains(self.form(upper + 1)),
      let unit = unit(upper + 2)
    {
      reading.unit = unit
      return reading
    }
    reading.kind = .share
    return reading
  }

  private func isShare(behind token: Int, _ form: String) -> Bool {
    guard let next = self.form(token) else { return true }
    if ["of", "more", "less", "higher", "lower", "fewer", "larger", "smaller"].contains(next) {
      return true
    }
    return form == "quarter" && ["percentage", "point"].contains(next)
      || !sentence.contains(token) || side.words[token].kind == .mark
  }

  private func half(at start: Int) -> Reading? {
    let before = form(start - 1)
    var upper = start + 1
    if ["a", "an"].contains(form(upper)), let whole = form(upper + 1) {
      if let unit = unit(upper + 1), unit.0.isTime {
        var reading = Reading(tokens: start..<(upper + 2), value: 0.5, kind: .count)
        reading.unit = unit
        return reading
      }
      if let value = Numerals.scale(whole) ?? (whole == "dozen" ? 12 : nil) {
        upper += 2
        var reading = Reading(tokens: start..<upper, value: value / 2, kind: .count)
        measure(&reading)
        return reading
      }
    }
    // "The first half", "the other half", "half-time".
    guard before.flatMap({ Numerals.ordinal($0) }) == nil,
      !["other", "latter", "second", "last"].contains(before), form(upper) != "-"
    else { return nil }
    var reading = Reading(tokens: start..<upper, value: 0.5, kind: .count)
    reading.isApproximate = isApproximate(before: start)
    readKind(&reading, rest: "")
    if reading.kind == .count { reading.kind = .share }
    return reading
  }

  private func multiple(at start: Int) -> Reading? {
    Numerals.multiple(side.words[start].form).map {
      Reading(tokens: start..<(start + 1), value: $0, kind: .multiple)
    }
  }

  private func spelledNumber(at start: Int) -> Reading? {
    var total = 0.0
    var current = 0.0
    var scale = 1.0
    var isDozens = false
    var upper = start
    while upper < sentence.upperBound {
      let form = side.words[upper].form
      if form == "dozen" {
        current = max(1, current) * 12
        isDozens = true
      } else if let value = Numerals.cardinal(form) {
        // "Two three-year terms" are two numbers.
        let open = current.truncatingRemainder(dividingBy: 100)
        if upper > start, open != 0,
          open < 20 || value >= 10 || open.truncatingRemainder(dividingBy: 10) != 0
        {
          break
        }
        current += value
      } else if let factor = Numerals.scale(form), form.utf8.count > 3 {
        if upper == start, form.hasSuffix("s") { return nil }
        if factor == 100 {
          current = max(1, current) * 100
        } else {
          total += max(1, current) * factor
          current = 0
          scale = max(scale, factor)
        }
      } else if form == "and", upper > start, let next = self.form(upper + 1) {
        if next == "a", self.form(upper + 2) == "half" {
          current += 0.5
          upper += 2
        } else if let value = Numerals.cardinal(next), value < 10, current >= 20,
          current.truncatingRemainder(dividingBy: 10) == 0, current < 100,
          self.form(start - 1) != "between",
          self.form(upper + 2).flatMap({ Numerals.scale($0) }) == nil
        {
          // "Twenty and four".
        } else if let value = Numerals.cardinal(next), value < 100, current >= 100 || total > 0,
          current >= 100 && total == 0 && self.form(start - 1) != "between"
            || self.form(upper + 2).flatMap({ Numerals.scale($0) }) == nil
        {
          // "Two hundred and fifty".
        } else {
          break
        }
      } else {
        break
      }
      upper += 1
    }
    guard upper > start else { return nil }
    // "Million" alone goes on a number that cannot be read.
    if Numerals.cardinal(side.words[start].form) == nil,
      !["a", "an", "the", "one", "per", "every"].contains(self.form(start - 1))
    {
      return nil
    }
    let value = total + current
    // "One in three", "nine out of ten".
    if value < 100, let share = oneIn(value, start: start, behind: upper) { return share }
    if self.form(upper) == "times" {
      return Reading(tokens: start..<(upper + 1), value: value, kind: .multiple)
    }
    let lower =
      ["a", "an"].contains(self.form(start - 1)) && Numerals.cardinal(side.words[start].form) == nil
      ? start - 1 : start
    var reading = Reading(tokens: lower..<upper, value: value / scale, kind: .count)
    if scale > 1 { reading.multiply(by: scale) }
    readSign(&reading, before: lower)
    reading.isApproximate = isApproximate(before: lower)
    if isDozens { reading.roundToDozens() }
    readKind(&reading, rest: "")
    measure(&reading)
    reading.isSoft =
      value <= 2 && reading.unit?.unit.isTime != true && reading.kind == .count && scale == 1
    return reading
  }

  private func oneIn(_ value: Double, start: Int, behind upper: Int) -> Reading? {
    var next = upper
    if form(next) == "in" {
      next += 1
    } else if form(next) == "out", form(next + 1) == "of" {
      next += 2
    } else {
      return nil
    }
    guard let whole = form(next).flatMap({ Numerals.cardinal($0) }), whole > value, whole <= 20,
      unit(next + 1) == nil
    else { return nil }
    return Reading(tokens: start..<(next + 1), value: value / whole, kind: .share)
  }

  // MARK: Neighbours

  /// "Three years and six months" are one time.
  private func join(_ readings: inout [Reading]) {
    for index in readings.indices.dropFirst().reversed() {
      let (one, two) = (readings[index - 1], readings[index])
      guard one.kind == .count, two.kind == .count, let unit = one.unit, let part = two.unit,
        unit.unit.isTime, part.unit.isTime, unit.token < two.tokens.lowerBound,
        let ratio = part.unit.share(of: unit.unit), ratio < 1, two.value * ratio < 1
      else { continue }
      let joint = (unit.token + 1)..<two.tokens.lowerBound
      guard joint.count <= 1, joint.allSatisfy({ form($0) == "and" || form($0) == "," }) else {
        continue
      }
      readings[index - 1].change { $0 + two.value * ratio }
      readings[index - 1].tokens = one.tokens.lowerBound..<(part.token + 1)
      readings[index - 1].isSoft = false
      readings.remove(at: index)
    }
  }

  /// What two numbers of a range have in common is said once: "30 to 40 million", "2 to 3 percent",
  /// "€5–10".
  private func share(_ readings: inout [Reading]) {
    join(&readings)
    for index in readings.indices.dropFirst().reversed() {
      let (one, two) = (readings[index - 1], readings[index])
      guard one.tokens.upperBound < two.tokens.lowerBound else { continue }
      let joint = one.tokens.upperBound..<two.tokens.lowerBound
      guard joint.count == 1, one.kind == .count, !one.isVague, !two.isVague,
        let form = form(joint.lowerBound),
        ["to", "-", "–", "—", "or"].contains(form)
          || form == "and" && self.form(one.tokens.lowerBound - 1) == "between"
      else {
        if joint.count == 1, let unit = one.unit, unit.unit.isCurrency, two.kind == .count,
          two.unit == nil, ["to", "-", "–"].contains(self.form(joint.lowerBound))
        {
          readings[index].unit = unit
        }
        continue
      }
      if one.scale == 1, two.scale > 1,
        (0.02...50).contains(abs(one.value / (two.value / two.scale)))
      {
        readings[index - 1].multiply(by: two.scale)
      }
      if [.percent, .points].contains(two.kind), one.unit == nil {
        readings[index - 1].kind = two.kind
        readings[index - 1].isSoft = false
      } else if one.unit == nil, two.kind == .count {
        readings[index - 1].unit = two.unit
        if two.unit != nil { readings[index - 1].isSoft = false }
      } else if two.unit == nil, let unit = one.unit, unit.unit.isCurrency {
        readings[index].unit = unit
      }
    }
  }
}
