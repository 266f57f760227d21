/// The figures of some sentences with their possible values: "1.500" is 1.5 in English and 1500 in
/// German, "3 млн" is three million.
struct CrossQuantities: Sendable {
  /// A number written in digits.
  struct Figure: Sendable {
    let token: Int
    /// One of these values renders the figure.
    let values: Set<Double>
    /// Alternatively, one of each of these does: hours and minutes, or the parts of a date.
    var parts: [Set<Double>] = []
    let digits: String
    /// The values without its multipliers, 3 of "3 million"; empty without one.
    var bare: Set<Double> = []
    /// Part of a name: "A320".
    var isInName = false
  }

  /// In text order.
  private(set) var figures: [Figure] = []
  /// The values of all figures, of numbers and months in words, and of words that may be either.
  private(set) var values: Set<Double> = []
  /// Those that no multiplier belongs to: "3 to 4 million" has 3.
  private var bareValues: Set<Double> = []
  /// All digits, concatenated.
  private(set) var digits = ""

  private let words: NumberWords
  private let decimalMark: Character?

  /// - Parameters:
  ///   - tables: of the language.
  ///   - decimalMark: of the language, if known.
  init(
    _ document: Document, _ tokens: [Int], _ tables: LanguageTables, decimalMark: Character?
  ) {
    words = NumberWords(tables: tables)
    self.decimalMark = decimalMark
    let texts = tokens.map { document.string(ofToken: $0).lowercased() }
    let kinds = tokens.map { document.tokens[$0].kind }
    // The possible values of the last figure with its multipliers, and where they end.
    var before: (values: Set<Double>, end: Int) = ([], -1)
    for place in tokens.indices {
      switch kinds[place] {
      case .number:
        before = addFigure(at: place, token: tokens[place], texts, kinds, after: before)
      case .word:
        let own =
          words.values(of: texts[place])
          + NumberWords.roman(document.string(ofToken: tokens[place]))
        values.formUnion(own)
        if place + 1 == texts.count || words.multiplier(texts[place + 1]) == nil {
          bareValues.formUnion(own)
        }
        guard texts[place].contains(where: Self.isDigit) else { break }
        if let amount = Self.amountBehindCurrency(texts[place]) {
          var texts = texts
          texts[place] = amount
          before = addFigure(at: place, token: tokens[place], texts, kinds, after: before)
        } else {
          addName(texts[place], token: tokens[place])
        }
      case .mark: break
      }
    }
    values.formUnion(words.values(of: texts, kinds))
  }

  /// Adds a figure; returns its possible values with its multipliers, and where they end.
  private mutating func addFigure(
    at place: Int, token: Int, _ texts: [String], _ kinds: [TokenKind],
    after before: (values: Set<Double>, end: Int)
  ) -> (values: Set<Double>, end: Int) {
    let text = Self.plainDigits(texts[place])
    let read = FigureReadings.of(text, decimalMark: decimalMark)
    var own = read.values
    let digits = text.filter(\.isNumber)
    self.digits += digits
    guard !own.isEmpty || !read.parts.isEmpty else { return ([], -1) }
    if let whole = Self.grouped(texts, kinds, at: place) { own.insert(whole) }
    let glued = String(text.drop { $0.isNumber || FigureReadings.marks.contains($0) })
    let behind = place + 1 < texts.count ? texts[place + 1] : ""
    if Self.halvesOfDay.contains(glued) || Self.halvesOfDay.contains(behind) {
      own.formUnion(own.flatMap { FigureReadings.hours($0) })
    }
    own.formUnion(own.flatMap(FigureReadings.decades))
    let bare = own
    if !glued.isEmpty, let times = words.multiplier(glued) {
      own = Set(own.map { $0 * times })
    }
    var end = place + 1
    while end < texts.count, end - place < 4, let times = words.multiplier(texts[end]) {
      own = Set(own.map { $0 * times })
      end += 1
    }
    let isMultiplied = own != bare
    // 3万5000 is one number, and its last part also counts alone.
    if before.end == place {
      own.formUnion(
        before.values.flatMap { first in
          own.compactMap { $0 < first && first >= 1000 ? first + $0 : nil }
        })
    }
    values.formUnion(own)
    if !isMultiplied { bareValues.formUnion(own) }
    for part in read.parts { values.formUnion(part) }
    figures.append(
      Figure(
        token: token, values: own, parts: read.parts, digits: digits,
        bare: isMultiplied ? bare : []))
    return (own, end)
  }

  /// Converts digits of other scripts to ASCII.
  private static func plainDigits(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return String(
      text.map { character in
        switch character {
        case "٫": "."
        case "٬": ","
        default:
          character.unicodeScalars.first?.properties.numericType == .decimal
            ? Character(String(character.wholeNumberValue ?? 0)) : character
        }
      })
  }

  private static let halvesOfDay: Set<String> = ["a.m.", "a.m", "am", "p.m.", "p.m", "pm"]

  /// "11" of "usd11".
  private static func amountBehindCurrency(_ word: String) -> String? {
    let code = word.prefix { !isDigit($0) }
    return currencies.contains(String(code)) ? String(word.dropFirst(code.count)) : nil
  }

  private static let currencies: Set<String> = [
    "aud", "cad", "chf", "cny", "eur", "gbp", "hk", "hkd", "jpy", "nt", "rmb", "rub", "uah", "us",
    "usd",
  ]

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  /// The figures inside a name count together as one if one of them has two digits.
  private mutating func addName(_ word: String, token: Int) {
    let runs = word.split { !Self.isDigit($0) }
    let parts = runs.compactMap { Double($0) }.map { Set([$0]) }
    for part in parts { values.formUnion(part) }
    guard runs.contains(where: { $0.count > 1 }) else { return }
    figures.append(
      Figure(token: token, values: [], parts: parts, digits: runs.joined(), isInName: true))
  }

  /// A number that the tokenizer split at its groups of three digits: "1 500 000".
  private static func grouped(_ texts: [String], _ kinds: [TokenKind], at place: Int) -> Double? {
    func isGroup(_ place: Int, lengths: ClosedRange<Int>) -> Bool {
      texts.indices.contains(place) && kinds[place] == .number
        && lengths.contains(texts[place].count) && texts[place].allSatisfy(\.isNumber)
    }
    var first = place
    while isGroup(first, lengths: 3...3), isGroup(first - 1, lengths: 1...3) { first -= 1 }
    var end = place + 1
    while isGroup(end, lengths: 3...3) { end += 1 }
    return end - first > 1 ? Double(texts[first..<end].joined()) : nil
  }

  /// Whether these sentences render a figure in any notation.
  func has(_ figure: Figure) -> Bool {
    if figure.values.contains(where: { Self.says($0, values) }) { return true }
    guard figure.bare.isEmpty else {
      return figure.bare.contains { Self.says($0, bareValues) }
    }
    let areSaid = figure.parts.allSatisfy { part in part.contains { Self.says($0, values) } }
    if !figure.parts.isEmpty, areSaid { return true }
    return figure.digits.count >= 3 && digits.contains(figure.digits)
  }

  private static func says(_ value: Double, _ values: Set<Double>) -> Bool {
    values.contains { abs($0 - value) <= 1e-6 * max(1, abs(value)) }
  }
}
