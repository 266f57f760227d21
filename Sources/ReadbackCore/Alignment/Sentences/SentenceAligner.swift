/// Pairs sentences with the same content, in any order, n to m.
///
/// Every cell of the matrix of official and retelling units is scored by the content words that the
/// two share or that have the same meaning. A small net rates the promising cells by their
/// features, and a second net rates them again with the probabilities of their neighbours. A third
/// net also uses sentence meaning for cells that words alone do not decide.
public struct SentenceAligner: Sendable {
  private let lexicon: Lexicon
  private let nets: CellNets

  public init(lexicon: Lexicon = .standard) {
    self.init(lexicon: lexicon, nets: .trained)
  }

  init(lexicon: Lexicon, nets: CellNets) {
    self.lexicon = lexicon
    self.nets = nets
  }

  /// The pairs with the same content, in official order; indices are the units' names, scores are
  /// probabilities.
  ///
  /// A statement repeated in the retelling is paired twice, and a sentence that merges two is
  /// paired with both. Two unrelated texts have no pairs. Swapping the sides gives the mirrored
  /// pairs.
  public func pairs(
    official: AlignmentUnits, retelling: AlignmentUnits,
    concurrently: Concurrently = oneByOne
  ) -> [SentencePair] {
    pairing(official: official, retelling: retelling, concurrently: concurrently).pairs
  }

  /// The pairs, with the amount of work.
  func pairing(
    official: AlignmentUnits, retelling: AlignmentUnits, concurrently: Concurrently = oneByOne,
    mostCells: Int = Self.mostCells
  ) -> SentencePairing<SentencePair> {
    var meanings = KnownMeanings(
      official: official.document.text, retelling: retelling.document.text)
    return pairing(
      official: official, retelling: retelling, vocabulary: nil, meanings: &meanings,
      concurrently: concurrently, mostCells: mostCells)
  }

  /// The pairs, with the amount of work.
  ///
  /// - Parameters:
  ///    - vocabulary: of the two documents, if it exists already.
  ///    - known: sentence vectors; new ones are added.
  func pairing(
    official: AlignmentUnits, retelling: AlignmentUnits, vocabulary: Vocabulary?,
    meanings known: inout KnownMeanings, concurrently: Concurrently,
    mostCells: Int = Self.mostCells
  ) -> SentencePairing<SentencePair> {
    guard official.count > 0, retelling.count > 0 else {
      return SentencePairing(pairs: [], scoredCells: 0)
    }
    let vocabulary =
      vocabulary ?? Vocabulary(of: [official.document, retelling.document], lexicon: lexicon)
    let (terms, knowledge) = terms(official, retelling, vocabulary)
    let isHeading = (official: official.isHeading, retelling: retelling.isHeading)
    var meanings = UnitMeanings(official: official, retelling: retelling, known: known)
    let cells = official.count * retelling.count
    let found: SentencePairing<UnitPair>
    if cells <= mostCells, terms.table.count <= Self.mostTerms {
      let judged = judged(
        terms, knowledge, isHeading: isHeading, &meanings, concurrently)
      found = SentencePairing(
        pairs: judged.pairs(isHeading: official.isHeading), scoredCells: cells)
    } else {
      found = LongTextAligner(
        terms: terms, knowledge: knowledge, isHeading: isHeading, nets: nets
      ).pairs(&meanings, concurrently)
    }
    var pairs = PairGate.pairs(
      found.pairs, officialCount: official.count, retellingCount: retelling.count)
    var identical = IdenticalUnits(
      official: official.forms(of: vocabulary, text: 0),
      retelling: retelling.forms(of: vocabulary, text: 1))
    // A changed number does not make a different statement.
    let parallel = IdenticalUnits(
      official: official.forms(
        of: vocabulary, text: 0, maskingNumbersBut: { identical.partners[$0] != nil }),
      retelling: retelling.forms(
        of: vocabulary, text: 1, maskingNumbersBut: { identical.officials[$0] != nil }))
    identical.add(parallel)
    pairs = identical.settled(pairs)
    if Fragments.areFragments(official, retelling) {
      pairs = Fragments.pairs(
        adding: found.pairs, to: pairs, terms, isHeading: isHeading, &meanings, concurrently)
    }
    known = meanings.known
    let named = pairs.map {
      SentencePair(
        official: official.names[$0.official], retelling: retelling.names[$0.retelling],
        score: Double($0.probability))
    }
    return SentencePairing(pairs: named, scoredCells: found.scoredCells)
  }

  /// All cells of two texts, rated by all three nets.
  private func judged(
    _ terms: UnitTerms, _ knowledge: TermKnowledge,
    isHeading: (official: [Bool], retelling: [Bool]), _ meanings: inout UnitMeanings,
    _ concurrently: Concurrently
  ) -> ScoredBlock {
    var judged = ScoredBlock(
      terms, knowledge, rows: Array(0..<terms.official.count),
      columns: Array(0..<terms.retelling.count), isHeading: isHeading, nets: nets,
      bar: DoubtfulCells.bar)
    meanings.add(
      official: judged.doubtfulRows, retelling: judged.doubtfulColumns, concurrently)
    judged.settle(nets, meanings)
    return judged
  }

  private func terms(
    _ official: AlignmentUnits, _ retelling: AlignmentUnits, _ known: Vocabulary?
  ) -> (UnitTerms, TermKnowledge) {
    let vocabulary =
      known ?? Vocabulary(of: [official.document, retelling.document], lexicon: lexicon)
    let terms = UnitTerms(
      official: official, retelling: retelling, vocabulary: vocabulary, lexicon: lexicon)
    return (terms, TermKnowledge(of: terms, lexicon: lexicon, senses: vocabulary.senses))
  }

  /// A candidate cell, by the units' names, with the features that a net uses.
  @_spi(Training)
  public struct CellRow {
    /// The official unit's name: the index of its sentence.
    public let official: Int
    /// The retelling unit's name.
    public let retelling: Int
    /// In the order of the net's inputs.
    public let features: [Float]
  }

  /// The pass that rates a cell; each has its own net.
  @_spi(Training)
  public enum Pass: Int, CaseIterable, Sendable {
    case first = 1
    case second, third
  }

  /// The features of the cells that the net of a pass rates.
  @_spi(Training)
  public func cellFeatures(
    official: AlignmentUnits, retelling: AlignmentUnits, pass: Pass
  ) -> [CellRow] {
    guard official.count > 0, retelling.count > 0 else { return [] }
    let (terms, knowledge) = terms(official, retelling, nil)
    var meanings = UnitMeanings(official: official, retelling: retelling)
    let judged = judged(
      terms, knowledge, isHeading: (official.isHeading, retelling.isHeading), &meanings, oneByOne)
    let (features, count, places) =
      switch pass {
      case .first:
        (judged.firstFeatures, CellFeatures.count, Array(judged.candidates.cells.indices))
      case .second:
        (judged.secondFeatures, ScoredBlock.secondCount, Array(judged.candidates.cells.indices))
      case .third: (judged.thirdFeatures, ScoredBlock.thirdCount, judged.understood)
      }
    return places.enumerated().map { row, place in
      let cell = judged.candidates.cells[place]
      return CellRow(
        official: official.names[cell.row], retelling: retelling.names[cell.column],
        features: Array(features[(row * count)..<((row + 1) * count)]))
    }
  }

  /// Texts with more cells than this are aligned block by block.
  static let mostCells = 400 * 400
  /// So are texts with more distinct words than this, which only a few very long sentences have.
  static let mostTerms = 8192
}

extension IdenticalUnits {
  /// The pairs together with those of identical units, and without pairs that conflict with those:
  /// two units that both have a verbatim partner are not each other's counterparts.
  func settled(_ pairs: [UnitPair]) -> [UnitPair] {
    var settled = pairs.filter { partners[$0.official] == nil || officials[$0.retelling] == nil }
    for (official, retelling) in partners.enumerated() {
      guard let retelling else { continue }
      settled.append(
        UnitPair(official: official, retelling: retelling, probability: 1, score: 1))
    }
    return settled.sorted { ($0.official, $0.retelling) < ($1.official, $1.retelling) }
  }
}

/// Pairs, and the amount of work it took to find them.
struct SentencePairing<Pair: Sendable>: Sendable {
  let pairs: [Pair]
  let scoredCells: Int
}

/// A pair of units, before it gets external names.
struct UnitPair {
  let official: Int
  let retelling: Int
  let probability: Float
  /// How much of both is covered, 0...1.
  let score: Float
}

/// Removes chance similarities between two unrelated texts.
enum PairGate {
  /// Two texts are related if at least this share of one's units have pairs; otherwise only pairs
  /// with `certainScore` are kept: quoted words. Measured on unrelated texts of the same kind.
  private static let relatedShare: Float = 0.25
  private static let certainScore: Float = 0.5

  static func pairs(
    _ pairs: [UnitPair], officialCount: Int, retellingCount: Int
  ) -> [UnitPair] {
    let expectedCount = pairs.reduce(0) { $0 + $1.probability }
    guard expectedCount < relatedShare * Float(min(officialCount, retellingCount)) else {
      return pairs
    }
    return pairs.filter { $0.score >= certainScore }
  }
}
