/// A number that a word offers for comparison, with its role: a synset or a word.
struct SenseMark: Sendable {
  enum Role: UInt32 {
    case sense, derivation, hypernym, parent, similar, lemma, antonym
  }

  /// The role in the upper byte, a 24-bit number below it.
  private let rawValue: UInt32

  init(_ role: Role, _ number: UInt32) { rawValue = role.rawValue << 24 | number }

  var role: Role { Role(rawValue: rawValue >> 24).unsafelyUnwrapped }

  /// The number to compare, distinct for words and synsets.
  var key: UInt32 {
    let number = rawValue & 0xFF_FFFF
    return rawValue >> 24 >= Role.lemma.rawValue ? number | 1 << 31 : number
  }

  /// The relation implied by two marks with the same key.
  static func relation(_ official: Role, _ retelling: Role) -> WordRelations {
    switch (official, retelling) {
    case (.sense, .sense): .synonym
    case (.sense, .derivation), (.derivation, .sense): .derivation
    case (.sense, .hypernym), (.hypernym, .sense): .hypernym
    case (.parent, .parent): .sibling
    case (.sense, .similar), (.similar, .sense), (.derivation, .derivation): .similar
    case (.lemma, .antonym), (.antonym, .lemma): .antonym
    default: []
    }
  }
}

/// WordNet data for a list of words, looked up once and compared often.
struct SenseMarks: Sendable {
  private let words: [WordID?]
  /// The marks of word `w` are `marks[bounds[w]..<bounds[w + 1]]`; a word may have none.
  private let marks: [SenseMark]
  private let bounds: [Int32]

  /// - Parameters:
  ///    - words: nil for words that are not in the lexicon.
  ///    - known: a list, possibly with some of the same words, that was looked up before.
  init(of words: [WordID?], lexicon: Lexicon, known: SenseMarks? = nil) {
    var marks: [SenseMark] = []
    var bounds: [Int32] = [0]
    bounds.reserveCapacity(words.count + 1)
    let places = known.map { known in
      Dictionary(
        known.words.indices.compactMap { place in known.words[place].map { ($0, place) } },
        uniquingKeysWith: { first, _ in first })
    }
    for word in words {
      if let word, let known, let place = places?[word] {
        marks += known.marks[known[place]]
      } else if let word {
        lexicon.senses.appendMarks(of: word, to: &marks)
        for lemma in lexicon.lemmas(of: word) {
          lexicon.senses.appendMarks(of: lemma, to: &marks)
        }
      }
      bounds.append(Int32(marks.count))
    }
    self.words = words
    self.marks = marks
    self.bounds = bounds
  }

  private subscript(word: Int) -> Range<Int> { Int(bounds[word])..<Int(bounds[word + 1]) }

  /// How two words of the list are related; empty if both are the same word.
  func relations(_ one: Int, _ other: Int) -> WordRelations {
    guard words[one] != words[other] else { return [] }
    var relations: WordRelations = []
    for mark in marks[self[one]] {
      for otherMark in marks[self[other]] where mark.key == otherMark.key {
        relations.formUnion(SenseMark.relation(mark.role, otherMark.role))
      }
    }
    return relations
  }

  /// The related pairs among some words of two lists: indices into `officialWords` and
  /// `retellingWords`, which contain indices into the lists and may have duplicates.
  static func related(
    _ official: SenseMarks, _ officialWords: [Int], _ retelling: SenseMarks,
    _ retellingWords: [Int]
  ) -> [RelatedWords] {
    let index = MarkIndex(retelling, retellingWords)
    var row = [UInt8](repeating: 0, count: retellingWords.count)
    var met: [Int] = []
    var result: [RelatedWords] = []
    official.marks.withUnsafeBufferPointer { marks in
      for (place, word) in officialWords.enumerated() {
        for mark in marks[official[word]] {
          index.forEach(key: mark.key) { role, other in
            let relation = SenseMark.relation(mark.role, role)
            if relation.isEmpty { return }
            if row[other] == 0 { met.append(other) }
            row[other] |= relation.rawValue
          }
        }
        met.sort()
        for other in met {
          if retelling.words[retellingWords[other]] != official.words[word] {
            result.append(
              RelatedWords(
                official: place, retelling: other, relations: WordRelations(rawValue: row[other])))
          }
          row[other] = 0
        }
        met.removeAll(keepingCapacity: true)
      }
    }
    return result
  }

  /// The marks of some words by key, as a chained hash table.
  private struct MarkIndex {
    private struct Entry {
      let mark: SenseMark
      let owner: Int32
      let next: Int32
    }

    private var heads: [Int32]
    private var entries: [Entry] = []
    private let mask: Int

    init(_ senses: SenseMarks, _ words: [Int]) {
      let count = words.reduce(0) { $0 + senses[$1].count }
      var size = 64
      while size < count * 2 { size *= 2 }
      let mask = size - 1
      self.mask = mask
      heads = [Int32](repeating: -1, count: size)
      entries.reserveCapacity(count)
      for (owner, word) in words.enumerated() {
        for mark in senses.marks[senses[word]] {
          let slot = Self.slot(mark.key) & mask
          let next = heads[slot]
          heads[slot] = Int32(entries.count)
          entries.append(Entry(mark: mark, owner: Int32(owner), next: next))
        }
      }
    }

    /// Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4).
    private static func slot(_ key: UInt32) -> Int { Int((key &* 2_654_435_761) >> 8) }

    @inline(__always)
    func forEach(key: UInt32, _ body: (_ role: SenseMark.Role, _ owner: Int) -> Void) {
      var position = heads[Self.slot(key) & mask]
      while position >= 0 {
        let entry = entries[Int(position)]
        if entry.mark.key == key { body(entry.mark.role, Int(entry.owner)) }
        position = entry.next
      }
    }
  }
}
