/// The edits of a pair, with the features of those that may change the meaning.
struct EditAnalysis: Sendable {
  let script: EditScript
  let marks: ScaleMarks
  /// The share of the linked sentences' content that is the same word for word.
  let documentEquality: Float
  /// In the order of their groups.
  let candidates: [Candidate]

  struct Candidate: Sendable {
    let edit: TokenEdit
    let features: EditFeatures.Vector
    /// How much other retellings of the same words raise the doubt, in log odds; never below 0, so
    /// that additional texts never remove a finding.
    let doubtRaised: Double
  }

  private static let groupsAtOnce = 32

  init(
    _ analysis: PairAnalysis, phrases: PhraseMarks, coverage: TokenCoverage,
    otherRenderings: OtherRenderings,
    judge: some Judge,
    concurrently: Concurrently = oneByOne
  ) {
    let script = EditScript(analysis, concurrently: concurrently)
    let marks = ScaleMarks(analysis)
    let coverage = coverage.withQuantities(of: analysis).withNames(of: analysis)
    let frames = StatementFrames(analysis, concurrently: concurrently)
    let documentEquality = GroupSurroundings.documentEquality(analysis, script)
    let parts = Chunks.map(
      analysis.groups.count, length: Self.groupsAtOnce, concurrently
    ) { groups in
      let doubts = WrongSense.doubts(
        analysis, inGroups: groups, coverage: coverage, otherRenderings: otherRenderings,
        judge: judge)
      let features = EditFeatures(
        analysis: analysis, script: script, marks: marks, phrases: phrases, coverage: coverage,
        wordDoubts: Dictionary(doubts.map { ($0.token, $0) }) { first, _ in first }, judge: judge)
      return groups.flatMap { group in
        let edits = EditCandidates.candidates(
          ofGroup: group, script, analysis, marks, phrases, frames)
        return zip(edits, features.vectors(of: edits, inGroup: group)).map { edit, vector in
          var vector = vector
          vector[.documentEqual] = documentEquality
          return Candidate(
            edit: edit, features: vector,
            doubtRaised: otherRenderings.count == 0 ? 0 : features.doubtRaised(of: edit))
        }
      }
    }
    self.script = script
    self.documentEquality = documentEquality
    self.marks = marks
    candidates = Array(parts.joined())
  }
}

/// An edit with its features, for training and measuring.
public struct MeasuredEdit: Sendable {
  /// The difference and its place.
  public let edit: Edit
  /// Its words, and the clauses and sentences around them.
  public let places: MeaningPlaces
  /// In the order of `MeasuredEdit.featureNames`.
  public let features: [Float]

  /// The names of the features, in order.
  public static let featureNames: [String] = EditFeature.allCases.map { "\($0)" }
}

extension Comparer {
  /// The edits of a pair that may change the meaning, with their features.
  public func measuredEdits(
    of official: Document, with retelling: Document, holding held: [ManualLink] = []
  ) -> [MeasuredEdit] {
    let pair = aligned(official, with: retelling, holding: held)
    return EditAnalysis(
      pair.analysis, phrases: pair.phrases, coverage: pair.coverage, otherRenderings: .none,
      judge: judge
    ).candidates.map {
      MeasuredEdit(
        edit: Edit($0.edit, pair.analysis), places: MeaningPlaces(of: $0.edit, pair.analysis),
        features: $0.features.values)
    }
  }
}

/// A gap with its features, for training and measuring.
public struct MeasuredGap: Sendable {
  /// The cause that a finding would have.
  public let cause: FindingCause
  /// The place on the side that has it: the official text for an omission, otherwise the retelling.
  public let place: TextRange
  /// In the order of `MeasuredGap.featureNames`.
  public let features: [Float]

  /// The names of the features, in order.
  public static let featureNames: [String] = GapFeature.allCases.map { "\($0)" }
}

extension Comparer {
  /// Content that one text has and the other seems to lack, with its features.
  public func measuredGaps(
    of official: Document, with retelling: Document, holding held: [ManualLink] = []
  ) -> [MeasuredGap] {
    let pair = aligned(official, with: retelling, holding: held)
    let script = EditScript(pair.analysis)
    var gaps = DescribedGaps(
      pair, documentEqual: GroupSurroundings.documentEquality(pair.analysis, script),
      areAllAnswered: true, oneByOne)
    var meanings = pair.meanings
    gaps.answer(&meanings)
    return gaps.gaps.map {
      MeasuredGap(cause: $0.cause, place: $0.place, features: $0.features.values)
    }
  }
}
