/// The tokens of one text as the aligner sees them: all that does not depend on the other text.
///
/// Made once a document; sentence pairs are then aligned by the indices of their tokens. O(text).
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
    /// A bit for every trigram hash modulo 64: no common bit, no common trigram.
    let signature: UInt64
    let trigrams: Range<Int>
    let lemmaKeys: Range<Int>
  }

  /// - Parameter forms: the tokens as written. Treebank forms ("``", "-lrb-", "n't") are understood.
  public init(_ forms: [String], lexicon: Lexicon = .standard) {
    self.init(count: forms.count, form: { forms[$0] }, lexicon: lexicon)
  }

  /// The tokens of a document.
  init(of document: Document, lexicon: Lexicon) {
    self.init(
      count: document.tokens.count, form: { document.string(ofToken: $0) }, lexicon: lexicon)
  }

  private init(count: Int, form: (Int) -> String, lexicon: Lexicon) {
    var terms: [Term] = []
    var termOfToken: [Int32] = []
    var vectors = WordVectors()
    var pools = Pools()
    var known: [String: Int32] = [:]
    var termOfForm: [String: Int32] = [:]
    termOfToken.reserveCapacity(count)
    for token in 0..<count {
      let form = form(token)
      if let term = termOfForm[form] {
        termOfToken.append(term)
        continue
      }
      let spelling = Self.normalised(form, lexicon: lexicon)
      let term = known[spelling] ?? Int32(terms.count)
      termOfForm[form] = term
      termOfToken.append(term)
      if term < terms.count { continue }
      known[spelling] = term
      terms.append(Self.term(spelling, lexicon: lexicon, pools: &pools))
      vectors.append(spelling, lexicon: lexicon)
    }
    self.terms = terms
    self.termOfToken = termOfToken
    self.vectors = vectors
    bytes = pools.bytes
    trigrams = pools.trigrams
    lemmaKeys = pools.lemmaKeys
    senses = SenseMarks(of: terms.map(\.word), lexicon: lexicon)
  }

  /// What the terms' ranges point into, while it grows.
  private struct Pools {
    var bytes: [UInt8] = []
    var trigrams: [UInt32] = []
    var lemmaKeys: [UInt64] = []
  }

  /// Lower case, straight apostrophes, American spelling, one form for marks that mean the same.
  private static func normalised(_ form: String, lexicon: Lexicon) -> String {
    let plain = SpellingVariants.plain(form)
    if let mark = markForms[plain] { return mark }
    guard let word = lexicon.word(plain) else { return plain }
    let american = lexicon.american(word)
    return american == word ? plain : lexicon.spelling(of: american)
  }

  private static let markForms: [String: String] = [
    "``": "\"", "''": "\"", "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{AB}": "\"",
    "\u{BB}": "\"", "`": "'", "-lrb-": "(", "-rrb-": ")", "-lsb-": "[", "-rsb-": "]", "--": "-",
    "\u{2013}": "-", "\u{2014}": "-", "\u{2026}": "...",
  ]

  private static func term(_ spelling: String, lexicon: Lexicon, pools: inout Pools) -> Term {
    let bytes = Array(spelling.utf8)
    let isMark = !bytes.contains(where: Self.isWordByte)
    let exact = isMark ? nil : lexicon.word(spelling)
    let isPlainWord = exact.map { lexicon.isPlainWord($0) } ?? false
    let word = isMark ? nil : exact ?? lexicon.nearestWord(to: spelling)

    let firstByte = pools.bytes.count
    pools.bytes += bytes
    let firstTrigram = pools.trigrams.count
    var signature: UInt64 = 0
    for hash in Self.trigramHashes(bytes) {
      pools.trigrams.append(hash)
      signature |= 1 << UInt64(hash & 63)
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

    return Term(
      spelling: firstByte..<pools.bytes.count, word: word, isMark: isMark,
      isFunction: isMark || exact.map { lexicon.isFunctionWord($0) } ?? false,
      number: Numerals.value(ofToken: spelling) ?? .nan,
      hasHyphen: !isMark && bytes.contains(UInt8(ascii: "-")),
      mayBeAcronym: !isMark && !isPlainWord && isAcronym(bytes),
      frequency: exact.map { lexicon.frequency(of: $0) } ?? 0, signature: signature,
      trigrams: firstTrigram..<pools.trigrams.count, lemmaKeys: firstLemma..<pools.lemmaKeys.count)
  }

  /// "u.s." and "voa", not what is too long or has other signs.
  private static func isAcronym(_ bytes: [UInt8]) -> Bool {
    let letters = bytes.filter { $0 != UInt8(ascii: ".") }
    return (2...5).contains(letters.count) && letters.allSatisfy { (0x61...0x7A).contains($0) }
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
      // Mixed, so that the low six bits (the signature) depend on all three bytes. One to one.
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
