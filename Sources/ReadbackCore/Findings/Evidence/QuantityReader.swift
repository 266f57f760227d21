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

/// Reads the numbers, dates and amounts of one sentence.
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
