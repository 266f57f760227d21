/// The phrases of the tables in the linked sentences of a group.
struct GroupPhrases: Sendable {
  private let officialEquivalents: [Phrasebook.Mark]
  private let retellingEquivalents: [Phrasebook.Mark]
  private let officialContrasts: [Phrasebook.Mark]
  private let retellingContrasts: [Phrasebook.Mark]
  private let officialSaid: SaidSets
  private let retellingSaid: SaidSets

  init(of link: SentenceLink, _ phrases: PhraseMarks) {
    officialEquivalents = link.official.flatMap { phrases.equivalents.official[$0] }
    retellingEquivalents = link.retelling.flatMap { phrases.equivalents.retelling[$0] }
    officialContrasts = link.official.flatMap { phrases.contrasts.official[$0] }
    retellingContrasts = link.retelling.flatMap { phrases.contrasts.retelling[$0] }
    officialSaid = SaidSets(officialEquivalents)
    retellingSaid = SaidSets(retellingEquivalents)
  }

  /// Phrases that exclude each other, where the other side has neither the phrase's own value nor
  /// an equivalent phrase.
  var strandedContrasts: [(official: Phrasebook.Mark, retelling: Phrasebook.Mark)] {
    officialContrasts.flatMap { one in
      retellingContrasts.compactMap { other in
        one.set == other.set && isStranded(one, other) ? (one, other) : nil
      }
    }
  }

  /// Whether neither side expresses the other's value of the set, in any words of the tables.
  private func isStranded(_ official: Phrasebook.Mark, _ retelling: Phrasebook.Mark) -> Bool {
    official.value != retelling.value
      && !retellingContrasts.contains { $0.set == official.set && $0.value == official.value }
      && !officialContrasts.contains { $0.set == retelling.set && $0.value == retelling.value }
      && !officialEquivalents.contains {
        $0.tokens.overlaps(official.tokens) && retellingSaid.say($0)
      }
      && !retellingEquivalents.contains {
        $0.tokens.overlaps(retelling.tokens) && officialSaid.say($0)
      }
  }

  /// The verdict of the tables on an edit.
  struct Account {
    /// Words of one side may replace words of the other.
    var areEquivalent = false
    /// The same, and all content words are in such phrases.
    var areEquivalentThroughout = false
    /// The other side's sentences express the meaning of the edit's words.
    var isOfficialSaid = false
    var isRetellingSaid = false
    /// Content words whose known renderings are all missing from the other side.
    var officialUnsaid = 0
    var retellingUnsaid = 0
    var contrastCount = 0
    /// Neither side also expresses the other's value.
    var isContrastStranded = false
    /// All content words are in phrases that exclude each other.
    var areContrastsThroughout = false
  }

  /// - Parameters:
  ///    - official: the edit's official content words.
  ///    - retelling: the edit's retelling content words.
  func account(of edit: TokenEdit, official: [Int], retelling: [Int]) -> Account {
    var account = Account()
    let officialMarks = officialEquivalents.filter { $0.tokens.overlaps(edit.official) }
    let retellingMarks = retellingEquivalents.filter { $0.tokens.overlaps(edit.retelling) }
    let (officialMarksSaid, retellingMarksSaid) = (
      SaidSets(officialMarks), SaidSets(retellingMarks)
    )
    account.areEquivalent = officialMarks.contains(where: retellingMarksSaid.say)
    account.areEquivalentThroughout =
      account.areEquivalent
      && Self.cover(official, officialMarks.filter(retellingMarksSaid.say))
      && Self.cover(retelling, retellingMarks.filter(officialMarksSaid.say))
    account.officialUnsaid = official.count { Self.isUnsaid($0, officialMarks, retellingSaid) }
    account.retellingUnsaid = retelling.count { Self.isUnsaid($0, retellingMarks, officialSaid) }
    account.isOfficialSaid = officialMarks.contains(where: retellingSaid.say)
    account.isRetellingSaid = retellingMarks.contains(where: officialSaid.say)
    addContrasts(of: edit, official, retelling, to: &account)
    return account
  }

  private func addContrasts(
    of edit: TokenEdit, _ official: [Int], _ retelling: [Int], to account: inout Account
  ) {
    var (officialMarks, retellingMarks): ([Phrasebook.Mark], [Phrasebook.Mark]) = ([], [])
    for one in officialContrasts where one.tokens.overlaps(edit.official) {
      for other in retellingContrasts
      where other.set == one.set && other.value != one.value
        && other.tokens.overlaps(edit.retelling)
      {
        officialMarks.append(one)
        retellingMarks.append(other)
        if isStranded(one, other) { account.isContrastStranded = true }
      }
    }
    account.contrastCount = officialMarks.count
    account.areContrastsThroughout =
      !officialMarks.isEmpty && Self.cover(official, officialMarks)
      && Self.cover(retelling, retellingMarks)
  }

  /// Whether a word is the first value of a set, and no value of its sets is expressed.
  private static func isUnsaid(
    _ token: Int, _ marks: [Phrasebook.Mark], _ said: SaidSets
  ) -> Bool {
    let ofToken = marks.filter { $0.tokens.contains(token) }
    return ofToken.contains { $0.value == 0 } && !ofToken.contains(where: said.say)
  }

  /// Tokens in phrases that the other side's sentences also express.
  var officialSaidTokens: Set<Int> {
    Set(officialEquivalents.filter(retellingSaid.say).flatMap(\.tokens))
  }
  var retellingSaidTokens: Set<Int> {
    Set(retellingEquivalents.filter(officialSaid.say).flatMap(\.tokens))
  }

  private static func cover(_ tokens: [Int], _ marks: [Phrasebook.Mark]) -> Bool {
    tokens.allSatisfy { token in marks.contains { $0.tokens.contains(token) } }
  }
}

/// The sets of equivalents of which some words have a value.
struct SaidSets: Sendable {
  /// Twice the number of a set, plus 1 for a value that is not the first; ascending.
  private let values: [Int32]

  init(_ marks: [Phrasebook.Mark]) {
    values = marks.map { $0.set * 2 + ($0.value == 0 ? 0 : 1) }.sorted()
  }

  /// Whether a phrase may replace one of the words: one of the two is the first value of a set.
  func say(_ mark: Phrasebook.Mark) -> Bool {
    let place = values.indices.partitioningIndex { values[$0] >= mark.set * 2 }
    guard place < values.count, values[place] / 2 == mark.set else { return false }
    return mark.value == 0 || values[place].isMultiple(of: 2)
  }
}
