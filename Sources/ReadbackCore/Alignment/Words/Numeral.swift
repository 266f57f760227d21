/// Numbers as they are written in running text.
enum Numeral {
  private static let words: [String: Double] = {
    let small = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen", "twenty",
    ]
    var words: [String: Double] = [
      "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
      "eighth": 8, "ninth": 9, "tenth": 10, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
      "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1e3, "million": 1e6,
      "billion": 1e9, "trillion": 1e12,
    ]
    for (value, word) in small.enumerated() { words[word] = Double(value) }
    return words
  }()

  /// The value of a number in lower case: "12,500", "2.5", "20%", "2nd", "1990s", "twelve".
  static func value(of spelling: String) -> Double? {
    guard let first = spelling.utf8.first else { return nil }
    guard (0x30...0x39).contains(first) else { return words[spelling] }
    let end = spelling.firstIndex { !"0123456789,.:".contains($0) } ?? spelling.endIndex
    guard ["", "st", "nd", "rd", "th", "s", "%"].contains(spelling[end...]) else { return nil }
    var digits = spelling[..<end].filter { $0 != "," && $0 != ":" }
    while digits.last == "." { digits.removeLast() }
    return Double(digits)
  }
}
