import CKernels

/// The similarity in meaning of the words of two texts, for many pairs at once; `PairAnalysis.nearness`
/// explains the values.
///
/// Unchecked Sendable, because the pointers refer to the lexicon's read-only memory.
struct NearWords: @unchecked Sendable {
  /// The data of a form, looked up once.
  private struct Form {
    let id: WordID?
    /// Nil without a vector.
    let vector: UnsafePointer<Int8>?
    let length: Float
    /// A bit for each of its lemmas: without a common bit there is no common lemma.
    let signature: UInt64
    let lemmas: Range<Int>
  }

  private let words: [Word]
  private let senses: SenseMarks
  private var forms: [Form] = []
  private var lemmas: [WordID] = []
  /// By form; nil for forms in the lexicon while all others are in it too.
  private var letters: [Spelling.Letters?]

  init(_ vocabulary: Vocabulary, lexicon: Lexicon) {
    words = vocabulary.forms
    senses = vocabulary.senses
    // Function words and marks are never compared.
    let areAllKnown = words.allSatisfy { !$0.isContent || $0.id != nil }
    letters = words.map { $0.isContent && !areAllKnown ? Spelling.Letters($0.form) : nil }
    forms.reserveCapacity(words.count)
    for word in words {
      let firstLemma = lemmas.count
      var signature: UInt64 = 0
      var vector: UnsafePointer<Int8>?
      var square: Int32 = 0
      if let id = word.id, word.isContent {
        for lemma in lexicon.lemmaSet(of: id) {
          lemmas.append(lemma)
          signature |= 1 << UInt64((lemma.rawValue &* 2_654_435_761) >> 26)
        }
        vector = lexicon.withVector(of: id) { $0.baseAddress } ?? nil
        if let vector {
          readback_products(vector, vector, 1, Lexicon.vectorDimensions, &square)
        }
      }
      forms.append(
        Form(
          id: word.id, vector: vector, length: Float(square).squareRoot(), signature: signature,
          lemmas: firstLemma..<lemmas.count))
    }
  }

  /// The similarity of all pairs of two lists of form numbers, with official ones as rows, row by
  /// row.
  ///
  /// O(pairs), about 30 nanoseconds each, measured.
  func nearness(_ officialForms: [Int], _ retellingForms: [Int]) -> [Float] {
    var result = [Float](repeating: 0, count: officialForms.count * retellingForms.count)
    let spelt = Spelt(retellingForms, letters: letters) { _ in true }
    let unknown = Spelt(retellingForms, letters: letters) { forms[$0].id == nil }
    for (row, one) in officialForms.enumerated() {
      let start = row * retellingForms.count
      for (column, other) in retellingForms.enumerated() {
        result[start + column] = nearness(of: one, to: other)
      }
      guard let first = letters[one] else { continue }
      let compared = forms[one].id == nil ? spelt : unknown
      for (column, mayBeLike) in zip(
        compared.places, first.signature.mayBeLike(compared.signatures))
      where mayBeLike && result[start + column] == 0 {
        if letters[retellingForms[column]].map({ first.isLike($0) }) ?? false {
          result[start + column] = PairAnalysis.likeSpellingNearness
        }
      }
    }
    for pair in SenseMarks.related(senses, officialForms, senses, retellingForms) {
      let cell = pair.official * retellingForms.count + pair.retelling
      // Forms of one word keep that value regardless of other relations.
      if result[cell] == PairAnalysis.sameLemmaNearness { continue }
      result[cell] = PairAnalysis.nearness(cosine: result[cell], relations: pair.relations)
    }
    return result
  }

  /// Words of a list whose spelling is compared.
  private struct Spelt {
    /// Their indices in the list.
    let places: [Int]
    let signatures: [Spelling.Signature]

    init(_ list: [Int], letters: [Spelling.Letters?], where isWanted: (_ form: Int) -> Bool) {
      places = list.indices.filter { letters[list[$0]] != nil && isWanted(list[$0]) }
      signatures = places.map { letters[list[$0]].unsafelyUnwrapped.signature }
    }
  }

  /// Without WordNet relations and spelling.
  private func nearness(of form: Int, to otherForm: Int) -> Float {
    let (first, second) = (forms[form], forms[otherForm])
    guard let id = first.id, let otherID = second.id else {
      // A form has one number for each kind of token.
      let isSame =
        form == otherForm
        || words[form].kind != words[otherForm].kind && words[form].form == words[otherForm].form
      return isSame ? 1 : 0
    }
    if id == otherID { return 1 }
    if first.signature & second.signature != 0, sharesLemma(first, second) {
      return PairAnalysis.sameLemmaNearness
    }
    guard let vector = first.vector, let otherVector = second.vector else { return 0 }
    var product: Int32 = 0
    readback_products(vector, otherVector, 1, Lexicon.vectorDimensions, &product)
    let length = first.length * second.length
    return length > 0 ? max(0, Float(product) / length) : 0
  }

  private func sharesLemma(_ first: Form, _ second: Form) -> Bool {
    lemmas[first.lemmas].contains { lemmas[second.lemmas].contains($0) }
  }
}
