/// The tokens of one text as the aligner sees them: all that does not depend on the other text.
///
/// Made once for a pair of texts; sentence pairs are then aligned by the indices of their tokens.
/// O(text).
public struct AlignableWords: Sendable {
  /// Distinct normalised forms, in order of first use.
  let terms: [Term]
  /// Index into `terms`, one a token.
  let termOfToken: [Int32]
  /// One row a term.
  let vectors: WordVectors
  /// The spellings in UTF-8; a term has a range.
  let bytes: [UInt8]
  /// Sorted hashes of padded trigrams; a term has a range.
  let trigrams: [UInt32]
  /// What must be shared to have a lemma in common; a term has a range.
  let lemmaKeys: [UInt64]
  /// By term.
  let senses: SenseMarks

  /// How many tokens there are.
  public var count: Int { termOfToken.count }

  /// One distinct form. Holds no references, so that loops over pairs copy it for nothing.
  struct Term: Sendable {
    let spelling: Range<Int>
    /// The word in American spelling, or the known word that an unknown one is a form of.
    let word: WordID?
    let isMark: Bool
    /// A function word or a mark.
    let isFunction: Bool
    /// Not a number: NaN.
    let number: Double
    let hasHyphen: Bool
    /// Two to five letters, dots aside, and no plain dictionary word.
    let mayBeAcronym: Bool
    let frequency: Float
    /// No common bit, no common trigram.
    let trigramSignature: Signature
    let trigrams: Range<Int>
    /// No common bit, no common key.
    let lemmaSignature: UInt64
    let lemmaKeys: Range<Int>
  }

  /// A bit for every element of a set; elements may share one.
  struct Signature: Sendable {
    private var bits: SIMD4<UInt64> = .zero

    mutating func add(_ hash: UInt32) { bits[Int(hash & 3)] |= 1 << UInt64(hash >> 2 & 63) }

    @inline(__always)
    func overlaps(_ other: Signature) -> Bool { (bits & other.bits) != .zero }
  }

  /// - Parameter forms: the tokens as written. Treebank forms ("``", "-lrb-", "n't") are understood.
  public init(_ forms: [String], lexicon: Lexicon = .standard) {
    self.init(forms, lexicon: lexicon, vocabulary: nil)
  }

  /// - Parameter vocabulary: that `forms` are the surfaces of.
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

  /// The texts of a vocabulary; they share what is known of their terms.
  static func texts(of vocabulary: Vocabulary, lexicon: Lexicon) -> [AlignableWords] {
    let surfaces = AlignableWords(
      vocabulary.surfaces, lexicon: lexicon, vocabulary: vocabulary)
    return vocabulary.tokens.map { tokens in
      AlignableWords(surfaces, termOfToken: tokens.map { surfaces.termOfToken[Int($0)] })
    }
  }

  /// Other tokens of the same terms.
  private init(_ known: AlignableWords, termOfToken: [Int32]) {
    terms = known.terms
    self.termOfToken = termOfToken
    vectors = known.vectors
    bytes = known.bytes
    trigrams = known.trigrams
    lemmaKeys = known.lemmaKeys
    senses = known.senses
  }

  /// What the terms' ranges point into, while it grows.
  private struct Pools {
    var bytes: [UInt8] = []
    var trigrams: [UInt32] = []
    var lemmaKeys: [UInt64] = []
  }

  /// Lower case, straight apostrophes, American spelling, one form for marks that mean the same.
  ///
  /// With the word of exactly that spelling, if the lexicon has it.
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

  /// "u.s." and "voa", not what is too long or has other signs.
  private static func isAcronym(_ bytes: [UInt8]) -> Bool {
    let letters = bytes.filter { $0 != UInt8(ascii: ".") }
    return (2...5).contains(letters.count) && letters.allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// Begins with a letter; treebank marks do not.
  private static func isWord(_ plain: String) -> Bool {
    plain.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
  }

  /// Letters and digits, and the signs that are read as words ("$", "%").
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
      || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%")
  }

  /// A key for an unknown word, apart from those of known ones. FNV-1a.
  private static func spellingKey(_ spelling: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in spelling.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash | 1 << 63
  }

  /// Distinct trigrams of the word with one mark before and behind, sorted.
  private static func trigramHashes(_ bytes: [UInt8]) -> [UInt32] {
    let padded = [UInt8(ascii: "^")] + bytes + [UInt8(ascii: "$")]
    guard padded.count > 3 else { return [UInt32(padded[1]) &* 2_654_435_761] }
    var hashes = (0..<(padded.count - 2)).map { start in
      let packed =
        UInt32(padded[start]) << 16 | UInt32(padded[start + 1]) << 8 | UInt32(padded[start + 2])
      // Mixed, so that the low eight bits (the signature) depend on all three bytes. One to one.
      return (packed &* 2_654_435_761) ^ (packed &* 2_654_435_761) >> 15
    }
    hashes.sort()
    var distinct: [UInt32] = []
    for hash in hashes where distinct.last != hash { distinct.append(hash) }
    return distinct
  }
}

extension Lexicon {
  /// A dictionary word that is not only a name.
  fileprivate func isPlainWord(_ word: WordID) -> Bool {
    isFunctionWord(word) || isListed(word) && !isName(word)
  }
}
