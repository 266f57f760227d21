/// Reads numbers, dates and amounts out of tokens.
enum Quantities {
  struct Reading: Sendable {
    let tokens: Range<Int>
    let value: Double
    let kind: Kind
    /// "A few", "several": no value of its own.
    let isVague: Bool

    /// Equal values, or a vague word for any count.
    func agrees(with other: Reading) -> Bool {
      if isVague || other.isVague { return isVague && other.isVague }
      if abs(value - other.value) <= abs(value) * 1e-9 {
        return kind == other.kind || kind.isPlain || other.kind.isPlain
      }
      return kind == .year && other.kind == .year
        && value.truncatingRemainder(dividingBy: 100) == other.value && other.value < 100
    }

    /// Both say how many or when of the same sort, and differ.
    func clashes(with other: Reading) -> Bool {
      kind == other.kind || (isVague && other.kind == .count) || (other.isVague && kind == .count)
    }

    var noun: String {
      switch kind {
      case .month, .day, .year: "date"
      case .percent: "share"
      case .count, .ordinal: "number"
      }
    }
  }

  enum Kind: Sendable, Hashable {
    case count, ordinal, percent, month, day, year
    var isPlain: Bool { self == .count || self == .ordinal }
  }

  /// The quantities in a sentence's tokens, in order. "One" and "two" as words are left out: they
  /// come and go with wording ("both sides", "the two sides").
  static func read(_ tokens: Range<Int>, in side: Side) -> [Reading] {
    var found: [Reading] = []
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      if let reading = reading(at: index, in: tokens, side) {
        found.append(reading)
        index = reading.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether a quantity may begin with a word; false for nearly all words.
  static func mayBegin(with form: String, surface: String, kind: TokenKind) -> Bool {
    kind == .number || Numerals.month(form) != nil || Numerals.roman(surface) != nil
      || Numerals.isVague(form) || Numerals.ordinal(form) != nil || Numerals.cardinal(form) != nil
  }

  private static func reading(at start: Int, in sentence: Range<Int>, _ side: Side) -> Reading? {
    let word = side.words[start]
    guard word.mayBeQuantity else { return nil }
    func form(_ index: Int) -> String? { Self.form(index, in: sentence, side) }
    if let month = Numerals.month(word.form), word.isCapitalised,
      word.form != "may" || isDate(start, in: sentence, side)
    {
      return Reading(
        tokens: start..<(start + 1), value: Double(month), kind: .month, isVague: false)
    }
    if word.kind == .number {
      guard let value = Numerals.value(ofDigits: word.form) else { return nil }
      var upper = start + 1
      var scaled = value
      if let next = form(upper), let scale = Numerals.scale(next) {
        scaled *= scale
        upper += 1
      }
      var kind = Kind.count
      if word.form.hasSuffix("%") || form(upper) == "%" || form(upper) == "percent"
        || (form(upper) == "per" && form(upper + 1) == "cent")
      {
        kind = .percent
      } else if isBesideMonth(start, in: sentence, side), value <= 31 {
        kind = .day
      } else if upper == start + 1, value >= 1000, value <= 2100, value == value.rounded(),
        !word.form.utf8.contains(0x2C)
      {
        kind = .year
      } else if word.form.hasSuffix("st") || word.form.hasSuffix("nd") || word.form.hasSuffix("rd")
        || word.form.hasSuffix("th")
      {
        kind = .ordinal
      }
      return Reading(tokens: start..<upper, value: scaled, kind: kind, isVague: false)
    }
    if let roman = Numerals.roman(side.document.string(ofToken: start)),
      start > sentence.lowerBound,
      side.words[start - 1].isCapitalised
    {
      return Reading(
        tokens: start..<(start + 1), value: Double(roman), kind: .ordinal, isVague: false)
    }
    if Numerals.isVague(word.form) {
      let lower =
        start > sentence.lowerBound && side.words[start - 1].form == "a" ? start - 1 : start
      return Reading(tokens: lower..<(start + 1), value: 0, kind: .count, isVague: true)
    }
    if let ordinal = Numerals.ordinal(word.form), ordinal > 1 {
      return Reading(tokens: start..<(start + 1), value: ordinal, kind: .ordinal, isVague: false)
    }
    return spelledNumber(at: start, in: sentence, side)
  }

  private static func spelledNumber(
    at start: Int, in sentence: Range<Int>, _ side: Side
  ) -> Reading? {
    var total = 0.0
    var current = 0.0
    var upper = start
    while upper < sentence.upperBound {
      let form = side.words[upper].form
      if let value = Numerals.cardinal(form) {
        current += value
      } else if let scale = Numerals.scale(form), upper > start {
        if scale == 100 {
          current = max(1, current) * 100
        } else {
          total += max(1, current) * scale
          current = 0
        }
      } else if form == "and", upper > start, upper + 1 < sentence.upperBound,
        let next = Numerals.cardinal(side.words[upper + 1].form), next < 100,
        current >= 100 || total > 0,
        Self.form(upper + 2, in: sentence, side).flatMap({ Numerals.scale($0) }) == nil
      {
        // "two hundred and fifty"
      } else {
        break
      }
      upper += 1
    }
    let value = total + current
    guard upper > start, value > 2 else { return nil }
    let isPercent =
      sentence.contains(upper)
      && (side.words[upper].form == "percent" || side.words[upper].form == "per")
    return Reading(
      tokens: start..<upper, value: value, kind: isPercent ? .percent : .count, isVague: false)
  }

  private static func form(_ index: Int, in sentence: Range<Int>, _ side: Side) -> String? {
    sentence.contains(index) ? side.words[index].form : nil
  }

  private static func isBesideMonth(_ index: Int, in sentence: Range<Int>, _ side: Side) -> Bool {
    for other in [index - 1, index + 1, index + 2] where sentence.contains(other) {
      let word = side.words[other]
      if word.isCapitalised, Numerals.month(word.form) != nil {
        return other != index + 2 || side.words[index + 1].form == "of"
      }
    }
    return false
  }

  private static func isDate(_ index: Int, in sentence: Range<Int>, _ side: Side) -> Bool {
    for other in [index - 1, index + 1] where sentence.contains(other) {
      if side.words[other].kind == .number { return true }
    }
    return false
  }
}
