/// English number words, digits, days of the week and Roman numerals.
enum Numerals {
  private static let cardinals: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "nought": 0,
  ]
  private static let ordinals: [String: Double] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
  ]
  private static let weekdays: [String: Int] = [
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
  ]

  /// Whether a number, date or amount may begin with a word; false for nearly all words.
  static func mayBeginQuantity(_ form: String, surface: String, kind: TokenKind) -> Bool {
    kind == .number || roman(surface) != nil || quantityWords.contains(form)
      || form.utf8.contains(0x2D)
        && (cardinal(form) != nil || MeasureUnit.counted(hyphened: form) != nil
          || fraction(hyphened: form) != nil || multiple(form) != nil || odd(form) != nil)
      || (form.utf8.last.map { (0x30...0x39).contains($0) } ?? false)
      || form.hasSuffix("fold") && multiple(form) != nil
  }

  private static let quantityWords = Set(
    [
      Array(MonthNames.allEnglish), Array(weekdays.keys), Array(vague.keys), Array(ordinals.keys),
      Array(cardinals.keys), Array(parts.keys), Array(multiples.keys), Array(relativeDays.keys),
      Array(seasons.keys), Array(scaleWords), Array(partsOfDay.keys), Array(periods),
      ["half", "halves", "noon", "midday", "midnight", "score", "couple"],
    ].joined())

  /// "Twenty-five" is 25.
  static func cardinal(_ form: String) -> Double? {
    if let value = cardinals[form] { return value }
    let parts = form.split(separator: "-")
    guard parts.count == 2, let tens = cardinals[String(parts[0])],
      let ones = cardinals[String(parts[1])], tens >= 20, tens < 100, ones < 10
    else { return nil }
    return tens + ones
  }

  /// "Twenty-odd" is twenty or some more.
  static func odd(_ form: String) -> Double? {
    guard form.hasSuffix("-odd"), let tens = cardinals[String(form.dropLast(4))], tens >= 20 else {
      return nil
    }
    return tens
  }

  /// "Twenty-first" is 21.
  static func ordinal(_ form: String) -> Double? {
    if let value = ordinals[form] { return value }
    guard let hyphen = form.firstIndex(of: "-"), let tens = cardinals[String(form[..<hyphen])],
      tens >= 20, let ones = ordinals[String(form[form.index(after: hyphen)...])], ones < 10
    else { return nil }
    return tens + ones
  }

  private static let parts: [String: Double] = {
    var parts: [String: Double] = ["quarter": 0.25, "quarters": 0.25]
    for (name, value) in ordinals where value > 2 && value <= 10 {
      parts[name] = 1 / value
      parts[name + "s"] = 1 / value
    }
    return parts
  }()

  /// The fraction that a word such as "third" or "quarters" may name.
  static func part(_ form: String) -> Double? { parts[form] }

  /// "Two-thirds", "three-quarters", "one-fifth".
  static func fraction(hyphened form: String) -> Double? {
    guard let hyphen = form.firstIndex(of: "-"), let count = cardinals[String(form[..<hyphen])],
      count < 10, let part = parts[String(form[form.index(after: hyphen)...])]
    else { return nil }
    return count * part
  }

  private static let multiples: [String: Double] = [
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "triple": 3, "tripled": 3,
    "triples": 3, "tripling": 3, "treble": 3, "trebled": 3, "thrice": 3, "quadruple": 4,
    "quadrupled": 4, "halve": 0.5, "halved": 0.5, "halving": 0.5,
  ]

  /// The factor of "doubled", "twice" and "threefold".
  static func multiple(_ form: String) -> Double? {
    if let value = multiples[form] { return value }
    guard form.hasSuffix("fold"), form.utf8.count > 5 else { return nil }
    let count = form.dropLast(4)
    return cardinals[String(count.last == "-" ? count.dropLast() : count)]
  }

  private static let relativeDays = ["yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1]

  /// In days from today.
  static func relativeDay(_ form: String) -> Int? { relativeDays[form] }

  private static let seasons = ["spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4]

  static func season(_ form: String) -> Int? { seasons[form] }

  /// Monday is 1.
  static func weekday(_ form: String) -> Int? { weekdays[form] }

  /// The factor of a word or letter after a number; a lone "m" may also mean metres.
  static func scale(_ form: String) -> Double? {
    switch form {
    case "hundred", "hundreds": 100
    case "thousand", "thousands", "k": 1_000
    case "lakh", "lakhs", "lac": 100_000
    case "million", "millions", "mln", "mn", "m": 1_000_000
    case "crore", "crores": 10_000_000
    case "billion", "billions", "bln", "bn": 1_000_000_000
    case "trillion", "trillions", "trn", "tn": 1_000_000_000_000
    default: nil
    }
  }

  /// Those that may begin a number: "a million".
  private static let scaleWords = [
    "hundred", "thousand", "lakh", "million", "crore", "billion", "trillion",
  ]

  /// The least number that is meant; 0 if the word does not say.
  private static let vague: [String: Double] = [
    "few": 0, "several": 0, "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100,
    "thousands": 1_000, "millions": 1_000_000, "billions": 1_000_000_000,
  ]

  /// The least number that an indefinite count word means.
  static func vagueCount(_ form: String) -> Double? { vague[form] }

  private static let partsOfDay = ["morning": 1, "afternoon": 2, "evening": 3, "night": 4]

  static func partOfDay(_ form: String) -> Int? { partsOfDay[form] }

  /// The units used with "next" and "last".
  private static let periods: Set<String> = [
    "week", "weeks", "month", "months", "year", "years", "decade", "decades", "century",
    "centuries", "hour", "hours", "day", "days", "fortnight", "minutes",
  ]

  static func isPeriod(_ form: String) -> Bool { periods.contains(form) }

  /// The value of one lower-case token, in digits or words: "12,500", "2.5", "20%", "2nd", "1990s",
  /// "twelve", "million". A time of day is read as one number: "4:52" is 452.
  static func value(ofToken form: String) -> Double? {
    guard let first = form.utf8.first else { return nil }
    guard (0x30...0x39).contains(first) else {
      return cardinals[form] ?? ordinals[form] ?? bareScales[form]
    }
    guard let number = WrittenNumber(form),
      ["", "st", "nd", "rd", "th", "s", "%", "."].contains(number.rest)
    else { return nil }
    return switch number.shape {
    case .plain, .fraction: number.value
    case .clock(let parts): Double(parts[0] * 100 + parts[1])
    case .date, .slashed: nil
    }
  }

  private static let bareScales = Dictionary(
    uniqueKeysWithValues: ["hundred", "thousand", "million", "billion", "trillion"].map {
      ($0, scale($0)!)
    })

  /// II to XX; a lone I, V or X is too often a letter.
  static func roman(_ surface: String, least: Int = 2) -> Int? {
    guard surface.utf8.count >= least, surface.utf8.count < 6 else { return nil }
    var total = 0
    var last = 0
    for byte in surface.utf8.reversed() {
      let value: Int
      switch byte {
      case 0x49: value = 1
      case 0x56: value = 5
      case 0x58: value = 10
      default: return nil
      }
      total += value < last ? -value : value
      last = max(last, value)
    }
    return total >= least && total <= 20 ? total : nil
  }
}
