/// The tokens of one text prepared for alignment: everything that does not depend on the other
/// text.
///
/// Made once per pair of texts; sentence pairs are then aligned by the indices of their tokens.
/// O(text).
public struct AlignableWords: Sendable {
  /// Distinct normalised forms, in order of first occurrence.
  let terms: [Term]
  /// For each token, an index into `terms`.
  let termOfToken: [Int32]
  /// One row per term.
  let vectors: WordVectors
  /// The spellings in UTF-8; each term has a range.
  let bytes: [UInt8]
  /// Sorted hashes of padded trigrams; each term has a range.
  let trigrams: [UInt32]
  /// Terms with a common key have a common lemma; each term has a range.
  let lemmaKeys: [UInt64]
  /// One entry per term.
  let senses: SenseMarks

  /// The number of tokens.
  public var count: Int { termOfToken.count }

  /// One distinct form. Contains no references, so that copying it in loops is free.
  struct Term: Sendable {
    let spelling: Range<Int>
    /// The word in American spelling; for an unknown word, the known word that it is a form of.
    let word: WordID?
    let isMark: Bool
    /// A function word or a mark.
    let isFunction: Bool
    /// NaN for a term that is not a number.
    let number: Double
    let hasHyphen: Bool
    /// Two to five letters, not counting full stops, and not an ordinary dictionary word.
    let mayBeAcronym: Bool
    let frequency: Float
    /// Without a common bit there is no common trigram.
    let trigramSignature: Signature
    let trigrams: Range<Int>
    /// Without a common bit there is no common key.
    let lemmaSignature: UInt64
    let lemmaKeys: Range<Int>
  }

  /// A bit for each element of a set; elements may share bits.
  struct Signature: Sendable {
    private var bits: SIMD4<UInt64> = .zero

    mutating func add(_ hash: UInt32) { bits[Int(hash & 3)] |= 1 << UInt64(hash >> 2 & 63) }

    @inline(__always)
    func overlaps(_ other: Signature) -> Bool { (bits & other.bits) != .zero }
  }

  /// - Parameter forms: the tokens as written. Treebank forms ("``", "-lrb-", "n't") are supported.
  public init(_ forms: [String], lexicon: Lexicon = .standard) {
    self.init(forms, lexicon: lexicon, vocabulary: nil)
  }

  /// - Parameter vocabulary: the one whose surfaces are `forms`.
  private init(_ forms: [String], lexicon: Lexicon, vocabulary: Vocabulary?) {
    var terms: [Term] = []
    var termOfToken: [Int32] = []
    var vectors = WordVectors()
    var pools = Pools()
    var known: [String: Int32] = [:]
    termOfToken.reserveCapacity(forms.count)
    for (place, form) in forms.enumerated() {
      let (spelling, exact) = Self.normalised(
        form, as: vocabulary?.words[place], lexicon: lexicon)
      if let term = known[spelling] {
        termOfToken.append(term)
        continue
      }
      let term = Int32(terms.count)
      known[spelling] = term
      termOfToken.append(term)
      terms.append(Self.term(spelling, exact, lexicon: lexicon, pools: &pools))
      vectors.append(spelling, knownAs: exact, lexicon: lexicon)
    }
    self.terms = terms
    self.termOfToken = termOfToken
    self.vectors = vectors
    bytes = pools.bytes
    trigrams = pools.trigrams
    lemmaKeys = pools.lemmaKeys
    self.senses = SenseMarks(of: terms.map(\.word), lexicon: lexicon, known: vocabulary?.senses)
  }

  /// The texts of a vocabulary, sharing the data of their terms.
  static func texts(of vocabulary: Vocabulary, lexicon: Lexicon) -> [AlignableWords] {
    let surfaces = AlignableWords(
      vocabulary.surfaces, lexicon: lexicon, vocabulary: vocabulary)
    return vocabulary.tokens.map { tokens in
      AlignableWords(surfaces, termOfToken: tokens.map { surfaces.termOfToken[Int($0)] })
    }
  }

  /// Different tokens with the same terms.
  private init(_ known: AlignableWords, termOfToken: [Int32]) {
    terms = known.terms
    self.termOfToken = termOfToken
    vectors = known.vectors
    bytes = known.bytes
    trigrams = known.trigrams
    lemmaKeys = known.lemmaKeys
    senses = known.senses
  }

  /// The arrays that the terms' ranges refer to, while they grow.
  private struct Pools {
    var bytes: [UInt8] = []
    var trigrams: [UInt32] = []
    var lemmaKeys: [UInt64] = []
  }

  /// Lower case, straight apostrophes, American spelling, one form for equivalent marks.
  ///
  /// Together with the word of exactly that spelling, if the lexicon has it.
  private static func normalised(
    _ form: String, as known: Word?, lexicon: Lexicon
  ) -> (spelling: String, exact: WordID?) {
    let accented = SpellingVariants.plain(form)
    let plain = PlainLetters.withoutAccents(accented)
    if !isWord(plain), let mark = markForms[plain] { return (mark, nil) }
    let isKnown = known?.kind == .word && known?.form == plain
    guard let word = isKnown ? known?.id : lexicon.word(accented) ?? lexicon.word(plain)
    else { return (plain, nil) }
    let american = lexicon.american(word)
    return (american == word ? plain : lexicon.spelling(of: american), american)
  }

  private static let markForms: [String: String] = [
    "``": "\"", "''": "\"", "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{AB}": "\"",
    "\u{BB}": "\"", "`": "'", "-lrb-": "(", "-rrb-": ")", "-lsb-": "[", "-rsb-": "]", "--": "-",
    "\u{2013}": "-", "\u{2014}": "-", "\u{2026}": "...",
  ]

  private static func term(
    _ spelling: String, _ known: WordID?, lexicon: Lexicon, pools: inout Pools
  ) -> Term {
    let bytes = Array(spelling.utf8)
    let isMark = !bytes.contains(where: Self.isWordByte)
    let exact = isMark ? nil : known
    let isPlainWord = exact.map { lexicon.isPlainWord($0) } ?? false
    let word = isMark ? nil : exact ?? lexicon.nearestWord(to: spelling)

    let firstByte = pools.bytes.count
    pools.bytes += bytes
    let firstTrigram = pools.trigrams.count
    var trigramSignature = Signature()
    for hash in Self.trigramHashes(bytes) {
      pools.trigrams.append(hash)
      trigramSignature.add(hash)
    }

    let firstLemma = pools.lemmaKeys.count
    if let word {
      pools.lemmaKeys.append(UInt64(word.rawValue))
      for lemma in lexicon.lemmas(of: word) { pools.lemmaKeys.append(UInt64(lemma.rawValue)) }
    }
    if exact == nil, !isMark {
      for form in [spelling] + Inflection.bases(of: spelling) {
        pools.lemmaKeys.append(spellingKey(form))
      }
    }
    let lemmaSignature = pools.lemmaKeys[firstLemma...].reduce(UInt64(0)) { bits, key in
      bits | 1 << ((key &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }

    return Term(
      spelling: firstByte..<pools.bytes.count, word: word, isMark: isMark,
      isFunction: isMark || exact.map { lexicon.isFunctionWord($0) } ?? false,
      number: Numerals.value(ofToken: spelling) ?? .nan,
      hasHyphen: !isMark && bytes.contains(UInt8(ascii: "-")),
      mayBeAcronym: !isMark && !isPlainWord && isAcronym(bytes),
      frequency: exact.map { lexicon.frequency(of: $0) } ?? 0,
      trigramSignature: trigramSignature, trigrams: firstTrigram..<pools.trigrams.count,
      lemmaSignature: lemmaSignature, lemmaKeys: firstLemma..<pools.lemmaKeys.count)
  }

  /// "u.s." and "voa", but nothing longer or with other characters.
  private static func isAcronym(_ bytes: [UInt8]) -> Bool {
    let letters = bytes.filter { $0 != UInt8(ascii: ".") }
    return (2...5).contains(letters.count) && letters.allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// Whether it begins with a letter; treebank marks do not.
  private static func isWord(_ plain: String) -> Bool {
    plain.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
  }

  /// Letters, digits and signs that are read as words ("$", "%").
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
      || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%")
  }

  /// The key of an unknown word, distinct from those of known words.
  private static func spellingKey(_ spelling: String) -> UInt64 {
    FNVHash(spelling.utf8).value | 1 << 63
  }

  /// Distinct trigrams of the word with a boundary mark before and after it, sorted.
  private static func trigramHashes(_ bytes: [UInt8]) -> [UInt32] {
    let padded = [UInt8(ascii: "^")] + bytes + [UInt8(ascii: "$")]
    guard padded.count > 3 else { return [UInt32(padded[1]) &* 2_654_435_761] }
    var hashes = (0..<(padded.count - 2)).map { start in
      let packed =
        UInt32(padded[start]) << 16 | UInt32(padded[start + 1]) << 8 | UInt32(padded[start + 2])
      // Mixed, so that the low eight bits (the signature) depend on all three bytes. Injective.
      return (packed &* 2_654_435_761) ^ (packed &* 2_654_435_761) >> 15
    }
    hashes.sort()
    var distinct: [UInt32] = []
    for hash in hashes where distinct.last != hash { distinct.append(hash) }
    return distinct
  }
}

extension Lexicon {
  /// Whether it is a dictionary word that is not only a name.
  fileprivate func isPlainWord(_ word: WordID) -> Bool {
    isFunctionWord(word) || isListed(word) && !isName(word)
  }
}
