/// Words that are in no dictionary and that the official text does not use.
enum NonWords {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    var found: [DraftFinding] = []
    for (index, word) in analysis.retelling.words.enumerated()
    where word.kind == .word && word.id == nil && !word.isCapitalised && !word.isAllCapitals {
      let sentence = analysis.retelling.sentence(ofToken: index)
      guard analysis.groupOfRetellingSentence[sentence] != nil,
        isPlainLatin(word.form), word.form.utf8.count > 3, !analysis.official.has(word),
        !WordFormation.isFormOfKnownWord(word.form, analysis.lexicon)
      else { continue }
      // A foreign sentence has many unknown words; a single one among English words is a slip.
      let neighbours = analysis.retelling.document.sentences[sentence].tokens
      let unknown = neighbours.count {
        let other = analysis.retelling.words[$0]
        return other.kind == .word && other.id == nil && !other.isCapitalised
      }
      guard unknown * 4 < neighbours.count else { continue }
      let here = index..<(index + 1)
      let official = analysis.counterpart(ofRetelling: index)
      if let official, let name = nameInSmallLetters(here, for: official, analysis) {
        found.append(name)
        continue
      }
      found.append(
        DraftFinding(
          cause: .nonWord, severity: .major,
          confidence: analysis.retelling.hasCapitals
            ? Calibration.nonWord : Calibration.nonWordWithoutCapitals,
          official: official.map { analysis.official.place(of: $0) },
          retelling: analysis.retelling.place(of: here),
          reason: Reasons.nonWord(
            Quoting.quoted(analysis.retelling.quote(here)),
            for: official.map { Quoting.quoted(analysis.official.quote($0)) })))
    }
    return found
  }

  /// An unknown word that is spelt like the official name in its place.
  private static func nameInSmallLetters(
    _ retelling: Range<Int>, for official: Range<Int>, _ analysis: PairAnalysis
  ) -> DraftFinding? {
    let (one, other) = (
      analysis.official.words[official.lowerBound], analysis.retelling.words[retelling.lowerBound]
    )
    guard official.count == 1, one.isCapitalised, one.kind == .word, !one.isFunction else {
      return nil
    }
    let shared = zip(one.form, other.form).prefix { $0 == $1 }.count
    guard shared > 2 || Spelling.closeness(one.form, other.form) >= 0.5 else { return nil }
    return analysis.draft(
      cause: .name, severity: .minor, confidence: Calibration.uncapitalisedName,
      official: official, retelling: retelling, because: Reasons.uncapitalisedName)
  }

  private static func isPlainLatin(_ form: String) -> Bool {
    form.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
  }
}

/// Whether an unlisted word is still regular English.
enum WordFormation {
  private static let endings = [
    "s", "es", "ed", "d", "ing", "er", "ers", "r", "ly", "ness", "less", "like", "able", "ism",
    "ist", "ists", "ization", "isation", "ize", "ise", "ized", "ised", "izing", "ising", "wide",
    "ward", "wards", "ship", "hood", "fold", "style", "proof", "free", "based", "led", "y", "ish",
  ]
  private static let prefixes = [
    "re", "un", "non", "pre", "anti", "co", "de", "mis", "over", "under", "out", "counter", "inter",
    "multi", "semi", "sub", "super", "trans", "ultra", "post", "mid", "cyber", "geo", "bio",
    "micro",
    "mega", "eco", "euro", "tele", "video", "self", "ex", "pro", "intra", "extra", "hyper", "nano",
  ]

  /// Longer than the longest word of any list; longer strings are not words, and would be slow to
  /// split.
  private static let longest = 64

  static func isFormOfKnownWord(_ form: String, _ lexicon: Lexicon) -> Bool {
    if form.utf8.contains(0x2D) {
      return form.split(separator: "-").allSatisfy {
        $0.utf8.count < 3 || isKnown(String($0), lexicon) || isFormOfKnownWord(String($0), lexicon)
      }
    }
    if form.utf8.count > longest { return false }
    for ending in endings where form.hasSuffix(ending) && form.utf8.count > ending.utf8.count + 2 {
      let stem = String(form.dropLast(ending.count))
      if isKnown(stem, lexicon) || isKnown(stem + "e", lexicon) { return true }
      if stem.hasSuffix("i"), isKnown(String(stem.dropLast()) + "y", lexicon) { return true }
      let last = stem.utf8.suffix(2)
      if last.count == 2, last.first == last.last, isKnown(String(stem.dropLast()), lexicon) {
        return true
      }
    }
    for prefix in prefixes
    where form.hasPrefix(prefix) && form.utf8.count > prefix.utf8.count + 3 {
      let rest = String(form.dropFirst(prefix.count))
      if isKnown(rest, lexicon) { return true }
    }
    // Two known words written as one ("peacekeepers" style compounds).
    let scalars = Array(form)
    if scalars.count > 7 {
      for cut in 4...(scalars.count - 4)
      where isKnown(String(scalars[..<cut]), lexicon) && isKnown(String(scalars[cut...]), lexicon) {
        return true
      }
    }
    return false
  }

  private static func isKnown(_ word: String, _ lexicon: Lexicon) -> Bool {
    guard let id = lexicon.word(word) else { return false }
    return lexicon.isListed(id) || lexicon.frequency(of: id) > 2
  }
}
