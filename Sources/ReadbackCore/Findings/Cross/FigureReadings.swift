/// The possible values of a figure with separators: 1.500 is a thousand and a half or one and a
/// half, 14.30 is also a time of day, 03.05.2018 a date.
enum FigureReadings {
  static let marks = ".,:/-'’\u{A0}\u{202F}"

  /// What separates fractions in a language; nil if that is not known.
  static func decimalMark(of language: String) -> Character? {
    if ["en", "ja", "ko", "zh"].contains(language) { return "." }
    let withComma = ["de", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk"]
    return withComma.contains(language) ? "," : nil
  }

  /// The possible values of a figure, and the parts of a time or a date.
  ///
  /// - Parameter decimalMark: three digits after any other mark are thousands; if it is not known,
  ///   they may also be a fraction.
  static func of(
    _ text: String, decimalMark: Character?
  ) -> (values: Set<Double>, parts: [Set<Double>]) {
    let number = text.prefix { $0.isNumber || marks.contains($0) }
      .filter { !"'’\u{A0}\u{202F}".contains($0) }
    let groups = number.split { !$0.isNumber }.map(String.init)
    let between = number.filter { !$0.isNumber }
    guard groups.count > 1 else { return (Set(groups.compactMap { Double($0) }), []) }
    if groups.count == 2, let mark = between.first {
      return pair(groups[0], groups[1], mark, decimalMark)
    }
    var values: Set<Double> = []
    let isGrouped = groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
    if isGrouped, between.allSatisfy({ $0 == between.first }), groups.last?.count == 3 {
      values.formUnion(Double(groups.joined()).map { [$0] } ?? [])
    } else if isGrouped, let last = groups.last {
      values.formUnion(Double(groups.dropLast().joined() + "." + last).map { [$0] } ?? [])
    }
    let parts = groups.compactMap { group in
      Double(group).map { Set(group.count == 2 ? [$0, 2000 + $0] : [$0]) }
    }
    return (values, parts)
  }

  private static func pair(
    _ first: String, _ second: String, _ mark: Character, _ decimalMark: Character?
  ) -> (values: Set<Double>, parts: [Set<Double>]) {
    guard let one = Double(first), let other = Double(second) else { return ([], []) }
    var values: Set<Double> = []
    var parts: [Set<Double>] = []
    switch mark {
    case ".", ",":
      let isGrouped = second.count == 3 && !first.hasPrefix("0") && first.count <= 3
      if !isGrouped || decimalMark == nil || mark == decimalMark {
        values.formUnion(Double(first + "." + second).map { [$0] } ?? [])
      }
      if isGrouped { values.formUnion(Double(first + second).map { [$0] } ?? []) }
    case "/": if other != 0 { values.insert(one / other) }
    default: break
    }
    if mark != ",", second.count == 2, other < 60, one <= 24 {
      parts = [Set([one] + hours(one)), [other]]
      if mark == ":", other == 0 { values.formUnion(parts[0]) }
    } else if mark == ":" || mark == "/" {
      parts = [[one], [other]]
    }
    return (values, parts)
  }

  /// The nineties are "90s" and "1990s".
  static func decades(_ value: Double) -> [Double] {
    guard value.remainder(dividingBy: 10) == 0 else { return [] }
    if (20...90).contains(value) { return [1900 + value] }
    return (1920...1990).contains(value) ? [value - 1900] : []
  }

  /// The same hour on the 12-hour or 24-hour clock.
  static func hours(_ hour: Double) -> [Double] {
    [hour + 12, hour - 12].filter { (0...24).contains($0) }
  }
}
