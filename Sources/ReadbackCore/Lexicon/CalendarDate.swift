/// A date or part of one: "13 May 2024", "May 13", "2024".
struct CalendarDate: Hashable, Sendable {
  var day: Int?
  var month: Int?
  /// Four digits, or the last two.
  var year: Int?

  /// The possible readings of three numbers: the year comes first or last; which of the others is
  /// the month is certain only if one is above twelve.
  static func readings(of numbers: [Int]) -> [CalendarDate] {
    guard numbers.count == 3 else { return [] }
    let candidates =
      numbers[0] > 31
      ? [CalendarDate(day: numbers[2], month: numbers[1], year: numbers[0])]
      : [
        CalendarDate(day: numbers[0], month: numbers[1], year: numbers[2]),
        CalendarDate(day: numbers[1], month: numbers[0], year: numbers[2]),
      ]
    var readings: [CalendarDate] = []
    for date in candidates
    where (1...12).contains(date.month ?? 0) && (1...31).contains(date.day ?? 0)
      && !readings.contains(date)
    {
      readings.append(date)
    }
    return readings
  }

  private func parts(with other: CalendarDate) -> [(Int, Int)] {
    var parts: [(Int, Int)] = []
    if let one = day, let two = other.day { parts.append((one, two)) }
    if let one = month, let two = other.month { parts.append((one, two)) }
    if let one = year, let two = other.year {
      parts.append(one < 100 || two < 100 ? (one % 100, two % 100) : (one, two))
    }
    return parts
  }

  /// Whether both give at least one common part of a date.
  func sharesPart(with other: CalendarDate) -> Bool { !parts(with: other).isEmpty }

  /// Whether the parts that both give are the same.
  func agrees(with other: CalendarDate) -> Bool {
    let parts = parts(with: other)
    return !parts.isEmpty && parts.allSatisfy { $0 == $1 }
  }
}
