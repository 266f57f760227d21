/// Words attributed to another speaker than in the official text, in texts that name the speaker of
/// each part.
enum ExchangedSpeakers {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let pairs = analysis.labelledPairs
    guard !pairs.isEmpty else { return [] }
    let match = SpeakerMatch(pairs)
    var found: [DraftFinding] = []
    var known: Set<[Int]> = []
    for pair in pairs where match.isExchanged(pair) {
      // One finding per part, regardless of its number of sentences.
      let parts = [
        analysis.official.document.sentences[pair.officialSentence].paragraph,
        analysis.retelling.document.sentences[pair.retellingSentence].paragraph,
      ]
      guard known.insert(parts).inserted else { continue }
      found.append(
        DraftFinding(
          cause: .speaker, severity: .major, confidence: Calibration.speaker,
          official: analysis.official.document.sentences[pair.officialSentence].range,
          retelling: analysis.retelling.document.sentences[pair.retellingSentence].range,
          reason: Reasons.attributed(
            to: Quoting.quoted(pair.retelling), not: Quoting.quoted(pair.official))))
    }
    return found
  }
}

/// Two linked sentences whose speakers both texts name.
struct LabelledPair {
  let official: String
  let retelling: String
  let officialSentence: Int
  let retellingSentence: Int
}

extension PairAnalysis {
  fileprivate var labelledPairs: [LabelledPair] {
    func speaker(_ sentence: Int, _ side: AnalysedText) -> String {
      side.document.paragraphs[side.document.sentences[sentence].paragraph].speaker
    }
    guard official.document.paragraphs.contains(where: { !$0.speaker.isEmpty }),
      retelling.document.paragraphs.contains(where: { !$0.speaker.isEmpty })
    else { return [] }
    return groups.flatMap(\.pairs).compactMap { pair in
      let names = (speaker(pair.official, official), speaker(pair.retelling, retelling))
      guard !names.0.isEmpty, !names.1.isEmpty else { return nil }
      return LabelledPair(
        official: names.0, retelling: names.1, officialSentence: pair.official,
        retellingSentence: pair.retelling)
    }
  }
}

/// Which label of the retelling corresponds to which of the official text.
///
/// Labels with the same words correspond; others by the number of sentences they share.
struct SpeakerMatch {
  private var retellingOf: [String: String] = [:]
  private var officialOf: [String: String] = [:]
  private var isByName: Set<String> = []

  init(_ pairs: [LabelledPair]) {
    var counts: [[String]: Int] = [:]
    for pair in pairs { counts[[pair.official, pair.retelling], default: 0] += 1 }
    let officials = Set(pairs.map(\.official)).sorted()
    let retellings = Set(pairs.map(\.retelling)).sorted()
    for official in officials {
      let same = retellings.filter { Self.isOneName(official, $0) }
      if same.count == 1 { match(official, same[0], byName: true) }
    }
    let byCount = counts.sorted {
      ($1.value, $0.key[0], $0.key[1]) < ($0.value, $1.key[0], $1.key[1])
    }
    for (labels, _) in byCount { match(labels[0], labels[1], byName: false) }
  }

  private mutating func match(_ official: String, _ retelling: String, byName: Bool) {
    guard retellingOf[official] == nil, officialOf[retelling] == nil else { return }
    retellingOf[official] = retelling
    officialOf[retelling] = official
    if byName { isByName.insert(retelling) }
  }

  /// Whether either label corresponds to a different speaker.
  func isExchanged(_ pair: LabelledPair) -> Bool {
    if let expected = retellingOf[pair.official] { return expected != pair.retelling }
    return isByName.contains(pair.retelling)
  }

  /// Whether they share a word of at least three letters: "Minister Berg" and "BERG".
  private static func isOneName(_ one: String, _ other: String) -> Bool {
    let (first, second) = (words(one), words(other))
    return first == second || first.contains { $0.count > 2 && second.contains($0) }
  }

  private static func words(_ label: String) -> [String] {
    label.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
