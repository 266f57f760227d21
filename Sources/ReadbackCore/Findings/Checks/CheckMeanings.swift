/// Weighs findings of checks by the meanings of the words in their sentences.
///
/// A check for denials sees that only one side has "not", but not whether another word makes up for
/// it. The net of meanings often does.
struct CheckMeanings {
  private let analysis: PairAnalysis
  private var meanings: EditMeanings
  private let net: MeaningNet
  /// Sentences of the retelling that are otherwise equal: no other words make up for a change.
  private let equalSentences: Set<Int>

  init(
    _ pair: AlignedPair, _ differences: [SentenceDifference], net: MeaningNet = .embedded
  ) {
    analysis = pair.analysis
    equalSentences = Set(differences.filter(\.isEqualOtherwise).map(\.pair.retelling))
    meanings = EditMeanings(pair, net: net)
    self.net = net
  }

  /// All drafts; those of checks get the combined confidence of check and net.
  mutating func weighed(
    _ drafts: [DraftFinding], _ concurrently: Concurrently = oneByOne
  ) -> [DraftFinding] {
    guard analysis.isEnglish else { return drafts }
    let all = drafts.map(places(of:))
    meanings.add(all.compactMap { $0 }, concurrently)
    return zip(drafts, all).map { draft, places in
      guard let places else { return draft }
      var weighed = draft
      weighed.confidence = net.confidence(
        check: draft.confidence, net: meanings.logOdds(of: places))
      return weighed
    }
  }

  /// The drafts that are weighed, with the confidences that the checks give.
  func measured(_ drafts: [DraftFinding]) -> [MeasuredCheck] {
    drafts.compactMap { draft in
      places(of: draft).map {
        MeasuredCheck(cause: draft.cause, confidence: draft.confidence, places: $0)
      }
    }
  }

  /// The places that the net compares; nil for drafts that are not weighed: those in otherwise equal
  /// sentences, and those of checks for spellings, figures and exchanged parts, which need no
  /// understanding.
  private func places(of draft: DraftFinding) -> MeaningPlaces? {
    guard draft.origin == .detector, Self.causes.contains(draft.cause),
      let official = draft.official, let retelling = draft.retelling,
      let words = tokens(in: retelling, analysis.retelling),
      let officialWords = tokens(in: official, analysis.official),
      case let sentence = analysis.retelling.sentence(ofToken: words.lowerBound),
      !equalSentences.contains(sentence),
      let group = analysis.groupOfRetellingSentence[sentence]
    else { return nil }
    return MeaningPlaces(
      official: officialWords, retelling: words, in: analysis.groups[group], analysis)
  }

  private static let causes: Set<FindingCause> = [
    .polarity, .modality, .status, .scope, .condition, .causation, .speaker, .wrongSense,
  ]

  /// The tokens that lie in a place; nil if there are none.
  private func tokens(in place: TextRange, _ side: AnalysedText) -> Range<Int>? {
    let tokens = side.document.tokens
    let first = tokens.indices.partitioningIndex { tokens[$0].range.upperBound > place.lowerBound }
    let end = tokens.indices.partitioningIndex { tokens[$0].range.lowerBound >= place.upperBound }
    return first < end ? first..<end : nil
  }
}

/// A finding of a check that the net weighs, for training and measuring.
public struct MeasuredCheck: Sendable {
  /// The cause of the finding.
  public let cause: FindingCause
  /// The confidence that the check gives, 0...1.
  public let confidence: Double
  /// The words, clauses and sentences that the net compares.
  public let places: MeaningPlaces
}

extension Comparer {
  /// What the checks of a pair find and the net weighs.
  public func measuredChecks(
    of official: Document, with retelling: Document, holding held: [ManualLink] = []
  ) -> [MeasuredCheck] {
    let pair = aligned(official, with: retelling, holding: held)
    let editAnalysis = EditAnalysis(
      pair.analysis, phrases: pair.phrases, coverage: pair.coverage, otherRenderings: .none,
      judge: judge)
    let differences = Self.differences(in: pair)
    let questions = ModelQuestions(pair, editAnalysis, oneByOne)
    return CheckMeanings(questions.pair, differences).measured(
      drafts(questions, editAnalysis, differences, concurrently: oneByOne))
  }
}
