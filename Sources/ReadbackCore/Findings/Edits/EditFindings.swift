/// Turns rated edits into findings.
struct EditFindings: Sendable {
  let analysis: PairAnalysis
  let marks: ScaleMarks
  private let pair: AlignedPair
  private let trees: BoostedTrees

  /// The model trained by `Tools/findings/train_edits.py`.
  static let model = BoostedTrees.embedded("e")

  /// The words next to an edit, and this share of the content words around it, must be equal for
  /// the sentence to count as otherwise equal; a difference in it is then listed even if it is
  /// probably harmless.
  static let equalShare: Float = 0.8
  /// An edit in an otherwise equal sentence below this is a fair rendering and not listed: none of
  /// the planted changes kept out of training is lower.
  static let leastWording = 0.1
  /// Doubts below this are not listed even by `--all`: in news summaries they are less informative
  /// than the gaps.
  static let leastDoubt = 0.4

  /// Below this the trees' answer is final. The net was trained on edits from 0.08 up; on documents
  /// kept out of training, 24 of the 398 that it raised to `FindingList.editBar` were below this.
  static let leastMeaningDoubt = 0.2

  init(_ pair: AlignedPair, marks: ScaleMarks, trees: BoostedTrees = Self.model) {
    self.pair = pair
    analysis = pair.analysis
    self.marks = marks
    self.trees = trees
  }

  /// The same for all words of both sides, including function words, if two or more differ; the
  /// difference is then merely listed.
  static let alikeShare: Float = 0.6
  /// Below this it is not listed there.
  private static let leastAlike = 0.2

  /// The maximum doubt if the words may replace each other: phrases of the table, a name for a
  /// pronoun, which shows whom the pronoun means, or list items in another order.
  private static let fair = 0.4

  /// Whether the official text speaks in the first person and the retelling reports it in the third:
  /// "I made my first broadcast" and "she made her first broadcast".
  private var isReportedSpeech: Bool {
    func speaks(_ side: AnalysedText) -> Bool {
      side.words.contains { Persons.isFirst($0) && !$0.isQuoted }
    }
    return speaks(analysis.official) && !speaks(analysis.retelling)
  }

  /// Whether the first person was replaced by the third.
  private func changesPerson(_ edit: TokenEdit) -> Bool {
    edit.official.contains { Persons.first.contains(analysis.official.words[$0].form) }
      && edit.retelling.contains { Persons.third.contains(analysis.retelling.words[$0].form) }
  }

  /// The drafts of all candidates that are worth listing.
  func drafts(_ candidates: [EditAnalysis.Candidate], _ doubts: [Doubt]) -> [DraftFinding] {
    let changes = PlainChanges(analysis: analysis, marks: marks)
    let judgements = judgements(of: candidates, doubts)
    let isReportedSpeech =
      candidates.contains { changesPerson($0.edit) } && self.isReportedSpeech
    return zip(candidates, judgements).compactMap { candidate, judgement in
      let (edit, features) = (candidate.edit, candidate.features)
      let isEqualElsewhere =
        min(features[.equalOfficial], features[.equalRetelling]) >= Self.equalShare
        && !edit.isCrossed && features[flag: .equalBefore] && features[flag: .equalAfter]
      let change = isEqualElsewhere ? changes.change(by: edit, features) : nil
      // The net was trained mostly on free retellings and underrates changes in equal sentences.
      let judged = max(
        judgement.probability, isEqualElsewhere ? judgement.byTrees : 0, change?.confidence ?? 0)
      let isFair =
        isResolved(edit) || isReportedSpeech && changesPerson(edit)
        || features[flag: .isCoordinated]
        || isOnBothSides(edit, features)
        || features[flag: .saysSameThroughout] && !features[flag: .contrastClash]
          && !features[flag: .negationLost] && !features[flag: .negationAdded]
      let probability = isFair ? min(judged, Self.fair) : judged
      let byTrees = isFair ? min(judgement.byTrees, Self.fair) : judgement.byTrees
      let isHeading = isInHeading(edit)
      if probability >= FindingList.editBar, !isHeading {
        return draft(candidate, probability, change, isListed: false)
      }
      if isEqualElsewhere && max(probability, byTrees) >= Self.leastWording
        || !isHeading && isAlikeElsewhere(candidate, byTrees)
      {
        return draft(candidate, probability, nil, isListed: true)
      }
      return probability >= Self.leastDoubt && !isHeading
        ? draft(candidate, probability, nil, isListed: false) : nil
    }
  }

  /// Whether the linked sentences of the other text also contain every value on a scale of meaning
  /// that the edit touches: "examine whether" and "look into".
  private func isOnBothSides(_ edit: TokenEdit, _ features: EditFeatures.Vector) -> Bool {
    features[.scaleClash] + features[.scaleLost] + features[.scaleGained] > 0
      && features[.strandedOfficial] == 0 && features[.strandedRetelling] == 0
      && !features[flag: .contrastClash] && !features[flag: .negationLost]
      && !features[flag: .negationAdded]
  }

  /// "The bank's" for "its".
  private func isResolved(_ edit: TokenEdit) -> Bool {
    let official = analysis.official.words[edit.official].filter { $0.kind != .mark }
    return !official.isEmpty && official.allSatisfy { Self.pronouns.contains($0.form) }
      && analysis.retelling.words[edit.retelling].contains(where: \.isContent)
  }

  private static let pronouns: Set<String> = [
    "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "this", "these",
  ]

  /// Whether a word or two are between equal words of a sentence that is mostly equal.
  private func isAlikeElsewhere(
    _ candidate: EditAnalysis.Candidate, _ probability: Double
  ) -> Bool {
    let (edit, features) = (candidate.edit, candidate.features)
    func tells(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      let content = tokens.map { side.words[$0] }.filter(\.isContent)
      return !content.isEmpty && content.count <= 2
        && content.allSatisfy { $0.kind == .word && !$0.looksLikeName }
    }
    let isFair =
      features[flag: .isSynonym] || features[flag: .saysSame] || features[flag: .isSameLemma]
      || features[.nearness] >= Self.fairNearness
    return probability >= Self.leastAlike && !edit.isCrossed && !isFair
      && features[.equalTokens] >= Self.alikeShare && features[flag: .isFlanked]
      && tells(edit.official, analysis.official) && tells(edit.retelling, analysis.retelling)
  }

  /// From here up two words are close enough to pass as synonyms.
  private static let fairNearness: Float = 0.6

  /// The probabilities, 0...1, that a candidate changes the meaning: of trees and net together, and
  /// of the trees alone.
  private struct Judgement {
    let probability: Double
    let byTrees: Double
  }

  /// What the trees say about a candidate.
  struct Doubt: Sendable {
    /// Uncalibrated.
    let logOdds: Float
    /// 0...1.
    let probability: Double
    /// What the net must compare; nil if the trees' answer is final.
    let places: MeaningPlaces?
  }

  /// What the trees say about each candidate.
  func doubts(about candidates: [EditAnalysis.Candidate]) -> [Doubt] {
    let isLong =
      TextCoverage.isLong(analysis.official.document)
      && TextCoverage.isLong(analysis.retelling.document)
    // The net knows English only, and in long texts weighs only what would be listed at all.
    let least = isLong ? Self.leastDoubt : Self.leastMeaningDoubt
    return candidates.map { candidate in
      let logOdds = trees.logOdds(of: candidate.features.values)
      let probability = trees.calibrated(logOdds: logOdds)
      let isAsked = analysis.isEnglish && probability >= least
      return Doubt(
        logOdds: logOdds, probability: probability,
        places: isAsked ? MeaningPlaces(of: candidate.edit, analysis) : nil)
    }
  }

  private func judgements(
    of candidates: [EditAnalysis.Candidate], _ doubts: [Doubt]
  ) -> [Judgement] {
    var meanings = EditMeanings(pair)
    return zip(candidates, doubts).map { candidate, doubt in
      let probability =
        doubt.places.map { meanings.probability(of: $0, trees: doubt.logOdds) }
        ?? doubt.probability
      return Judgement(
        probability: raised(probability, by: candidate),
        byTrees: raised(doubt.probability, by: candidate))
    }
  }

  private func raised(_ probability: Double, by candidate: EditAnalysis.Candidate) -> Double {
    guard candidate.doubtRaised > 0 else { return probability }
    return Logistic.probability(
      ofLogOdds: Logistic.logOdds(of: probability) + candidate.doubtRaised)
  }

  /// A headline is written by the retelling's author.
  private func isInHeading(_ edit: TokenEdit) -> Bool {
    let side = edit.retelling.isEmpty ? analysis.official : analysis.retelling
    let range = edit.retelling.isEmpty ? edit.official : edit.retelling
    return side.document.role(ofSentence: side.sentence(ofToken: range.lowerBound)) == .heading
  }

  /// - Parameters:
  ///    - change: the known effect of the edit.
  ///    - isListed: the place differs in an otherwise equal sentence, and no more is known.
  private func draft(
    _ candidate: EditAnalysis.Candidate, _ probability: Double, _ change: PlainChanges.Change?,
    isListed: Bool
  ) -> DraftFinding? {
    let (edit, features) = (candidate.edit, candidate.features)
    let judged = EditCause(of: edit, features, change, analysis, marks)
    let cause = isListed ? .wording : judged.cause
    let places =
      cause.kind == .mistranslation
      ? withNeighbours(edit) : (official: edit.official, retelling: edit.retelling)
    let official = trimmed(places.official, analysis.official)
    let retelling = trimmed(places.retelling, analysis.retelling)
    var draft = DraftFinding(
      origin: .edit, cause: cause,
      severity: isListed ? .minor : judged.severity(at: probability),
      confidence: probability,
      official: official.isEmpty || cause.kind == .addition
        ? nil : analysis.official.place(of: official),
      retelling: retelling.isEmpty || cause.kind == .omission
        ? nil : analysis.retelling.place(of: retelling),
      reason: judged.reason(for: edit, isWording: isListed, analysis, marks))
    draft.isListed = isListed
    return draft
  }

  /// A mistranslation has a place on both sides: if one side has no words, the equal word beside
  /// them becomes part of both places.
  private func withNeighbours(_ edit: TokenEdit) -> (official: Range<Int>, retelling: Range<Int>) {
    guard edit.official.isEmpty || edit.retelling.isEmpty else {
      return (edit.official, edit.retelling)
    }
    func behind(_ tokens: Range<Int>, _ side: AnalysedText) -> Int? {
      let whole = tokens.isEmpty ? tokens.lowerBound : tokens.upperBound - 1
      guard whole < side.words.count else { return nil }
      let end = side.document.sentences[side.sentence(ofToken: whole)].tokens.upperBound
      return (tokens.upperBound..<max(tokens.upperBound, end)).prefix(3).first {
        side.words[$0].kind != .mark && !["the", "a", "an"].contains(side.words[$0].form)
      }
    }
    func before(_ tokens: Range<Int>, _ side: AnalysedText) -> Int? {
      (max(0, tokens.lowerBound - 3)..<tokens.lowerBound).last { side.words[$0].kind != .mark }
    }
    func joined(_ tokens: Range<Int>, _ word: Int) -> Range<Int> {
      if tokens.isEmpty { return word..<(word + 1) }
      return min(tokens.lowerBound, word)..<max(tokens.upperBound, word + 1)
    }
    if let one = behind(edit.official, analysis.official),
      let other = behind(edit.retelling, analysis.retelling),
      analysis.official.words[one].form == analysis.retelling.words[other].form
    {
      return (joined(edit.official, one), joined(edit.retelling, other))
    }
    if let one = before(edit.official, analysis.official),
      let other = before(edit.retelling, analysis.retelling)
    {
      return (joined(edit.official, one), joined(edit.retelling, other))
    }
    return (edit.official, edit.retelling)
  }

  /// Without marks and articles at its ends, if anything remains.
  private func trimmed(_ tokens: Range<Int>, _ side: AnalysedText) -> Range<Int> {
    func isOutside(_ token: Int) -> Bool {
      side.words[token].kind == .mark
        && !["%", "$", "€", "£", "(", ")"].contains(side.words[token].form)
        || ["the", "a", "an"].contains(side.words[token].form)
    }
    guard let first = tokens.first(where: { !isOutside($0) }),
      let last = tokens.last(where: { !isOutside($0) })
    else { return tokens }
    return first..<(last + 1)
  }
}
