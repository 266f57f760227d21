/// Turns judged edits into findings.
struct EditFindings: Sendable {
  let evidence: Evidence
  let marks: ScaleMarks
  private let trees: BoostedTrees

  /// The model that `Tools/findings/train_edits.py` trains.
  static let model = BoostedTrees.embedded("e")

  /// The words next to an edit, and of the content words around it so many, must be equal for the sentence to count as
  /// otherwise equal; a difference in it is then listed even when it is probably harmless.
  static let equalShare: Float = 0.8
  /// Below this an edit in an otherwise equal sentence is a fair rendering and stays silent: on
  /// planted changes kept out of training none lies lower.
  static let leastWording = 0.1
  /// Below this a doubt is not even listed by `--all`: of news summaries it says less than the gaps.
  static let leastDoubt = 0.4

  init(_ evidence: Evidence, marks: ScaleMarks, trees: BoostedTrees = Self.model) {
    self.evidence = evidence
    self.marks = marks
    self.trees = trees
  }

  /// The drafts of all candidates that are worth a line.
  func drafts(_ candidates: [EditAnalysis.Candidate]) -> [Draft] {
    candidates.compactMap { candidate in
      let probability = probability(of: candidate)
      let isEqualElsewhere =
        min(candidate.features[.equalOfficial], candidate.features[.equalRetelling])
        >= Self.equalShare && !candidate.edit.isCrossed
        && candidate.features[flag: .equalBefore] && candidate.features[flag: .equalAfter]
      let isHeading = isInHeading(candidate.edit)
      if probability >= FindingList.bar, !isHeading {
        return draft(candidate, probability, isWording: false)
      }
      if isEqualElsewhere, probability >= Self.leastWording {
        return draft(candidate, probability, isWording: true)
      }
      return probability >= Self.leastDoubt && !isHeading
        ? draft(candidate, probability, isWording: false) : nil
    }
  }

  private func probability(of candidate: EditAnalysis.Candidate) -> Double {
    let alone = trees.probability(of: candidate.features.values)
    guard candidate.doubtRaised > 0 else { return alone }
    return Logistic.probability(ofLogOdds: Logistic.logOdds(of: alone) + candidate.doubtRaised)
  }

  /// A headline is the teller's own.
  private func isInHeading(_ edit: TokenEdit) -> Bool {
    let side = edit.retelling.isEmpty ? evidence.official : evidence.retelling
    let range = edit.retelling.isEmpty ? edit.official : edit.retelling
    return side.document.role(ofSentence: side.sentence(ofToken: range.lowerBound)) == .heading
  }

  private func draft(
    _ candidate: EditAnalysis.Candidate, _ probability: Double, isWording: Bool
  ) -> Draft? {
    let (edit, features) = (candidate.edit, candidate.features)
    let judged = EditCause(of: edit, features, evidence, marks)
    let cause = isWording ? .wording : judged.cause
    var places = (official: edit.official, retelling: edit.retelling)
    if cause.kind == .mistranslation {
      // A mistranslation has a place on both sides: the words next to what is missing.
      if places.retelling.isEmpty {
        places.retelling = neighbour(of: edit.retelling, in: evidence.retelling)
      }
      if places.official.isEmpty {
        places.official = neighbour(of: edit.official, in: evidence.official)
      }
    }
    places = (
      trimmed(places.official, evidence.official), trimmed(places.retelling, evidence.retelling)
    )
    return Draft(
      origin: .edit, cause: cause,
      severity: isWording ? .minor : judged.severity(at: probability, features),
      confidence: probability,
      official: places.official.isEmpty || cause.kind == .addition
        ? nil : evidence.official.place(of: places.official),
      retelling: places.retelling.isEmpty || cause.kind == .omission
        ? nil : evidence.retelling.place(of: places.retelling),
      reason: judged.reason(for: edit, isWording: isWording, evidence, marks))
  }

  /// Without marks and articles at its ends, if anything is left.
  private func trimmed(_ tokens: Range<Int>, _ side: Side) -> Range<Int> {
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

  /// The word behind a gap, else the one before it.
  private func neighbour(of gap: Range<Int>, in side: Side) -> Range<Int> {
    let words = side.words
    let behind = (gap.lowerBound..<min(words.count, gap.lowerBound + 3)).first {
      words[$0].kind != .mark
    }
    if let behind { return behind..<(behind + 1) }
    let before = (max(0, gap.lowerBound - 3)..<gap.lowerBound).last { words[$0].kind != .mark }
    return before.map { $0..<($0 + 1) } ?? gap
  }
}
