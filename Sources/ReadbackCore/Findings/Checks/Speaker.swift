/// "We" and "our" in the retelling's own voice where the official text speaks of a third person.
///
/// A translation keeps the speaker. The author of a free retelling may speak in the first person,
/// so only text close to the official wording is checked.
enum Speaker {
  /// - Parameter closeness: the share of the linked sentences' words that are the official ones.
  static func drafts(_ analysis: PairAnalysis, closeness: Float) -> [DraftFinding] {
    var found: [DraftFinding] = []
    let isNarrated = isNarratedByOthers(analysis.official)
    for group in analysis.groups {
      let officialTokens = analysis.officialTokens(of: group)
      // If the official text is in the first person, its retelling may be too.
      guard !officialTokens.contains(where: { Persons.isFirst(analysis.official.words[$0]) }) else {
        continue
      }
      for token in analysis.retellingTokens(of: group) {
        let word = analysis.retelling.words[token]
        guard Persons.isFirst(word), !word.isQuoted else { continue }
        // Without capitals "us" may be the country.
        if word.form == "us", !analysis.retelling.hasCapitals { continue }
        let retelling = phrase(around: token, in: analysis.retelling)
        let official = counterpart(of: token, group: group, in: analysis)
        let officialQuote = official.map { Quoting.quoted(analysis.official.quote($0)) }
        let retellingQuote = Quoting.quoted(analysis.retelling.quote(retelling))
        found.append(
          DraftFinding(
            cause: .speaker, severity: .major,
            confidence: official == nil || !isNarrated || closeness < leastCloseness
              ? Calibration.anybody : Calibration.speaker,
            official: official.map { analysis.official.place(of: $0) },
            retelling: analysis.retelling.place(of: retelling),
            reason: officialQuote.map {
              Reasons.replaced($0, by: retellingQuote, Reasons.otherSpeaker)
            } ?? Reasons.about(retellingQuote, Reasons.firstPerson)))
      }
    }
    return found
  }

  /// In the corpus, machine translations have at least .46 and retellings in other voices at most
  /// .41; of 48 such places in the latter, 5 were wrong.
  private static let leastCloseness: Float = 0.45

  /// Whether the text speaks of its people in the third person: if it also uses the first person,
  /// the context shows who is meant.
  private static func isNarratedByOthers(_ side: AnalysedText) -> Bool {
    let first = side.words.count { Persons.isFirst($0) && !$0.isQuoted }
    return first * 200 <= side.words.count
  }

  /// The pronoun and the word it belongs to.
  private static func phrase(around token: Int, in side: AnalysedText) -> Range<Int> {
    let sentence = side.document.sentences[side.sentence(ofToken: token)].tokens
    var upper = token + 1
    while upper < sentence.upperBound, upper - token < 4, side.words[upper].kind != .mark {
      upper += 1
      if side.words[upper - 1].isContent { break }
    }
    return token..<upper
  }

  /// Who is meant in the official text: the aligned word if it names a person, otherwise a country
  /// or third-person pronoun close to the neighbour's counterpart.
  private static func counterpart(
    of token: Int, group: SentenceLink, in analysis: PairAnalysis
  ) -> Range<Int>? {
    func names(_ official: Int) -> Bool {
      let word = analysis.official.words[official]
      // "It is understandable" has no personal subject.
      return Persons.third.contains(word.form) && word.form != "it"
        || word.isCapitalised && Countries.number(of: word.form) != nil
    }
    func mayBePerson(_ official: Int) -> Bool {
      names(official) || analysis.official.words[official].looksLikeName
    }
    if let partner = analysis.retellingPartners[token].first(where: { mayBePerson($0.token) }) {
      return partner.token..<(partner.token + 1)
    }
    for distance in 1...4 {
      for neighbour in [token + distance, token - distance]
      where analysis.retellingPartners.indices.contains(neighbour) {
        guard let partner = analysis.retellingPartners[neighbour].first?.token else { continue }
        let sentence = analysis.official.sentence(ofToken: partner)
        guard group.official.contains(sentence) else { continue }
        let tokens = analysis.official.document.sentences[sentence].tokens
        let window = ((partner - 4)..<(partner + 5)).clamped(to: tokens)
        if let name = window.min(by: { rank($0, partner, names) < rank($1, partner, names) }),
          names(name)
        {
          return name..<(name + 1)
        }
      }
    }
    return body(speakingAt: token, group: group, in: analysis)
  }

  /// "The Ministry" at the beginning of the official sentence, if "we" begins the retelling's.
  private static func body(
    speakingAt token: Int, group: SentenceLink, in analysis: PairAnalysis
  ) -> Range<Int>? {
    let sentence = analysis.retelling.sentence(ofToken: token)
    guard analysis.retelling.words[token].form == "we",
      analysis.retelling.words[token].isInitial, analysis.official.hasCapitals,
      let official = group.pairs.first(where: { $0.retelling == sentence })?.official
    else { return nil }
    let tokens = analysis.official.document.sentences[official].tokens
    guard tokens.count > 2, analysis.official.words[tokens.lowerBound].form == "the",
      analysis.official.words[tokens.lowerBound + 1].looksLikeName
    else { return nil }
    return tokens.lowerBound..<(tokens.lowerBound + 2)
  }

  private static func rank(_ token: Int, _ centre: Int, _ names: (Int) -> Bool) -> Int {
    (names(token) ? 0 : 100) + abs(token - centre)
  }
}
