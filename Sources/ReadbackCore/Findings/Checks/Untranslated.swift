/// Words left in another script or language within a retelling.
enum Untranslated {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let side = analysis.retelling
    var found: [DraftFinding] = []
    for (index, sentence) in side.document.sentences.enumerated()
    where side.document.role(ofSentence: index) == .body {
      if analysis.groupOfRetellingSentence[index] != nil {
        found += runs(in: sentence.tokens, side) {
          $0.kind == .word && isOtherScript($0.form) && !analysis.official.has($0)
        }.map { draft($0, for: analysis.counterpart(ofRetelling: $0.lowerBound), analysis) }
      }
      found += passages(in: sentence.tokens, analysis).map {
        draft($0, for: place(of: $0, in: sentence.tokens, analysis), analysis)
      }
    }
    return found
  }

  /// Consecutive tokens of one kind, ignoring marks.
  private static func runs(
    in tokens: Range<Int>, _ side: AnalysedText, where isForeign: (Word) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var run: Range<Int>?
    for token in tokens {
      let word = side.words[token]
      if isForeign(word) {
        run = (run?.lowerBound ?? token)..<(token + 1)
      } else if word.kind != .mark, let tokens = run {
        runs.append(tokens)
        run = nil
      }
    }
    if let run { runs.append(run) }
    return runs
  }

  // MARK: Other languages in the same script

  /// Function words of another language and unknown words between them, at least four in a row.
  private static func passages(in tokens: Range<Int>, _ analysis: PairAnalysis) -> [Range<Int>] {
    let side = analysis.retelling
    let bytes = side.document.text.bytes
    var languages: [LanguageGuess.Languages] = []
    var hits = [Int](repeating: 0, count: LanguageTable.rows.count)
    var unknownCount = 0
    for token in tokens {
      let word = side.words[token]
      guard word.kind == .word else {
        languages.append(0)
        continue
      }
      let mask = LanguageTable.languages[WordKey(bytes, in: side.document.tokens[token].range)] ?? 0
      languages.append(mask)
      if isUnknown(word, analysis) { unknownCount += 1 }
      for row in hits.indices where mask & (1 << LanguageGuess.Languages(row)) != 0 {
        hits[row] += 1
      }
    }
    guard unknownCount >= leastUnknown,
      let english = LanguageTable.rows.firstIndex(where: { $0.code == "en" }),
      let best = hits.indices.filter({ $0 != english }).max(by: { hits[$0] < hits[$1] }),
      hits[best] >= 2
    else { return [] }
    func isOfLanguage(_ token: Int) -> Bool {
      languages[token - tokens.lowerBound] & (1 << LanguageGuess.Languages(best)) != 0
    }
    var found: [Range<Int>] = []
    var run: [Int] = []
    func close() {
      while let last = run.last, !isUnknown(side.words[last], analysis), !isOfLanguage(last) {
        run.removeLast()
      }
      let unknown = run.count { isUnknown(side.words[$0], analysis) }
      let small = run.count { isOfLanguage($0) }
      if run.count >= 4, unknown >= leastUnknown, small > 0, (unknown + small) * 4 >= run.count * 3
      {
        found.append(run[0]..<(run[run.count - 1] + 1))
      }
      run = []
    }
    for token in tokens where side.words[token].kind == .word {
      let word = side.words[token]
      let isForeign =
        isUnknown(word, analysis) || isOfLanguage(token) && !analysis.official.has(word)
      if isForeign || !run.isEmpty && (word.isCapitalised || isRare(word, analysis)) {
        run.append(token)
      } else {
        close()
      }
    }
    close()
    return found
  }

  private static let leastUnknown = 2

  /// Not an English word, in lower case, and not in the official text.
  private static func isUnknown(_ word: Word, _ analysis: PairAnalysis) -> Bool {
    word.kind == .word && !word.isCapitalised && !analysis.official.has(word)
      && !(word.id.map { analysis.lexicon.isListed($0) } ?? false)
  }

  private static func isRare(_ word: Word, _ analysis: PairAnalysis) -> Bool {
    !word.isFunction && !analysis.official.has(word) && word.weight > 0.5
  }

  /// The official words between the counterparts of the words before and after a passage.
  private static func place(
    of passage: Range<Int>, in sentence: Range<Int>, _ analysis: PairAnalysis
  ) -> Range<Int>? {
    func partner(_ tokens: some Sequence<Int>) -> Int? {
      for token in tokens where analysis.retelling.words[token].isContent {
        guard let partner = analysis.retellingPartners[token].first else { continue }
        return partner.probability > WordAligner.sureProbability ? partner.token : nil
      }
      return nil
    }
    guard let before = partner((sentence.lowerBound..<passage.lowerBound).reversed()) else {
      return nil
    }
    let official = analysis.official
    let end = official.document.sentences[official.sentence(ofToken: before)].tokens.upperBound
    let behind = partner(passage.upperBound..<sentence.upperBound) ?? end
    guard before + 1 < behind, behind - before < 2 * passage.count + 6 else { return nil }
    let words = ((before + 1)..<behind).filter { official.words[$0].kind != .mark }
    return words.first.map { $0..<(words[words.count - 1] + 1) }
  }

  private static func draft(
    _ tokens: Range<Int>, for official: Range<Int>?, _ analysis: PairAnalysis
  ) -> DraftFinding {
    let quote = Quoting.quoted(analysis.retelling.quote(tokens))
    return DraftFinding(
      cause: .untranslated, severity: .major, confidence: Calibration.untranslated,
      official: official.map { analysis.official.place(of: $0) },
      retelling: analysis.retelling.place(of: tokens),
      reason: Reasons.untranslated(quote))
  }

  /// All letters are non-Latin, and not disguised Latin ones.
  private static func isOtherScript(_ form: String) -> Bool {
    guard form.utf8.contains(where: { $0 >= 0x80 }) else { return false }
    let letters = form.unicodeScalars.filter { $0.properties.isAlphabetic }
    return !letters.isEmpty && letters.allSatisfy { $0.value >= 0x0370 && $0.value < 0xFB00 }
  }
}
