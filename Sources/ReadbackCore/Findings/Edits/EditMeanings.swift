/// Judges edits by the meanings of their words and of the clauses around them.
struct EditMeanings {
  /// The places of an edit's words and of the clauses around them; nil on a side without words.
  struct Places: Sendable {
    var officialWords: TextRange?
    var officialClause: TextRange?
    var retellingWords: TextRange?
    var retellingClause: TextRange?

    init(of edit: TokenEdit, _ evidence: Evidence) {
      (officialWords, officialClause) = Self.places(of: edit.official, evidence.official)
      (retellingWords, retellingClause) = Self.places(of: edit.retelling, evidence.retelling)
    }

    private static func places(of tokens: Range<Int>, _ side: AnalysedText) -> (
      TextRange?, TextRange?
    ) {
      guard !tokens.isEmpty else { return (nil, nil) }
      let sentence = side.document.sentences[side.sentence(ofToken: tokens.lowerBound)].tokens
      let end = max(tokens.upperBound, sentence.upperBound)
      let before = (sentence.lowerBound..<tokens.lowerBound).last { endsClause($0, side) }
      let behind = (tokens.upperBound..<end).first { endsClause($0, side) }
      let clause = (before.map { $0 + 1 } ?? sentence.lowerBound)..<(behind ?? end)
      return (side.place(of: tokens), side.place(of: clause))
    }

    private static func endsClause(_ token: Int, _ side: AnalysedText) -> Bool {
      side.words[token].kind == .mark && ends.contains(side.words[token].form)
    }

    private static let ends: Set<String> = [".", ",", ";", ":", "!", "?"]
  }

  private let evidence: Evidence
  private let net: MeaningNet
  private var meanings: KnownMeanings
  /// The projections computed so far, of the official text and of the retelling.
  private var projections: [[TextRange: MeaningNet.Projection]] = [[:], [:]]
  private let nothing: MeaningNet.Projection

  init(_ pair: AlignedPair, net: MeaningNet = .embedded) {
    evidence = pair.evidence
    meanings = pair.meanings
    self.net = net
    nothing = net.projection(of: nil)
  }

  /// The probability, 0...1, that an edit changes the meaning.
  ///
  /// - Parameter trees: the uncalibrated log odds from the trees.
  mutating func probability(of edit: TokenEdit, trees: Float) -> Double {
    let places = Places(of: edit, evidence)
    let words = MeaningNet.Sides(
      official: projection(of: places.officialWords, inText: 0),
      retelling: projection(of: places.retellingWords, inText: 1))
    let clauses = MeaningNet.Sides(
      official: projection(of: places.officialClause, inText: 0),
      retelling: projection(of: places.retellingClause, inText: 1))
    return net.probability(trees: trees, net: net.logOdds(words: words, clauses: clauses))
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
