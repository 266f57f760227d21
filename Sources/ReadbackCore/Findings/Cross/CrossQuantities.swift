/// The figures of some sentences with the values that each may have: "1.500" is 1.5 in English and 1500
/// in German, "3 млн" is three million.
struct CrossQuantities: Sendable {
  /// A number written with digits.
  struct Figure: Sendable {
    let token: Int
    let values: Set<Double>
    let digits: String
  }

  /// In text order; times of day and dates of digits only are left out, which are told in many ways.
  private(set) var figures: [Figure] = []
  /// The values of all figures, of numbers and months in words, and of what may mean one.
  private(set) var values: Set<Double> = []
  /// All digits, one behind the other.
  private(set) var digits = ""

  private let tables: LanguageTables

  init(_ document: Document, _ tokens: [Int], _ tables: LanguageTables) {
    self.tables = tables
    let texts = tokens.map { document.string(ofToken: $0).lowercased() }
    let kinds = tokens.map { document.tokens[$0].kind }
    // What the last figure and the multipliers behind it may come to, with where they end.
    var before: (values: Set<Double>, end: Int) = ([], -1)
    for place in tokens.indices {
      switch kinds[place] {
      case .number:
        before = addFigure(at: place, token: tokens[place], texts, kinds, after: before)
      case .word: values.formUnion(values(of: texts[place]))
      case .mark: break
      }
    }
    addInWords(texts, kinds)
  }

  /// Numbers that several words make: "twenty five", "treinta y cinco", 三十五.
  private mutating func addInWords(_ texts: [String], _ kinds: [TokenKind]) {
    var start = 0
    for place in texts.indices where kinds[place] == .word {
      if tables.joints.contains(texts[place]), place > 0, place + 1 < texts.count {
        addTogether(values(of: texts[place - 1]), values(of: texts[place + 1]))
      }
      if place + 1 < texts.count, kinds[place + 1] == .word {
        addTogether(values(of: texts[place]), values(of: texts[place + 1]))
      }
      guard place >= start, HanNumber.isPart(texts[place], tables) else { continue }
      start = place
      while start < texts.count, HanNumber.isPart(texts[start], tables) { start += 1 }
      values.formUnion(HanNumber.values(of: texts[place..<start].joined(), tables))
    }
  }

  /// Adds a figure; returns what it and the multipliers behind it may come to, and where they end.
  private mutating func addFigure(
    at place: Int, token: Int, _ texts: [String], _ kinds: [TokenKind],
    after before: (values: Set<Double>, end: Int)
  ) -> (values: Set<Double>, end: Int) {
    let text = Self.plainDigits(texts[place])
    var own = Self.readings(of: text)
    let digits = text.filter(\.isNumber)
    self.digits += digits
    guard !own.isEmpty else { return ([], -1) }
    if let whole = Self.grouped(texts, kinds, at: place) { own.insert(whole) }
    let glued = String(text.drop { $0.isNumber || ".,:".contains($0) })
    var product = own
    if !glued.isEmpty, let times = multiplier(glued) {
      product = Set(product.map { $0 * times })
      own.formUnion(product)
    }
    var end = place + 1
    while end < texts.count, end - place < 4, let times = multiplier(texts[end]) {
      product = Set(product.map { $0 * times })
      own.formUnion(product)
      end += 1
    }
    // 3万5000 is one number, and so is its end for itself.
    if before.end == place {
      let sums = before.values.flatMap { first in
        product.compactMap { $0 < first && first >= 1000 ? first + $0 : nil }
      }
      own.formUnion(sums)
      product.formUnion(sums)
    }
    values.formUnion(own)
    if !text.contains(":"), text.count(where: { $0 == "." }) < 2 {
      figures.append(Figure(token: token, values: own, digits: digits))
    }
    return (product, end)
  }

  /// Digits of other writing systems as those of ours.
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

  /// The values that digits with separators may have.
  private static func readings(of text: String) -> Set<Double> {
    let number = text.prefix { $0.isNumber || ".,:'’\u{A0}\u{202F}".contains($0) }
      .filter { !"'’\u{A0}\u{202F}".contains($0) }
    let parts = number.split { ".,:".contains($0) }.map(String.init)
    var values = Set(parts.count > 1 ? parts.compactMap { Double($0) } : [])
    if let whole = Double(parts.joined()) { values.insert(whole) }
    if parts.count > 1, let last = parts.last,
      let decimal = Double(parts.dropLast().joined() + "." + last)
    {
      values.insert(decimal)
    }
    return values
  }

  /// A number whose groups of three digits the tokenizer has parted: "1 500 000".
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

  /// By the longest start that fits; "m" is no start of "men".
  private func multiplier(_ word: String) -> Double? {
    tables.multipliers.filter {
      $0.start.count < 3 ? word == $0.start : word.hasPrefix($0.start)
    }.max { $0.start.count < $1.start.count }?.value
  }

  private func values(of word: String) -> [Double] {
    var values: [Double] = []
    if let value = tables.numbers[word] { values.append(value) }
    for (start, value) in tables.numberStarts where word.hasPrefix(start) { values.append(value) }
    for (start, value) in tables.months where word.hasPrefix(start) { values.append(value) }
    if let times = multiplier(word) { values.append(times) }
    let parts = word.split(separator: "-")
    guard parts.count > 1 else { return values }
    let inside = parts.map { self.values(of: String($0)) }
    for (one, other) in zip(inside, inside.dropFirst()) { values += Self.together(one, other) }
    return values + inside.joined()
  }

  private mutating func addTogether(_ first: [Double], _ second: [Double]) {
    values.formUnion(Self.together(first, second))
  }

  /// "Twenty five" and "five hundred": what two numbers one behind the other may mean.
  private static func together(_ first: [Double], _ second: [Double]) -> [Double] {
    first.flatMap { one in
      second.compactMap { other in
        if (20...90).contains(one), one.remainder(dividingBy: 10) == 0, (1...9).contains(other) {
          return one + other
        }
        return (1..<1000).contains(one) && other >= 100 ? one * other : nil
      }
    }
  }

  /// Whether these sentences say a figure of others in any way.
  func has(_ figure: Figure) -> Bool {
    let isSaid = figure.values.contains { value in
      values.contains { abs($0 - value) <= 1e-6 * max(1, abs(value)) }
    }
    return isSaid || figure.digits.count >= 3 && digits.contains(figure.digits)
  }
}
