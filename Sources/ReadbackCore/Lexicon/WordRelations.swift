/// How WordNet relates two words through any of their lemmas and senses.
public struct WordRelations: OptionSet, Hashable, Sendable {
  /// One bit per relation.
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A common sense: "begin", "start".
  public static let synonym = WordRelations(rawValue: 1 << 0)
  /// One is derived from the other: "discuss", "discussion".
  public static let derivation = WordRelations(rawValue: 1 << 1)
  /// One is directly above the other: "dog", "canine".
  public static let hypernym = WordRelations(rawValue: 1 << 2)
  /// Both are directly below the same synset, for the first three senses of a part of speech:
  /// "king", "queen".
  public static let sibling = WordRelations(rawValue: 1 << 3)
  /// Similar, entailed, caused, attribute, or derived from the same word: "big", "large".
  public static let similar = WordRelations(rawValue: 1 << 4)
  /// An opposite: "war", "peace".
  public static let antonym = WordRelations(rawValue: 1 << 5)
}

/// Two related words: indices into the lists that were compared.
public struct RelatedWords: Hashable, Sendable {
  /// Index into the official words.
  public let official: Int
  /// Index into the retelling's words.
  public let retelling: Int
  /// Never empty.
  public let relations: WordRelations
}

/// WordNet's senses: a short record of tagged numbers for each lemma and each synset.
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

  /// Whether WordNet has a lemma.
  func knows(_ lemma: WordID) -> Bool { records.position(of: lemma.index) != nil }

  /// The antonyms of a lemma in WordNet.
  func antonyms(of lemma: WordID) -> [UInt32] {
    guard let position = records.position(of: lemma.index) else { return [] }
    return recordPool.values[range(ofRecord: position)].filter { $0 >> 24 == Entry.antonym }
      .map { $0 & 0xFF_FFFF }
  }

  private func range(ofRecord position: Int) -> Range<Int> {
    let isLast = position + 1 == records.values.count
    let end = isLast ? recordPool.values.count : Int(records.values[position + 1])
    return Int(records.values[position])..<end
  }

  /// Appends the numbers of a lemma to compare with another word: its senses and their neighbours.
  func appendMarks(of lemma: WordID, to marks: inout [SenseMark]) {
    func add(_ role: SenseMark.Role, _ number: UInt32) {
      marks.append(SenseMark(role, number))
    }
    add(.lemma, lemma.rawValue)
    guard let position = records.position(of: lemma.index) else { return }
    for entry in recordPool.values[range(ofRecord: position)] {
      let number = entry & 0xFF_FFFF
      switch entry >> 24 {
      case Entry.derivation: add(.derivation, number)
      case Entry.antonym: add(.antonym, number)
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

extension Lexicon {
  /// How WordNet relates two words; empty for equal words and for words without senses.
  public func relations(_ official: WordID, _ retelling: WordID) -> WordRelations {
    relations(between: [official], and: [retelling]).first?.relations ?? []
  }

  /// Whether two words are antonyms, without looking up other relations.
  func areAntonyms(_ one: WordID, _ other: WordID) -> Bool {
    guard one != other else { return false }
    let words = [one] + lemmas(of: one)
    let otherWords = [other] + lemmas(of: other)
    func hasOpposite(_ words: [WordID], in others: [WordID]) -> Bool {
      words.contains { word in
        senses.antonyms(of: word).contains { opposite in
          others.contains { $0.rawValue & 0xFF_FFFF == opposite }
        }
      }
    }
    return hasOpposite(words, in: otherWords) || hasOpposite(otherWords, in: words)
  }

  /// The related pairs of two lists of words, in official order, then retelling order.
  ///
  /// Equal words are left out. Nearly linear in the number of words, since only words with common
  /// senses are compared.
  public func relations(
    between official: [WordID], and retelling: [WordID]
  ) -> [RelatedWords] {
    SenseMarks.related(
      SenseMarks(of: official, lexicon: self), Array(official.indices),
      SenseMarks(of: retelling, lexicon: self), Array(retelling.indices))
  }
}
