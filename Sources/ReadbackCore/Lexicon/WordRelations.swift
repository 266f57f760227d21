/// How WordNet relates two words through any of their lemmas and senses.
public struct WordRelations: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A sense in common: "begin", "start".
  public static let synonym = WordRelations(rawValue: 1 << 0)
  /// One derived from the other: "discuss", "discussion".
  public static let derivation = WordRelations(rawValue: 1 << 1)
  /// One directly above the other: "dog", "canine".
  public static let hypernym = WordRelations(rawValue: 1 << 2)
  /// Directly below the same, for the first three senses of a part of speech: "king", "queen".
  public static let sibling = WordRelations(rawValue: 1 << 3)
  /// Similar, entailed, caused, attribute, or both derived from one: "big", "large".
  public static let similar = WordRelations(rawValue: 1 << 4)
  public static let antonym = WordRelations(rawValue: 1 << 5)
}

/// Two related words: indices into the lists that were asked about.
public struct RelatedWords: Hashable, Sendable {
  public let official: Int
  public let retelling: Int
  public let relations: WordRelations
}

/// WordNet's senses: for each lemma and each synset a short record of tagged numbers.
struct SenseTable: Sendable {
  /// The tags of `Tools/lexicon/build.py`, the upper byte of an entry.
  private enum Entry {
    static let earlySense: UInt32 = 0
    static let sense: UInt32 = 1
    static let derivation: UInt32 = 2
    static let antonym: UInt32 = 3
    static let hypernym: UInt32 = 4
    static let similar: UInt32 = 5
  }

  private let records: SparseColumn<UInt32>
  private let recordPool: Section<UInt32>
  private let synsetStarts: Section<UInt32>
  private let synsetPool: Section<UInt32>

  init(block: LexiconBlock) {
    records = block.sparseColumn("rel")
    recordPool = Section(block.section("relp"))
    synsetStarts = Section(block.section("syns"))
    synsetPool = Section(block.section("synp"))
  }

  /// Adds what a lemma gives to hold against another word: senses, and what lies around them.
  fileprivate func appendMarks(of lemma: WordID, owner: Int, to marks: inout [Mark]) {
    func add(_ role: Mark.Role, _ key: UInt32) {
      marks.append(Mark(key: key, owner: UInt32(owner), role: role))
    }
    add(.lemma, Mark.wordKey | lemma.rawValue)
    guard let position = records.position(of: lemma.index) else { return }
    let isLast = position + 1 == records.values.count
    let end = isLast ? recordPool.values.count : Int(records.values[position + 1])
    for entry in recordPool.values[Int(records.values[position])..<end] {
      let number = entry & 0xFF_FFFF
      switch entry >> 24 {
      case Entry.derivation: add(.derivation, number)
      case Entry.antonym: add(.antonym, Mark.wordKey | number)
      case let kind:
        add(.sense, number)
        guard Int(number) + 1 < synsetStarts.values.count else { continue }
        let start = Int(synsetStarts.values[Int(number)])
        let end = Int(synsetStarts.values[Int(number) + 1])
        for neighbour in synsetPool.values[start..<end] {
          let target = neighbour & 0xFF_FFFF
          if neighbour >> 24 == Entry.similar {
            add(.similar, target)
          } else {
            add(.hypernym, target)
            if kind == Entry.earlySense { add(.parent, target) }
          }
        }
      }
    }
  }
}

/// One number that a word holds out for comparison, and in which role.
private struct Mark {
  enum Role: UInt8 {
    case sense, derivation, hypernym, parent, similar, lemma, antonym
  }

  /// Set in keys that are words, not synsets.
  static let wordKey: UInt32 = 1 << 31

  let key: UInt32
  /// Index into the list of words.
  let owner: UInt32
  let role: Role

  /// What two marks with the same key say about their words.
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

extension Lexicon {
  /// How WordNet relates two words; empty for equal words and for words without senses.
  public func relations(_ official: WordID, _ retelling: WordID) -> WordRelations {
    relations(between: [official], and: [retelling]).first?.relations ?? []
  }

  /// The related pairs of two lists of words, in official order, then retelling order.
  ///
  /// Equal words are left out. Near linear in the number of words: words meet only where their
  /// senses do.
  public func relations(
    between official: [WordID], and retelling: [WordID]
  ) -> [RelatedWords] {
    let index = MarkIndex(marks(of: retelling))
    var marks: [Mark] = []
    var row = [UInt8](repeating: 0, count: retelling.count)
    var met: [Int] = []
    var result: [RelatedWords] = []
    for (owner, word) in official.enumerated() {
      marks.removeAll(keepingCapacity: true)
      appendMarks(of: word, owner: owner, to: &marks)
      for mark in marks {
        index.forEach(key: mark.key) { other in
          let relation = Mark.relation(mark.role, other.role)
          guard !relation.isEmpty, retelling[Int(other.owner)] != word else { return }
          if row[Int(other.owner)] == 0 { met.append(Int(other.owner)) }
          row[Int(other.owner)] |= relation.rawValue
        }
      }
      met.sort()
      for other in met {
        result.append(
          RelatedWords(
            official: owner, retelling: other, relations: WordRelations(rawValue: row[other])))
        row[other] = 0
      }
      met.removeAll(keepingCapacity: true)
    }
    return result
  }

  private func marks(of words: [WordID]) -> [Mark] {
    var marks: [Mark] = []
    for (owner, word) in words.enumerated() { appendMarks(of: word, owner: owner, to: &marks) }
    return marks
  }

  private func appendMarks(of word: WordID, owner: Int, to marks: inout [Mark]) {
    senses.appendMarks(of: word, owner: owner, to: &marks)
    for lemma in lemmas(of: word) { senses.appendMarks(of: lemma, owner: owner, to: &marks) }
  }
}

/// Marks by key: chains in a table of heads.
private struct MarkIndex {
  private let marks: [Mark]
  private var heads: [Int32]
  private var next: [Int32]
  private let mask: Int

  init(_ marks: [Mark]) {
    self.marks = marks
    var size = 64
    while size < marks.count * 2 { size *= 2 }
    mask = size - 1
    heads = [Int32](repeating: -1, count: size)
    next = [Int32](repeating: -1, count: marks.count)
    for (position, mark) in marks.enumerated() {
      let slot = Self.slot(mark.key) & mask
      next[position] = heads[slot]
      heads[slot] = Int32(position)
    }
  }

  /// Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4).
  private static func slot(_ key: UInt32) -> Int { Int((key &* 2_654_435_761) >> 8) }

  func forEach(key: UInt32, _ body: (Mark) -> Void) {
    var position = heads[Self.slot(key) & mask]
    while position >= 0 {
      let mark = marks[Int(position)]
      if mark.key == key { body(mark) }
      position = next[Int(position)]
    }
  }
}
