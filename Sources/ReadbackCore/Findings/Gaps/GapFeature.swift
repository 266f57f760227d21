/// What the model knows of a gap, by name: a sentence, clause or word that one side has
/// and the other seems not to have. The order is that of the model's columns.
enum GapFeature: Int, CaseIterable, Sendable {
  // What it is: a sentence (a unit), perhaps with a link, perhaps in a paragraph of which no sentence
  // has one; a clause, perhaps cut at marks and conjunctions.
  case isAddition, isUnit, isLinkedUnit, isInUntoldParagraph, isClause, isCut
  case tokenCount, contentCount, weight
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
  case opensNext, isSubject, isPredicate, linkScore, saysSomething, equalRest, isSaidElsewhere
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

extension GapVector {
  /// Whether one sentence of the other text has almost all the words of a clause. The encoder and the
  /// model are then spared.
  var isPlainlyTold: Bool { self[flag: .isCut] && self[.nearInBestSentence] > 0.85 }
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
