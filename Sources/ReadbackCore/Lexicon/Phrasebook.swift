import CLexicon

/// Sets of words and phrases, found in any inflected form.
///
/// The words are data: `Tools/lexicon/tables` contains the tables and names their sources.
struct Phrasebook: Sendable {
  /// Sets in which the first value may be rendered by any other and the reverse: groups with one
  /// value, and words with their renderings.
  static let equivalents = Phrasebook(tables: [
    UnsafeRawBufferPointer(
      start: readback_equivalents_start(), count: readback_equivalents_size),
    UnsafeRawBufferPointer(start: readback_thesaurus_start(), count: readback_thesaurus_size),
  ])
  /// Sets whose values exclude each other in the same place of a statement.
  static let contrasts = Phrasebook(tables: [
    UnsafeRawBufferPointer(start: readback_contrasts_start(), count: readback_contrasts_size)
  ])
  /// A single set: words that claim causes, connections and possibilities.
  static let claims = Phrasebook(tables: [
    UnsafeRawBufferPointer(start: readback_claims_start(), count: readback_claims_size)
  ])

  /// Words of a document that express a value of a set.
  struct Mark: Sendable, Hashable {
    let tokens: Range<Int>
    /// The number of the set, and of the value within it.
    let set: Int32
    let value: Int32
  }

  /// A phrase's position in the tables, and another entry with the same phrase, if any.
  private struct Entry: Sendable {
    let set: Int32
    let value: Int32
    let next: Int32
  }

  private var entries: [Entry] = []
  /// For the hash of a phrase's words, its last entry.
  private var phrases: HashIndex
  /// The hashes of the beginnings of longer phrases.
  private var beginnings: HashIndex

  /// Reads lines with a domain followed by values, separated by tabs; the phrases of a value are
  /// separated by slashes.
  init(tables: [UnsafeRawBufferPointer]) {
    let separators = tables.map { table in
      table.count { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\t") }
    }
    let most = separators.reduce(0, +) + 1
    entries.reserveCapacity(most)
    phrases = HashIndex(capacity: most)
    beginnings = HashIndex(capacity: most)
    var set: Int32 = 0
    for table in tables { read(table, set: &set) }
  }

  private mutating func read(_ table: UnsafeRawBufferPointer, set: inout Int32) {
    var (value, phrase, word): (Int32, UInt64, FNVHash) = (-1, PhraseHash.start, FNVHash())
    var (letters, words) = (0, 0)
    var isComment = false
    func endWord(_ book: inout Phrasebook) {
      guard letters > 0 else { return }
      if words > 0 { book.beginnings[phrase] = 0 }
      phrase = PhraseHash.joined(phrase, word.value)
      words += 1
      (word, letters) = (FNVHash(), 0)
    }
    func endPhrase(_ book: inout Phrasebook) {
      endWord(&book)
      if words > 0, value >= 0 {
        book.entries.append(
          Entry(set: set, value: value, next: book.phrases[phrase] ?? -1))
        book.phrases[phrase] = Int32(book.entries.count - 1)
      }
      (phrase, words) = (PhraseHash.start, 0)
    }
    for byte in table {
      switch byte {
      case UInt8(ascii: "\n"):
        if !isComment {
          endPhrase(&self)
          if value >= 0 { set += 1 }
        }
        (isComment, value) = (false, -1)
      case _ where isComment: continue
      case UInt8(ascii: "#") where value < 0 && letters == 0 && words == 0: isComment = true
      case UInt8(ascii: "\t"):
        endPhrase(&self)
        value += 1
      case UInt8(ascii: "/"): endPhrase(&self)
      case UInt8(ascii: " "): endWord(&self)
      default:
        word.add(UInt64(byte))
        letters += 1
      }
    }
  }

  /// The marks of a sentence in text order; a phrase hides the marks of the words in it.
  ///
  /// - Parameter hashes: for each token, the hashes of its form and its base forms.
  func marks(
    in sentence: Range<Int>, of words: [Word], hashes: (Int) -> [UInt64]
  ) -> [Mark] {
    var found: [Mark] = []
    var phraseEnd = sentence.lowerBound
    for token in sentence where words[token].kind != .mark {
      var longest = 0
      var here: [Mark] = []
      follow(PhraseHash.start, at: token, in: sentence, words, hashes, depth: 0) { index, end in
        guard end - token >= longest, end > phraseEnd else { return }
        if end - token > longest { here = [] }
        longest = end - token
        var index = index
        while index >= 0 {
          let entry = entries[Int(index)]
          let mark = Mark(tokens: token..<end, set: entry.set, value: entry.value)
          if !here.contains(mark) { here.append(mark) }
          index = entry.next
        }
      }
      if longest > 1 { phraseEnd = token + longest }
      found += here
    }
    return found
  }

  /// Calls `end` for every phrase that begins with the words of `hash` and continues at a token.
  private func follow(
    _ hash: UInt64, at token: Int, in sentence: Range<Int>, _ words: [Word],
    _ hashes: (Int) -> [UInt64], depth: Int, end: (_ entry: Int32, _ end: Int) -> Void
  ) {
    guard token < sentence.upperBound, depth < Self.mostWords, words[token].kind != .mark else {
      return
    }
    for word in hashes(token) {
      let next = PhraseHash.joined(hash, word)
      if let entry = phrases[next] { end(entry, token + 1) }
      if beginnings[next] != nil {
        follow(next, at: token + 1, in: sentence, words, hashes, depth: depth + 1, end: end)
      }
    }
    if depth > 0, Self.passedOver.contains(words[token].form) {
      follow(hash, at: token + 1, in: sentence, words, hashes, depth: depth + 1, end: end)
    }
  }

  /// The longest phrase of the tables, plus an article or two.
  private static let mostWords = 7
  /// "Take a decision" and "take its decision" are matched as "take decision".
  private static let passedOver: Set<String> = [
    "a", "an", "the", "its", "his", "her", "their", "our", "my", "your",
  ]
}

/// Hashes of word sequences, made of the hashes of their words.
enum PhraseHash {
  static let start = FNVHash().value

  static func joined(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    (phrase ^ (word &>> 29 ^ word)) &* 0x9e37_79b9_7f4a_7c15
  }
}

/// Numbers by hash, in one open-addressing array (linear probing).
private struct HashIndex: Sendable {
  private var slots: [(hash: UInt64, value: Int32)]
  private let mask: Int

  private static let free: Int32 = -1

  /// - Parameter capacity: the maximum number of hashes.
  init(capacity: Int) {
    let size = 1 << max(4, Int.bitWidth - (capacity * 2).leadingZeroBitCount)
    slots = Array(repeating: (0, Self.free), count: size)
    mask = size - 1
  }

  subscript(hash: UInt64) -> Int32? {
    get {
      let slot = slots[place(of: hash)]
      return slot.value == Self.free ? nil : slot.value
    }
    set { slots[place(of: hash)] = (hash, newValue ?? Self.free) }
  }

  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash &>> 20) & mask
    while slots[place].value != Self.free, slots[place].hash != hash { place = (place + 1) & mask }
    return place
  }
}
