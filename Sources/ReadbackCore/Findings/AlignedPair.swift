/// An official text and a retelling of it, linked and analysed but not yet judged.
public struct AlignedPair: Sendable {
  let evidence: Evidence
  let phrases: PhraseMarks
  let told: Told
  /// What was encoded so far.
  let meanings: KnownMeanings
  /// Of texts in two languages.
  let cross: CrossEvidence?
  /// What can be said of the retelling as a whole.
  public let verdict: Verdict

  init(
    _ evidence: Evidence, meanings: KnownMeanings, cross: CrossEvidence?,
    concurrently: Concurrently
  ) {
    self.evidence = evidence
    self.meanings = meanings
    self.cross = cross
    phrases = PhraseMarks(evidence, concurrently: concurrently)
    told = Told(evidence, concurrently: concurrently).withPhrases(phrases, of: evidence)
    verdict =
      cross.map { Verdict.judged(evidence, $0) }
      ?? Verdict.judged(evidence, told: told, sameLanguage: evidence.sharedLanguage)
  }

  /// The text that is retold.
  public var official: Document { evidence.official.document }
  /// The text that retells it.
  public var retelling: Document { evidence.retelling.document }
}

extension Evidence {
  /// What both texts are in, where that is known and one.
  var sharedLanguage: String? {
    let language = official.document.language
    return language == retelling.document.language ? language : nil
  }
}
