extension EditFeatures {
  /// The similarity of both sides' words in meaning and spelling, and the evidence from
  /// translations.
  func addLikeness(of edit: TokenEdit, to vector: inout Vector) {
    let official = edit.official.filter { analysis.official.words[$0].isContent }
    let retelling = edit.retelling.filter { analysis.retelling.words[$0].isContent }
    guard !official.isEmpty, !retelling.isEmpty else { return }
    var bestOfOfficial = [Float](repeating: 0, count: official.count)
    var bestOfRetelling = [Float](repeating: 0, count: retelling.count)
    var areForms = true
    for (row, one) in official.enumerated() {
      for (column, other) in retelling.enumerated() {
        let (word, otherWord) = (analysis.official.words[one], analysis.retelling.words[other])
        let nearness = analysis.nearness(word, otherWord)
        bestOfOfficial[row] = max(bestOfOfficial[row], nearness)
        bestOfRetelling[column] = max(bestOfRetelling[column], nearness)
        let link = analysis.officialPartners[one].first { $0.token == other }?.probability ?? 0
        vector[.linkProbability] = max(vector[.linkProbability], link)
        addRelations(word, otherWord, to: &vector)
        if analysis.isSameWord(word, otherWord) {
          vector[flag: .isSameLemma] = true
          if word.form != otherWord.form { vector[flag: .isInflection] = true }
        } else {
          areForms = false
        }
      }
    }
    if areForms == false, official.count * retelling.count > 1 {
      vector[flag: .isInflection] = false
    }
    vector[.nearness] = max(bestOfOfficial.max() ?? 0, 0)
    let all = bestOfOfficial + bestOfRetelling
    vector[.meanNearness] = all.reduce(0, +) / Float(all.count)
  }

  private func addRelations(_ word: Word, _ other: Word, to vector: inout Vector) {
    let letters = Spelling.closeness(word.form, other.form)
    vector[.closeness] = max(vector[.closeness], letters)
    guard let one = word.id, let two = other.id else { return }
    vector[.cosine] = max(vector[.cosine], analysis.lexicon.similarity(one, two) ?? 0)
    let relations = analysis.relations(word, other)
    for (relation, feature) in Self.relationFeatures where relations.contains(relation) {
      vector[flag: feature] = true
    }
    if Opposites.areOpposite(word, other, analysis.lexicon, plainly: true) {
      vector[flag: .isPoleOpposite] = true
    }
    let renderings = RenderingEvidence(one, two, lexicon: analysis.lexicon)
    vector[.renderingSegments] = max(vector[.renderingSegments], Float(renderings.segments))
    let links = Float(renderings.links)
    vector[.renderingLinks] =
      vector[.renderingLinks] == 0 ? links : min(vector[.renderingLinks], links)
    let lift = Float(renderings.segments) / (Float(renderings.links) + 20) * 100
    vector[.renderingLift] = max(vector[.renderingLift], lift)
  }

  private static let relationFeatures: [(WordRelations, EditFeature)] = [
    (.synonym, .isSynonym), (.derivation, .isDerived), (.hypernym, .isHypernym),
    (.similar, .isSimilar), (.sibling, .isSibling), (.antonym, .isAntonym),
  ]

  /// Whether the words of either side are covered elsewhere on the other.
  func addCoverage(of edit: TokenEdit, _ group: GroupSurroundings, to vector: inout Vector) {
    func least(_ tokens: Range<Int>, _ coverage: [Float], _ side: AnalysedText) -> Float {
      let values = tokens.filter { side.words[$0].isContent }.map { coverage[$0] }
      return values.min() ?? 1
    }
    vector[.officialTold] = least(edit.official, coverage.official, analysis.official)
    vector[.retellingTold] = least(edit.retelling, coverage.retelling, analysis.retelling)
    func share(_ tokens: Range<Int>, _ side: AnalysedText, isThere: (Word) -> Bool) -> Float {
      let content = tokens.filter { side.words[$0].isContent }
      guard !content.isEmpty else { return 0 }
      return Float(content.count { isThere(side.words[$0]) }) / Float(content.count)
    }
    vector[.officialElsewhere] = share(edit.official, analysis.official) {
      group.retellingForms.contains($0.formNumber)
    }
    vector[.retellingElsewhere] = share(edit.retelling, analysis.retelling) {
      group.officialForms.contains($0.formNumber)
    }
    vector[.officialInRetelling] = share(edit.official, analysis.official) {
      analysis.retelling.has($0)
    }
    vector[.retellingInOfficial] = share(edit.retelling, analysis.retelling) {
      analysis.official.has($0)
    }
  }

  func addWordKinds(of edit: TokenEdit, to vector: inout Vector) {
    let official = edit.official.map { analysis.official.words[$0] }
    let retelling = edit.retelling.map { analysis.retelling.words[$0] }
    vector[flag: .officialIsName] = official.contains(where: \.looksLikeName)
    vector[flag: .retellingIsName] = retelling.contains(where: \.looksLikeName)
    vector[flag: .officialIsNumber] = official.contains { $0.kind == .number }
    vector[flag: .retellingIsNumber] = retelling.contains { $0.kind == .number }
    vector[flag: .retellingIsUnknown] = retelling.contains { $0.kind == .word && $0.id == nil }
    vector[flag: .officialIsFunction] = !official.isEmpty && official.allSatisfy { !$0.isContent }
    vector[flag: .retellingIsFunction] =
      !retelling.isEmpty && retelling.allSatisfy { !$0.isContent }
    vector[flag: .officialIsQuoted] = official.contains(where: \.isQuoted)
    vector[flag: .retellingIsQuoted] = retelling.contains(where: \.isQuoted)
    func rarest(_ words: [Word]) -> Float {
      words.filter(\.isContent).map { $0.id.map(analysis.lexicon.frequency) ?? 0 }.min() ?? 8
    }
    vector[.officialZipf] = rarest(official)
    vector[.retellingZipf] = rarest(retelling)
  }

  /// Whether numbers, dates and amounts in the edit's place agree.
  func addQuantities(of edit: TokenEdit, to vector: inout Vector) {
    let quantities = EditQuantities(edit, analysis)
    vector[flag: .quantityAgrees] = quantities.agree
    vector[flag: .quantityClashes] = quantities.clash
  }

  func addNegation(of edit: TokenEdit, _ group: GroupSurroundings, to vector: inout Vector) {
    // "No" in "no less than" is not a negation, "yet" in "yet to come" is one.
    func denies(_ word: Word, inPhrase: Bool) -> Bool {
      analysis.denial(by: word) != .none && (!inPhrase || word.isYetTo)
    }
    func officialNegations(_ tokens: some Sequence<Int>) -> Int {
      tokens.count {
        denies(analysis.official.words[$0], inPhrase: marks.isInOfficialPhrase($0))
      }
    }
    func retellingNegations(_ tokens: some Sequence<Int>) -> Int {
      tokens.count {
        denies(analysis.retelling.words[$0], inPhrase: marks.isInRetellingPhrase($0))
      }
    }
    let (official, retelling) = (
      officialNegations(edit.official), retellingNegations(edit.retelling)
    )
    vector[flag: .negationLost] = official > retelling
    vector[flag: .negationAdded] = retelling > official
    let hasContent =
      edit.official.contains { analysis.official.words[$0].isContent }
      || edit.retelling.contains { analysis.retelling.words[$0].isContent }
    vector[flag: .isPureNegation] = official != retelling && !hasContent
    vector[.groupNegationDifference] = Float(
      retellingNegations(group.retelling) - officialNegations(group.official))
  }
}
