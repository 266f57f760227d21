/// A text prepared for comparison with one in another language: sentences as terms, with each word
/// stored once.
struct CrossText: Sendable {
  /// A word or number of the text.
  struct Term: Sendable {
    let text: String
    let isNumber: Bool
    /// How informative it is: .5...1, highest for rare words.
    let weight: Float
    /// Zipf frequency; 0 for unknown words.
    let frequency: Float
    /// The reciprocal of its vector's length; 0 without a vector.
    let inverseLength: Float
    /// Nil for numbers.
    let sound: NameSound?
  }

  let units: AlignmentUnits
  /// For each unit, its length in bytes.
  let lengths: [Int]
  /// Distinct terms, in order of first occurrence.
  let terms: [Term]
  /// For each term, `LanguagePack.dimensions` numbers.
  let vectors: [Int8]
  /// For each unit, the numbers of its terms, without uninformative ones.
  let termsOfUnit: [[Int]]
  /// For each term, its weight in this text: the more units contain it, the less.
  let weights: [Float]

  /// - Parameters:
  ///    - language: of the text.
  ///    - packs: without a pack for the language, terms have no vectors.
  init(_ units: AlignmentUnits, language: String, packs: LanguagePacks) {
    var table = CrossTerms(packs: packs, own: language)
    let document = units.document
    var termsOfUnit: [[Int]] = []
    termsOfUnit.reserveCapacity(units.count)
    for unit in 0..<units.count {
      let spoken = document.language(of: units.ranges[unit]) ?? language
      let tokens = units.words[units.bounds[unit]..<units.bounds[unit + 1]]
      termsOfUnit.append(table.terms(of: tokens, in: document, spoken: spoken))
    }
    self.init(
      units: units, lengths: units.ranges.map(\.count), terms: table.terms, vectors: table.vectors,
      termsOfUnit: termsOfUnit)
  }

  private init(
    units: AlignmentUnits, lengths: [Int], terms: [Term], vectors: [Int8], termsOfUnit: [[Int]]
  ) {
    self.units = units
    self.lengths = lengths
    self.terms = terms
    self.vectors = vectors
    self.termsOfUnit = termsOfUnit
    var unitCounts = [Int](repeating: 0, count: terms.count)
    for unit in termsOfUnit { for term in Set(unit) { unitCounts[term] += 1 } }
    weights = zip(terms, unitCounts).map { $0.weight / Float(max(1, $1)).squareRoot() }
  }

  /// Some of the units, with only their terms. `units` remains that of the whole text.
  func part(_ range: Range<Int>) -> CrossText {
    var numbers: [Int: Int] = [:]
    var old: [Int] = []
    let termsOfUnit = termsOfUnit[range].map { unit in
      unit.map { term in
        if let number = numbers[term] { return number }
        numbers[term] = old.count
        old.append(term)
        return old.count - 1
      }
    }
    let size = LanguagePack.dimensions
    return CrossText(
      units: units, lengths: Array(lengths[range]), terms: old.map { terms[$0] },
      vectors: old.flatMap { vectors[($0 * size)..<(($0 + 1) * size)] }, termsOfUnit: termsOfUnit)
  }
}

/// The distinct terms of a text, each looked up once.
private struct CrossTerms {
  let packs: LanguagePacks
  /// The language for words whose own language has no pack.
  let own: String
  private(set) var terms: [CrossText.Term] = []
  private(set) var vectors: [Int8] = []
  private var lookups: [String: PackLookup] = [:]
  /// By word; -1 for uninformative words.
  private var numbers: [String: Int] = [:]

  /// Words as frequent as this are function words.
  private static let mostFrequent: Float = 6.3

  init(packs: LanguagePacks, own: String) {
    self.packs = packs
    self.own = own
  }

  private mutating func knows(_ language: String) -> Bool {
    if lookups[language] != nil { return true }
    guard let pack = packs.pack(for: language) else { return false }
    lookups[language] = PackLookup(pack)
    return true
  }

  /// The terms of a sentence's tokens. Text written without spaces is segmented first.
  mutating func terms(of tokens: ArraySlice<Int>, in document: Document, spoken: String) -> [Int] {
    let language = knows(spoken) ? spoken : own
    guard WordCutter.isNeeded(for: language), let pack = packs.pack(for: language) else {
      return tokens.compactMap { token in
        term(
          document.string(ofToken: token), isNumber: document.tokens[token].kind == .number,
          in: spoken)
      }
    }
    let cutter = WordCutter(pack)
    var found: [Int] = []
    for run in cutter.runs(of: tokens, in: document) {
      if document.tokens[run.lowerBound].kind == .number {
        found += [term(document.string(ofToken: run.lowerBound), isNumber: true, in: spoken)]
          .compactMap { $0 }
      } else {
        let place =
          document.tokens[run.lowerBound].range
          .lowerBound..<document.tokens[run.upperBound - 1]
          .range.upperBound
        for word in cutter.words(of: document.text[place]) {
          if let term = term(word, isNumber: false, in: spoken) { found.append(term) }
        }
      }
    }
    return found
  }

  /// The number of a word's term; nil for uninformative words.
  private mutating func term(_ token: String, isNumber: Bool, in spoken: String) -> Int? {
    let word = token.lowercased()
    if let number = numbers[word] { return number < 0 ? nil : number }
    let language = knows(spoken) ? spoken : own
    let number = make(word, isNumber: isNumber, in: knows(language) ? language : nil)
    numbers[word] = number ?? -1
    return number
  }

  private mutating func make(_ word: String, isNumber: Bool, in language: String?) -> Int? {
    var vector = [Int32](repeating: 0, count: LanguagePack.dimensions)
    var frequency: Float = 0
    let pack = language.flatMap { lookups[$0]?.pack }
    if !isNumber {
      guard word.count > 1 || word.unicodeScalars.first.map(WordCutter.isCut) ?? false else {
        return nil
      }
      if let pack, let language, let rows = lookups[language]?.rows(of: word) {
        for row in rows { pack.addVector(of: row, to: &vector) }
        if let exact = pack.index(of: word) { frequency = pack.frequency(of: exact) }
      }
      if frequency >= Self.mostFrequent { return nil }
    }
    let weight: Float =
      isNumber ? 0.9 : frequency > 0 ? max(0.5, min(7.5, 7.5 - frequency)) / 7.5 : 0.8
    var square: Float = 0
    for value in vector { square += Float(value * value) }
    let latin = pack?.tables.latin(word) ?? PlainLetters.withoutAccents(word)
    terms.append(
      CrossText.Term(
        text: word, isNumber: isNumber, weight: weight, frequency: frequency,
        inverseLength: square > 0 ? 1 / square.squareRoot() : 0,
        sound: isNumber ? nil : NameSound(latin: latin)))
    vectors += vector.map { Int8(clamping: $0) }
    return terms.count - 1
  }
}
