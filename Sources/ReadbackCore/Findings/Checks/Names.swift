/// Another name in a name's place, or a name written wrong.
enum Names {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    let officialNames = forms(in: evidence.official)
    let retellingNames = forms(in: evidence.retelling)
    var found: [Draft] = []
    for link in evidence.alignment.words where link.probability > 0.6 {
      let one = evidence.official.words[link.official]
      let other = evidence.retelling.words[link.retelling]
      guard one.kind == .word, other.kind == .word, one.form != other.form,
        !NameVariants.areOne(one.form, other.form), !evidence.isSameWord(one, other)
      else { continue }
      if let draft = exchanged(link, one, other, officialNames, retellingNames, evidence)
        ?? misspelt(link, one, other, officialNames, evidence)
      {
        found.append(draft)
      }
    }
    found += uncapitalised(evidence, officialNames)
    found += exchangedParts(evidence)
    return found
  }

  /// Another word inside a name: between the same two words with capitals.
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
        // Before a surname stand titles, which may be told otherwise.
        isDictionaryWord(words[token + 1], evidence.lexicon),
        !evidence.isSameWord(one, other), !NameVariants.areAlike(one.form, other.form),
        evidence.nearness(one, other) < 0.4
      else { return nil }
      return evidence.draft(
        cause: .name, severity: .critical, confidence: Calibration.exchangedName,
        official: before..<(before + 3), retelling: (token - 1)..<(token + 2),
        because: "another name")
    }
  }

  /// Two different names as counterparts, the retelling's not a synonym, short form or people of
  /// the official one.
  private static func exchanged(
    _ link: WordLink, _ one: Word, _ other: Word, _ officialNames: [String: Int],
    _ retellingNames: [String: Int], _ evidence: Evidence
  ) -> Draft? {
    // A name that each text has elsewhere as well is placed otherwise, not exchanged.
    guard retellingNames[one.form] == nil, officialNames[other.form] == nil else { return nil }
    if one.isCapitalised, other.isCapitalised, NameVariants.areTwoCountries(one.form, other.form),
      !retellingNames.keys.contains(where: { NameVariants.areOne(one.form, $0) }),
      !officialNames.keys.contains(where: { NameVariants.areOne($0, other.form) })
    {
      return draft(
        link, evidence, severity: .critical, confidence: Calibration.exchangedCountry,
        because: "another country")
    }
    guard one.looksLikeName, other.looksLikeName, Spelling.likeness(one.form, other.form) < 0.4,
      !NameVariants.areAlike(one.form, other.form),
      !one.isAllCapitals, !other.isAllCapitals,
      // "Foreign Minister" and "Foreign Secretary" are words with capitals.
      !isDictionaryWord(one, evidence.lexicon) || !isDictionaryWord(other, evidence.lexicon),
      evidence.nearness(one, other) < 0.35 || NameSlot(link, evidence).tellsApart(one, other)
    else { return nil }
    return draft(
      link, evidence, severity: .critical, confidence: Calibration.exchangedName,
      because: "another name")
  }

  private static func misspelt(
    _ link: WordLink, _ one: Word, _ other: Word, _ officialNames: [String: Int],
    _ evidence: Evidence
  ) -> Draft? {
    guard one.looksLikeName, other.isCapitalised, one.form.utf8.count > 4,
      other.id == nil || NameSlot(link, evidence).isBehindOneName,
      officialNames[other.form] == nil,
      (0.6..<1).contains(Spelling.closeness(one.form, other.form)),
      !NameVariants.areTransliterations(one.form, other.form)
    else { return nil }
    return draft(
      link, evidence, severity: .minor, confidence: Calibration.misspeltName,
      because: "the name is written differently")
  }

  /// A name in small letters.
  private static func uncapitalised(_ evidence: Evidence, _ officialNames: [String: Int]) -> [Draft]
  {
    evidence.alignment.words.compactMap { link in
      let one = evidence.official.words[link.official]
      let other = evidence.retelling.words[link.retelling]
      guard link.probability > 0.6, one.form == other.form, one.looksLikeName, !other.isCapitalised,
        other.kind == .word, !isDictionaryWord(other, evidence.lexicon), !one.isAllCapitals
      else { return nil }
      return draft(
        link, evidence, severity: .minor, confidence: Calibration.uncapitalisedName,
        because: "a name in small letters")
    }
  }

  private static func isDictionaryWord(_ word: Word, _ lexicon: Lexicon) -> Bool {
    word.id.map { lexicon.isListed($0) && !lexicon.isName($0) } ?? false
  }

  private static func forms(in side: Side) -> [String: Int] {
    var counts: [String: Int] = [:]
    for word in side.words where word.isCapitalised { counts[word.form, default: 0] += 1 }
    return counts
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
