/// Computes the features of edits, group by group.
struct EditFeatures: Sendable {
  let analysis: PairAnalysis
  let script: EditScript
  let marks: ScaleMarks
  let phrases: PhraseMarks
  let coverage: TokenCoverage
  /// By retelling token, for content words of linked sentences.
  let wordDoubts: [Int: WordDoubt]
  let judge: any Judge

  typealias Vector = FeatureVector<EditFeature>

  /// The feature vectors of a group's candidates.
  func vectors(of candidates: [TokenEdit], inGroup group: Int) -> [Vector] {
    guard !candidates.isEmpty else { return [] }
    let groupPhrases = GroupPhrases(of: analysis.groups[group], phrases)
    let surroundings = GroupSurroundings(group: group, analysis, script, marks, groupPhrases)
    let exchanges = EditExchanges(
      candidates, edits: script.edits[script.ranges[group]], analysis)
    return candidates.enumerated().map { index, edit in
      var vector = Vector()
      vector[flag: .isExchange] = exchanges.indices.contains(index)
      vector[flag: .isCoordinated] = exchanges.coordinated.contains(index)
      vector[flag: .isVoiceShifted] = exchanges.isVoiceShifted
      addShape(of: edit, to: &vector)
      surroundings.addEquality(around: edit, candidates: candidates.count, analysis, to: &vector)
      addLikeness(of: edit, to: &vector)
      addCoverage(of: edit, surroundings, to: &vector)
      addWordKinds(of: edit, to: &vector)
      addQuantities(of: edit, to: &vector)
      addNegation(of: edit, surroundings, to: &vector)
      addScales(of: edit, surroundings, to: &vector)
      addPhrases(of: edit, groupPhrases, to: &vector)
      addWordDoubt(of: edit, to: &vector)
      return vector
    }
  }

  private func addShape(of edit: TokenEdit, to vector: inout Vector) {
    vector[flag: .isDeletion] = edit.retelling.isEmpty
    vector[flag: .isInsertion] = edit.official.isEmpty
    vector[flag: .isCrossed] = edit.isCrossed
    let official = edit.official.filter { analysis.official.words[$0].isContent }
    let retelling = edit.retelling.filter { analysis.retelling.words[$0].isContent }
    vector[.officialContentCount] = Float(official.count)
    vector[.retellingContentCount] = Float(retelling.count)
    let heads = EditHeads(official: edit.official, retelling: edit.retelling, analysis)
    vector[flag: .headsAfterLinked] = heads.areLinkedAfter
    vector[flag: .headsBeforeLinked] = heads.areLinkedBefore
    vector[flag: .headsAfterSame] = heads.areSameAfter
    vector[flag: .headsBeforeSame] = heads.areSameBefore
    vector[.officialWeight] = official.reduce(0) { $0 + analysis.official.words[$1].weight }
    vector[.retellingWeight] = retelling.reduce(0) { $0 + analysis.retelling.words[$1].weight }
  }

  /// How much other retellings raise the doubt about an edit's words, in log odds; at least 0.
  func doubtRaised(of edit: TokenEdit) -> Double {
    edit.retelling.compactMap { wordDoubts[$0] }.map { doubt in
      Logistic.logOdds(of: doubt.probability)
        - Logistic.logOdds(of: judge.doubt(about: doubt.substitution.alone))
    }.max().map { max(0, $0) } ?? 0
  }

  private func addWordDoubt(of edit: TokenEdit, to vector: inout Vector) {
    let doubts = edit.retelling.compactMap { wordDoubts[$0] }
    guard let worst = doubts.max(by: { $0.probability < $1.probability }) else { return }
    vector[.wordDoubt] = Float(judge.doubt(about: worst.substitution.alone))
  }
}

/// Features that all edits of a group share.
struct GroupSurroundings {
  let official: [Int]
  let retelling: [Int]
  /// Official tokens whose match is the same word or a form of it.
  private let equalOfficial: Set<Int>
  private let equalRetelling: Set<Int>
  let officialForms: Set<Int32>
  let retellingForms: Set<Int32>
  private let score: Double
  private let novelBigrams: Float
  let scales: GroupScales
  /// Tokens in phrases of the tables that the other side also expresses.
  private let officialSaid: Set<Int>
  private let retellingSaid: Set<Int>

  init(
    group: Int, _ analysis: PairAnalysis, _ script: EditScript, _ marks: ScaleMarks,
    _ phrases: GroupPhrases
  ) {
    let link = analysis.groups[group]
    official = analysis.officialTokens(of: link)
    retelling = analysis.retellingTokens(of: link)
    score = link.score
    scales = GroupScales(of: link, marks)
    officialSaid = phrases.officialSaidTokens
    retellingSaid = phrases.retellingSaidTokens
    var equal: [(official: Int, retelling: Int)] = retelling.compactMap { token in
      script.equal[token].map { ($0, token) }
    }
    for edit in script.edits[script.ranges[group]] {
      if edit.kind == .move {
        equal += zip(edit.official, edit.retelling).map { ($0, $1) }
      } else if edit.official.count == 1, edit.retelling.count == 1,
        analysis.isSameWord(
          analysis.official.words[edit.official.lowerBound],
          analysis.retelling.words[edit.retelling.lowerBound])
      {
        equal.append((edit.official.lowerBound, edit.retelling.lowerBound))
      }
    }
    equalOfficial = Set(equal.map(\.official))
    equalRetelling = Set(equal.map(\.retelling))
    officialForms = Set(official.map { analysis.official.words[$0].formNumber })
    retellingForms = Set(retelling.map { analysis.retelling.words[$0].formNumber })
    novelBigrams = Self.novelBigrams(official, retelling, analysis)
  }

  func addEquality(
    around edit: TokenEdit, candidates: Int, _ analysis: PairAnalysis,
    to vector: inout EditFeatures.Vector
  ) {
    vector[.equalOfficial] = share(
      official, equalOfficial, analysis.official, besides: edit.official)
    vector[.equalRetelling] = share(
      retelling, equalRetelling, analysis.retelling, besides: edit.retelling)
    vector[.restSaidOfficial] = share(
      official, equalOfficial.union(officialSaid), analysis.official, besides: edit.official)
    vector[.restSaidRetelling] = share(
      retelling, equalRetelling.union(retellingSaid), analysis.retelling, besides: edit.retelling)
    let (side, equal, range) =
      edit.retelling.isEmpty
      ? (analysis.official, equalOfficial, edit.official)
      : (analysis.retelling, equalRetelling, edit.retelling)
    let sentence = side.document.sentences[side.sentence(ofToken: range.lowerBound)].tokens
    func isEqual(_ token: Int) -> Bool { equal.contains(token) }
    let before = (sentence.lowerBound..<range.lowerBound).suffix(4)
    let after = (range.upperBound..<max(range.upperBound, sentence.upperBound)).prefix(4)
    let near = Array(before) + Array(after)
    vector[.equalNearby] = near.isEmpty ? 0 : Float(near.count(where: isEqual)) / Float(near.count)
    vector[flag: .equalBefore] = before.last.map(isEqual) ?? true
    vector[flag: .equalAfter] = after.first.map(isEqual) ?? true
    vector[.equalTokens] = min(
      equalTokens(official, equalOfficial, analysis.official, besides: edit.official),
      equalTokens(retelling, equalRetelling, analysis.retelling, besides: edit.retelling))
    vector[flag: .isFlanked] =
      isFlanked(edit.official, equalOfficial, analysis.official)
      && isFlanked(edit.retelling, equalRetelling, analysis.retelling)
    vector[.groupScore] = Float(score)
    vector[.groupOfficialCount] = Float(official.count)
    vector[.groupRetellingCount] = Float(retelling.count)
    vector[.groupEditCount] = Float(candidates)
    vector[.novelBigrams] = novelBigrams
  }

  /// The weight of equal content words divided by that of all except the edit's own.
  private func share(
    _ tokens: [Int], _ equal: Set<Int>, _ side: AnalysedText, besides edit: Range<Int>
  ) -> Float {
    var (same, total): (Float, Float) = (0, 0)
    for token in tokens where !edit.contains(token) && side.words[token].isContent {
      total += side.words[token].weight
      if equal.contains(token) { same += side.words[token].weight }
    }
    return total > 0 ? same / total : 1
  }

  /// The share of all words except the edit's own that are equal.
  private func equalTokens(
    _ tokens: [Int], _ equal: Set<Int>, _ side: AnalysedText, besides edit: Range<Int>
  ) -> Float {
    let words = tokens.filter { !edit.contains($0) && side.words[$0].kind != .mark }
    return words.isEmpty ? 1 : Float(words.count(where: equal.contains)) / Float(words.count)
  }

  /// How many words of adjacent edits may lie between an edit and the equal words around it.
  private static let mostBetween = 3

  private func isFlanked(_ edit: Range<Int>, _ equal: Set<Int>, _ side: AnalysedText) -> Bool {
    // For an empty range, the token before it may end a sentence and the one after it begin
    // another.
    func sentence(_ token: Int) -> Range<Int> {
      let token = max(0, min(token, side.words.count - 1))
      return side.document.sentences[side.sentence(ofToken: token)].tokens
    }
    let (start, end) =
      edit.isEmpty
      ? (sentence(edit.lowerBound - 1), sentence(edit.lowerBound))
      : (sentence(edit.lowerBound), sentence(edit.upperBound - 1))
    let isBetween = edit.isEmpty && start != end
    func reachesEqual(_ tokens: some Sequence<Int>) -> Bool {
      var between = 0
      for token in tokens where side.words[token].kind != .mark {
        if equal.contains(token) { return true }
        between += 1
        if between > Self.mostBetween { return false }
      }
      return true
    }
    return isBetween
      || reachesEqual((min(start.lowerBound, edit.lowerBound)..<edit.lowerBound).reversed())
        && reachesEqual(edit.upperBound..<max(edit.upperBound, end.upperBound))
  }

  /// The share of the retelling's word pairs that the official sentences do not have.
  private static func novelBigrams(
    _ official: [Int], _ retelling: [Int], _ analysis: PairAnalysis
  ) -> Float {
    let known = Set(WordBigrams.pairs(of: official, in: analysis.official))
    let pairs = WordBigrams.pairs(of: retelling, in: analysis.retelling)
    return pairs.isEmpty ? 0 : Float(pairs.count { !known.contains($0) }) / Float(pairs.count)
  }

  /// The share of all content words of both texts' linked sentences that are equal.
  static func documentEquality(_ analysis: PairAnalysis, _ script: EditScript) -> Float {
    var (same, total): (Float, Float) = (0, 0)
    for group in analysis.groups {
      for token in analysis.retellingTokens(of: group)
      where analysis.retelling.words[token].isContent {
        total += analysis.retelling.words[token].weight
        if script.equal[token] != nil { same += analysis.retelling.words[token].weight }
      }
    }
    return total > 0 ? same / total : 0
  }
}
