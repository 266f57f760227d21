import CKernels

/// The similarity of each term of one text to each term of the other: by meaning, as a name, or as
/// a number.
struct TermLikenesses: Sendable {
  private let columnCount: Int
  /// Row by row, 0...1.
  private var values: [Float]

  subscript(official: Int, retelling: Int) -> Float { values[official * columnCount + retelling] }

  init(_ official: CrossText, _ retelling: CrossText) {
    columnCount = retelling.terms.count
    values = [Float](repeating: 0, count: official.terms.count * retelling.terms.count)
    addMeanings(official, retelling)
    addNames(official, retelling)
    addNumbers(official, retelling)
  }

  /// Cosines up to this value are chance: of 100 random word pairs, 99 are below .45.
  private static let leastCosine: Float = 0.35
  /// The similarity of words with the same meaning.
  private static let sameMeaning: Float = 0.8

  /// How many names, and figures of at least two digits, both texts contain.
  func sharedCount(_ official: CrossText, _ retelling: CrossText) -> Int {
    func says(_ term: CrossText.Term) -> Bool {
      term.isNumber
        ? Self.digits(of: term.text).count > 1
        : term.text.count > 3 && term.frequency < Self.namesFrequency
    }
    let columns = retelling.terms.indices.filter { says(retelling.terms[$0]) }
    return official.terms.indices.count { row in
      says(official.terms[row])
        && columns.contains { column in
          retelling.terms[column].isNumber == official.terms[row].isNumber
            && self[row, column] > Self.sameMeaning
        }
    }
  }

  /// Names are less frequent than this.
  private static let namesFrequency: Float = 3.5

  private mutating func addMeanings(_ official: CrossText, _ retelling: CrossText) {
    guard columnCount > 0 else { return }
    let dimensions = LanguagePack.dimensions
    var products = [Int32](repeating: 0, count: columnCount)
    for (row, term) in official.terms.enumerated() where term.inverseLength > 0 {
      official.vectors.withUnsafeBufferPointer { one in
        retelling.vectors.withUnsafeBufferPointer { others in
          readback_products(
            one.baseAddress! + row * dimensions, others.baseAddress!, columnCount, dimensions,
            &products)
        }
      }
      for column in 0..<columnCount {
        let cosine =
          Float(products[column]) * term.inverseLength * retelling.terms[column].inverseLength
        if cosine > Self.leastCosine {
          values[row * columnCount + column] =
            (cosine - Self.leastCosine) / (1 - Self.leastCosine) * Self.sameMeaning
        }
      }
    }
  }

  private mutating func addNames(_ official: CrossText, _ retelling: CrossText) {
    let trigrams = retelling.terms.map { $0.sound?.trigrams ?? [] }
    var columnsOf: [UInt32: [Int]] = [:]
    var columnsOfShort: [NameSound: [Int]] = [:]
    for (column, term) in retelling.terms.enumerated() {
      guard let sound = term.sound else { continue }
      if sound.letters.count > 3 {
        for trigram in trigrams[column] { columnsOf[trigram, default: []].append(column) }
      }
      if sound.letters.count > 1 { columnsOfShort[sound, default: []].append(column) }
    }
    for (row, term) in official.terms.enumerated() {
      guard let sound = term.sound else { continue }
      guard sound.letters.count > 3 else {
        for column in columnsOfShort[sound] ?? [] { raise(row, column, to: 0.9) }
        continue
      }
      let own = sound.trigrams
      var shared: [Int: Int] = [:]
      for trigram in own {
        for column in columnsOf[trigram] ?? [] { shared[column, default: 0] += 1 }
      }
      for (column, count) in shared where count >= 2 {
        let dice = 2 * Float(count) / Float(own.count + trigrams[column].count)
        if dice > 0.5 { raise(row, column, to: dice * 0.95) }
      }
    }
  }

  private mutating func addNumbers(_ official: CrossText, _ retelling: CrossText) {
    var columns: [String: [Int]] = [:]
    for (column, term) in retelling.terms.enumerated() where term.isNumber {
      columns[Self.digits(of: term.text), default: []].append(column)
    }
    for (row, term) in official.terms.enumerated() where term.isNumber {
      for column in columns[Self.digits(of: term.text)] ?? [] { raise(row, column, to: 1) }
    }
  }

  /// The digits of a number, without separators.
  private static func digits(of number: String) -> String {
    let digits = number.filter(\.isNumber).drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  private mutating func raise(_ row: Int, _ column: Int, to value: Float) {
    values[row * columnCount + column] = max(values[row * columnCount + column], value)
  }
}
