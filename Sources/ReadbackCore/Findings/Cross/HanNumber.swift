/// Numbers written in Chinese characters: 三十五 is 35, 一二 is 12, 两亿 is 200 million.
enum HanNumber {
  /// Whether a token is a digit or a power of ten.
  static func isPart(_ token: String, _ tables: LanguageTables) -> Bool {
    guard let character = token.first, token.dropFirst().isEmpty else { return false }
    return tables.digits[character] != nil || tables.powers[character] != nil
  }

  /// The value of digits and powers of ten; powers alone are also a number: 百万.
  static func values(of text: String, _ tables: LanguageTables) -> [Double] {
    guard text.contains(where: { tables.powers[$0] != nil }) else {
      let digits = text.compactMap { tables.digits[$0] }.map { String(Int($0)) }
      return Double(digits.joined()).map { [$0] } ?? []
    }
    // The number before 万 and 亿 is below ten thousand.
    var total = 0.0
    var group = 0.0
    var digit: Double?
    for character in text {
      if let value = tables.digits[character] {
        digit = value
      } else if let power = tables.powers[character] {
        if power >= 10_000 {
          total += max(1, group + (digit ?? 0)) * power
          group = 0
        } else {
          group += (digit ?? 1) * power
        }
        digit = nil
      }
    }
    return [total + group + (digit ?? 0)]
  }
}
