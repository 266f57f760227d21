import CKernels

/// How near the words of two texts are in meaning, for many pairs at once; `Evidence.nearness` says
/// what the numbers mean.
struct NearWords: Sendable {
  private let official: NearForms
  private let retelling: NearForms

  init(_ evidence: Evidence) {
    official = NearForms(evidence.official.forms, lexicon: evidence.lexicon)
    retelling = NearForms(evidence.retelling.forms, lexicon: evidence.lexicon)
  }

  /// The nearness of all pairs of two lists of form numbers, official ones down, row by row.
  ///
  /// O(pairs), some 30 nanoseconds each, measured.
  func nearness(_ officialForms: [Int], _ retellingForms: [Int]) -> [Float] {
    var result = [Float](repeating: 0, count: officialForms.count * retellingForms.count)
    for (row, one) in officialForms.enumerated() {
      let start = row * retellingForms.count
      for (column, other) in retellingForms.enumerated() {
        result[start + column] = official.nearness(of: one, to: retelling, other)
      }
    }
    for pair in SenseMarks.related(
      official.senses, officialForms, retelling.senses, retellingForms)
    {
      let cell = pair.official * retellingForms.count + pair.retelling
      // Forms of one word stay so, whatever else relates them.
      if result[cell] == Evidence.sameLemmaNearness { continue }
      result[cell] = Evidence.nearness(cosine: result[cell], relations: pair.relations)
    }
    return result
  }
}

/// What is known of the forms of one side, looked up once.
private struct NearForms: @unchecked Sendable {
  private struct Form {
    let id: WordID?
    /// In the lexicon's constant memory; nil for none.
    let vector: UnsafePointer<Int8>?
    let length: Float
    /// A bit for each of its lemmas: no common bit, no common lemma.
    let signature: UInt64
    let lemmas: Range<Int>
  }

  let senses: SenseMarks
  private let words: [Word]
  private var forms: [Form] = []
  private var lemmas: [WordID] = []
  /// By form; only for what has no place in the lexicon.
  private var letters: [Spelling.Letters?] = []

  init(_ words: [Word], lexicon: Lexicon) {
    self.words = words
    // Function words and marks are never asked about.
    senses = SenseMarks(of: words.map { $0.isContent ? $0.id : nil }, lexicon: lexicon)
    for word in words {
      let firstLemma = lemmas.count
      var signature: UInt64 = 0
      var vector: UnsafeBufferPointer<Int8>?
      if let id = word.id, word.isContent {
        for lemma in lexicon.lemmaSet(of: id) {
          lemmas.append(lemma)
          signature |= 1 << UInt64((lemma.rawValue &* 2_654_435_761) >> 26)
        }
        vector = lexicon.withVector(of: id) { $0 }
      }
      let square = vector?.reduce(Int32(0)) { $0 &+ Int32($1) &* Int32($1) } ?? 0
      forms.append(
        Form(
          id: word.id, vector: vector?.baseAddress, length: Float(square).squareRoot(),
          signature: signature, lemmas: firstLemma..<lemmas.count))
      letters.append(word.isContent ? Spelling.Letters(word.form) : nil)
    }
  }

  /// As if WordNet related none.
  func nearness(of form: Int, to other: NearForms, _ otherForm: Int) -> Float {
    let (mine, theirs) = (forms[form], other.forms[otherForm])
    guard let id = mine.id, let otherID = theirs.id else {
      if words[form].form == other.words[otherForm].form { return 1 }
      guard let one = letters[form], let two = other.letters[otherForm] else { return 0 }
      return one.isLike(two) ? Evidence.likeSpellingNearness : 0
    }
    if id == otherID { return 1 }
    if mine.signature & theirs.signature != 0, sharesLemma(mine, other, theirs) {
      return Evidence.sameLemmaNearness
    }
    guard let vector = mine.vector, let otherVector = theirs.vector else { return 0 }
    var product: Int32 = 0
    readback_products(vector, otherVector, 1, Lexicon.vectorDimensions, &product)
    let length = mine.length * theirs.length
    return length > 0 ? max(0, Float(product) / length) : 0
  }

  private func sharesLemma(_ mine: Form, _ other: NearForms, _ theirs: Form) -> Bool {
    lemmas[mine.lemmas].contains { other.lemmas[theirs.lemmas].contains($0) }
  }
}
