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
  /// For the hash of a phrase's words, its last entry, or none if they only begin longer phrases.
  private var phrases: HashIndex

  /// Reads lines with a domain followed by values, separated by tabs; the phrases of a value are
  /// separated by slashes.
  init(tables: [UnsafeRawBufferPointer]) {
    // A phrase has nine letters or more on average, with the separator.
    let most = tables.reduce(0) { $0 + $1.count } / 8
    entries.reserveCapacity(most)
    phrases = HashIndex(capacity: most)
    var set: Int32 = 0
    for table in tables { read(table, set: &set) }
  }

  private mutating func read(_ table: UnsafeRawBufferPointer, set: inout Int32) {
    var (value, phrase, word): (Int32, UInt64, FNVHash) = (-1, PhraseHash.start, FNVHash())
    var (letters, words) = (0, 0)
    var isComment = false
    func endWord(_ book: inout Phrasebook) {
      guard letters > 0 else { return }
      if words > 0 { book.phrases.begin(phrase) }
      phrase = PhraseHash.joined(phrase, word.value)
      words += 1
      (word, letters) = (FNVHash(), 0)
    }
    func endPhrase(_ book: inout Phrasebook) {
      endWord(&book)
      if words > 0, value >= 0 {
        let entry = Int32(book.entries.count)
        book.entries.append(
          Entry(set: set, value: value, next: book.phrases.exchange(entry, at: phrase)))
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
      guard let known = phrases[next] else { continue }
      if known.entry >= 0 { end(known.entry, token + 1) }
      if known.isBeginning {
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

/// Entries by the hash of their phrase, in one open-addressing array (linear probing). What is kept
/// of each phrase is in the order of the tables, so that filling the index touches little memory.
private struct HashIndex: Sendable {
  struct Known: Sendable {
    let hash: UInt64
    /// The phrase's last entry; -1 if it has none.
    var entry: Int32
    /// Whether longer phrases begin with it.
    var isBeginning: Bool
  }

  private var known: [Known] = []
  /// Places in `known`, plus one; 0 if free.
  private var slots: [UInt32]

  /// - Parameter capacity: about how many hashes are expected.
  init(capacity: Int) {
    known.reserveCapacity(capacity)
    slots = Array(repeating: 0, count: Self.slotCount(for: capacity))
  }

  private static func slotCount(for count: Int) -> Int {
    1 << max(4, Int.bitWidth - (count * 3 / 2).leadingZeroBitCount)
  }

  subscript(hash: UInt64) -> Known? {
    let slot = Int(slots[place(of: hash)])
    return slot == 0 ? nil : known[slot - 1]
  }

  /// Marks a phrase as the beginning of others.
  mutating func begin(_ hash: UInt64) { known[index(of: hash)].isBeginning = true }

  /// Replaces a phrase's entry and returns the former one, or -1.
  mutating func exchange(_ entry: Int32, at hash: UInt64) -> Int32 {
    let index = index(of: hash)
    let former = known[index].entry
    known[index].entry = entry
    return former
  }

  /// The place of a hash in `known`, added if necessary.
  private mutating func index(of hash: UInt64) -> Int {
    let place = place(of: hash)
    if slots[place] > 0 { return Int(slots[place]) - 1 }
    known.append(Known(hash: hash, entry: -1, isBeginning: false))
    slots[place] = UInt32(known.count)
    if known.count * 4 > slots.count * 3 { grow() }
    return known.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: Self.slotCount(for: 2 * known.count))
    for (index, known) in known.enumerated() { slots[place(of: known.hash)] = UInt32(index + 1) }
  }

  private func place(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash &>> 20) & mask
    while slots[place] > 0, known[Int(slots[place]) - 1].hash != hash {
      place = (place + 1) & mask
    }
    return place
  }
}
