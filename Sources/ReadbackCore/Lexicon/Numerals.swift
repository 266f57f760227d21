/// English number words, digits, months, days of the week and Roman numerals.
enum Numerals {
  private static let cardinals: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12,
  ]
  private static let ordinals: [String: Double] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
  ]
  private static let months: [String: Int] = [
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
  ]

  private static let weekdays: [String: Int] = [
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
  ]

  /// Whether a number, date or amount may begin with a word; false for nearly all words.
  static func mayBeginQuantity(_ form: String, surface: String, kind: TokenKind) -> Bool {
    kind == .number || roman(surface) != nil || quantityWords.contains(form)
      || form.utf8.contains(0x2D)
        && (cardinal(form) != nil || MeasureUnit.counted(hyphened: form) != nil)
  }

  private static let quantityWords = Set(months.keys).union(weekdays.keys).union(vague)
    .union(ordinals.keys).union(cardinals.keys).union(["half"])

  /// "Twenty-five" is 25.
  static func cardinal(_ form: String) -> Double? {
    if let value = cardinals[form] { return value }
    let parts = form.split(separator: "-")
    guard parts.count == 2, let tens = cardinals[String(parts[0])],
      let ones = cardinals[String(parts[1])], tens >= 20, tens < 100, ones < 10
    else { return nil }
    return tens + ones
  }

  static func ordinal(_ form: String) -> Double? { ordinals[form] }

  static func month(_ form: String) -> Int? { months[form] }

  /// Monday is 1.
  static func weekday(_ form: String) -> Int? { weekdays[form] }

  /// What a word or a letter behind a number multiplies it by; "m" alone may as well be metres.
  static func scale(_ form: String) -> Double? {
    switch form {
    case "hundred": 100
    case "thousand", "k": 1_000
    case "million", "millions", "mln", "mn", "m": 1_000_000
    case "billion", "billions", "bln", "bn": 1_000_000_000
    case "trillion", "trillions", "trn", "tn": 1_000_000_000_000
    default: nil
    }
  }

  private static let vague: Set<String> = ["few", "several", "dozens", "hundreds", "thousands"]

  static func isVague(_ form: String) -> Bool { vague.contains(form) }

  /// The value of one token in lower case, in digits or as a word: "12,500", "2.5", "20%", "2nd",
  /// "1990s", "twelve", "million". A time of day is read as one number: "4:52" is 452.
  static func value(ofToken form: String) -> Double? {
    guard let first = form.utf8.first else { return nil }
    guard (0x30...0x39).contains(first) else {
      return cardinals[form] ?? ordinals[form] ?? bareScales[form]
    }
    guard let number = digits(form), ["", "st", "nd", "rd", "th", "s", "%"].contains(number.rest)
    else { return nil }
    return number.value
  }

  private static let bareScales = Dictionary(
    uniqueKeysWithValues: ["hundred", "thousand", "million", "billion", "trillion"].map {
      ($0, scale($0)!)
    })

  /// The number that a token begins with, and what is written on to it: "7th" is 7 and "th". The
  /// point is the decimal sign; what else stands between digits groups them.
  static func digits(_ form: String) -> (value: Double, rest: Substring)? {
    var whole = 0.0
    var fraction = 0.0
    var place = 0.0
    var hasDigits = false
    var end = form.utf8.startIndex
    scan: while end < form.utf8.endIndex {
      let byte = form.utf8[end]
      switch byte {
      case 0x30...0x39:
        hasDigits = true
        let digit = Double(byte - 0x30)
        if place > 0 {
          fraction += digit * place
          place /= 10
        } else {
          whole = whole * 10 + digit
        }
      case 0x2E where place == 0: place = 0.1
      // Commas, colons, apostrophes and narrow spaces.
      case 0x2C, 0x3A, 0x27, 0x80...: break
      default: break scan
      }
      end = form.utf8.index(after: end)
    }
    return hasDigits ? (whole + fraction, form[end...]) : nil
  }

  /// II to XX; a lone I, V or X is a letter as often as not.
  static func roman(_ surface: String) -> Int? {
    guard surface.utf8.count > 1, surface.utf8.count < 6 else { return nil }
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
    return total > 1 && total <= 20 ? total : nil
  }
}
