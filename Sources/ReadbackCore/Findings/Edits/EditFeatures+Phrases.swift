/// What the linked sentences of a group say in phrases of the tables.
struct GroupPhrases: Sendable {
  private let officialEquivalents: [Phrasebook.Mark]
  private let retellingEquivalents: [Phrasebook.Mark]
  private let officialContrasts: [Phrasebook.Mark]
  private let retellingContrasts: [Phrasebook.Mark]

  init(of link: SentenceLink, _ phrases: PhraseMarks) {
    officialEquivalents = link.official.flatMap { phrases.equivalents.official[$0] }
    retellingEquivalents = link.retelling.flatMap { phrases.equivalents.retelling[$0] }
    officialContrasts = link.official.flatMap { phrases.contrasts.official[$0] }
    retellingContrasts = link.retelling.flatMap { phrases.contrasts.retelling[$0] }
  }

  /// Phrases that exclude each other, where the other side has neither the phrase's own value nor a
  /// phrase that may stand for it.
  var strandedContrasts: [(official: Phrasebook.Mark, retelling: Phrasebook.Mark)] {
    officialContrasts.flatMap { one in
      retellingContrasts.compactMap { other in
        one.set == other.set && isStranded(one, other) ? (one, other) : nil
      }
    }
  }

  /// Whether neither side says what the other says on the set, in any words of the tables.
  func isStranded(_ official: Phrasebook.Mark, _ retelling: Phrasebook.Mark) -> Bool {
    official.value != retelling.value
      && !retellingContrasts.contains { $0.set == official.set && $0.value == official.value }
      && !officialContrasts.contains { $0.set == retelling.set && $0.value == retelling.value }
      && !isSaid(official.tokens, by: officialEquivalents, in: retellingEquivalents)
      && !isSaid(retelling.tokens, by: retellingEquivalents, in: officialEquivalents)
  }

  private func isSaid(
    _ tokens: Range<Int>, by mine: [Phrasebook.Mark], in others: [Phrasebook.Mark]
  ) -> Bool {
    mine.contains { mark in
      mark.tokens.overlaps(tokens) && others.contains { $0.set == mark.set }
    }
  }

  /// What marks of the tables say of an edit.
  struct Account {
    var areEquivalent = false
    /// All content words of both sides are in phrases that may stand for each other.
    var areEquivalentThroughout = false
    /// The other side's sentences say what the edit's words say.
    var isOfficialSaid = false
    var isRetellingSaid = false
    var contrasts: [(official: Phrasebook.Mark, retelling: Phrasebook.Mark)] = []
  }

  func account(of edit: TokenEdit) -> Account {
    var account = Account()
    let mine = officialEquivalents.filter { $0.tokens.overlaps(edit.official) }
    let theirs = retellingEquivalents.filter { $0.tokens.overlaps(edit.retelling) }
    account.areEquivalent = mine.contains { one in theirs.contains { $0.set == one.set } }
    account.isOfficialSaid = mine.contains { one in
      retellingEquivalents.contains { $0.set == one.set }
    }
    account.isRetellingSaid = theirs.contains { one in
      officialEquivalents.contains { $0.set == one.set }
    }
    for one in officialContrasts where one.tokens.overlaps(edit.official) {
      for other in retellingContrasts
      where other.tokens.overlaps(edit.retelling) && one.set == other.set
        && one.value != other.value
      {
        account.contrasts.append((one, other))
      }
    }
    return account
  }

  /// Whether words of an edit's side lie in equivalent phrases, all of them.
  func areCovered(_ tokens: [Int], official: Bool) -> Bool {
    let (mine, others) =
      official
      ? (officialEquivalents, retellingEquivalents) : (retellingEquivalents, officialEquivalents)
    return tokens.allSatisfy { token in
      mine.contains { mark in
        mark.tokens.contains(token) && others.contains { $0.set == mark.set }
      }
    }
  }
}

extension EditFeatures {
  /// Whether the tables of phrases hold an edit for a fair rendering or for another statement.
  func addPhrases(of edit: TokenEdit, _ group: GroupPhrases, to vector: inout Vector) {
    let account = group.account(of: edit)
    let official = edit.official.filter { evidence.official.words[$0].isContent }
    let retelling = edit.retelling.filter { evidence.retelling.words[$0].isContent }
    vector[flag: .saysSame] = account.areEquivalent
    vector[flag: .saysSameThroughout] =
      account.areEquivalent && group.areCovered(official, official: true)
      && group.areCovered(retelling, official: false)
    vector[flag: .officialSaidBeside] = account.isOfficialSaid
    vector[flag: .retellingSaidBeside] = account.isRetellingSaid
    guard !account.contrasts.isEmpty else { return }
    vector[flag: .contrastClash] = true
    vector[.contrastCount] = Float(account.contrasts.count)
    vector[flag: .contrastStranded] = account.contrasts.contains {
      group.isStranded($0.official, $0.retelling)
    }
    vector[flag: .contrastThroughout] =
      official.allSatisfy { token in account.contrasts.contains { $0.official.tokens.contains(token) } }
      && retelling.allSatisfy { token in
        account.contrasts.contains { $0.retelling.tokens.contains(token) }
      }
  }
}
