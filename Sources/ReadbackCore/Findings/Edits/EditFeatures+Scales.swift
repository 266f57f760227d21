extension EditFeatures {
  /// The scales on which an edit changes the meaning: another value (clash), no value any more
  /// (lost), or a new one (gained).
  func addScales(of edit: TokenEdit, _ group: GroupSurroundings, to vector: inout Vector) {
    let official = marks.official(of: edit)
    let retelling = marks.retelling(of: edit)
    vector[.groupClashes] = Float(group.scales.clashCount)
    vector[.claimRise] = group.scales.claimRise
    vector[.strandedOfficial] = Float(group.scales.strandedCount(ofOfficial: official))
    vector[.strandedRetelling] = Float(group.scales.strandedCount(ofRetelling: retelling))
    guard !official.isEmpty || !retelling.isEmpty else { return }
    // Nothing but one value replaced by another of the same scale.
    if let one = official.first, let other = retelling.first, one.tokens == edit.official,
      other.tokens == edit.retelling
    {
      vector[flag: .isCleanClash] = one.scale == other.scale && one.value != other.value
    }
    for (scale, name) in marks.scales.names.enumerated() {
      let officialValues = Set(official.filter { $0.scale == scale }.map(\.value))
      let retellingValues = Set(retelling.filter { $0.scale == scale }.map(\.value))
      if officialValues.isEmpty && retellingValues.isEmpty { continue }
      if officialValues.isEmpty {
        vector[.scaleGained] += 1
        Self.gained[name].map { vector[flag: $0] = true }
      } else if retellingValues.isEmpty {
        vector[.scaleLost] += 1
        Self.lost[name].map { vector[flag: $0] = true }
      } else if officialValues.isDisjoint(with: retellingValues) {
        vector[.scaleClash] += 1
        Self.clashes[name].map { vector[flag: $0] = true }
        if !has(scale, anyOf: officialValues, in: edit.retelling) {
          vector[flag: .strictClash] = true
        }
      } else {
        vector[.scaleSame] += 1
      }
    }
  }

  /// Whether the retelling's sentence has one of the values elsewhere.
  private func has(_ scale: Int, anyOf values: Set<Int>, in edit: Range<Int>) -> Bool {
    let sentence = analysis.retelling.sentence(ofToken: edit.lowerBound)
    return marks.retelling(inSentence: sentence).contains {
      $0.scale == scale && values.contains($0.value) && !$0.tokens.overlaps(edit)
    }
  }

  private static let clashes: [String: EditFeature] = [
    "modality": .clashModality, "knowledge": .clashKnowledge, "causation": .clashCausation,
    "stage": .clashStage, "charge": .clashStage, "force": .clashForce,
    "quantity": .clashQuantity, "bound": .clashBound, "time": .clashTime,
    "condition": .clashCondition, "stance": .clashStance, "change": .clashChange,
    "compare": .clashChange, "direction": .clashChange, "person": .clashPerson,
    "assent": .clashAssent, "exclusive": .clashQuantity, "period": .clashTime,
  ]
  private static let lost: [String: EditFeature] = [
    "modality": .lostModality, "knowledge": .lostModality, "stage": .lostStage,
    "charge": .lostStage, "causation": .lostCausation, "exclusive": .lostExclusive,
    "bound": .lostBound, "quantity": .lostQuantity, "condition": .lostCondition,
    "extent": .lostExtent,
  ]
  private static let gained: [String: EditFeature] = [
    "modality": .gainedModality, "knowledge": .gainedModality, "stage": .gainedStage,
    "charge": .gainedStage, "causation": .gainedCausation, "exclusive": .gainedExclusive,
    "bound": .gainedBound, "quantity": .gainedQuantity, "condition": .gainedCondition,
    "extent": .gainedExtent,
  ]
}
