/// Reads numbers, dates and amounts out of tokens.
enum Quantities {
  /// For each sentence of a text its quantities.
  static func read(in side: Side) -> [[Reading]] {
    side.document.sentences.map { read($0.tokens, in: side) }
  }

  /// The quantities in a sentence's tokens, in order. "One" and "two" as words are left out unless
  /// they measure time: they come and go with wording ("both sides", "the two sides").
  private static func read(_ tokens: Range<Int>, in side: Side) -> [Reading] {
    var found: [Reading] = []
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      if let reading = reading(at: index, in: tokens, side) {
        found.append(reading)
        index = reading.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private static func reading(at start: Int, in sentence: Range<Int>, _ side: Side) -> Reading? {
    let word = side.words[start]
    guard word.mayBeQuantity else { return nil }
    if let month = Numerals.month(word.form), word.isCapitalised,
      word.form != "may" || isDate(start, in: sentence, side)
    {
      return Reading(tokens: start..<(start + 1), value: Double(month), kind: .month)
    }
    if let weekday = Numerals.weekday(word.form), word.isCapitalised {
      return Reading(tokens: start..<(start + 1), value: Double(weekday), kind: .weekday)
    }
    if word.kind == .number { return number(at: start, in: sentence, side) }
    if let roman = Numerals.roman(side.document.string(ofToken: start)),
      start > sentence.lowerBound,
      side.words[start - 1].isCapitalised
    {
      return Reading(tokens: start..<(start + 1), value: Double(roman), kind: .ordinal)
    }
    if let (value, unit) = MeasureUnit.counted(hyphened: word.form) {
      return Reading(
        tokens: start..<(start + 1), value: value, kind: .count, unit: (unit, start))
    }
    if let half = half(at: start, in: sentence, side) { return half }
    if Numerals.isVague(word.form) {
      let lower =
        start > sentence.lowerBound && side.words[start - 1].form == "a" ? start - 1 : start
      return Reading(tokens: lower..<(start + 1), value: 0, kind: .count, isVague: true)
    }
    if let ordinal = Numerals.ordinal(word.form), ordinal > 1 {
      return Reading(tokens: start..<(start + 1), value: ordinal, kind: .ordinal)
    }
    return spelledNumber(at: start, in: sentence, side)
  }

  private static func number(at start: Int, in sentence: Range<Int>, _ side: Side) -> Reading? {
    let word = side.words[start]
    guard let number = Numerals.digits(word.form), number.rest.first != ".",
      !isBehindPoint(start, side)
    else { return nil }
    func form(_ index: Int) -> String? { Self.form(index, in: sentence, side) }
    if let minutes = minutes(number.value, rest: number.rest, word.form, next: form(start + 1)) {
      return Reading(tokens: start..<(start + 1), value: minutes, kind: .time)
    }
    var upper = start + 1
    var value = number.value
    let hasCurrency = MeasureUnit(form(start - 1) ?? "")?.isCurrency == true
    if let scale = Numerals.scale(String(number.rest)), number.rest != "m" || hasCurrency {
      value *= scale
    } else if let next = form(upper), let scale = Numerals.scale(next), next != "m" || hasCurrency {
      value *= scale
      upper += 1
    } else if let scale = scaleOfRange(from: start, in: sentence, side) {
      value *= scale
    }
    var kind = Kind.count
    if word.form.hasSuffix("%") || form(upper) == "%" || form(upper) == "percent"
      || (form(upper) == "per" && form(upper + 1) == "cent")
    {
      kind = .percent
    } else if isBesideMonth(start, in: sentence, side), value <= 31 {
      kind = .day
    } else if upper == start + 1, value >= 1000, value <= 2100, value == value.rounded(),
      !word.form.utf8.contains(0x2C), !hasCurrency
    {
      kind = .year
    } else if ["st", "nd", "rd", "th"].contains(number.rest) {
      kind = .ordinal
    }
    var reading = Reading(tokens: start..<upper, value: value, kind: kind)
    measure(&reading, in: sentence, side)
    return reading
  }

  /// Whether the token goes on a number that was cut at its point ("RMB2.5").
  private static func isBehindPoint(_ token: Int, _ side: Side) -> Bool {
    guard token > 1, side.words[token - 1].form == "." else { return false }
    let tokens = side.document.tokens
    return tokens[token - 1].range.upperBound == tokens[token].range.lowerBound
      && tokens[token - 2].range.upperBound == tokens[token - 1].range.lowerBound
  }

  /// "4:52", "9 a.m.", "9 o'clock" in minutes from midnight.
  private static func minutes(
    _ value: Double, rest: Substring, _ form: String, next: String?
  ) -> Double? {
    func isHalf(_ form: some StringProtocol) -> Bool {
      ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock"].contains(String(form))
    }
    let half = isHalf(rest) ? String(rest) : next.flatMap { isHalf($0) ? $0 : nil }
    let afternoon = half?.first == "p" && value.truncatingRemainder(dividingBy: 100) != 12
    if let colon = form.utf8.firstIndex(of: 0x3A) {
      guard form.utf8.distance(from: colon, to: form.utf8.endIndex) == 3, value <= 2400,
        rest.isEmpty || half != nil
      else { return nil }
      return (value / 100).rounded(.down) * 60 + value.truncatingRemainder(dividingBy: 100)
        + (afternoon ? 720 : 0)
    }
    guard half != nil, value <= 24 else { return nil }
    return value * 60 + (afternoon ? 720 : 0)
  }

  /// "Million" of the first number in "30 to 40 million", "between 30 and 40 million".
  private static func scaleOfRange(
    from start: Int, in sentence: Range<Int>, _ side: Side
  ) -> Double? {
    guard let joint = form(start + 1, in: sentence, side),
      ["to", "-", "–", "or"].contains(joint)
        || joint == "and" && form(start - 1, in: sentence, side) == "between",
      sentence.contains(start + 2),
      side.words[start + 2].kind == .number
        || Numerals.cardinal(side.words[start + 2].form) != nil,
      let next = form(start + 3, in: sentence, side), next != "m"
    else { return nil }
    return Numerals.scale(next)
  }

  /// Finds the unit beside a number and the time that it is counted by.
  private static func measure(_ reading: inout Reading, in sentence: Range<Int>, _ side: Side) {
    guard reading.kind == .count else { return }
    func unit(_ token: Int) -> (MeasureUnit, Int)? {
      form(token, in: sentence, side).flatMap { MeasureUnit($0) }.map { ($0, token) }
    }
    let upper = reading.tokens.upperBound
    let lower = reading.tokens.lowerBound
    if let before = unit(lower - 1), before.0.isCurrency {
      reading.unit = before
    } else if let after = unit(upper)
      ?? (form(upper, in: sentence, side) == "-" ? unit(upper + 1) : nil)
    {
      reading.unit = after
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

  /// "Half a dozen", "half a year".
  private static func half(at start: Int, in sentence: Range<Int>, _ side: Side) -> Reading? {
    guard side.words[start].form == "half",
      ["a", "an"].contains(form(start + 1, in: sentence, side)),
      let whole = form(start + 2, in: sentence, side)
    else { return nil }
    if let unit = MeasureUnit(whole), unit.isTime {
      return Reading(
        tokens: start..<(start + 3), value: 0.5, kind: .count, unit: (unit, start + 2))
    }
    guard let value = Numerals.cardinal(whole) ?? Numerals.scale(whole) else { return nil }
    return Reading(tokens: start..<(start + 3), value: value / 2, kind: .count)
  }

  private static func spelledNumber(
    at start: Int, in sentence: Range<Int>, _ side: Side
  ) -> Reading? {
    var total = 0.0
    var current = 0.0
    var upper = start
    while upper < sentence.upperBound {
      let form = side.words[upper].form
      if let value = Numerals.cardinal(form) {
        current += value
      } else if let scale = Numerals.scale(form), upper > start {
        if scale == 100 {
          current = max(1, current) * 100
        } else {
          total += max(1, current) * scale
          current = 0
        }
      } else if form == "and", upper > start, upper + 1 < sentence.upperBound,
        let next = Numerals.cardinal(side.words[upper + 1].form), next < 100,
        current >= 100 || total > 0,
        current >= 100 && total == 0 && Self.form(start - 1, in: sentence, side) != "between"
          || Self.form(upper + 2, in: sentence, side).flatMap({ Numerals.scale($0) }) == nil
      {
        // "two hundred and fifty"
      } else {
        break
      }
      upper += 1
    }
    guard upper > start else { return nil }
    var value = total + current
    if value < 100, let scale = scaleOfRange(from: upper - 1, in: sentence, side) { value *= scale }
    let isPercent =
      sentence.contains(upper)
      && (side.words[upper].form == "percent" || side.words[upper].form == "per")
    var reading = Reading(
      tokens: start..<upper, value: value, kind: isPercent ? .percent : .count)
    measure(&reading, in: sentence, side)
    return value > 2 || reading.unit?.unit.isTime == true ? reading : nil
  }

  private static func form(_ index: Int, in sentence: Range<Int>, _ side: Side) -> String? {
    sentence.contains(index) ? side.words[index].form : nil
  }

  private static func isBesideMonth(_ index: Int, in sentence: Range<Int>, _ side: Side) -> Bool {
    for other in [index - 1, index + 1, index + 2] where sentence.contains(other) {
      let word = side.words[other]
      if word.isCapitalised, Numerals.month(word.form) != nil {
        return other != index + 2 || side.words[index + 1].form == "of"
      }
    }
    return false
  }

  private static func isDate(_ index: Int, in sentence: Range<Int>, _ side: Side) -> Bool {
    for other in [index - 1, index + 1] where sentence.contains(other) {
      if side.words[other].kind == .number { return true }
    }
    return false
  }
}
