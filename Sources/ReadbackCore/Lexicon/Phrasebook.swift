import CLexicon

/// Words and phrases in sets, found in any form in which a text has them.
///
/// The words are data: `equivalents.tsv`, `contrasts.tsv` and `claim-strength.tsv` in
/// `Tools/lexicon/tables`.
struct Phrasebook: Sendable {
  /// Sets of phrases that a fair retelling may put for each other; each has one value.
  static let equivalents = Phrasebook(
    table: UnsafeRawBufferPointer(
      start: readback_equivalents_start(), count: readback_equivalents_size))
  /// Sets whose values exclude each other in one place of one statement.
  static let contrasts = Phrasebook(
    table: UnsafeRawBufferPointer(start: readback_contrasts_start(), count: readback_contrasts_size)
  )
  /// One set: the words by which causes, connections and possibilities are claimed.
  static let claims = Phrasebook(
    table: UnsafeRawBufferPointer(start: readback_claims_start(), count: readback_claims_size))

  /// Words of a document that stand for one value of a set.
  struct Mark: Sendable, Hashable {
    let tokens: Range<Int>
    /// The number of the set, and of the value in it.
    let set: Int32
    let value: Int32
  }

  /// A phrase's place in the table, and that of another set with the same phrase.
  private struct Entry: Sendable {
    let set: Int32
    let value: Int32
    let next: Int32
  }

  /// By the hash of a phrase's words.
  private var first: [UInt64: Int32] = [:]
  private var entries: [Entry] = []
  /// The hashes of what longer phrases begin with.
  private var beginnings: Set<UInt64> = []

  /// Reads lines of a domain and values behind tabs; a value's phrases stand between slashes.
  init(table: UnsafeRawBufferPointer) {
    var set: Int32 = 0
    for line in table.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      for (value, column) in line.split(separator: UInt8(ascii: "\t")).dropFirst().enumerated() {
        for phrase in column.split(separator: UInt8(ascii: "/")) {
          add(phrase, set: set, value: Int32(value))
        }
      }
      set += 1
    }
  }

  private mutating func add(_ phrase: Slice<UnsafeRawBufferPointer>, set: Int32, value: Int32) {
    let words = phrase.split(separator: UInt8(ascii: " "))
    guard !words.isEmpty else { return }
    var hash = WordHash.start
    for (index, word) in words.enumerated() {
      if index > 0 { beginnings.insert(hash) }
      hash = WordHash.joined(hash, WordHash.of(word))
    }
    entries.append(Entry(set: set, value: value, next: first[hash] ?? -1))
    first[hash] = Int32(entries.count - 1)
  }

  /// The marks of a sentence in text order; a phrase hides the marks of the words in it.
  ///
  /// - Parameter hashes: by token what it may be looked up by: its form and those it is a form of.
  func marks(
    in sentence: Range<Int>, of words: [Word], hashes: (Int) -> [UInt64]
  ) -> [Mark] {
    var found: [Mark] = []
    var phraseEnd = sentence.lowerBound
    for token in sentence where words[token].kind != .mark {
      var longest = 0
      var here: [Mark] = []
      follow(
        WordHash.start, at: token, in: sentence, words, hashes, depth: 0
      ) { hash, end in
        guard end - token >= longest, end > phraseEnd else { return }
        if end - token > longest { here = [] }
        longest = end - token
        var index = first[hash] ?? -1
        while index >= 0 {
          let entry = entries[Int(index)]
          here.append(Mark(tokens: token..<end, set: entry.set, value: entry.value))
          index = entry.next
        }
      }
      if longest > 1 { phraseEnd = token + longest }
      for mark in here where !found.contains(mark) { found.append(mark) }
    }
    return found
  }

  /// Calls `end` for every phrase that begins with what `hash` stands for and goes on at a token.
  private func follow(
    _ hash: UInt64, at token: Int, in sentence: Range<Int>, _ words: [Word],
    _ hashes: (Int) -> [UInt64], depth: Int, end: (UInt64, Int) -> Void
  ) {
    guard token < sentence.upperBound, depth < Self.mostWords, words[token].kind != .mark else {
      return
    }
    for word in hashes(token) {
      let next = WordHash.joined(hash, word)
      if first[next] != nil { end(next, token + 1) }
      if beginnings.contains(next) {
        follow(next, at: token + 1, in: sentence, words, hashes, depth: depth + 1, end: end)
      }
    }
    if depth > 0, Self.passedOver.contains(words[token].form) {
      follow(hash, at: token + 1, in: sentence, words, hashes, depth: depth + 1, end: end)
    }
  }

  /// The longest phrase of the tables, with an article or two.
  private static let mostWords = 7
  /// "Take a decision" and "take its decision" are "take decision".
  private static let passedOver: Set<String> = [
    "a", "an", "the", "its", "his", "her", "their", "our", "my", "your",
  ]
}

/// Hashes of words and of their sequences (FNV-1a).
enum WordHash {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3

  static func of(_ utf8: some Sequence<UInt8>) -> UInt64 {
    utf8.reduce(start) { ($0 ^ UInt64($1)) &* prime }
  }

  static func joined(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    (phrase ^ (word &>> 29 ^ word)) &* 0x9e37_79b9_7f4a_7c15
  }
}
