/// The features of a gap, in the order of the model's columns. A gap is a sentence, clause or word
/// that one side has and the other seems to lack.
enum GapFeature: Int, CaseIterable, Sendable {
  // The kind of gap: a sentence (a unit), possibly with a link, possibly in a paragraph without any
  // links; a clause, possibly divided at marks and conjunctions.
  case isAddition, isUnit, isLinkedUnit, isInUntoldParagraph, isClause, isCut
  case tokenCount, contentCount, weight
  // How much of its weight the other text has somewhere, as shares.
  case sameAnywhere, sameInBestSentence, nearInBestSentence, nearInBestThree, bestIsUnlinked
  case novelBigrams, novelAnywhere
  case bestCosine, bestCosineUnlinked, leftOutGain, leftOutCosine, bestDistance, nameCount,
    namesElsewhere, numberCount,
    numbersElsewhere
  // Its position.
  case position, isFirst, isLast, isLinkedBefore, isLinkedAfter, sideLinked, otherLinked
  case documentEqual, isQuoted, endsSentence, looksLikeContact, capitalShare
  // Within a linked sentence.
  case untold, untoldShare, slotWeight, sentenceShare, hasMarkBefore, hasMarkBehind, opensClause
  case opensNext, isSubject, isPredicate, linkScore, saysSomething, equalRest, isSaidElsewhere
  // Its content besides names, numbers and the topics of the text: how many words, how much of
  // their weight is in the sentence that has most of them, and how much in no sentence.
  case plainCount, plainInBestSentence, plainNowhere
  // As `novelBigrams` and `novelAnywhere`, with function words too: shares of the pairs of adjacent
  // words that the sentence with most of them lacks, and that every sentence lacks.
  case novelWordPairs, novelWordPairsAnywhere

  static let count = allCases.count
}

typealias GapVector = FeatureVector<GapFeature>

extension FeatureVector<GapFeature> {
  /// Whether one sentence of the other text has almost all words of a clause, so that the encoder
  /// and the model are not needed.
  var isPlainlyCovered: Bool { self[flag: .isCut] && self[.nearInBestSentence] > 0.85 }
}

/// Content that may be missing on one side.
struct Gap: Sendable {
  let cause: FindingCause
  let severity: Severity
  /// Tokens of the side that has it.
  let tokens: Range<Int>
  let place: TextRange
  var features: GapVector
}
