/// Judges edits by the meanings of their words, of the clauses around them and of the linked
/// sentences.
struct EditMeanings {
  private let net: MeaningNet
  private var meanings: KnownMeanings
  private let texts: (official: SourceText, retelling: SourceText)
  /// The projections computed so far, of the official text and of the retelling.
  private var projections: [[TextRange: MeaningNet.Projection]] = [[:], [:]]
  private let nothing: MeaningNet.Projection

  init(_ pair: AlignedPair, net: MeaningNet = .embedded) {
    meanings = pair.meanings
    texts = (pair.official.text, pair.retelling.text)
    self.net = net
    nothing = net.projection(of: nil)
  }

  /// Encodes places that will be compared.
  mutating func add(_ places: [MeaningPlaces], _ concurrently: Concurrently) {
    meanings.add(
      words: places.flatMap { $0.words(official: texts.official, retelling: texts.retelling) },
      concurrently)
  }

  /// The probability, 0...1, that an edit changes the meaning.
  ///
  /// - Parameter trees: the uncalibrated log odds from the trees.
  mutating func probability(of places: MeaningPlaces, trees: Float) -> Double {
    net.probability(trees: trees, net: logOdds(of: places))
  }

  /// The log odds that the meaning changed, from the vectors alone.
  mutating func logOdds(of places: MeaningPlaces) -> Float {
    let words = MeaningNet.Sides(
      official: projection(of: places.officialWords, inText: 0),
      retelling: projection(of: places.retellingWords, inText: 1))
    let clauses = MeaningNet.Sides(
      official: projection(of: places.officialClause, inText: 0),
      retelling: projection(of: places.retellingClause, inText: 1))
    let sentences = MeaningNet.Sides(
      official: projection(of: places.officialSentences, inText: 0),
      retelling: projection(of: places.retellingSentences, inText: 1))
    return net.logOdds(words: words, clauses: clauses, sentences: sentences)
  }

  private mutating func projection(
    of place: TextRange?, inText text: Int
  ) -> MeaningNet.Projection {
    guard let place else { return nothing }
    if let known = projections[text][place] { return known }
    let projection = net.projection(of: meanings.vector(of: place, inText: text))
    projections[text][place] = projection
    return projection
  }
}
