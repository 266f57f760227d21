/// Reads numbers that are written in words: "twenty five", "treinta y cinco", "dreihundertfünfzig",
/// "полтора миллиона", 三十五. Words may be numbers in several ways, and all of them are returned.
struct NumberWords {
  let tables: LanguageTables

  /// By the longest matching beginning; "m" does not match "men".
  func multiplier(_ word: String) -> Double? {
    tables.multipliers.filter {
      $0.start.count < 3 ? word == $0.start : word.hasPrefix($0.start)
    }.max { $0.start.count < $1.start.count }?.value
  }

  /// What a word in lower case may mean, be it a number or a month.
  func values(of word: String) -> [Double] {
    var values: [Double] = []
    if let value = tables.numbers[word] { values.append(value) }
    for (start, value) in tables.numberStarts where word.hasPrefix(start) { values.append(value) }
    for (start, value) in tables.months where word.hasPrefix(start) { values.append(value) }
    if let times = multiplier(word) { values.append(times) }
    values += compound(word)
    let parts = word.split(separator: "-")
    guard parts.count > 1 else { return values }
    let inside = parts.map { self.values(of: String($0)) }
    for (one, other) in zip(inside, inside.dropFirst()) { values += Self.together(one, other) }
    return values + inside.joined()
  }

  /// What adjacent words mean together.
  func values(of texts: [String], _ kinds: [TokenKind]) -> Set<Double> {
    var values: Set<Double> = []
    var start = 0
    for place in texts.indices where kinds[place] == .word {
      if tables.joints.contains(texts[place]), place > 0, place + 1 < texts.count {
        values.formUnion(
          Self.together(self.values(of: texts[place - 1]), self.values(of: texts[place + 1])))
      }
      if place + 1 < texts.count, kinds[place + 1] == .word {
        let (one, other) = (self.values(of: texts[place]), self.values(of: texts[place + 1]))
        values.formUnion(Self.together(one, other))
        values.formUnion(Self.times(one, other))
      }
      guard place >= start, HanNumber.isPart(texts[place], tables) else { continue }
      start = place
      while start < texts.count, HanNumber.isPart(texts[start], tables) { start += 1 }
      values.formUnion(HanNumber.values(of: texts[place..<start].joined(), tables))
    }
    return values.union(sums(texts, kinds))
  }

  /// "Twenty five" and "half a million": the possible values of two adjacent numbers.
  private static func together(_ first: [Double], _ second: [Double]) -> [Double] {
    first.flatMap { one in
      second.compactMap { other in
        if (20...90).contains(one), one.remainder(dividingBy: 10) == 0, (1...9).contains(other) {
          return one + other
        }
        if one >= 1000, other == 0.5 { return one * 1.5 }
        return one > 0 && one < 1000 && other >= 100 ? one * other : nil
      }
    }
  }

  /// The minutes of "half seven" and "a quarter to nine", and the hours before.
  private static func times(_ first: [Double], _ second: [Double]) -> [Double] {
    guard first.contains(0.5) else { return [] }
    let hours = second.filter { (1...12).contains($0) }
    return hours.isEmpty ? [] : [30] + hours.map { $0 == 1 ? 12 : $0 - 1 }
  }

  /// Of centuries and monarchs: XIX is 19. A single letter is usually not a number.
  static func roman(_ text: String) -> [Double] {
    let values = text.compactMap { romanLetters[$0] }
    guard text.count > 1, values.count == text.count else { return [] }
    let sum = values.indices.reduce(0) { sum, at in
      sum + (at + 1 < values.count && values[at] < values[at + 1] ? -values[at] : values[at])
    }
    return [sum]
  }

  private static let romanLetters: [Character: Double] = [
    "I": 1, "V": 5, "X": 10, "L": 50, "C": 100,
  ]

  // MARK: Long numbers

  /// The sums of three and more words: "two hundred and fifty", "триста пятьдесят тысяч".
  private func sums(_ texts: [String], _ kinds: [TokenKind]) -> [Double] {
    var sums: [Double] = []
    var run: [Double] = []
    for place in texts.indices {
      if kinds[place] == .word, let value = cardinal(texts[place]) {
        run.append(value)
      } else if !(kinds[place] == .word && tables.joints.contains(texts[place])) {
        sums += Self.sum(run).map { [$0] } ?? []
        run = []
      }
    }
    return sums + (Self.sum(run).map { [$0] } ?? [])
  }

  /// The number that a word most likely is.
  private func cardinal(_ word: String) -> Double? {
    if let value = tables.numbers[word] ?? compound(word).first ?? multiplier(word) { return value }
    return tables.numberStarts.filter { word.hasPrefix($0.start) }
      .max { $0.start.count < $1.start.count }?.value
  }

  /// A German or Dutch number in one word: "dreihundertfünfzig", "fünfundzwanzigtausend".
  private func compound(_ word: String) -> [Double] {
    guard word.count >= 8 else { return [] }
    var rest = Substring(word)
    var parts: [Double] = []
    while !rest.isEmpty {
      let known =
        tables.numbers.filter { rest.hasPrefix($0.key) }.map { ($0.key, $0.value) }
        + tables.numberStarts.filter { rest.hasPrefix($0.start) }.map { ($0.start, $0.value) }
      guard let (start, value) = known.max(by: { ($0.0.count, $0.1) < ($1.0.count, $1.1) })
      else { return [] }
      parts.append(value)
      rest = rest.dropFirst(start.count)
    }
    return Self.sum(parts).map { [$0] } ?? []
  }

  /// The total of consecutive words for whole numbers; nil for a single word.
  private static func sum(_ parts: [Double]) -> Double? {
    guard parts.count > 1, parts.allSatisfy({ $0 >= 1 }) else { return nil }
    var (total, group) = (0.0, 0.0)
    for part in parts {
      if part >= 1000 {
        total += max(1, group) * part
        group = 0
      } else if part == 100, (1..<100).contains(group) {
        group *= 100
      } else {
        group += part
      }
    }
    return total + group
  }
}
