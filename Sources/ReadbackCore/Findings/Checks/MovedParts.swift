/// Parts of a sentence with their numbers in another order: "4,000 in 2019, 4,200 in 2020".
enum MovedParts {
  private struct Part {
    var readings: [Quantities.Reading] = []
    var words: Set<Int32> = []
  }

  /// Whether each part with numbers has a counterpart in the other sentence: the same numbers in
  /// the same order, at least two of them or together with a word that is unique to this part.
  static func areMoved(_ pair: SentencePair, _ analysis: PairAnalysis) -> Bool {
    let official = parts(
      of: pair.official, analysis.official, analysis.officialQuantities[pair.official])
    let retelling = parts(
      of: pair.retelling, analysis.retelling, analysis.retellingQuantities[pair.retelling])
    guard official.count > 1, official.count == retelling.count else { return false }
    var open = Array(retelling.indices)
    for (index, part) in official.enumerated() {
      let others = official.indices.filter { $0 != index }.reduce(into: Set<Int32>()) {
        $0.formUnion(official[$1].words)
      }
      let own = part.words.subtracting(others)
      guard
        let found = open.firstIndex(where: { place in
          let other = retelling[place]
          return other.readings.count == part.readings.count
            && zip(part.readings, other.readings).allSatisfy { $0.agrees(with: $1) }
            && (part.readings.count > 1 || !own.isDisjoint(with: other.words))
        })
      else { return false }
      open.remove(at: found)
    }
    return true
  }

  private static let joints: Set<String> = [",", ";", ":", "and", "while", "but", "–", "—", "or"]

  private static func parts(
    of sentence: Int, _ side: AnalysedText, _ readings: [Quantities.Reading]
  ) -> [Part] {
    var parts = [Part()]
    // The first reading that contains a token.
    let tokens = side.document.sentences[sentence].tokens
    var containing = [Int](repeating: -1, count: tokens.count)
    for (number, reading) in readings.enumerated().reversed() {
      for token in reading.tokens.clamped(to: tokens) {
        containing[token - tokens.lowerBound] = number
      }
    }
    for token in tokens {
      let word = side.words[token]
      let number = containing[token - tokens.lowerBound]
      let reading = number < 0 ? nil : readings[number]
      if let reading {
        if reading.tokens.lowerBound == token { parts[parts.count - 1].readings.append(reading) }
      } else if joints.contains(word.form) {
        parts.append(Part())
      } else if word.isContent {
        parts[parts.count - 1].words.insert(word.formNumber)
      }
    }
    return parts.filter { !$0.readings.isEmpty }
  }
}
