/// Text that was pasted twice.
enum DuplicatedText {
  /// Eight or more words that occurred shortly before, where the official text does not repeat
  /// itself.
  static func repeatedRuns(_ analysis: PairAnalysis) -> [DraftFinding] {
    let words = analysis.retelling.words
    let length = 8
    guard words.count > 2 * length else { return [] }
    var seen: [UInt64: Int] = [:]
    var found: [DraftFinding] = []
    var index = 0
    let officialRepeats = Repeats(of: length, in: analysis.official.words)
    while index + length <= words.count {
      let gram = RunKey.of(words[index..<(index + length)])
      if let earlier = seen[gram], index - earlier < nearby, earlier + length <= index,
        (0..<length).allSatisfy({ words[earlier + $0].isForm(of: words[index + $0]) })
      {
        var count = length
        while index + count < words.count, earlier + count < index,
          words[earlier + count].isForm(of: words[index + count])
        {
          count += 1
        }
        // A long name may well recur.
        let content = (index..<(index + count)).count {
          words[$0].isContent && words[$0].kind == .word && !words[$0].isCapitalised
        }
        let sentence = analysis.retelling.sentence(ofToken: index)
        if content >= 3, analysis.retelling.document.role(ofSentence: sentence) == .body,
          !officialRepeats.contains(words[index..<(index + length)]),
          !isRendered(index..<(index + count), besides: earlier, analysis),
          !isLead(earlier, of: index, analysis.retelling)
        {
          let start = analysis.retelling.glueStart(before: index)
          let tokens = start..<(index + count)
          found.append(
            DraftFinding(
              cause: .garbled, severity: .major, confidence: Calibration.repeatedText,
              official: nil, retelling: analysis.retelling.place(of: tokens),
              reason: Reasons.repeated(Quoting.quoted(analysis.retelling.quote(tokens)))))
        }
        index += count
        continue
      }
      seen[gram] = index
      index += 1
    }
    return found
  }

  /// Whether a repetition has its own official counterpart: a title that the official text words
  /// differently the second time.
  private static func isRendered(
    _ tokens: Range<Int>, besides earlier: Int, _ analysis: PairAnalysis
  ) -> Bool {
    func partners(_ token: Int) -> [Int] {
      analysis.retellingPartners[token].filter { $0.probability > 0.5 }.map(\.token)
    }
    let content = tokens.filter { analysis.retelling.words[$0].isContent }
    let rendered = content.count { token in
      let before = partners(earlier + token - tokens.lowerBound)
      return partners(token).contains { !before.contains($0) }
    }
    return rendered * 2 >= content.count
  }

  /// A sentence that occurs more often in the text than in the official text.
  static func repeatedSentences(
    _ analysis: PairAnalysis, except places: [TextRange]
  ) -> [DraftFinding] {
    func key(_ sentence: Sentence, _ side: AnalysedText) -> [Int32] {
      side.words[sentence.tokens].filter { $0.kind != .mark }.map(\.formNumber)
    }
    let (official, retelling) = (analysis.official, analysis.retelling)
    var seen: [[Int32]: (count: Int, last: Int)] = [:]
    var found: [(sentence: Int, before: Int, key: [Int32])] = []
    for (index, sentence) in retelling.document.sentences.enumerated()
    where retelling.document.role(ofSentence: index) == .body {
      let key = key(sentence, retelling)
      guard key.count >= 3 else { continue }
      if let before = seen[key], sentence.tokens.lowerBound - before.last < nearby,
        !isLead(before.last, of: sentence.tokens.lowerBound, retelling)
      {
        found.append((index, retelling.sentence(ofToken: before.last), key))
      }
      seen[key] = ((seen[key]?.count ?? 0) + 1, sentence.tokens.lowerBound)
    }
    guard !found.isEmpty else { return [] }
    var officialCounts: [[Int32]: Int] = [:]
    for sentence in official.document.sentences {
      officialCounts[key(sentence, official), default: 0] += 1
    }
    return found.compactMap { index, before, key in
      let place = retelling.document.sentences[index].range
      guard seen[key]!.count > max(1, officialCounts[key, default: 0]),
        !rendersSomethingNew(index, after: before, analysis),
        !places.contains(where: { $0.overlaps(place) })
      else { return nil }
      return DraftFinding(
        cause: .garbled, severity: .minor, confidence: Calibration.repeatedText, official: nil,
        retelling: place,
        reason: Reasons.repeated(Quoting.quoted(retelling.document.text[place])))
    }
  }

  /// The maximum number of tokens between two copies pasted by mistake.
  private static let nearby = 400

  /// Whether a copy renders an official sentence that the earlier one does not.
  private static func rendersSomethingNew(
    _ sentence: Int, after before: Int, _ analysis: PairAnalysis
  ) -> Bool {
    func rendered(_ sentence: Int) -> Set<Int> {
      guard let group = analysis.groupOfRetellingSentence[sentence] else { return [] }
      return Set(
        analysis.groups[group].pairs.lazy.filter { $0.retelling == sentence }.map(\.official))
    }
    return !rendered(sentence).subtracting(rendered(before)).isEmpty
  }

  /// Whether a place is in a title, standfirst or summary, whose words may recur below: a paragraph
  /// of one sentence among the first.
  private static func isLead(_ token: Int, of later: Int, _ side: AnalysedText) -> Bool {
    let document = side.document
    let (sentence, copy) = (side.sentence(ofToken: token), side.sentence(ofToken: later))
    let paragraph = document.sentences[sentence].paragraph
    guard paragraph != document.sentences[copy].paragraph else { return false }
    // A paragraph that is repeated at once and alone is not a summary of what follows.
    let isAlone = document.paragraphs[document.sentences[copy].paragraph].sentences.count == 1
    if document.paragraphs[paragraph].role != .heading, copy == sentence + 1, isAlone {
      return false
    }
    if document.paragraphs[paragraph].role == .heading { return true }
    if document.paragraphs[paragraph].isStandfirst { return true }
    let before = document.paragraphs[..<paragraph].count {
      $0.role == .body || $0.role == .heading
    }
    return document.paragraphs[paragraph].sentences.count == 1 && before < Self.leadParagraphs
  }

  /// Title, standfirst, caption, lead.
  private static let leadParagraphs = 4
}

/// Hashes of word sequences.
private enum RunKey {
  static func of(_ run: ArraySlice<Word>) -> UInt64 {
    var hash = FNVHash()
    for word in run { hash.add(UInt64(UInt32(bitPattern: word.formNumber))) }
    return hash.value
  }
}

extension Word {
  fileprivate func isForm(of other: Word) -> Bool { formNumber == other.formNumber }
}

/// Word sequences of a given length that occur more than once in a text.
private struct Repeats {
  private let words: [Word]
  /// For each hash, the first occurrence of a repeated sequence. Sequences with the same hash are
  /// treated as equal.
  private var starts: [UInt64: Int] = [:]

  init(of length: Int, in words: [Word]) {
    self.words = words
    guard words.count >= length else { return }
    var firsts: [UInt64: Int] = [:]
    for start in 0...(words.count - length) {
      let run = words[start..<(start + length)]
      let key = RunKey.of(run)
      if let first = firsts[key] {
        if isRun(run, at: first) { starts[key] = first }
      } else {
        firsts[key] = start
      }
    }
  }

  func contains(_ run: ArraySlice<Word>) -> Bool {
    starts[RunKey.of(run)].map { isRun(run, at: $0) } ?? false
  }

  private func isRun(_ run: ArraySlice<Word>, at start: Int) -> Bool {
    run.indices.allSatisfy { run[$0].isForm(of: words[start + $0 - run.startIndex]) }
  }
}

extension AnalysedText {
  /// The first token glued to a place without a space: a fragment of a word before it.
  fileprivate func glueStart(before token: Int) -> Int {
    var start = token
    while start > 0, words[start - 1].kind != .mark,
      document.tokens[start - 1].range.upperBound == document.tokens[start].range.lowerBound
    {
      start -= 1
    }
    return start
  }
}
