/// Numbers that belong together.
extension QuantityReader {
  /// "1 048", "12 500 000": groups of three digits with plain spaces between.
  func groups(at start: Int, _ number: WrittenNumber) -> (value: Double, end: Int)? {
    func digits(_ token: Int) -> Double? {
      guard let form = form(token), side.words[token].kind == .number,
        form.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return Numerals.value(ofToken: form)
    }
    guard number.shape == .plain, number.value < 1000, let first = digits(start), first > 0,
      form(start - 1).flatMap({ MonthNames.number($0) }) == nil
    else { return nil }
    var (value, end) = (first, start + 1)
    while let next = digits(end), side.words[end].form.utf8.count == 3, !isGlued(behind: end - 1),
      side.document.text[side.place(of: (end - 1)..<(end + 1))].count == side.words[end - 1].form
        .utf8.count + 4
    {
      value = value * 1000 + next
      end += 1
    }
    return end > start + 1 ? (value, end) : nil
  }

  /// "2021.2" at the end of a sentence may be a year followed by a note number.
  func yearBeforeNote(_ number: WrittenNumber, at start: Int) -> Double? {
    let whole = number.value.rounded(.down)
    guard number.rest.isEmpty, number.value != whole, (1000...2100).contains(whole),
      !((start + 1)..<sentence.upperBound).contains(where: { side.words[$0].kind != .mark })
    else { return nil }
    return whole
  }

  /// "Three years and six months" are one duration.
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

  /// "From five to nine in the evening": the hour before is of the same half of the day.
  private func shareHalfOfDay(_ readings: inout [Reading]) {
    for index in readings.indices.dropFirst() {
      let (one, two) = (readings[index - 1], readings[index])
      guard one.kind == .count, one.unit == nil, one.scale == 1, !one.isVague,
        (1...12).contains(one.value), one.value == one.value.rounded(), two.kind == .time,
        !two.isHalfOpen, one.tokens.upperBound + 1 == two.tokens.lowerBound,
        let joint = form(one.tokens.upperBound),
        ["to", "-", "–", "—", "until", "till"].contains(joint)
          || joint == "and" && form(one.tokens.lowerBound - 1) == "between"
      else { continue }
      let hour = one.value.truncatingRemainder(dividingBy: 12) * 60
      let sameHalf = hour + (two.value >= 720 ? 720 : 0)
      readings[index - 1].change { _ in
        sameHalf <= two.value ? sameHalf : (sameHalf + 720).truncatingRemainder(dividingBy: 1440)
      }
      readings[index - 1].kind = .time
      readings[index - 1].isSoft = false
    }
  }

  /// Units and multipliers of a range are written once: "30 to 40 million", "2 to 3 percent",
  /// "€5–10".
  func share(_ readings: inout [Reading]) {
    join(&readings)
    shareHalfOfDay(&readings)
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
