extension EditFeatures {
  /// Whether the phrase tables consider an edit a fair rendering or a different statement.
  func addPhrases(of edit: TokenEdit, _ group: GroupPhrases, to vector: inout Vector) {
    let official = edit.official.filter { analysis.official.words[$0].isContent }
    let retelling = edit.retelling.filter { analysis.retelling.words[$0].isContent }
    let account = group.account(of: edit, official: official, retelling: retelling)
    vector[.officialUnsaid] = Float(account.officialUnsaid) / Float(max(1, official.count))
    vector[.retellingUnsaid] = Float(account.retellingUnsaid) / Float(max(1, retelling.count))
    vector[flag: .saysSame] = account.areEquivalent
    vector[flag: .saysSameThroughout] = account.areEquivalentThroughout
    vector[flag: .officialSaidBeside] = account.isOfficialSaid
    vector[flag: .retellingSaidBeside] = account.isRetellingSaid
    vector[flag: .contrastClash] = account.contrastCount > 0
    vector[.contrastCount] = Float(account.contrastCount)
    vector[flag: .contrastStranded] = account.isContrastStranded
    vector[flag: .contrastThroughout] = account.areContrastsThroughout
  }
}
