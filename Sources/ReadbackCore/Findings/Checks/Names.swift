/// A name replaced by another, or misspelt.
enum Names {
  static func drafts(_ evidence: Evidence, _ differences: [SentenceDifference]) -> [Draft] {
    let officialNames = NameForms(in: evidence.official)
    let retellingNames = NameForms(in: evidence.retelling)
    var found: [Draft] = []
    for link in evidence.alignment.words where link.probability > 0.6 {
      let one = evidence.official.words[link.official]
      let other = evidence.retelling.words[link.retelling]
      guard one.kind == .word, other.kind == .word, one.form != other.form,
        !NameVariants.areVariants(one.form, other.form), !evidence.isSameWord(one, other)
      else { continue }
      if let draft = exchanged(link, one, other, officialNames, retellingNames, evidence)
        ?? anotherNameLikeIt(link, one, other, officialNames, retellingNames, evidence)
        ?? misspelt(link, one, other, officialNames, evidence)
      {
        found.append(draft)
      }
    }
    found += uncapitalised(evidence)
    found += exchangedParts(evidence)
    found += differences.lazy.filter(\.isEqualOtherwise).flatMap { difference in
      difference.hunks.compactMap { replaced($0, evidence) }
    }
    return found
  }

  /// A name replaced by a name in an otherwise equal sentence, even if the texts contain it
  /// elsewhere.
  private static func replaced(_ hunk: SentenceDifference.Hunk, _ evidence: Evidence) -> Draft? {
    func name(_ tokens: Range<Int>, _ side: AnalysedText) -> Range<Int>? {
      let words = tokens.filter { side.words[$0].kind != .mark }
      guard let first = words.first, let last = words.last, words.count <= 3,
        words.allSatisfy({ isName(side.words[$0], evidence.lexicon) })
      else { return nil }
      return first..<(last + 1)
    }
    guard let official = name(hunk.official, evidence.official),
      let retelling = name(hunk.retelling, evidence.retelling)
    else { return nil }
    // "Minister" and "Secretary" are capitalised words.
    func isNamed(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      tokens.contains { !isDictionaryWord(side.words[$0], evidence.lexicon) }
    }
    guard isNamed(official, evidence.official) || isNamed(retelling, evidence.retelling) else {
      return nil
    }
    if let draft = mistaken(official, retelling, evidence) { return draft }
    for one in official.map({ evidence.official.words[$0] }) {
      for other in retelling.map({ evidence.retelling.words[$0] }) {
        guard !NameVariants.areAlike(one.form, other.form), !evidence.isSameWord(one, other),
          !NameVariants.areTransliterations(one.form, other.form), !one.isAllCapitals,
          !other.isAllCapitals
        else { return nil }
      }
    }
    let link = WordLink(
      official: official.upperBound - 1, retelling: retelling.upperBound - 1, probability: 1)
    let (one, other) = (
      evidence.official.words[link.official], evidence.retelling.words[link.retelling]
    )
    guard evidence.nearness(one, other) < 0.35 || NameContext(link, evidence).tellsApart(one, other)
    else { return nil }
    return evidence.draft(
      cause: .name, severity: .critical, confidence: Calibration.nameInEqualSentence,
      official: official, retelling: retelling, because: Reasons.otherName)
  }

  /// A dictionary word spelt much like the name that it replaces.
  private static func mistaken(
    _ official: Range<Int>, _ retelling: Range<Int>, _ evidence: Evidence
  ) -> Draft? {
    guard official.count == 1, retelling.count == 1 else { return nil }
    let one = evidence.official.words[official.lowerBound]
    let other = evidence.retelling.words[retelling.lowerBound]
    guard isDictionaryWord(other, evidence.lexicon), !isDictionaryWord(one, evidence.lexicon),
      one.form.utf8.count > 3, Spelling.closeness(one.form, other.form) >= 0.5,
      !NameVariants.areVariants(one.form, other.form),
      !NameVariants.areTransliterations(one.form, other.form)
    else { return nil }
    return evidence.draft(
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
  private static func exchangedParts(_ evidence: Evidence) -> [Draft] {
    let (words, officialWords) = (evidence.retelling.words, evidence.official.words)
    func isPart(_ word: Word) -> Bool { word.isCapitalised && !word.isAllCapitals }
    func counterpart(_ token: Int) -> Int? {
      evidence.retellingPartners[token].first.flatMap {
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
        isDictionaryWord(words[token + 1], evidence.lexicon),
        !evidence.isSameWord(one, other), !NameVariants.areAlike(one.form, other.form),
        evidence.nearness(one, other) < 0.4
      else { return nil }
      return evidence.draft(
        cause: .name, severity: .critical, confidence: Calibration.exchangedName,
        official: before..<(before + 3), retelling: (token - 1)..<(token + 2),
        because: Reasons.otherName)
    }
  }

  /// Two different names as counterparts, unless the retelling's is a synonym, short form or
  /// nationality of the official one.
  private static func exchanged(
    _ link: WordLink, _ one: Word, _ other: Word, _ officialNames: NameForms,
    _ retellingNames: NameForms, _ evidence: Evidence
  ) -> Draft? {
    // A name that each text also has elsewhere was moved, not replaced.
    guard !retellingNames.contains(one.form), !officialNames.contains(other.form),
      !isPartOfNameTold(link, evidence)
    else { return nil }
    if one.isCapitalised, other.isCapitalised, NameVariants.areTwoCountries(one.form, other.form),
      !retellingNames.forms.contains(where: { NameVariants.areVariants(one.form, $0) }),
      !officialNames.forms.contains(where: { NameVariants.areVariants($0, other.form) })
    {
      return draft(
        link, evidence, severity: .critical, confidence: Calibration.exchangedCountry,
        because: Reasons.otherCountry)
    }
    guard one.looksLikeName, other.looksLikeName, Spelling.likeness(one.form, other.form) < 0.4,
      !NameVariants.areAlike(one.form, other.form),
      !one.isAllCapitals, !other.isAllCapitals,
      // "Foreign Minister" and "Foreign Secretary" are capitalised words.
      !isDictionaryWord(one, evidence.lexicon) || !isDictionaryWord(other, evidence.lexicon),
      evidence.nearness(one, other) < 0.35 || NameContext(link, evidence).tellsApart(one, other),
      !officialNames.hasTransliteration(of: other.form),
      !retellingNames.hasTransliteration(of: one.form)
    else { return nil }
    return draft(
      link, evidence, severity: .critical, confidence: Calibration.exchangedName,
      because: Reasons.otherName)
  }

  /// A different name spelt similarly, where neither text contains the other's name.
  private static func anotherNameLikeIt(
    _ link: WordLink, _ one: Word, _ other: Word, _ officialNames: NameForms,
    _ retellingNames: NameForms, _ evidence: Evidence
  ) -> Draft? {
    guard one.looksLikeName, other.looksLikeName, let id = other.id,
      evidence.lexicon.isName(id), !isDictionaryWord(other, evidence.lexicon),
      min(one.form.utf8.count, other.form.utf8.count) > 4,
      !retellingNames.contains(one.form), !officialNames.contains(other.form),
      (0.6..<1).contains(Spelling.closeness(one.form, other.form)),
      !NameVariants.areTransliterations(one.form, other.form),
      !NameVariants.differInVowels(one.form, other.form), !isPartOfNameTold(link, evidence)
    else { return nil }
    return draft(
      link, evidence, severity: .major, confidence: Calibration.exchangedName,
      because: Reasons.otherName)
  }

  /// Whether the rest of the official name is rendered elsewhere: one part of it was dropped, and
  /// the retelling's word belongs to another name.
  static func isPartOfNameTold(_ link: WordLink, _ evidence: Evidence) -> Bool {
    [-1, 1].contains { step in
      let neighbour = link.official + step
      guard evidence.official.words.indices.contains(neighbour),
        evidence.official.words[neighbour].looksLikeName
          || evidence.official.words[neighbour].isCapitalised && step < 0,
        let partner = evidence.officialPartners[neighbour].first,
        partner.probability > WordAligner.sureProbability,
        evidence.isSameWord(
          evidence.official.words[neighbour], evidence.retelling.words[partner.token])
      else { return false }
      return partner.token != link.retelling + step
    }
  }

  private static func misspelt(
    _ link: WordLink, _ one: Word, _ other: Word, _ officialNames: NameForms,
    _ evidence: Evidence
  ) -> Draft? {
    guard one.looksLikeName, other.isCapitalised, one.form.utf8.count > 4,
      other.id == nil || NameContext(link, evidence).isBehindOneName,
      !officialNames.contains(other.form),
      (0.6..<1).contains(Spelling.closeness(one.form, other.form)),
      !NameVariants.areTransliterations(one.form, other.form)
    else { return nil }
    return draft(
      link, evidence, severity: .minor, confidence: Calibration.misspeltName,
      because: Reasons.misspeltName)
  }

  /// A name in lower case.
  private static func uncapitalised(_ evidence: Evidence) -> [Draft] {
    evidence.alignment.words.compactMap { link in
      let one = evidence.official.words[link.official]
      let other = evidence.retelling.words[link.retelling]
      guard link.probability > 0.6, one.form == other.form, one.looksLikeName, !other.isCapitalised,
        other.kind == .word, !isDictionaryWord(other, evidence.lexicon), !one.isAllCapitals
      else { return nil }
      return draft(
        link, evidence, severity: .minor, confidence: Calibration.uncapitalisedName,
        because: Reasons.uncapitalisedName)
    }
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
    _ link: WordLink, _ evidence: Evidence, severity: Severity, confidence: Double,
    because: String
  ) -> Draft {
    let official = link.official..<(link.official + 1)
    let retelling = link.retelling..<(link.retelling + 1)
    return evidence.draft(
      cause: .name, severity: severity, confidence: confidence,
      official: official,
      retelling: retelling,
      because: because)
  }
}
