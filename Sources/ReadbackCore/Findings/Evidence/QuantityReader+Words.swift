/// Shares, multiples and numbers in words.
extension QuantityReader {
  /// "Half", "a third of", "two-thirds", "three quarters", "half a dozen", "half a year".
  func part(at start: Int) -> Reading? {
    let form = side.words[start].form
    if form == "half" || form == "halves" { return half(at: start) }
    var lower = start
    var upper = start + 1
    var value: Double
    if let written = Numerals.fraction(hyphened: form) {
      value = written
    } else if let part = Numerals.part(form), let before = self.form(start - 1) {
      // "Third" is an ordinal unless "of" or a comparison follows.
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
    if Self.behindShares.contains(next) { return true }
    return form == "quarter" && ["percentage", "point"].contains(next)
      || !sentence.contains(token) || side.words[token].kind == .mark
  }

  /// Words that follow a share and hardly ever an ordinal.
  private static let behindShares: Set<String> = [
    "of", "more", "less", "higher", "lower", "fewer", "larger", "smaller", "to", "from", "in", "on",
    "at", "by", "since", "during", "over", "last", "this", "and", "compared", "when", "after",
  ]

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

  func multiple(at start: Int) -> Reading? {
    Numerals.multiple(side.words[start].form).map {
      Reading(tokens: start..<(start + 1), value: $0, kind: .multiple)
    }
  }

  func spelledNumber(at start: Int) -> Reading? {
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
    // "Million" alone continues a number that cannot be read.
    if Numerals.cardinal(side.words[start].form) == nil,
      !["a", "an", "the", "one", "per", "every"].contains(self.form(start - 1))
    {
      return nil
    }
    let value = total + current
    // "One in three", "nine out of ten", "seven in every eight".
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
    readBearing(&reading, before: lower)
    if isDozens { reading.roundToDozens() }
    readKind(&reading, rest: "")
    measure(&reading)
    reading.isSoft =
      value <= 2 && reading.unit?.unit.isTime != true && reading.kind == .count && scale == 1
    return reading
  }

  /// A share expressed as so many of so many.
  func oneIn(_ value: Double, start: Int, behind upper: Int) -> Reading? {
    var next = upper
    let isInDigits = side.words[start].kind == .number
    if form(next) == "in", !isInDigits || value == 1 || form(next + 1) == "every" {
      next += 1
    } else if form(next) == "out", form(next + 1) == "of" {
      next += 2
    } else {
      return nil
    }
    let isOfEach = form(next) == "every"
    if isOfEach { next += 1 }
    guard let words = form(next),
      let whole = isInDigits ? Numerals.value(ofToken: words) : Numerals.cardinal(words),
      whole > value,
      whole <= (isOfEach ? 100 : 20), unit(next + 1) == nil
    else { return nil }
    return Reading(tokens: start..<(next + 1), value: value / whole, kind: .share)
  }
}
