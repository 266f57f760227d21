/// The features of an edit, in the order of the model's columns.
///
/// Shares and probabilities are in 0...1, counts are plain, a missing side counts as 0.
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
  // How similar the words are to each other.
  case linkProbability, nearness, meanNearness, cosine, isSynonym, isDerived, isHypernym, isSimilar
  case isSibling, isAntonym, isPoleOpposite, isSameLemma, closeness, isInflection
  // Evidence from translations.
  case renderingSegments, renderingLinks, renderingLift
  // Whether the words are covered elsewhere.
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
  // The linked sentences as a whole on the scales: marks of the edit whose values the other side
  // lacks, scales on which the sides have no common value, and how much more the retelling claims
  // than the official text.
  case strandedOfficial, strandedRetelling, groupClashes, claimRise
  // Equivalent phrases, and phrases that exclude each other.
  case saysSame, saysSameThroughout, officialSaidBeside, retellingSaidBeside
  case officialUnsaid, retellingUnsaid, restSaidOfficial, restSaidRetelling
  case contrastClash, contrastThroughout, contrastStranded, contrastCount
  // How equal the words around short edits are, including function words, and whether the edit and
  // its adjacent edits lie between equal words.
  case equalTokens, isFlanked
  // The model of single words.
  case wordDoubt

  static let count = allCases.count
}
