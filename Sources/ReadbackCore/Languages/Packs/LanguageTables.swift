/// How a language writes numbers and months, and how its letters are transliterated: the lines of
/// `Tools/packs/tables`.
struct LanguageTables: Sendable {
  /// Beginnings of month names with their numbers.
  private(set) var months: [(start: String, value: Double)] = []
  /// Beginnings of words that multiply the figure before them.
  private(set) var multipliers: [(start: String, value: Double)] = []
  /// Numbers in words.
  private(set) var numbers: [String: Double] = [:]
  /// Beginnings of number words.
  private(set) var numberStarts: [(start: String, value: Double)] = []
  /// Characters for digits, in positional notation: 三 is 3.
  private(set) var digits: [Character: Double] = [:]
  /// Characters that multiply what precedes them: 百 is 100.
  private(set) var powers: [Character: Double] = [:]
  /// Words between the parts of a number: the "y" of "treinta y cinco".
  private(set) var joints: Set<String> = []
  /// Maps variant characters to those used by the pack's words.
  private(set) var plain: [Unicode.Scalar: Unicode.Scalar] = [:]
  /// Maps letters that are unknown to the sentence encoder to the ones it is given instead.
  private(set) var readings: [Unicode.Scalar: Unicode.Scalar] = [:]
  /// Transliterations of letters.
  private(set) var letters: [Character: String] = [:]

  /// For a language without a pack.
  init() {}

  init(_ text: UnsafeBufferPointer<UInt8>) {
    for line in text.split(separator: 0x0A) {
      let parts = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard parts.count == 3 else { continue }
      if parts[0] == "letter", let letter = parts[1].first {
        letters[letter] = parts[2]
        continue
      }
      if parts[0] == "plain", let other = parts[1].unicodeScalars.first {
        plain[other] = parts[2].unicodeScalars.first
        continue
      }
      if parts[0] == "reads", let letter = parts[1].unicodeScalars.first {
        readings[letter] = parts[2].unicodeScalars.first
        continue
      }
      if parts[0] == "joint" {
        joints.insert(parts[1])
        continue
      }
      guard let value = Double(parts[2]) else { continue }
      switch parts[0] {
      case "month": months.append((parts[1], value))
      case "times": multipliers.append((parts[1], value))
      case "exactly": numbers[parts[1]] = value
      case "digit": if let digit = parts[1].first { digits[digit] = value }
      case "power": if let power = parts[1].first { powers[power] = value }
      case "count": numberStarts.append((parts[1], value))
      default: break
      }
    }
  }

  /// Transliterates a lower-case word to Latin letters without accents.
  func latin(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return word }
    var result = ""
    for character in word {
      if let letters = letters[character] {
        result += letters
      } else {
        result.append(character)
      }
    }
    return PlainLetters.withoutAccents(result)
  }
}
