/// What the lexicon knows about the terms of two texts, looked up once.
struct TermKnowledge {
  /// For each term, 0...1: how informative the word is, before counting its uses in this text.
  let weights: [Float]
  private let senses: SenseMarks
  private let vectors: TermVectors
  /// For each term, the numbers of its possible base forms; terms that share one are forms of the
  /// same word.
  private let keys: [UInt32]
  private let keyBounds: [Int]
  /// For each term that is a name or unknown to the lexicon, its trigrams for comparing spellings;
  /// otherwise empty.
  private let spellings: [[UInt32]]

  /// - Parameter senses: of words that have already been looked up.
  init(of terms: UnitTerms, lexicon: Lexicon, senses: SenseMarks) {
    var stemTable = TermTable()
    var words: [WordID?] = []
    var weights: [Float] = []
    var keys: [UInt32] = []
    var keyBounds = [0]
    var spellings: [[UInt32]] = []
    for term in 0..<Int32(terms.table.count) {
      let spelling = terms.table[term]
      let isContent = term >= terms.firstContentTerm
      let known = isContent ? spelling.withUnsafeBufferPointer { lexicon.word($0) } : nil
      words.append(known)
      var isSpelt = false
      if !isContent {
        weights.append(0)
      } else if let known {
        let american = lexicon.american(known)
        keys.append(american.rawValue)
        for lemma in lexicon.lemmas(of: known) { keys.append(lexicon.american(lemma).rawValue) }
        let frequency = lexicon.frequency(of: known)
        weights.append(
          frequency > 0 ? max(0.5, min(7.5, 7.5 - frequency)) / 7.5 : Self.unknownWeight)
        isSpelt = lexicon.isName(known)
      } else {
        let isNumber = (0x30...0x39).contains(spelling.first ?? 0)
        keys.append(
          Self.stemKey | UInt32(stemTable.term(of: isNumber ? spelling : Self.stem(of: spelling))))
        weights.append(Self.unknownWeight)
        isSpelt = !isNumber && spelling.count > 3
      }
      keyBounds.append(keys.count)
      spellings.append(isSpelt ? Self.trigrams(of: spelling) : [])
    }
    self.senses = SenseMarks(of: words, lexicon: lexicon, known: senses)
    vectors = TermVectors(of: terms, words: words, lexicon: lexicon)
    self.weights = weights
    self.keys = keys
    self.keyBounds = keyBounds
    self.spellings = spellings
  }

  /// The weight of a word without a known frequency: that of a rare word.
  private static let unknownWeight: Float = 0.8
  /// Set in keys that are stems rather than words.
  private static let stemKey: UInt32 = 1 << 31

  func keys(of term: Int32) -> ArraySlice<UInt32> {
    keys[keyBounds[Int(term)]..<keyBounds[Int(term) + 1]]
  }

  /// Calls `body` with the positions and the similarity of each similar pair from two lists of
  /// distinct terms.
  func forEachLike(
    _ official: [Int32], _ retelling: [Int32],
    _ body: (_ official: Int, _ retelling: Int, _ likeness: Float) -> Void
  ) {
    let columns = retelling.count
    // Comparing everything at once would take quadratic memory.
    let rowCount = max(1, Self.mostCells / max(1, columns))
    for start in stride(from: 0, to: official.count, by: rowCount) {
      let rows = Array(official[start..<min(start + rowCount, official.count)])
      var likeness = [Float](repeating: 0, count: rows.count * columns)
      addVectors(rows, retelling, to: &likeness)
      addRelations(rows, retelling, to: &likeness)
      addSpellings(rows, retelling, to: &likeness)
      addForms(rows, retelling, to: &likeness)
      for cell in likeness.nonZeroIndices() {
        body(start + cell / columns, cell % columns, likeness[cell])
      }
    }
  }

  /// How many term pairs are compared at once.
  private static let mostCells = 1 << 23

  /// 1 for the same word, .9 for another form of it.
  private func addForms(_ official: [Int32], _ retelling: [Int32], to likeness: inout [Float]) {
    var byKey: [UInt32: [Int]] = [:]
    for (column, term) in retelling.enumerated() {
      for key in keys(of: term) { byKey[key, default: []].append(column) }
    }
    for (row, term) in official.enumerated() {
      for key in keys(of: term) {
        for column in byKey[key] ?? [] {
          let cell = row * retelling.count + column
          likeness[cell] = max(likeness[cell], retelling[column] == term ? 1 : 0.9)
        }
      }
    }
  }

  /// Cosines above .45, scaled to 0...0.8.
  private func addVectors(_ official: [Int32], _ retelling: [Int32], to likeness: inout [Float]) {
    let rows = vectors.side(of: official)
    let columns = vectors.side(of: retelling)
    rows.forEachNear(columns, least: 0.45) { row, column, cosine in
      let cell = row * retelling.count + column
      likeness[cell] = max(likeness[cell], 0.8 * (cosine - 0.45) / 0.55)
    }
  }

  /// .7 for words with a common sense and words derived from one another.
  private func addRelations(_ official: [Int32], _ retelling: [Int32], to likeness: inout [Float]) {
    let related = SenseMarks.related(
      senses, official.map { Int($0) }, senses, retelling.map { Int($0) })
    for related in related
    where !related.relations.isDisjoint(with: [.synonym, .derivation]) {
      let cell = related.official * retelling.count + related.retelling
      likeness[cell] = max(likeness[cell], 0.7)
    }
  }

  /// Names have many spellings: "Tchaikovsky" and "Chaikovsky" share most of their letters.
  private func addSpellings(_ official: [Int32], _ retelling: [Int32], to likeness: inout [Float]) {
    // Only words with a common trigram are compared: trigram and column, ascending.
    var runs: [UInt64] = []
    for (column, term) in retelling.enumerated() {
      for run in spellings[Int(term)] { runs.append(UInt64(run) << 32 | UInt64(column)) }
    }
    guard !runs.isEmpty else { return }
    runs.sort()
    var lastRow = [Int](repeating: -1, count: retelling.count)
    for (row, term) in official.enumerated() {
      let spelling = spellings[Int(term)]
      for run in spelling {
        var place = runs.partitioningIndex { $0 >= UInt64(run) << 32 }
        while place < runs.count, runs[place] >> 32 == UInt64(run) {
          let column = Int(runs[place] & 0xFFFF_FFFF)
          place += 1
          guard lastRow[column] != row else { continue }
          lastRow[column] = row
          let share = Self.share(spelling, spellings[Int(retelling[column])])
          guard share > 0.45 else { continue }
          let cell = row * retelling.count + column
          likeness[cell] = max(likeness[cell], 0.9 * share)
        }
      }
    }
  }

  /// Dice's coefficient of two sorted lists.
  private static func share(_ one: [UInt32], _ other: [UInt32]) -> Float {
    var common = 0
    var first = 0
    var second = 0
    while first < one.count, second < other.count {
      if one[first] == other[second] {
        common += 1
        first += 1
        second += 1
      } else if one[first] < other[second] {
        first += 1
      } else {
        second += 1
      }
    }
    return 2 * Float(common) / Float(one.count + other.count)
  }

  /// Trigrams of bytes, including the word boundaries, ascending.
  private static func trigrams(of word: ArraySlice<UInt8>) -> [UInt32] {
    var trigrams: [UInt32] = []
    var code: UInt32 = 0x20
    for byte in word {
      code = (code << 8 | UInt32(byte)) & 0xFF_FFFF
      if trigrams.isEmpty, code < 0x10000 { continue }
      trigrams.append(code)
    }
    trigrams.append((code << 8 | 0x20) & 0xFF_FFFF)
    return trigrams.sorted()
  }

  /// A word without its regular ending ("talks" and "talk", "applied" and "apply").
  private static func stem(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func ends(_ ending: StaticString) -> Bool {
      word.count >= ending.utf8CodeUnitCount + 3
        && word.suffix(ending.utf8CodeUnitCount).elementsEqual(
          UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
    }
    var stem = word
    if ends("ies") || ends("ied") || ends("ing") {
      stem = word.dropLast(3)
    } else if ends("ed") || ends("es") || ends("eth") {
      stem = word.dropLast(2)
    } else if ends("s"), !ends("ss") {
      stem = word.dropLast()
    }
    while stem.count > 3, let last = stem.last, last == 0x65 || last == 0x79 {
      stem = stem.dropLast()
    }
    return stem
  }
}

extension [Float] {
  /// The indices of nonzero elements, ascending; fast if nearly all elements are zero.
  fileprivate func nonZeroIndices() -> [Int] {
    withUnsafeBytes { bytes in
      var indices: [Int] = []
      var index = 0
      while index < count {
        if index + 8 <= count,
          bytes.loadUnaligned(fromByteOffset: index * 4, as: SIMD8<UInt32>.self) == .zero
        {
          index += 8
          continue
        }
        for index in index..<Swift.min(index + 8, count) where self[index] != 0 {
          indices.append(index)
        }
        index += 8
      }
      return indices
    }
  }
}
