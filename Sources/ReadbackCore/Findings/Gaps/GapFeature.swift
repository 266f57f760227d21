/// What the model knows of a gap, by name: a paragraph, sentence, clause or word that one side has
/// and the other seems not to have. The order is that of the model's columns.
enum GapFeature: Int, CaseIterable, Sendable {
  // What it is.
  case isAddition, isUnit, isLinkedUnit, isParagraph, isClause, tokenCount, contentCount, weight
  // How much of it the other text has somewhere: of its weight, shares.
  case sameAnywhere, sameInBestSentence, nearInBestSentence, nearInBestThree, bestIsUnlinked
  case novelBigrams, novelAnywhere
  case bestCosine, bestCosineUnlinked, leftOutGain, leftOutCosine, bestDistance, nameCount,
    namesElsewhere, numberCount,
    numbersElsewhere
  // Where it stands.
  case position, isFirst, isLast, isLinkedBefore, isLinkedAfter, sideLinked, otherLinked
  case documentEqual, isQuoted, endsSentence, looksLikeContact, capitalShare
  // Within a linked sentence.
  case untold, untoldShare, slotWeight, sentenceShare, hasMarkBefore, hasMarkBehind, opensClause
  case opensNext, isSubject, isPredicate, linkScore, saysSomething, equalRest
  // What it says besides names, numbers and the topics of the text: how many words, how much of their
  // weight the sentence that has most of them has, and how much no sentence has.
  case plainCount, plainInBestSentence, plainNowhere

  static let count = allCases.count
}

/// A value for each case of `GapFeature`.
struct GapVector: Sendable {
  private(set) var values = [Float](repeating: 0, count: GapFeature.count)

  subscript(feature: GapFeature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  subscript(flag feature: GapFeature) -> Bool {
    get { values[feature.rawValue] > 0 }
    set { values[feature.rawValue] = newValue ? 1 : 0 }
  }
}

/// What may be missing on one side.
struct Gap: Sendable {
  let cause: FindingCause
  let severity: Severity
  /// Tokens of the side that has it.
  let tokens: Range<Int>
  let place: TextRange
  var features: GapVector
}
