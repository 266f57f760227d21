/// A name replaced by another, or misspelt.
enum Names {
  static func drafts(_ analysis: PairAnalysis, _ differences: [SentenceDifference])
    -> [DraftFinding]
  {
    let officialNames = NameForms(in: analysis.official)
    let retellingNames = NameForms(in: analysis.retelling)
    var found: [DraftFinding] = []
    for link in analysis.alignment.words where link.probability > 0.6 {
      let one = analysis.official.words[link.official]
      let other = analysis.retelling.words[link.retelling]
      guard one.kind == .word, other.kind == .word, one.form != other.form,
        !NameVariants.areVariants(one.form, other.form), !analysis.isSameWord(one, other)
      else { continue }
      if let draft = exchanged(link, one, other, officialNames, retellingNames, analysis)
        ?? anotherNameLikeIt(link, one, other, officialNames, retellingNames, analysis)
        ?? misspelt(link, one, other, officialNames, analysis)
      {
        found.append(draft)
      }
    }
    found += uncapitalised(analysis)
    found += exchangedParts(analysis)
    found += differences.lazy.filter(\.isEqualOtherwise).flatMap { difference in
      difference.hunks.compactMap { replaced($0, analysis) }
    }
    return found
  }

  /// A name replaced by a name in an otherwise equal sentence, even if the texts contain it
  /// elsewhere.
  private static func replaced(_ hunk: SentenceDifference.Hunk, _ analysis: PairAnalysis)
    -> DraftFinding?
  {
    func name(_ tokens: Range<Int>, _ side: AnalysedText) -> Range<Int>? {
      let words = tokens.filter { side.words[$0].kind != .mark }
      guard let first = words.first, let last = words.last, words.count <= 3,
        words.allSatisfy({ isName(side.words[$0], analysis.lexicon) })
      else { return nil }
      return first..<(last + 1)
    }
    guard let official = name(hunk.official, analysis.official),
      let retelling = name(hunk.retelling, analysis.retelling)
    else { return nil }
    // "Minister" and "Secretary" are capitalised words.
    func isNamed(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      tokens.contains { !isDictionaryWord(side.words[$0], analysis.lexicon) }
    }
    guard isNamed(official, analysis.official) || isNamed(retelling, analysis.retelling) else {
      return nil
    }
    if let draft = mistaken(official, retelling, analysis) { return draft }
    for one in official.map({ analysis.official.words[$0] }) {
      for other in retelling.map({ analysis.retelling.words[$0] }) {
        guard !NameVariants.areAlike(one.form, other.form), !analysis.isSameWord(one, other),
          !NameVariants.areTransliterations(one.form, other.form), !one.isAllCapitals,
          !other.isAllCapitals
        else { return nil }
      }
    }
    let link = WordLink(
      official: official.upperBound - 1, retelling: retelling.upperBound - 1, probability: 1)
    let (one, other) = (
      analysis.official.words[link.official], analysis.retelling.words[link.retelling]
    )
    guard analysis.nearness(one, other) < 0.35 || NameContext(link, analysis).tellsApart(one, other)
    else { return nil }
    return analysis.draft(
      cause: .name, severity: .critical, confidence: Calibration.nameInEqualSentence,
      official: official, retelling: retelling, because: Reasons.otherName)
  }

  /// A dictionary word spelt much like the name that it replaces.
  private static func mistaken(
    _ official: Range<Int>, _ retelling: Range<Int>, _ analysis: PairAnalysis
  ) -> DraftFinding? {
    guard official.count == 1, retelling.count == 1 else { return nil }
    let one = analysis.official.words[official.lowerBound]
    let other = analysis.retelling.words[retelling.lowerBound]
    guard isDictionaryWord(other, analysis.lexicon), !isDictionaryWord(one, analysis.lexicon),
      one.form.utf8.count > 3, Spelling.closeness(one.form, other.form) >= 0.5,
      !NameVariants.areVariants(one.form, other.form),
      !NameVariants.areTransliterations(one.form, other.form)
    else { return nil }
    return analysis.draft(
      cause: .name, severity: .major, confidence: Calibration.nameInEqualSentence,
      official: official, retelling: retelling, because: Reasons.wordForName)
  }

  /// A capital at the beginning of a sentence is not evidence.
  private static func isName(_ word: Word, _ lexicon: Lexicon) -> Bool {
    guard word.kind == .word, word.isCapitalised, !word.isFunction, !word.mayBeQuantity else {
      return false
    }
    return !word.isInitial || !isDictionaryWord(word, lexicon)
  }

  /// A different word inside a name: between the same two capitalised words.
  private static func exchangedParts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let (words, officialWords) = (analysis.retelling.words, analysis.official.words)
    func isPart(_ word: Word) -> Bool { word.isCapitalised && !word.isAllCapitals }
    func counterpart(_ token: Int) -> Int? {
      analysis.retellingPartners[token].first.flatMap {
        $0.probability > WordAligner.sureProbability
          && officialWords[$0.token].form == words[token].form ? $0.token : nil
      }
    }
    return words.indices.dropFirst().dropLast().compactMap { token in
      guard isPart(words[token]), isPart(words[token - 1]), isPart(words[token + 1]),
        let before = counterpart(token - 1), counterpart(token + 1) == before + 2
      else { return nil }
      let (one, other) = (officialWords[before + 1], words[token])
      guard isPart(officialWords[before]), isPart(one), isPart(officialWords[before + 2]),
        // A surname may be preceded by titles, which may be rendered differently.
        isDictionaryWord(words[token + 1], analysis.lexicon),
        !analysis.isSameWord(one, other), !NameVariants.areAlike(one.form, other.form),
        analysis.nearness(one, other) < 0.4
      else { return nil }
      return analysis.draft(
        cause: .name, severity: .critical, confidence: Calibration.exchangedName,
        official: before..<(before + 3), retelling: (token - 1)..<(token + 2),
        because: Reasons.otherName)
    }
  }

  /// Two different names as counterparts, unless the retelling's is a synonym, short form or
  /// nationality of the official one.
  private static func exchanged(
    _ link: WordLink, _ one: Word, _ other: Word, _ officialNames: NameForms,
    _ retellingNames: NameForms, _ analysis: PairAnalysis
  ) -> DraftFinding? {
    // A name that each text also has elsewhere was moved, not replaced.
    guard !retellingNames.contains(one.form), !officialNames.contains(other.form),
      !isRestOfNameRendered(link, analysis)
    else { return nil }
    if one.isCapitalised, other.isCapitalised, NameVariants.areTwoCountries(one.form, other.form),
      !retellingNames.forms.contains(where: { NameVariants.areVariants(one.form, $0) }),
      !officialNames.forms.contains(where: { NameVariants.areVariants($0, other.form) })
    {
      return draft(
        link, analysis, severity: .critical, confidence: Calibration.exchangedCountry,
        because: Reasons.otherCountry)
    }
    guard one.looksLikeName, other.looksLikeName, Spelling.likeness(one.form, other.form) < 0.4,
      !NameVariants.areAlike(one.form, other.form),
      !one.isAllCapitals, !other.isAllCapitals,
      // "Foreign Minister" and "Foreign Secretary" are capitalised words.
      !isDictionaryWord(one, analysis.lexicon) || !isDictionaryWord(other, analysis.lexicon),
      analysis.nearness(one, other) < 0.35 || NameContext(link, analysis).tellsApart(one, other),
      !officialNames.hasTransliteration(of: other.form),
      !retellingNames.hasTransliteration(of: one.form)
    else { return nil }
    return draft(
      link, analysis, severity: .critical, confidence: Calibration.exchangedName,
      because: Reasons.otherName)
  }

  /// A different name spelt similarly, where neither text contains the other's name.
  private static func anotherNameLikeIt(
    _ link: WordLink, _ one: Word, _ other: Word, _ officialNames: NameForms,
    _ retellingNames: NameForms, _ analysis: PairAnalysis
  ) -> DraftFinding? {
    guard one.looksLikeName, other.looksLikeName, let id = other.id,
      analysis.lexicon.isName(id), !isDictionaryWord(other, analysis.lexicon),
      min(one.form.utf8.count, other.form.utf8.count) > 4,
      !retellingNames.contains(one.form), !officialNames.contains(other.form),
      (0.6..<1).contains(Spelling.closeness(one.form, other.form)),
      !NameVariants.areTransliterations(one.form, other.form),
      !NameVariants.differInVowels(one.form, other.form), !isRestOfNameRendered(link, analysis)
    else { return nil }
    return draft(
      link, analysis, severity: .major, confidence: Calibration.exchangedName,
      because: Reasons.otherName)
  }

  /// Whether the rest of the official name is rendered elsewhere: one part of it was dropped, and
  /// the retelling's word belongs to another name.
  static func isRestOfNameRendered(_ link: WordLink, _ analysis: PairAnalysis) -> Bool {
    [-1, 1].contains { step in
      let neighbour = link.official + step
      guard analysis.official.words.indices.contains(neighbour),
        analysis.official.words[neighbour].looksLikeName
          || analysis.official.words[neighbour].isCapitalised && step < 0,
        let partner = analysis.officialPartners[neighbour].first,
        partner.probability > WordAligner.sureProbability,
        analysis.isSameWord(
          analysis.official.words[neighbour], analysis.retelling.words[partner.token])
      else { return false }
      return partner.token != link.retelling + step
    }
  }

  private static func misspelt(
    _ link: WordLink, _ one: Word, _ other: Word, _ officialNames: NameForms,
    _ analysis: PairAnalysis
  ) -> DraftFinding? {
    guard one.looksLikeName, other.isCapitalised, one.form.utf8.count > 4,
      other.id == nil || NameContext(link, analysis).isBehindOneName,
      !officialNames.contains(other.form), !areTwoCompounds(one, other, analysis.lexicon),
      (0.6..<1).contains(Spelling.closeness(one.form, other.form)),
      !NameVariants.areTransliterations(one.form, other.form)
    else { return nil }
    return draft(
      link, analysis, severity: .minor, confidence: Calibration.misspeltName,
      because: Reasons.misspeltName)
  }

  /// A name in lower case.
  private static func uncapitalised(_ analysis: PairAnalysis) -> [DraftFinding] {
    analysis.alignment.words.compactMap { link in
      let one = analysis.official.words[link.official]
      let other = analysis.retelling.words[link.retelling]
      guard link.probability > 0.6, one.form == other.form, one.looksLikeName, !other.isCapitalised,
        other.kind == .word, !isDictionaryWord(other, analysis.lexicon), !one.isAllCapitals,
        !hasInnerCapital(link.official, analysis.official)
      else { return nil }
      return draft(
        link, analysis, severity: .minor, confidence: Calibration.uncapitalisedName,
        because: Reasons.uncapitalisedName)
    }
  }

  /// Code and addresses write names such as "BitTorrent" in small letters.
  private static func hasInnerCapital(_ token: Int, _ side: AnalysedText) -> Bool {
    side.quote(token..<(token + 1)).dropFirst().contains(where: \.isUppercase)
  }

  /// "Lock-Key" and "Lock-Accept" are two names, not one that is misspelt.
  private static func areTwoCompounds(_ one: Word, _ other: Word, _ lexicon: Lexicon) -> Bool {
    let parts = one.form.split(separator: "-")
    let others = other.form.split(separator: "-")
    func isKnown(_ part: Substring) -> Bool {
      lexicon.word(String(part)).map { lexicon.isListed($0) } ?? false
    }
    return parts.count == others.count && parts.count > 1
      && zip(parts, others).allSatisfy { $0 == $1 || isKnown($0) && isKnown($1) }
  }

  /// "Vice-rector" is a dictionary word if its parts are.
  private static func isDictionaryWord(_ word: Word, _ lexicon: Lexicon) -> Bool {
    func isListed(_ id: WordID) -> Bool { lexicon.isListed(id) && !lexicon.isName(id) }
    if let id = word.id { return isListed(id) }
    let parts = word.form.split(separator: "-")
    return parts.count > 1
      && parts.allSatisfy { lexicon.word(String($0)).map(isListed) ?? false }
  }

  private static func draft(
    _ link: WordLink, _ analysis: PairAnalysis, severity: Severity, confidence: Double,
    because: String
  ) -> DraftFinding {
    let official = link.official..<(link.official + 1)
    let retelling = link.retelling..<(link.retelling + 1)
    return analysis.draft(
      cause: .name, severity: severity, confidence: confidence,
      official: official,
      retelling: retelling,
      because: because)
  }
}
