/// Amounts without a number: "dozens", "several hundred", "next year", "in the coming weeks".
extension QuantityReader {
  /// "A few", "several hundred", "tens of thousands".
  func vagueAmount(at start: Int) -> Reading? {
    guard let least = Numerals.vagueCount(side.words[start].form) else { return nil }
    var value = least
    var upper = start + 1
    if ["tens", "scores"].contains(side.words[start].form), form(upper) != "of" { return nil }
    if value == 0, let scale = form(upper).flatMap({ Numerals.scale($0) }) {
      value = scale
      upper += 1
    } else if value > 0, form(upper) == "of",
      let scale = form(upper + 1).flatMap({ Numerals.vagueCount($0) }), scale >= 100
    {
      value *= scale
      upper += 2
    }
    let lower = form(start - 1) == "a" ? start - 1 : start
    var reading = Reading(tokens: lower..<upper, value: value, kind: .count)
    reading.isVague = true
    reading.unit = unit(upper)
    return reading
  }

  /// "A score of boats" is twenty.
  func score(at start: Int) -> Reading? {
    guard side.words[start].form == "score" else { return nil }
    guard form(start - 1) == "a", form(start + 1) == "of" else { return nil }
    var reading = Reading(tokens: (start - 1)..<(start + 1), value: 20, kind: .count)
    reading.roundToDozens()
    return reading
  }

  /// "A couple of boats" are two, or hardly more.
  func couple(at start: Int) -> Reading? {
    guard side.words[start].form == "couple", ["a", "another"].contains(form(start - 1)),
      form(start + 1) == "of", form(start + 2) != "the"
    else { return nil }
    var reading = Reading(tokens: (start - 1)..<(start + 2), value: 2, kind: .count)
    reading.isApproximate = true
    measure(&reading)
    reading.isSoft = true
    return reading
  }

  /// "Next year", "this week", "in the coming months", "for years", and "about a month".
  func period(at start: Int) -> Reading? {
    guard Numerals.isPeriod(side.words[start].form), let unit = MeasureUnit(side.words[start].form)
    else { return nil }
    let before = form(start - 1) ?? ""
    let isPlural = side.words[start].form.hasSuffix("s")
    var reading = Reading(tokens: start..<(start + 1), value: 0, kind: .period)
    reading.unit = (unit, start)
    reading.isPlural = isPlural
    if let direction = Self.directions[before] {
      reading.change { _ in Double(direction) }
      reading.tokens = (start - 1)..<(start + 1)
      return reading
    }
    if isPlural { return Self.lasting.contains(before) ? reading : nil }
    guard ["a", "an"].contains(before), let leading = form(start - 2),
      Self.lasting.contains(leading)
    else { return nil }
    reading = Reading(tokens: (start - 1)..<(start + 1), value: 1, kind: .count)
    reading.unit = (unit, start)
    reading.isSoft = true
    reading.isApproximate = Self.approximators.contains(leading)
    return reading
  }

  /// 1 past, 2 present, 3 future.
  private static let directions: [String: Int] = [
    "last": 1, "past": 1, "previous": 1, "preceding": 1, "this": 2, "current": 2, "next": 3,
    "coming": 3, "following": 3, "upcoming": 3,
  ]

  private static let lasting: Set<String> = [
    "for", "in", "within", "after", "over", "about", "around", "nearly", "almost", "some",
    "roughly", "approximately", "than", "only", "just", "lasts", "lasted", "last", "took", "takes",
    "take", "under", "another", "long", "many",
  ]

  /// "This morning", "on Friday evening".
  func partOfDay(at start: Int) -> Reading? {
    Numerals.partOfDay(side.words[start].form).map {
      Reading(tokens: start..<(start + 1), value: Double($0), kind: .partOfDay)
    }
  }
}
