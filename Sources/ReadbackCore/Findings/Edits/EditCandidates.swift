/// The edits that may change the meaning, divided into parts small enough to rate.
///
/// A short edit is rated as it is. A long one is a passage in other words: only those of its words
/// are rated that the word aligner or a scale of meaning contrasts.
enum EditCandidates {
  /// With more content words than this on a side, an edit is a passage.
  static let mostContentWords = 4
  /// The same for all tokens.
  static let mostTokens = 9
  /// The least link probability at which two words of a passage are contrasted.
  private static let leastLink: Float = 0.4

  /// The candidates of one group, in the order of the edits they come from.
  static func candidates(
    ofGroup group: Int, _ script: EditScript, _ analysis: PairAnalysis, _ marks: ScaleMarks,
    _ phrases: PhraseMarks, _ frames: StatementFrames
  ) -> [TokenEdit] {
    let equivalence = EditEquivalence(group: group, frames: frames, marks: marks, analysis)
    let edits = merged(Array(script.edits[script.ranges[group]]), analysis)
    var found: [TokenEdit] = []
    var openOfficial: [Range<Int>] = []
    var openRetelling: [Range<Int>] = []
    for edit in edits {
      guard edit.kind != .move else { continue }
      if isShort(edit.official, analysis.official), isShort(edit.retelling, analysis.retelling) {
        if says(edit, analysis, marks), !equivalence.holds(for: edit) { found.append(edit) }
        if edit.kind != .replace || edit.official.count > 1 || edit.retelling.count > 1 {
          openOfficial.append(edit.official)
          openRetelling.append(edit.retelling)
        }
      } else {
        openOfficial.append(edit.official)
        openRetelling.append(edit.retelling)
      }
    }
    let known = found
    found += crossed(openOfficial, openRetelling, group: group, besides: known, analysis)
      .filter { !equivalence.holds(for: $0) }
    found += scaled(openOfficial, openRetelling, group: group, besides: found, analysis, marks)
      .filter { !equivalence.holds(for: $0) }
    found += contrasted(group: group, besides: found, analysis, phrases)
      .filter { !equivalence.holds(for: $0) }
    return found
  }

  /// Phrases that exclude each other in the same place of the group's sentences, where neither side
  /// also has the other's phrase.
  private static func contrasted(
    group: Int, besides known: [TokenEdit], _ analysis: PairAnalysis, _ phrases: PhraseMarks
  ) -> [TokenEdit] {
    let marks = GroupPhrases(of: analysis.groups[group], phrases)
    var found: [TokenEdit] = []
    for (one, other) in marks.strandedContrasts
    where !(known + found).contains(where: {
      $0.official.overlaps(one.tokens) && $0.retelling.overlaps(other.tokens)
    }) {
      let isLinked = one.tokens.contains { token in
        analysis.officialPartners[token].contains {
          $0.probability >= leastLink && other.tokens.contains($0.token)
        }
      }
      let heads = EditHeads(official: one.tokens, retelling: other.tokens, analysis)
      guard isLinked || heads.areLinkedAfter || heads.areLinkedBefore else { continue }
      found.append(
        TokenEdit(
          kind: .replace, official: one.tokens, retelling: other.tokens, group: group,
          isCrossed: true))
    }
    return found
  }

  private static func isShort(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
    tokens.count <= mostTokens
      && tokens.count(where: { side.words[$0].isContent }) <= mostContentWords
  }

  /// Whether an edit touches more than articles and marks.
  private static func says(_ edit: TokenEdit, _ analysis: PairAnalysis, _ marks: ScaleMarks) -> Bool
  {
    func says(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      tokens.contains { side.words[$0].isContent || analysis.denial(by: side.words[$0]) != .none }
    }
    return says(edit.official, analysis.official) || says(edit.retelling, analysis.retelling)
      || !marks.official(touching: edit.official).isEmpty
      || !marks.retelling(touching: edit.retelling).isEmpty
  }

  /// Merges edits that are adjacent on both sides if one of them has only function words: "may"
  /// omitted and "contain" replaced by "contains".
  private static func merged(_ edits: [TokenEdit], _ analysis: PairAnalysis) -> [TokenEdit] {
    func isLight(_ edit: TokenEdit) -> Bool {
      !edit.official.contains { analysis.official.words[$0].isContent }
        && !edit.retelling.contains { analysis.retelling.words[$0].isContent }
    }
    var found: [TokenEdit] = []
    for edit in edits {
      guard let last = found.last, last.kind != .move, edit.kind != .move,
        last.official.upperBound == edit.official.lowerBound,
        last.retelling.upperBound == edit.retelling.lowerBound,
        isLight(last) || isLight(edit)
      else {
        found.append(edit)
        continue
      }
      let official = last.official.lowerBound..<edit.official.upperBound
      let retelling = last.retelling.lowerBound..<edit.retelling.upperBound
      found[found.count - 1] = TokenEdit(
        kind: official.isEmpty ? .insert : retelling.isEmpty ? .delete : .replace,
        official: official, retelling: retelling, group: edit.group)
    }
    return found
  }

  /// Linked words of long passages.
  private static func crossed(
    _ official: [Range<Int>], _ retelling: [Range<Int>], group: Int, besides known: [TokenEdit],
    _ analysis: PairAnalysis
  ) -> [TokenEdit] {
    var found: [TokenEdit] = []
    for token in official.joined() where analysis.official.words[token].isContent {
      guard
        let partner = analysis.officialPartners[token].first(where: { partner in
          partner.probability >= leastLink
            && retelling.contains { $0.contains(partner.token) }
        }), analysis.retelling.words[partner.token].isContent,
        analysis.official.words[token].form != analysis.retelling.words[partner.token].form,
        !known.contains(where: {
          $0.official.contains(token) && $0.retelling.contains(partner.token)
        })
      else { continue }
      found.append(
        TokenEdit(
          kind: .replace, official: token..<(token + 1),
          retelling: partner.token..<(partner.token + 1), group: group, isCrossed: true))
    }
    return found
  }

  /// Words of long passages with different values on one scale, where the other side has no such
  /// words elsewhere.
  private static func scaled(
    _ official: [Range<Int>], _ retelling: [Range<Int>], group: Int, besides known: [TokenEdit],
    _ analysis: PairAnalysis, _ marks: ScaleMarks
  ) -> [TokenEdit] {
    var found: [TokenEdit] = []
    for range in official {
      for mark in marks.official(touching: range) where range.contains(mark.tokens.lowerBound) {
        let others = retelling.flatMap { marks.retelling(touching: $0) }
          .filter { $0.scale == mark.scale }
        if others.isEmpty, let edit = lost(mark, group: group, analysis, marks),
          !known.contains(where: { $0.official.overlaps(mark.tokens) }),
          !found.contains(where: { $0.official.overlaps(mark.tokens) })
        {
          found.append(edit)
          continue
        }
        guard let other = others.first, !others.contains(where: { $0.value == mark.value }),
          marks.isTelling(mark, other),
          !known.contains(where: {
            $0.official.overlaps(mark.tokens) && $0.retelling.overlaps(other.tokens)
          }),
          !found.contains(where: {
            $0.official.overlaps(mark.tokens) || $0.retelling.overlaps(other.tokens)
          })
        else { continue }
        found.append(
          TokenEdit(
            kind: .replace, official: mark.tokens, retelling: other.tokens, group: group,
            isCrossed: true))
      }
    }
    return found
  }
}

extension EditCandidates {
  /// A hedge or condition on a word, where the retelling has the word but nothing of that scale in
  /// the linked sentences: "may lead" as "leads".
  private static func lost(
    _ mark: MeaningScales.Mark, group: Int, _ analysis: PairAnalysis, _ marks: ScaleMarks
  ) -> TokenEdit? {
    let scales = marks.scales
    guard
      hedges[scales.names[mark.scale]]?.contains(scales.valueNames[mark.scale][mark.value]) == true,
      !analysis.groups[group].retelling.contains(where: { sentence in
        marks.retelling(inSentence: sentence).contains { $0.scale == mark.scale }
      })
    else { return nil }
    let side = analysis.official
    let sentence = side.document.sentences[side.sentence(ofToken: mark.tokens.lowerBound)].tokens
    for token in (mark.tokens.upperBound..<(mark.tokens.upperBound + 5)).clamped(to: sentence)
    where side.words[token].isContent {
      guard
        let partner = analysis.officialPartners[token].first(where: {
          $0.probability >= leastLink && analysis.retelling.words[$0.token].isContent
        })
      else { continue }
      return TokenEdit(
        kind: .replace, official: mark.tokens.lowerBound..<(token + 1),
        retelling: partner.token..<(partner.token + 1), group: group, isCrossed: true)
    }
    return nil
  }

  /// Values whose loss makes a statement stronger or wider.
  private static let hedges: [String: Set<String>] = [
    "modality": ["possible", "likely", "advised", "allowed"],
    "knowledge": ["alleged", "suspected", "considered"],
    "stage": ["considered", "proposed", "planned", "pending"],
    "condition": ["if", "unless"],
    "exclusive": ["only"],
  ]
}

/// The scale marks of both sides of a pair.
struct ScaleMarks: Sendable {
  let scales: MeaningScales
  private let officialMarks: [[MeaningScales.Mark]]
  private let retellingMarks: [[MeaningScales.Mark]]
  private let analysis: PairAnalysis

  init(_ analysis: PairAnalysis, scales: MeaningScales = .standard) {
    self.scales = scales
    self.analysis = analysis
    officialMarks = analysis.official.document.sentences.map {
      scales.marks(in: $0.tokens, of: analysis.official.words)
    }
    retellingMarks = analysis.retelling.document.sentences.map {
      scales.marks(in: $0.tokens, of: analysis.retelling.words)
    }
  }

  /// Scales whose words are significant even far from any counterpart.
  private static let tellingScales: Set<String> = [
    "modality", "quantity", "condition", "knowledge", "causation", "stage", "charge",
  ]

  /// Whether two marks of one scale may be contrasted although nothing links them: prepositions
  /// only before counterparts.
  func isTelling(_ official: MeaningScales.Mark, _ retelling: MeaningScales.Mark) -> Bool {
    if Self.tellingScales.contains(scales.names[official.scale]) { return true }
    let hasContent =
      official.tokens.contains { analysis.official.words[$0].isContent }
      && retelling.tokens.contains { analysis.retelling.words[$0].isContent }
    return hasContent
      || EditHeads(official: official.tokens, retelling: retelling.tokens, analysis).areLinkedAfter
  }

  /// Whether a token is in a phrase of several words that has a value on a scale.
  func isInOfficialPhrase(_ token: Int) -> Bool {
    official(touching: token..<(token + 1)).contains { $0.tokens.count > 1 }
  }

  func isInRetellingPhrase(_ token: Int) -> Bool {
    retelling(touching: token..<(token + 1)).contains { $0.tokens.count > 1 }
  }

  /// Marks that overlap a token range, which lies in one sentence.
  func official(touching tokens: Range<Int>) -> [MeaningScales.Mark] {
    guard !tokens.isEmpty else { return [] }
    return officialMarks[analysis.official.sentence(ofToken: tokens.lowerBound)]
      .filter { $0.tokens.overlaps(tokens) }
  }

  func retelling(touching tokens: Range<Int>) -> [MeaningScales.Mark] {
    guard !tokens.isEmpty else { return [] }
    return retellingMarks[analysis.retelling.sentence(ofToken: tokens.lowerBound)]
      .filter { $0.tokens.overlaps(tokens) }
  }

  /// The marks of an edit's words. Personal pronouns change between direct and reported speech:
  /// "“my men”", "that his men".
  func official(of edit: TokenEdit) -> [MeaningScales.Mark] {
    official(touching: edit.official).filter { !isRequoted(edit) || !isPerson($0) }
  }

  func retelling(of edit: TokenEdit) -> [MeaningScales.Mark] {
    retelling(touching: edit.retelling).filter { !isRequoted(edit) || !isPerson($0) }
  }

  private func isPerson(_ mark: MeaningScales.Mark) -> Bool { scales.names[mark.scale] == "person" }

  private func isRequoted(_ edit: TokenEdit) -> Bool {
    func isQuoted(_ tokens: Range<Int>, _ side: AnalysedText) -> Bool {
      tokens.contains { side.words[$0].isQuoted }
    }
    return !edit.official.isEmpty && !edit.retelling.isEmpty
      && isQuoted(edit.official, analysis.official)
        != isQuoted(edit.retelling, analysis.retelling)
  }

  func official(inSentence sentence: Int) -> [MeaningScales.Mark] { officialMarks[sentence] }
  func retelling(inSentence sentence: Int) -> [MeaningScales.Mark] { retellingMarks[sentence] }
}
