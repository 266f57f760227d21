/// The places of changed words, of the clauses around them and of the linked sentences.
public struct MeaningPlaces: Sendable {
  /// The words in the official text; nil if there are none.
  public let officialWords: TextRange?
  /// The clause around them; nil if there are none.
  public let officialClause: TextRange?
  /// The linked sentences of the official text, from the first to the last; if they are far apart,
  /// only the one with the words.
  public let officialSentences: TextRange
  /// The words in the retelling; nil if there are none.
  public let retellingWords: TextRange?
  /// The clause around them; nil if there are none.
  public let retellingClause: TextRange?
  /// The same in the retelling.
  public let retellingSentences: TextRange

  init(of edit: TokenEdit, _ analysis: PairAnalysis) {
    self.init(
      official: edit.official, retelling: edit.retelling, in: analysis.groups[edit.group], analysis)
  }

  /// - Parameters:
  ///    - official: the tokens of the words; empty if there are none.
  ///    - retelling: the same in the retelling.
  ///    - link: the linked sentences.
  init(
    official: Range<Int>, retelling: Range<Int>, in link: SentenceLink, _ analysis: PairAnalysis
  ) {
    (officialWords, officialClause) = Self.places(of: official, analysis.official)
    (retellingWords, retellingClause) = Self.places(of: retelling, analysis.retelling)
    officialSentences = Self.sentences(link.official, around: official, analysis.official)
    retellingSentences = Self.sentences(link.retelling, around: retelling, analysis.retelling)
  }

  /// The bytes of all places.
  func words(official: SourceText, retelling: SourceText) -> [ArraySlice<UInt8>] {
    [officialWords, officialClause, officialSentences].compactMap { place in
      place.map { official.bytes[$0] }
    }
      + [retellingWords, retellingClause, retellingSentences].compactMap { place in
        place.map { retelling.bytes[$0] }
      }
  }

  /// Sentences linked to the same one may be pages apart; what lies between them is not encoded.
  private static let mostSentenceBytes = 2000

  private static func sentences(
    _ linked: [Int], around words: Range<Int>, _ side: AnalysedText
  ) -> TextRange {
    let whole = side.place(ofSentences: linked)
    guard whole.count > mostSentenceBytes else { return whole }
    let sentence = words.isEmpty ? linked[0] : side.sentence(ofToken: words.lowerBound)
    return side.document.sentences[sentence].range
  }

  private static func places(
    of tokens: Range<Int>, _ side: AnalysedText
  ) -> (words: TextRange?, clause: TextRange?) {
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
