/// What the model knows of an edit, by name; the order is that of the model's columns.
///
/// Shares and probabilities lie in 0...1, counts are plain, a missing side counts 0.
enum EditFeature: Int, CaseIterable, Sendable {
  // The edit itself.
  case isDeletion, isInsertion, isCrossed
  case isExchange, isCoordinated, isVoiceShifted
  case officialContentCount, retellingContentCount, officialWeight, retellingWeight
  // How equal everything else is.
  case equalOfficial, equalRetelling, equalNearby, equalBefore, equalAfter
  case documentEqual, groupScore, groupOfficialCount, groupRetellingCount, groupEditCount
  case novelBigrams
  case headsAfterLinked, headsBeforeLinked, headsAfterSame, headsBeforeSame
  // How near the words are to each other.
  case linkProbability, nearness, meanNearness, cosine, isSynonym, isDerived, isHypernym, isSimilar
  case isSibling, isAntonym, isPoleOpposite, isSameLemma, closeness, isInflection
  // What translators do.
  case renderingSegments, renderingLinks, renderingLift
  // Whether the words are told in another place.
  case officialTold, retellingTold, officialElsewhere, retellingElsewhere, officialInRetelling
  case retellingInOfficial
  // Kinds of words.
  case officialIsName, retellingIsName, officialIsNumber, retellingIsNumber, retellingIsUnknown
  case quantityAgrees, quantityClashes, officialIsFunction, retellingIsFunction
  case officialZipf, retellingZipf, officialIsQuoted, retellingIsQuoted
  // Negation and scales of meaning.
  case negationLost, negationAdded, groupNegationDifference
  case scaleClash, scaleLost, scaleGained, scaleSame, strictClash
  case clashModality, clashKnowledge, clashCausation, clashStage, clashForce, clashQuantity
  case clashBound, clashTime, clashCondition, clashStance, clashChange, clashPerson, clashAssent
  case lostModality, gainedModality, lostExclusive, gainedExclusive, lostBound, gainedBound
  case lostStage, gainedStage, lostCausation, gainedCausation, isPureNegation, isCleanClash
  case lostQuantity, gainedQuantity, lostCondition, gainedCondition, lostExtent, gainedExtent
  // What the linked sentences as a whole say on the scales: marks of the edit whose values the other
  // side has nowhere, scales on which the sides have no value in common, and by how much the
  // retelling claims more than the official text.
  case strandedOfficial, strandedRetelling, groupClashes, claimRise
  // Phrases that may stand for each other, and phrases that exclude each other.
  case saysSame, saysSameThroughout, officialSaidBeside, retellingSaidBeside
  case officialUnsaid, retellingUnsaid, restSaidOfficial, restSaidRetelling
  case contrastClash, contrastThroughout, contrastStranded, contrastCount
  // How equal the words besides short edits are, function words included, and whether equal words
  // stand on both sides of the edit and what adjoins it.
  case equalTokens, isFlanked
  // The judge of single words.
  case wordDoubt

  static let count = allCases.count
}
