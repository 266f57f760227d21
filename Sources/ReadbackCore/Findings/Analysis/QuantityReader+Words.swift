/// Shares and multiples.
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
    readBearing(&reading, before: lower)
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
    if Self.behindShares.contains(next) || isOrSo(token) { return true }
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
    readBearing(&reading, before: start)
    readKind(&reading, rest: "")
    if reading.kind == .count { reading.kind = .share }
    return reading
  }

  func multiple(at start: Int) -> Reading? {
    Numerals.multiple(side.words[start].form).map {
      Reading(tokens: start..<(start + 1), value: $0, kind: .multiple)
    }
  }

  /// A share expressed as so many of so many: "one in three", "9 out of 10", "58 of every hundred".
  func oneIn(_ value: Double, start: Int, behind upper: Int) -> Reading? {
    let isInDigits = side.words[start].kind == .number
    var next = upper
    if form(next) == "out", form(next + 1) == "of" {
      next += 2
    } else if form(next) == "in" || form(next) == "of" {
      next += 1
    } else {
      return nil
    }
    let isOfEach = ["every", "each"].contains(form(next))
    if isOfEach {
      next += 1
    } else if form(upper) == "of" || form(upper) == "in" && isInDigits && value != 1 {
      // "Nine of ten boats", "17 in 20 towns" may count the things themselves.
      return nil
    }
    if ["a", "one"].contains(form(next)), form(next + 1).flatMap(Self.roundWhole) != nil {
      next += 1
    }
    guard let words = form(next),
      let whole = Self.roundWhole(words)
        ?? (isInDigits || isOfEach ? Numerals.value(ofToken: words) : Numerals.cardinal(words)),
      whole > value,
      whole <= 20 || isOfEach && whole <= 1000 || Self.roundWhole(words) != nil,
      unit(next + 1) == nil
    else { return nil }
    var reading = Reading(tokens: start..<(next + 1), value: value / whole, kind: .share)
    readBearing(&reading, before: start)
    return reading
  }

  private static func roundWhole(_ form: String) -> Double? {
    ["hundred": 100, "thousand": 1000][form]
  }

  /// "Every fifth boat", not "every fifth year".
  func everyFew(at start: Int, _ ordinal: Double) -> Reading? {
    guard form(start - 1) == "every", ordinal > 1, unit(start + 1)?.0.isTime != true,
      sentence.contains(start + 1), side.words[start + 1].isContent,
      Numerals.weekday(side.words[start + 1].form) == nil
    else { return nil }
    return Reading(tokens: (start - 1)..<(start + 1), value: 1 / ordinal, kind: .share)
  }
}
