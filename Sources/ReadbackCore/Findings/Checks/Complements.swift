/// Two parts of one whole, of which one is denied: "eleven of the sixteen work" and "five of the
/// sixteen do not", "40 per cent came" and "60 per cent stayed away".
struct Complements {
  private struct Pair {
    let official: Part
    let retelling: Part
  }

  private struct Part {
    let reading: Quantities.Reading
    let whole: Double
    /// The part's clause.
    let tokens: Range<Int>
    let range: TextRange
  }

  private let pairs: [Pair]

  init(_ analysis: PairAnalysis) {
    pairs = analysis.groups.flatMap { group -> [Pair] in
      let official = Self.parts(of: group.official, analysis.officialQuantities, analysis.official)
      guard !official.isEmpty else { return [] }
      let retelling = Self.parts(
        of: group.retelling, analysis.retellingQuantities, analysis.retelling)
      // Parts that the other side gives as they are need no complement.
      func isOpen(_ part: Part, _ sentences: [Int], _ readings: [[Quantities.Reading]]) -> Bool {
        !sentences.contains { readings[$0].contains { $0.agrees(with: part.reading) } }
      }
      let open = retelling.filter { isOpen($0, group.official, analysis.officialQuantities) }
      guard !open.isEmpty else { return [] }
      return official.filter { isOpen($0, group.retelling, analysis.retellingQuantities) }
        .flatMap { one in
          open.filter { Self.complete(one, $0) && Self.areContrary(one, $0, analysis) }
            .map { Pair(official: one, retelling: $0) }
        }
    }
  }

  func contains(official: Quantities.Reading, retelling: Quantities.Reading) -> Bool {
    pairs.contains {
      $0.official.reading.tokens == official.tokens
        && $0.retelling.reading.tokens == retelling.tokens
    }
  }

  func contains(official: Quantities.Reading) -> Bool {
    pairs.contains { $0.official.reading.tokens == official.tokens }
  }

  func contains(retelling: Quantities.Reading) -> Bool {
    pairs.contains { $0.retelling.reading.tokens == retelling.tokens }
  }

  /// Whether a difference is in the clauses of two such parts; of an omission or addition only one
  /// place is known.
  func contain(_ draft: DraftFinding) -> Bool {
    pairs.contains { pair in
      (draft.official ?? draft.retelling) != nil
        && draft.official.map { pair.official.range.overlaps($0) } ?? true
        && draft.retelling.map { pair.retelling.range.overlaps($0) } ?? true
    }
  }

  // MARK: Parts

  private static func parts(
    of sentences: [Int], _ quantities: [[Quantities.Reading]], _ side: AnalysedText
  ) -> [Part] {
    sentences.flatMap { sentence -> [Part] in
      let readings = quantities[sentence]
      return readings.indices.compactMap { index in
        guard let whole = whole(of: index, in: readings, side) else { return nil }
        let tokens = clause(around: readings[index].tokens, sentence, side)
        return Part(
          reading: readings[index], whole: whole, tokens: tokens, range: side.place(of: tokens))
      }
    }
  }

  /// What all the parts add up to: sixteen in "eleven of the sixteen", a hundred per cent, one.
  private static func whole(
    of index: Int, in readings: [Quantities.Reading], _ side: AnalysedText
  ) -> Double? {
    let part = readings[index]
    guard !part.isVague, part.value > 0 else { return nil }
    switch part.kind {
    case .percent: return 100
    case .share: return 1
    case .count: break
    default: return nil
    }
    guard part.unit == nil, readings.indices.contains(index + 1) else { return nil }
    let whole = readings[index + 1]
    let between = part.tokens.upperBound..<max(part.tokens.upperBound, whole.tokens.lowerBound)
    guard whole.kind == .count, !whole.isVague, whole.value > part.value,
      (1...3).contains(between.count), between.contains(where: { side.words[$0].form == "of" }),
      between.allSatisfy({ side.words[$0].isFunction })
    else { return nil }
    return whole.value
  }

  private static func complete(_ one: Part, _ other: Part) -> Bool {
    let areCounts = one.reading.kind == .count
    return areCounts == (other.reading.kind == .count) && (!areCounts || one.whole == other.whole)
      && abs(one.reading.value / one.whole + other.reading.value / other.whole - 1) <= 0.005
  }

  // MARK: Denials

  /// Whether exactly one clause denies what the other says, or says the opposite.
  private static func areContrary(_ one: Part, _ other: Part, _ analysis: PairAnalysis) -> Bool {
    let officialWords = one.tokens.map { analysis.official.words[$0] }
    let retellingWords = other.tokens.map { analysis.retelling.words[$0] }
    let isOpposite = officialWords.contains { word in
      word.isContent
        && retellingWords.contains {
          $0.isContent && Opposites.areOpposite(word, $0, analysis.lexicon)
        }
    }
    return (isDenied(officialWords, analysis) != isDenied(retellingWords, analysis)) != isOpposite
  }

  private static func isDenied(_ words: [Word], _ analysis: PairAnalysis) -> Bool {
    !words.count { analysis.denial(by: $0) != .none }.isMultiple(of: 2)
  }

  /// The tokens around a part up to a strong mark, or to a comma with a conjunction.
  private static func clause(
    around part: Range<Int>, _ sentence: Int, _ side: AnalysedText
  ) -> Range<Int> {
    let sentence = side.document.sentences[sentence].tokens
    func isBoundary(_ token: Int) -> Bool {
      let form = side.words[token].form
      if form == "," {
        return sentence.contains(token + 1) && joining.contains(side.words[token + 1].form)
      }
      return [";", ":", "–", "—", "(", ")"].contains(form)
    }
    let lower = (sentence.lowerBound..<part.lowerBound).last(where: isBoundary).map { $0 + 1 }
    let upper = (part.upperBound..<max(part.upperBound, sentence.upperBound)).first(
      where: isBoundary)
    return (lower ?? sentence.lowerBound)..<(upper ?? sentence.upperBound)
  }

  private static let joining: Set<String> = [
    "and", "but", "while", "whereas", "which", "who", "although", "though", "because", "so", "or",
    "when", "where", "since", "as", "yet",
  ]
}
