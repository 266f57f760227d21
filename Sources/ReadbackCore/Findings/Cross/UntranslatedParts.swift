/// Words and passages of a retelling that were left in the official text's language.
enum UntranslatedParts {
  struct Part {
    let official: TextRange?
    let retelling: TextRange
  }

  static func all(_ analysis: PairAnalysis, _ cross: CrossEvidence) -> [Part] {
    let document = analysis.retelling.document
    return document.paragraphs.indices.flatMap { index -> [Part] in
      let paragraph = document.paragraphs[index]
      switch paragraph.role {
      case .boilerplate: return []
      case .commentary:
        guard document.language(ofParagraph: index) == cross.languages.official else { return [] }
        return [Part(official: nil, retelling: paragraph.range)]
      case .body, .heading:
        return paragraph.sentences.flatMap { parts(of: document.sentences[$0], analysis, cross) }
      }
    }
  }

  private static func parts(
    of sentence: Sentence, _ analysis: PairAnalysis, _ cross: CrossEvidence
  ) -> [Part] {
    let document = analysis.retelling.document
    if document.language(of: sentence.range) == cross.languages.official {
      return [Part(official: original(of: sentence.tokens, analysis), retelling: sentence.range)]
    }
    let ownLetters = systems(of: cross.languages.retelling)
    let found =
      systems(of: cross.languages.official).isDisjoint(with: ownLetters)
      ? foreignRuns(sentence.tokens, analysis, cross)
      : copiedRuns(sentence.tokens, analysis, cross)
    return found.map {
      Part(official: original(of: $0, analysis), retelling: analysis.retelling.place(of: $0))
    }
  }

  private static func systems(of language: String) -> Set<WritingSystem> {
    let special = WritingSystem.allCases.filter { $0.languages?.contains(language) ?? false }
    if special.isEmpty { return [.latin] }
    return language == "ja" ? [.kana, .han] : Set(special)
  }

  /// Words in the official text's script. Latin names are allowed everywhere.
  private static func foreignRuns(
    _ tokens: Range<Int>, _ analysis: PairAnalysis, _ cross: CrossEvidence
  ) -> [Range<Int>] {
    let letters = systems(of: cross.languages.official)
    let side = analysis.retelling
    let found = runs(tokens, side) { token in
      let place = side.document.tokens[token].range.lowerBound
      return side.words[token].kind == .word
        && WritingSystem(scalar: side.document.text.bytes.scalar(at: place))
          .map(letters.contains) ?? false
    }
    guard letters.contains(.latin) else { return found }
    return found.filter { run in
      run.count { side.words[$0].kind == .word && !side.words[$0].isCapitalised } >= 2
    }
  }

  /// Words copied from the official text that the retelling's language does not have, two of them
  /// in lower case: neither names nor titles.
  private static func copiedRuns(
    _ tokens: Range<Int>, _ analysis: PairAnalysis, _ cross: CrossEvidence
  ) -> [Range<Int>] {
    let pack = cross.packs.pack(for: cross.languages.retelling)
    let side = analysis.retelling
    func isCopied(_ token: Int) -> Bool {
      let word = side.words[token]
      guard word.kind == .word, analysis.official.has(word) else { return false }
      let text = side.document.string(ofToken: token).lowercased()
      if let pack { return pack.index(of: text).map { pack.frequency(of: $0) < 3 } ?? true }
      return word.id.map { !analysis.lexicon.isListed($0) } ?? true
    }
    return runs(tokens, side, where: isCopied).filter { run in
      run.count { isCopied($0) && !side.words[$0].isCapitalised } >= 2
    }
  }

  /// Consecutive words, ignoring marks.
  private static func runs(
    _ tokens: Range<Int>, _ side: AnalysedText, where isOne: (Int) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var run: Range<Int>?
    for token in tokens where side.words[token].kind != .mark {
      if isOne(token) {
        run = (run?.lowerBound ?? token)..<(token + 1)
      } else if let ended = run {
        runs.append(ended)
        run = nil
      }
    }
    if let run { runs.append(run) }
    return runs
  }

  /// The first place of the official text with the same words.
  private static func original(of tokens: Range<Int>, _ analysis: PairAnalysis) -> TextRange? {
    let wanted = tokens.map { analysis.retelling.words[$0] }.filter { $0.kind != .mark }
      .map(\.formNumber)
    guard let first = wanted.first, analysis.official.has(form: first) else { return nil }
    let words = analysis.official.words
    let places = words.indices.filter { words[$0].kind != .mark }
    for start in places.indices where words[places[start]].formNumber == first {
      let end = start + wanted.count
      guard end <= places.count else { return nil }
      if places[start..<end].map({ words[$0].formNumber }) == wanted {
        return analysis.official.place(of: places[start]..<(places[end - 1] + 1))
      }
    }
    return nil
  }
}
