/// What is known of the terms of a pair of texts: stems, and how much each says.
struct TermKnowledge {
  /// By term: terms of one stem share its number.
  let stems: [Int32]
  /// By term: 0...1, how much the word says before counting how often this text uses it.
  let weights: [Float]

  init(of terms: UnitTerms) {
    var stemTable = TermTable(expectedCount: terms.table.count)
    var stems: [Int32] = []
    var weights: [Float] = []
    for term in 0..<Int32(terms.table.count) {
      let word = terms.table[term]
      stems.append(stemTable.term(of: Self.stem(of: word)))
      weights.append(word.count <= 3 ? 0.5 : 0.75)
    }
    self.stems = stems
    self.weights = weights
  }

  /// A word without its regular ending ("talks" and "talk", "applied" and "apply").
  static func stem(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func ends(_ ending: StaticString) -> Bool {
      word.count >= ending.utf8CodeUnitCount + 3
        && word.suffix(ending.utf8CodeUnitCount).elementsEqual(
          UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
    }
    var stem = word
    if ends("ies") || ends("ied") {
      stem = word.dropLast(3)
    } else if ends("ing") {
      stem = word.dropLast(3)
    } else if ends("ed") || ends("es") || ends("th") && word.dropLast(2).last == 0x65 {
      stem = word.dropLast(2)
    } else if ends("s"), !ends("ss") {
      stem = word.dropLast()
    }
    while stem.count > 3, let last = stem.last, last == 0x65 || last == 0x79 {
      stem = stem.dropLast()
    }
    if stem.count > 3, stem.count < word.count, stem.last == stem.dropLast().last {
      stem = stem.dropLast()
    }
    return stem
  }

  /// Looks for the likes of a term among some terms.
  struct Finder {
    let knowledge: TermKnowledge
    var byStem: [Int32: [Int32]] = [:]

    func neighbours(of term: Int32) -> [TermLikeness.Neighbour] {
      (byStem[knowledge.stems[Int(term)]] ?? []).map {
        TermLikeness.Neighbour(term: $0, likeness: $0 == term ? 1 : 0.9)
      }
    }
  }

  func finder(in terms: [Int32]) -> Finder {
    var finder = Finder(knowledge: self)
    for term in terms { finder.byStem[stems[Int(term)], default: []].append(term) }
    return finder
  }
}
