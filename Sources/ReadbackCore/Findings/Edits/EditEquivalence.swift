/// Edits that certainly leave the meaning unchanged: equal amounts, spellings of one word or name,
/// titles, negations that cancel out. They are not candidates.
struct EditEquivalence {
  let analysis: PairAnalysis
  let group: SentenceLink
  /// "Cannot … unless" on one side, "can … only if" on the other.
  private let isException: Bool
  private let frames: StatementFrames

  private let marks: ScaleMarks

  init(group: Int, frames: StatementFrames, marks: ScaleMarks, _ analysis: PairAnalysis) {
    self.analysis = analysis
    self.marks = marks
    self.group = analysis.groups[group]
    self.frames = frames
    let official = analysis.officialTokens(of: self.group)
    let retelling = analysis.retellingTokens(of: self.group)
    let denials = Denials(official: official, retelling: retelling, analysis)
    isException =
      denials.officialPlain.count != denials.retellingPlain.count
      && (Polarity.isException(
        denials.officialPlain, in: analysis.official, renderedBy: retelling, of: analysis.retelling)
        || Polarity.isException(
          denials.retellingPlain, in: analysis.retelling, renderedBy: official,
          of: analysis.official))
  }

  func holds(for edit: TokenEdit) -> Bool {
    // "The end of" reverses what it governs.
    if isTurned(edit) { return false }
    return EditQuantities(edit, analysis).areAll || areSpellings(edit) || isTitle(edit)
      || cancelsOut(edit) || isException && touchesException(edit) || isReference(edit)
      || isFrame(edit) || isEvenDenial(edit) || areNamesOfOne(edit) || isQuotedPerson(edit)
      || edit.isCrossed && mixesNames(edit) || isAsked(edit)
      || areOneValue(edit) || isOneRate(edit) || isOneRole(edit) || areAsLong(edit)
      || denyAlike(edit)
      || isSaidFromTheOtherEnd(edit)
      || EditGrammar(edit, analysis, marks).isSame
  }

  /// "With nobody" for "without anyone": both sides negate once, in one word or in two.
  private func denyAlike(_ edit: TokenEdit) -> Bool {
    func denials(_ tokens: Range<Int>, _ side: AnalysedText) -> Int? {
      let words = tokens.map { side.words[$0] }
      guard
        words.allSatisfy({
          !$0.isContent || Self.anyWords.contains($0.form) || Negation.isPlain($0.form)
        })
      else { return nil }
      return words.count { Negation.isPlain($0.form) }
    }
    let forms =
      edit.official.map { analysis.official.words[$0].form }
      + edit.retelling.map { analysis.retelling.words[$0].form }
    return forms.contains(where: Self.anyWords.contains)
      && denials(edit.official, analysis.official) == 1
      && denials(edit.retelling, analysis.retelling) == 1
  }

  /// Replacements for "no", "nobody" and so on after another negation.
  private static let anyWords: Set<String> = [
    "any", "anybody", "anyone", "anything", "anywhere", "either", "ever",
  ]

  /// "A sold it to B" for "B bought it from A".
  private func isSaidFromTheOtherEnd(_ edit: TokenEdit) -> Bool {
    let officialContent = edit.official.filter { analysis.official.words[$0].isContent }
    let retellingContent = edit.retelling.filter { analysis.retelling.words[$0].isContent }
    guard officialContent.count == 1, retellingContent.count == 1 else { return false }
    let one = analysis.official.words[officialContent[0]]
    let other = analysis.retelling.words[retellingContent[0]]
    guard Opposites.areOpposite(one, other, analysis.lexicon),
      !Opposites.areOpposite(one, other, analysis.lexicon, plainly: true)
    else { return false }
    let before = contentBefore(officialContent[0], analysis.official)
    let beforeInRetelling = contentBefore(retellingContent[0], analysis.retelling)
    return before.contains { token in
      analysis.officialPartners[token].contains {
        $0.probability > 0.5 && $0.token > retellingContent[0]
          && !beforeInRetelling.contains($0.token)
      }
    }
  }

  /// The content words of a sentence before one of its words.
  private func contentBefore(_ token: Int, _ side: AnalysedText) -> [Int] {
    let start = side.document.sentences[side.sentence(ofToken: token)].tokens.lowerBound
    return (start..<token).filter { side.words[$0].isContent }
  }

  /// Negations that moved within the sentence, or were lost or added in pairs: "no unsolvable",
  /// "all … can be solved".
  private func isEvenDenial(_ edit: TokenEdit) -> Bool {
    // "Warned against" counts as one negation.
    func denials(_ tokens: some Collection<Int>, _ side: AnalysedText) -> Int {
      zip(tokens, [nil] + tokens.map(Optional.some)).count { token, before in
        analysis.denial(by: side.words[token]) != .none
          && (before.map { analysis.denial(by: side.words[$0]) != .byMeaning } ?? true)
      }
    }
    let officialDenials = denials(edit.official, analysis.official)
    let retellingDenials = denials(edit.retelling, analysis.retelling)
    guard officialDenials != retellingDenials else { return false }
    let difference =
      denials(analysis.officialTokens(of: group), analysis.official)
      - denials(analysis.retellingTokens(of: group), analysis.retelling)
    return difference.isMultiple(of: 2)
  }

  /// "By" for "no later than": function words with the same value on a scale.
  private func areOneValue(_ edit: TokenEdit) -> Bool {
    let official = marks.official(touching: edit.official)
    let retelling = marks.retelling(touching: edit.retelling)
    let areWhole = official.contains { one in
      one.tokens == edit.official
        && retelling.contains {
          $0.tokens == edit.retelling && $0.scale == one.scale && $0.value == one.value
        }
    }
    if areWhole, edit.official.count + edit.retelling.count > 2 { return true }
    guard !edit.official.contains(where: { analysis.official.words[$0].isContent }),
      !edit.retelling.contains(where: { analysis.retelling.words[$0].isContent })
    else { return false }
    return official.contains { one in
      retelling.contains { $0.scale == one.scale && $0.value == one.value }
    }
  }

  /// "Did they not see it?" asks the same as "did they see it?".
  private func isAsked(_ edit: TokenEdit) -> Bool {
    guard denies(edit), !edit.retelling.isEmpty || !edit.official.isEmpty else { return false }
    let (side, token) =
      edit.retelling.isEmpty
      ? (analysis.official, edit.official.lowerBound)
      : (analysis.retelling, edit.retelling.lowerBound)
    let sentence = side.document.sentences[side.sentence(ofToken: token)].tokens
    return sentence.suffix(2).contains { side.words[$0].form == "?" }
  }

  /// Two variants of a name, or different parts of one full name.
  private func areNamesOfOne(_ edit: TokenEdit) -> Bool {
    guard edit.official.count == 1, edit.retelling.count == 1 else { return false }
    let one = analysis.official.words[edit.official.lowerBound]
    let other = analysis.retelling.words[edit.retelling.lowerBound]
    guard one.isCapitalised, other.isCapitalised, one.kind == .word, other.kind == .word else {
      return false
    }
    let link = WordLink(
      official: edit.official.lowerBound, retelling: edit.retelling.lowerBound, probability: 1)
    if Names.isRestOfNameRendered(link, analysis) { return true }
    return analysis.nearness(one, other) >= 0.35
      && !NameContext(link, analysis).tellsApart(one, other)
      && !NameVariants.areTwoCountries(one.form, other.form)
  }

  /// A name and an ordinary word far apart: neither replaces the other.
  private func mixesNames(_ edit: TokenEdit) -> Bool {
    func areNames(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      tokens.contains { side.words[$0].looksLikeName }
    }
    return areNames(edit.official, analysis.official)
      != areNames(edit.retelling, analysis.retelling)
  }

  /// Another grammatical person in direct than in reported speech: "he said that his", "he said:
  /// “My".
  private func isQuotedPerson(_ edit: TokenEdit) -> Bool {
    let official = edit.official.map { analysis.official.words[$0] }.filter { $0.kind != .mark }
    let retelling = edit.retelling.map { analysis.retelling.words[$0] }.filter { $0.kind != .mark }
    guard !official.isEmpty, !retelling.isEmpty,
      (official + retelling).allSatisfy(\.isFunction)
    else { return false }
    return official.contains(where: \.isQuoted) != retelling.contains(where: \.isQuoted)
  }

  /// Whether each content word has a spelling variant on the other side.
  private func areSpellings(_ edit: TokenEdit) -> Bool {
    let official = edit.official.map { analysis.official.words[$0] }.filter(\.isContent)
    let retelling = edit.retelling.map { analysis.retelling.words[$0] }.filter(\.isContent)
    guard !official.isEmpty, !retelling.isEmpty, !denies(edit) else { return false }
    if areAbbreviation(official, retelling) || areAbbreviation(retelling, official) { return true }
    return official.allSatisfy { one in retelling.contains { isSpelling($0, of: one) } }
      && retelling.allSatisfy { one in official.contains { isSpelling(one, of: $0) } }
  }

  private func denies(_ edit: TokenEdit) -> Bool {
    let officialCount = edit.official.count {
      analysis.denial(by: analysis.official.words[$0]) == .plain
    }
    let retellingCount = edit.retelling.count {
      analysis.denial(by: analysis.retelling.words[$0]) == .plain
    }
    return officialCount != retellingCount
  }

  private func isSpelling(_ other: Word, of word: Word) -> Bool {
    if other.form == word.form || Self.american(other.form) == Self.american(word.form) {
      return true
    }
    if let one = word.id, let two = other.id,
      analysis.lexicon.american(one) == analysis.lexicon.american(two)
    {
      return true
    }
    guard word.isCapitalised || other.isCapitalised, word.kind == .word, other.kind == .word else {
      return areOfOneStem(word, other)
    }
    if NameVariants.areVariants(word.form, other.form) { return true }
    func isDictionaryWord(_ word: Word) -> Bool {
      word.id.map { analysis.lexicon.isListed($0) && !analysis.lexicon.isName($0) } ?? false
    }
    return word.isCapitalised && other.isCapitalised && !isDictionaryWord(word)
      && !isDictionaryWord(other)
      && (NameVariants.areAlike(word.form, other.form)
        || NameVariants.areTransliterations(word.form, other.form))
  }

  /// Words with the same stem that are not forms of each other: "neighbourhood", "neighbourliness".
  private func areOfOneStem(_ word: Word, _ other: Word) -> Bool {
    guard !analysis.isSameWord(word, other), word.form.utf8.count > 6, other.form.utf8.count > 6,
      word.form.hasSuffix("less") == other.form.hasSuffix("less"),
      analysis.denial(by: word) == analysis.denial(by: other),
      !analysis.relations(word, other).contains(.antonym)
    else { return false }
    func american(_ word: Word) -> String {
      word.id.map { analysis.lexicon.spelling(of: analysis.lexicon.american($0)) } ?? word.form
    }
    return Spelling.shareStemBehindPrefix(american(word), american(other))
  }

  /// The American spelling of an unlisted word, by its ending.
  private static func american(_ form: String) -> String {
    for (british, american) in [
      ("isation", "ization"), ("ise", "ize"), ("ised", "ized"),
      ("ising", "izing"), ("isations", "izations"),
    ]
    where form.hasSuffix(british) { return form.dropLast(british.count) + american }
    return form
  }

  /// "Ltd" for "Limited", "CFO" for "Chief Financial Officer".
  private func areAbbreviation(_ short: [Word], _ long: [Word]) -> Bool {
    guard short.count == 1, let first = short.first, first.isCapitalised else { return false }
    let letters = Array(first.form.filter { $0 != "." })
    if long.count == 1, let word = long.first, word.isCapitalised, letters.count > 1,
      letters.count < word.form.count, word.form.first == letters.first
    {
      var rest = Substring(word.form)
      return letters.allSatisfy { letter in
        guard let place = rest.firstIndex(of: letter) else { return false }
        rest = rest[rest.index(after: place)...]
        return true
      }
    }
    return first.isAllCapitals && letters.count == long.count
      && zip(letters, long).allSatisfy { $1.form.first == $0 }
  }

  /// A form of address that is added or dropped before a name.
  private func isTitle(_ edit: TokenEdit) -> Bool {
    func isTitle(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      let words = tokens.filter { side.words[$0].kind != .mark }
      guard !words.isEmpty, words.allSatisfy({ Self.titles.contains(side.words[$0].form) }),
        tokens.upperBound < side.words.count
      else { return false }
      return side.words[tokens.upperBound].isCapitalised
    }
    return edit.kind == .delete && isTitle(edit.official, analysis.official)
      || edit.kind == .insert && isTitle(edit.retelling, analysis.retelling)
  }

  /// Forms of address (Quirk et al., A Comprehensive Grammar of the English Language, 10.53).
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady",
    "madam", "messrs",
  ]

  /// "Not satisfied" for "dissatisfied": a plain negation on one side, and words that are antonyms.
  private func cancelsOut(_ edit: TokenEdit) -> Bool {
    guard denies(edit) else { return false }
    let officialTokens =
      edit.kind == .delete ? Array(edit.official) : analysis.officialTokens(of: group)
    let retellingTokens =
      edit.kind == .delete ? analysis.retellingTokens(of: group) : Array(edit.retelling)
    return officialTokens.contains { one in
      let word = analysis.official.words[one]
      guard word.isContent, let id = word.id else { return false }
      return retellingTokens.contains { other in
        let otherWord = analysis.retelling.words[other]
        guard otherWord.isContent, let otherID = otherWord.id else { return false }
        if analysis.relations(word, otherWord).contains(.antonym)
          || Negation.prefixes.contains(where: {
            $0 + word.form == otherWord.form || $0 + otherWord.form == word.form
          })
        {
          return true
        }
        guard let poles = Opposite.poles(of: id), let others = Opposite.poles(of: otherID) else {
          return false
        }
        return poles.contains { pole in others.contains { pole.isOpposite(of: $0) } }
      }
    }
  }

  /// The words in which such sentences differ.
  private func touchesException(_ edit: TokenEdit) -> Bool {
    func touches(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      tokens.contains { token in
        let word = side.words[token]
        return analysis.denial(by: word) != .none || Polarity.saysException(word.form)
      }
    }
    return touches(edit.official, analysis.official) || touches(edit.retelling, analysis.retelling)
  }

  /// "Them" for "the boatmen of the harbour": a pronoun that refers back.
  private func isReference(_ edit: TokenEdit) -> Bool {
    let words = edit.retelling.map { analysis.retelling.words[$0] }.filter { $0.kind != .mark }
    let official = edit.official.map { analysis.official.words[$0] }.filter(\.isContent)
    return !words.isEmpty && !official.isEmpty
      && words.allSatisfy { ["it", "them", "they", "this", "these", "those"].contains($0.form) }
  }

  /// Words that attribute a statement.
  private func isFrame(_ edit: TokenEdit) -> Bool {
    let official = edit.official.filter { analysis.official.words[$0].isContent }
    let retelling = edit.retelling.filter { analysis.retelling.words[$0].isContent }
    guard !official.isEmpty || !retelling.isEmpty else { return false }
    return official.allSatisfy(frames.official.contains)
      && retelling.allSatisfy(frames.retelling.contains) && !denies(edit)
      && (edit.kind != .replace || (official.isEmpty || retelling.isEmpty) && !isForced(edit))
  }

  private func isTurned(_ edit: TokenEdit) -> Bool {
    edit.retelling.isEmpty
      && ReversingNouns.standard.areAll(Array(analysis.official.words[edit.official]))
      || edit.official.isEmpty
        && ReversingNouns.standard.areAll(Array(analysis.retelling.words[edit.retelling]))
  }

  /// Whether words about an attribution say that something must, may or might be.
  private func isForced(_ edit: TokenEdit) -> Bool {
    let officialScales = Set(marks.official(touching: edit.official).map(\.scale))
    let retellingScales = Set(marks.retelling(touching: edit.retelling).map(\.scale))
    return officialScales.union(retellingScales).contains {
      ["modality", "condition"].contains(marks.scales.names[$0])
    }
  }
}
