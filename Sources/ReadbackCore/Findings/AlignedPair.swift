/// An official text and a retelling, linked and analysed but without findings.
public struct AlignedPair: Sendable {
  let evidence: Evidence
  let phrases: PhraseMarks
  let told: TokenCoverage
  /// The vectors computed so far.
  var meanings: KnownMeanings
  /// For texts in two languages.
  let cross: CrossEvidence?
  /// The assessment of the retelling as a whole.
  public let verdict: Verdict

  init(
    _ evidence: Evidence, meanings: KnownMeanings, cross: CrossEvidence?,
    concurrently: Concurrently
  ) {
    self.evidence = evidence
    self.meanings = meanings
    self.cross = cross
    phrases = PhraseMarks(evidence, concurrently: concurrently)
    told = TokenCoverage(evidence, concurrently: concurrently).withPhrases(phrases, of: evidence)
    verdict =
      cross.map { Verdict.judged(evidence, $0) }
      ?? Verdict.judged(evidence, told: told, sameLanguage: evidence.sharedLanguage)
  }

  /// The official text.
  public var official: Document { evidence.official.document }
  /// The retelling.
  public var retelling: Document { evidence.retelling.document }
}

extension Evidence {
  /// The language of both texts, if it is known and the same.
  var sharedLanguage: String? {
    let language = official.document.language
    return language == retelling.document.language ? language : nil
  }

  /// Whether checks that know English apply; texts in an unknown language are taken for English.
  var isEnglish: Bool { (sharedLanguage ?? "en") == "en" }
}
