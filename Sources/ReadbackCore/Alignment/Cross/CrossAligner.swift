/// Links the sentences of two texts in different languages, using the meanings of words, names,
/// numbers and the meanings of whole sentences.
public struct CrossAligner: Sendable {
  private let packs: LanguagePacks
  private let languages: (official: String, retelling: String)
  private let leastCells: Int

  /// - Parameters:
  ///    - packs: without the packs of both languages, only names and numbers are used.
  ///    - languages: BCP 47 codes of the two texts.
  public init(packs: LanguagePacks, languages: (official: String, retelling: String)) {
    self.init(packs: packs, languages: languages, leastCells: CrossBands.leastCells)
  }

  /// - Parameter leastCells: texts with at least this many sentence pairs are linked in blocks.
  init(
    packs: LanguagePacks, languages: (official: String, retelling: String), leastCells: Int
  ) {
    self.packs = packs
    self.languages = languages
    self.leastCells = leastCells
  }

  /// Pairs of sentences with the same content, in official order.
  public func pairs(
    official: AlignmentUnits, retelling: AlignmentUnits, concurrently: Concurrently = oneByOne
  ) -> [SentencePair] {
    linked(official, retelling, concurrently: concurrently).pairs
  }

  /// The result of linking two texts.
  struct Linked: Sendable {
    let official: CrossText
    let retelling: CrossText
    /// Nil for books, which are linked in parts.
    let likenesses: TermLikenesses?
    let pairs: [SentencePair]
    /// Whether the texts are related, even if not closely enough to link sentences.
    let isTied: Bool
  }

  func linked(
    _ officialUnits: AlignmentUnits, _ retellingUnits: AlignmentUnits, concurrently: Concurrently
  ) -> Linked {
    let official = CrossText(officialUnits, language: languages.official, packs: packs)
    let retelling = CrossText(retellingUnits, language: languages.retelling, packs: packs)
    func pair(_ link: Link, _ settings: Settings) -> SentencePair {
      SentencePair(
        official: officialUnits.names[link.row], retelling: retellingUnits.names[link.column],
        score: settings.likelihood(of: link.score))
    }
    if knowsWords, officialUnits.count * retellingUnits.count > leastCells {
      let links = linksInBands(official, retelling, concurrently)
      return Linked(
        official: official, retelling: retelling, likenesses: nil,
        pairs: links.map { pair($0, .words) }, isTied: false)
    }
    let likenesses = TermLikenesses(official, retelling)
    var scores = CrossScores(official, retelling, likenesses)
    var settings = Settings.namesOnly
    if knowsWords {
      settings = .words
      if let cosines = cosines(officialUnits, retellingUnits, concurrently) {
        settings = .both
        scores.mix(with: cosines, share: settings.encoderShare)
      }
    }
    let links = Self.links(in: scores, settings, official, retelling)
    return Linked(
      official: official, retelling: retelling, likenesses: likenesses,
      pairs: links.map { pair($0, settings) },
      isTied: isTied(scores, likenesses, official, retelling, isLinked: !links.isEmpty))
  }

  /// Two short texts count as related on evidence that could be chance in long ones: a pair of
  /// moderately similar sentences, or one shared figure or name. Long texts need a link and several
  /// of those.
  private func isTied(
    _ scores: CrossScores, _ likenesses: TermLikenesses, _ official: CrossText,
    _ retelling: CrossText, isLinked: Bool
  ) -> Bool {
    let shared = likenesses.sharedCount(official, retelling)
    if scores.rowCount * scores.columnCount <= Self.fewCells {
      return shared > 0 || knowsWords && scores.highest > Self.somewhatAlike
    }
    return isLinked && shared >= Self.severalShared
  }

  private static let fewCells = 16
  /// Among sentence pairs of unrelated texts one in a thousand scores higher; among translations,
  /// 96 in a hundred.
  private static let somewhatAlike: Float = 0.3
  private static let severalShared = 3

  private struct Link: Sendable {
    let row: Int
    let column: Int
    let score: Float
  }

  private static func links(
    in scores: CrossScores, _ settings: Settings, _ official: CrossText, _ retelling: CrossText
  ) -> [Link] {
    let judged = scores.inContext(
      median: settings.median, neighbours: settings.neighbours, chance: settings.chance)
    return CrossLinks(
      scores: judged, threshold: settings.threshold, leniency: settings.leniency,
      partThreshold: settings.partThreshold, lengths: (official.lengths, retelling.lengths)
    ).pairs().map { Link(row: $0, column: $1, score: judged[$0, $1]) }
  }

  /// For books: links by words alone, in blocks along the path through both texts.
  private func linksInBands(
    _ official: CrossText, _ retelling: CrossText, _ concurrently: Concurrently
  ) -> [Link] {
    let blocks = CrossBands.blocks(official, retelling)
    return Chunks.map(blocks.count, length: 1, concurrently) { chunk in
      chunk.flatMap { number -> [Link] in
        let block = blocks[number]
        let (first, second) = (official.part(block.rows), retelling.part(block.columns))
        let scores = CrossScores(first, second, TermLikenesses(first, second))
        return Self.links(in: scores, .words, first, second).compactMap { link in
          let row = block.rows.lowerBound + link.row
          return block.core.contains(row)
            ? Link(row: row, column: block.columns.lowerBound + link.column, score: link.score)
            : nil
        }
      }
    }.flatMap { $0 }
  }

  private var knowsWords: Bool {
    packs.pack(for: languages.official) != nil && packs.pack(for: languages.retelling) != nil
  }

  /// The best values on the even documents of the `readback-measure cross` sets.
  private struct Settings {
    let median: Float
    let neighbours: Float
    let threshold: Float
    let leniency: Float
    /// The least score of a part of a sentence.
    let partThreshold: Float
    /// The median score of unrelated sentences.
    let chance: Float
    /// The encoder's share of a score.
    var encoderShare: Float = 0

    static let both = Settings(
      median: 0.25, neighbours: 0.25, threshold: 0.284, leniency: 0.6, partThreshold: 0.15,
      chance: 0.11, encoderShare: 0.5)
    static let words = Settings(
      median: 0.35, neighbours: 0.25, threshold: 0.162, leniency: 0.6, partThreshold: 0.09,
      chance: 0.07)
    static let namesOnly = Settings(
      median: 0.5, neighbours: 0.5, threshold: 0.022, leniency: 0.3, partThreshold: 0.022,
      chance: 0)

    /// The approximate probability that a linked pair has the same content: one half at the
    /// threshold.
    func likelihood(of score: Float) -> Double {
      Double(min(1, max(0.5, 0.5 + (score - threshold) / (6 * threshold))))
    }
  }

  /// The encoder's similarity of each official sentence to each retelling sentence, row by row.
  private func cosines(
    _ official: AlignmentUnits, _ retelling: AlignmentUnits, _ concurrently: Concurrently
  ) -> [Float]? {
    guard let first = SentenceReader(languages.official, packs),
      let second = SentenceReader(languages.retelling, packs)
    else { return nil }
    var encoders = [languages.official: first, languages.retelling: second]
    // A sentence in a third language is encoded as such, if that language is supported.
    func units(of text: AlignmentUnits, in own: String) -> [(AlignmentUnits, Int, SentenceReader)] {
      (0..<text.count).map { unit in
        let spoken = text.document.language(of: text.ranges[unit]) ?? own
        if encoders[spoken] == nil {
          encoders[spoken] = SentenceReader(spoken, packs) ?? encoders[own]
        }
        return (text, unit, encoders[spoken] ?? first)
      }
    }
    let units =
      units(of: official, in: languages.official) + units(of: retelling, in: languages.retelling)
    let vectors = Chunks.map(units.count, length: 4, concurrently) { chunk in
      units[chunk].map { units, unit, encoder in
        encoder.vector(of: units.document.text.bytes[units.ranges[unit]])
      }
    }.flatMap { $0 }
    var cosines: [Float] = []
    cosines.reserveCapacity(official.count * retelling.count)
    for row in 0..<official.count {
      for column in 0..<retelling.count {
        cosines.append(SentenceVector.cosine(vectors[row], vectors[official.count + column]))
      }
    }
    return cosines
  }
}
