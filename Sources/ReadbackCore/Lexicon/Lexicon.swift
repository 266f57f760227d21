/// A word of the lexicon, identified by its index in byte order of spellings.
public struct WordID: Hashable, Comparable, Sendable {
  /// The index, from 0.
  public let rawValue: UInt32

  init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

  var index: Int { Int(rawValue) }

  public static func < (first: WordID, second: WordID) -> Bool {
    first.rawValue < second.rawValue
  }
}

/// Readback's knowledge of English: words, frequencies, inflections, spellings, senses and vectors.
///
/// A few pointers into read-only memory: free to copy, nothing is loaded or parsed. `Tools/lexicon`
/// makes the data; `Tools/lexicon/SOURCES.md` names the sources.
public struct Lexicon: Sendable {
  /// The embedded data. Costs nothing until used, and then only for the pages that are accessed.
  public static let standard = Lexicon(block: .embedded)

  /// Components of a vector.
  public static let vectorDimensions = 128

  /// Flags of `Tools/lexicon/build.py`.
  private enum Flag {
    static let listed: UInt8 = 1
    static let name: UInt8 = 2
    static let function: UInt8 = 4
  }

  private let table: WordTable
  private let frequencies: Section<UInt8>
  private let flags: Section<UInt8>
  private let lemmaValues: SparseColumn<UInt32>
  private let lemmaPool: Section<UInt32>
  private let americanValues: SparseColumn<UInt32>
  let vectorRows: SparseColumn<UInt16>
  let vectors: Section<Int8>
  let senses: SenseTable

  init(block: LexiconBlock) {
    let sizes = block.section("size", of: UInt32.self)
    precondition(sizes[1] == Self.vectorDimensions, "lexicon.bin has vectors of another size")
    table = WordTable(block: block, count: Int(sizes[0]))
    frequencies = Section(block.section("zipf"))
    flags = Section(block.section("flag"))
    lemmaValues = block.sparseColumn("lem")
    lemmaPool = Section(block.section("lemp"))
    americanValues = block.sparseColumn("ame")
    vectorRows = block.sparseColumn("vec")
    vectors = Section(block.section("vecs"))
    senses = SenseTable(block: block)
  }

  /// The number of words.
  public var count: Int { table.count }

  /// Finds a word, which must be in lower case with straight apostrophes. O(log n), no allocation.
  public func word(_ utf8: UnsafeBufferPointer<UInt8>) -> WordID? {
    table.index(of: utf8).map { WordID($0) }
  }

  /// Finds a word, which must be in lower case with straight apostrophes. O(log n), no allocation.
  public func word(_ utf8: Span<UInt8>) -> WordID? {
    utf8.withUnsafeBufferPointer { word($0) }
  }

  /// Finds a word, which must be in lower case with straight apostrophes.
  public func word(_ string: String) -> WordID? {
    var string = string
    return string.withUTF8 { word($0) }
  }

  /// The spelling in lower case, in some cases with accents.
  public func spelling(of word: WordID) -> String {
    table.spelling(at: word.index)
  }

  /// Zipf frequency: log10 of uses per thousand million words, 0...8; 0 if unknown.
  ///
  /// "the" has 7.7, words below 3 are rare. Source: wordfreq.
  public func frequency(of word: WordID) -> Float {
    Float(frequencies.values[word.index]) / 32
  }

  /// Whether a dictionary lists the word, including inflected forms and names; other words are only
  /// known from use. Sources: SCOWL size 70 American and British, WordNet.
  public func isListed(_ word: WordID) -> Bool {
    flags.values[word.index] & Flag.listed != 0
  }

  /// Whether the dictionaries list the word only with a capital letter.
  public func isName(_ word: WordID) -> Bool {
    flags.values[word.index] & Flag.name != 0
  }

  /// Whether the word is an article, pronoun, auxiliary, preposition or the like.
  public func isFunctionWord(_ word: WordID) -> Bool {
    flags.values[word.index] & Flag.function != 0
  }

  /// The American spelling of a British word, otherwise the word itself: "colour" becomes "color",
  /// "surprise" is unchanged.
  public func american(_ word: WordID) -> WordID {
    americanValues.value(of: word.index).map { WordID(Int($0)) } ?? word
  }

  /// The words that this one may be an inflected form of, most frequent first, without the word
  /// itself; may be empty. "met" has "meet". No allocation.
  public func lemmas(of word: WordID) -> Lemmas {
    guard let value = lemmaValues.value(of: word.index) else {
      return Lemmas(pool: lemmaPool, single: 0, range: 0..<0)
    }
    if value & 0x8000_0000 == 0 {
      return Lemmas(pool: lemmaPool, single: value, range: 0..<1)
    }
    let start = Int(value & 0xF_FFFF)
    return Lemmas(pool: lemmaPool, single: nil, range: start..<(start + Int(value >> 20 & 0x7FF)))
  }

  /// Whether two words are forms of the same word: "met" and "meetings".
  public func shareLemma(_ official: WordID, _ retelling: WordID) -> Bool {
    if official == retelling { return true }
    let others = lemmas(of: retelling)
    if others.contains(official) { return true }
    for lemma in lemmas(of: official) where lemma == retelling || others.contains(lemma) {
      return true
    }
    return false
  }

  /// The words that a word may be an inflected form of.
  public struct Lemmas: RandomAccessCollection, Sendable {
    fileprivate let pool: Section<UInt32>
    fileprivate let single: UInt32?
    fileprivate let range: Range<Int>

    public var startIndex: Int { range.lowerBound }
    public var endIndex: Int { range.upperBound }
    public subscript(position: Int) -> WordID {
      WordID(Int(single ?? pool.values[position]))
    }
  }
}

/// A section of the embedded data; unchecked Sendable, because that memory is read-only.
struct Section<Element>: @unchecked Sendable {
  let values: UnsafeBufferPointer<Element>

  init(_ values: UnsafeBufferPointer<Element>) { self.values = values }
}
