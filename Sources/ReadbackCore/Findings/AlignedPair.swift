/// An official text and a retelling, linked and analysed but without findings.
public struct AlignedPair: Sendable {
  let analysis: PairAnalysis
  let phrases: PhraseMarks
  let coverage: TokenCoverage
  /// The vectors computed so far.
  var meanings: KnownMeanings
  /// For texts in two languages.
  let cross: CrossEvidence?
  /// The assessment of the retelling as a whole.
  public let verdict: Verdict

  init(
    _ analysis: PairAnalysis, meanings: KnownMeanings, cross: CrossEvidence?,
    concurrently: Concurrently
  ) {
    self.analysis = analysis
    self.meanings = meanings
    self.cross = cross
    phrases = PhraseMarks(analysis, concurrently: concurrently)
    coverage = TokenCoverage(analysis, concurrently: concurrently).withPhrases(
      phrases, of: analysis)
    verdict =
      cross.map { Verdict.judged(analysis, $0) }
      ?? Verdict.judged(analysis, tokenCoverage: coverage, sameLanguage: analysis.sharedLanguage)
  }

  /// The official text.
  public var official: Document { analysis.official.document }
  /// The retelling.
  public var retelling: Document { analysis.retelling.document }
}

extension PairAnalysis {
  /// The language of both texts, if it is known and the same.
  var sharedLanguage: String? {
    let language = official.document.language
    return language == retelling.document.language ? language : nil
  }

  /// Whether checks that know English apply; texts in an unknown language are taken for English.
  var isEnglish: Bool { (sharedLanguage ?? "en") == "en" }
}
