/// Numbers that differ by a typical slip: two digits exchanged, an extra zero, one wrong digit,
/// "fifty" for "fifteen"; and the same day of a year that differs so.
enum DigitSlip {
  static func isSlip(
    _ one: Quantities.Reading, _ other: Quantities.Reading, _ analysis: PairAnalysis
  ) -> Bool {
    if one.kind == .date, other.kind == .date { return isAnotherYear(one, other) }
    guard one.kind == other.kind, [.count, .percent, .points].contains(one.kind), !one.isVague,
      !other.isVague, !one.isSoft, !other.isSoft, one.value > 0, other.value > 0,
      one.value != other.value
    else { return false }
    if let unit = one.unit?.unit, let otherUnit = other.unit?.unit, !unit.isSame(as: otherUnit) {
      return false
    }
    return isTeen(one.value, other.value) || isTeen(other.value, one.value)
      || isPowerOfTen(one.value, other.value)
      || isSlip(digits(one, analysis.official), digits(other, analysis.retelling))
  }

  /// "May 14, 1796" and "May 14, 1769". Two days of one year may be two events.
  private static func isAnotherYear(
    _ one: Quantities.Reading, _ other: Quantities.Reading
  ) -> Bool {
    guard one.dates.count == 1, other.dates.count == 1, let day = one.dates[0].day,
      let month = one.dates[0].month, let year = one.dates[0].year,
      let otherYear = other.dates[0].year
    else { return false }
    return other.dates[0].day == day && other.dates[0].month == month
      && isSlip(Array(String(year).utf8), Array(String(otherYear).utf8))
  }

  private static func isTeen(_ teen: Double, _ ty: Double) -> Bool {
    (13...19).contains(teen) && ty == (teen - 10) * 10
  }

  private static func isPowerOfTen(_ one: Double, _ other: Double) -> Bool {
    let ratio = max(one, other) / min(one, other)
    return [10, 100, 1000].contains { abs(ratio - $0) < 1e-6 }
  }

  /// At least three digits, with one changed or two adjacent ones exchanged.
  private static func isSlip(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count, one.count >= 3 else { return false }
    let changed = one.indices.filter { one[$0] != other[$0] }
    if changed.count == 1 { return true }
    return changed.count == 2 && changed[1] == changed[0] + 1
      && one[changed[0]] == other[changed[1]] && one[changed[1]] == other[changed[0]]
  }

  private static func digits(_ reading: Quantities.Reading, _ side: AnalysedText) -> [UInt8] {
    reading.tokens.flatMap { side.words[$0].form.utf8 }.filter { (0x30...0x39).contains($0) }
  }
}
