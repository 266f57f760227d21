/// Compares documents: aligns them, finds differences and gives a verdict.
public struct Comparer: Sendable {
  private let lexicon: Lexicon
  private let sentenceAligner: SentenceAligner
  private let wordAligner: WordAligner
  let judge: any Judge
  private let packs: LanguagePacks

  /// - Parameter packs: data for languages besides English.
  public init(
    lexicon: Lexicon = .standard, judge: (any Judge)? = nil, packs: LanguagePacks = .none
  ) {
    self.lexicon = lexicon
    self.packs = packs
    self.judge = judge ?? LinearJudge.trained
    sentenceAligner = SentenceAligner()
    wordAligner = WordAligner(lexicon: lexicon)
  }

  /// Compares any two documents.
  ///
  /// Nearly linear in the length of the texts.
  /// - Parameters:
  ///    - held: links and cuts that a reviewer made manually; they are kept unchanged.
  ///    - witnesses: how other retellings render the official words.
  ///    - concurrently: runs the parts of a long comparison, possibly in parallel.
  public func comparison(
    of official: Document, with retelling: Document, holding held: [ManualLink] = [],
    witnesses: Witnesses = .none, concurrently: Concurrently = oneByOne
  ) -> Comparison {
    let pair = aligned(official, with: retelling, holding: held, concurrently: concurrently)
    return comparison(of: pair, witnesses: witnesses, concurrently: concurrently)
  }

  /// The first and longer half of a comparison: the links between the texts, and the verdict.
  public func aligned(
    _ official: Document, with retelling: Document, holding held: [ManualLink] = [],
    concurrently: Concurrently = oneByOne
  ) -> AlignedPair {
    var work = ComparisonWork()
    return pair(
      of: official, with: retelling, holding: held, concurrently: concurrently, work: &work)
  }

  /// The second half, which can be repeated when witnesses are added.
  public func comparison(
    of pair: AlignedPair, witnesses: Witnesses = .none, concurrently: Concurrently = oneByOne
  ) -> Comparison {
    comparison(of: pair, witnesses: witnesses, concurrently: concurrently, stageEnded: { _ in })
  }

  /// The comparison of a pair, with the amount of work.
  ///
  /// - Parameter stageEnded: called at the end of each stage.
  @_spi(Measuring)
  public func measuredComparison(
    of official: Document, with retelling: Document, concurrently: Concurrently = oneByOne,
    stageEnded: (ComparisonStage) -> Void = { _ in }
  ) -> (comparison: Comparison, work: ComparisonWork) {
    var work = ComparisonWork()
    let pair = pair(
      of: official, with: retelling, holding: [], concurrently: concurrently,
      stageEnded: stageEnded, work: &work)
    work.wordPairs = pair.told.wordPairs
    let comparison = comparison(
      of: pair, witnesses: .none, concurrently: concurrently, stageEnded: stageEnded)
    return (comparison, work)
  }

  private func comparison(
    of pair: AlignedPair, witnesses: Witnesses, concurrently: Concurrently,
    stageEnded: (ComparisonStage) -> Void
  ) -> Comparison {
    if let cross = pair.cross {
      let comparison = comparison(of: pair, cross)
      stageEnded(.checks)
      stageEnded(.findings)
      return comparison
    }
    let evidence = pair.evidence
    let analysis = EditAnalysis(
      evidence, phrases: pair.phrases, told: pair.told, witnesses: witnesses, judge: judge,
      concurrently: concurrently)
    let drafts =
      pair.verdict.relation.isRelated
      ? weighedDrafts(pair, analysis, concurrently: concurrently) : []
    stageEnded(.checks)
    let findings = FindingList.findings(from: drafts, evidence)
    let troubles = LinkTroubles(findings, in: evidence)
    let comparison = Comparison(
      official: pair.official, retelling: pair.retelling,
      alignment: Alignment(
        links: evidence.alignment.links.map { $0.judged(by: troubles, in: evidence) },
        words: evidence.alignment.words),
      findings: findings, verdict: pair.verdict.with(changed: troubles.changedShare),
      edits: analysis.script.edits.map { Edit($0, evidence) })
    stageEnded(.findings)
    return comparison
  }

  /// For texts in two languages.
  private func comparison(of pair: AlignedPair, _ cross: CrossEvidence) -> Comparison {
    let evidence = pair.evidence
    let drafts =
      pair.verdict.relation == .unrelated ? [] : CrossFindings.drafts(evidence, cross)
    let findings = FindingList.findings(from: drafts, evidence)
    let troubles = LinkTroubles(findings, in: evidence)
    return Comparison(
      official: pair.official, retelling: pair.retelling,
      alignment: Alignment(
        links: evidence.alignment.links.map { $0.judged(by: troubles, in: evidence) }, words: []),
      findings: findings, verdict: pair.verdict.with(changed: troubles.changedShare))
  }

  /// The doubt about each content word of the retelling's linked sentences, in text order.
  public func doubts(
    of official: Document, with retelling: Document, holding held: [ManualLink] = [],
    witnesses: Witnesses = .none
  ) -> [WordDoubt] {
    let pair = aligned(official, with: retelling, holding: held)
    return WrongSense.doubts(
      pair.evidence, inGroups: pair.evidence.groups.indices, told: pair.told,
      witnesses: witnesses, judge: judge)
  }

  /// Aligns sentences and words and analyses both sides.
  private func pair(
    of official: Document, with retelling: Document, holding held: [ManualLink],
    concurrently: Concurrently, stageEnded: (ComparisonStage) -> Void = { _ in },
    work: inout ComparisonWork
  ) -> AlignedPair {
    let vocabulary = Vocabulary(
      of: [official, retelling], lexicon: lexicon, concurrently: concurrently)
    let officialUnits = AlignmentUnits(comparableSentencesOf: official)
    let retellingUnits = AlignmentUnits(comparableSentencesOf: retelling)
    let cross = CrossEvidence(
      officialUnits, retellingUnits, packs: packs, concurrently: concurrently)
    let nearWords = NearWords(vocabulary, lexicon: lexicon)
    var meanings = KnownMeanings(official: official.text, retelling: retelling.text)
    let pairs: [SentencePair]
    if let known = TranslationUnits.pairs(of: official, with: retelling) {
      pairs = known
    } else if let cross {
      pairs = cross.linked.pairs
    } else {
      let pairing = sentenceAligner.pairing(
        official: officialUnits, retelling: retellingUnits, vocabulary: vocabulary,
        meanings: &meanings, concurrently: concurrently)
      work.scoredCells = pairing.scoredCells
      work.understoodSentences = meanings.count
      pairs = WeakLinks(official, retelling, vocabulary, nearWords)
        .cut(pairing.pairs, &meanings)
      if TextCoverage.isLong(official), TextCoverage.isLong(retelling) { meanings.forget() }
    }
    let links = SentenceLink.links(
      from: pairs, official: officialUnits, retelling: retellingUnits, holding: held)
    stageEnded(.sentences)
    let linking = WordLinking(
      official: official, retelling: retelling, links: links, vocabulary: vocabulary)
    let words = cross == nil ? linking.links(by: wordAligner, vocabulary, concurrently) : []
    work.tokenPairs = cross == nil ? linking.tokenPairs : 0
    let evidence = Evidence(
      official: official, retelling: retelling, vocabulary: vocabulary, nearWords: nearWords,
      alignment: Alignment(links: links, words: words), lexicon: lexicon,
      concurrently: concurrently)
    stageEnded(.words)
    return AlignedPair(evidence, meanings: meanings, cross: cross, concurrently: concurrently)
  }

  /// How linked sentences that share enough words differ.
  static func differences(in pair: AlignedPair) -> [SentenceDifference] {
    SentenceDifference.all(in: pair.evidence, least: 0.3)
  }

  private func weighedDrafts(
    _ pair: AlignedPair, _ analysis: EditAnalysis, concurrently: Concurrently
  ) -> [Draft] {
    let differences = Self.differences(in: pair)
    let questions = ModelQuestions(pair, analysis, concurrently)
    var meanings = CheckMeanings(questions.pair, differences)
    return meanings.weighed(drafts(questions, analysis, differences, concurrently: concurrently))
  }

  /// What checks and models find, before the checks' findings are weighed and conflicts resolved.
  func drafts(
    _ questions: ModelQuestions, _ analysis: EditAnalysis, _ differences: [SentenceDifference],
    concurrently: Concurrently
  ) -> [Draft] {
    let pair = questions.pair
    let evidence = pair.evidence
    // Of two drafts with equal precedence, the earlier one is kept.
    let complements = Complements(evidence)
    let always: [Check] = [
      Check { SentenceGaps.commentary(evidence) },
      Check { GapFindings.drafts(questions.gaps, evidence) },
      Check { Numbers.drafts(evidence, differences, complements) },
      Check { ExchangedCells.drafts(evidence) },
      Check { ExchangedSpeakers.drafts(evidence) },
      Check { Quotations.drafts(evidence) },
      Check(isLong: true) { Garbled.drafts(evidence) },
      Check { ForeignSentences.drafts(evidence) },
      Check { Untranslated.drafts(evidence) },
      Check { Confusables.drafts(evidence) },
      Check(isLong: true) {
        EditFindings(pair, marks: analysis.marks)
          .drafts(analysis.candidates, questions.doubts)
          .filter { evidence.isEnglish || $0.cause == .wording }
      },
    ]
    // These checks need English vocabulary, or the English way of writing names.
    let english: [Check] = [
      Check { NonWords.drafts(evidence) },
      Check { Polarity.drafts(evidence) },
      Check { AmountRoles.drafts(evidence) },
      Check { NegatedForms.drafts(evidence) },
      Check { OppositeWords.drafts(evidence) },
      Check { Considerations.drafts(evidence, analysis.marks) },
      Check { ClaimStrength.drafts(evidence, marks: pair.phrases) },
      Check { Names.drafts(evidence, differences) },
      Check { ClosedClasses.drafts(evidence, differences) },
      Check { Exchanges.drafts(evidence, differences) },
      Check { ExchangedParts.drafts(evidence) },
      Check { SmallDifferences.drafts(evidence, analysis.script) },
      Check { Speaker.drafts(evidence, closeness: analysis.documentEquality) },
    ]
    let checks = always + (evidence.isEnglish ? english : [])
    let inTurn =
      checks.indices.filter { checks[$0].isLong } + checks.indices.filter { !checks[$0].isLong }
    let found = Chunks.map(checks.count, length: 1, concurrently) {
      checks[inTurn[$0.lowerBound]].drafts()
    }
    let drafts = zip(inTurn, found).sorted { $0.0 < $1.0 }.flatMap(\.1)
    return evidence.withoutCopied(EqualAmounts.without(drafts, evidence, complements))
  }

  private struct Check: Sendable {
    /// Started before the others, so that none of them has to wait for it.
    var isLong = false
    let drafts: @Sendable () -> [Draft]
  }
}

extension SentenceLink {
  /// The link with the relation that its findings imply.
  fileprivate func judged(by troubles: LinkTroubles, in evidence: Evidence) -> SentenceLink {
    guard !official.isEmpty, !retelling.isEmpty else { return self }
    let relation: LinkRelation
    if troubles.hold(\.isDistorted, self) {
      relation = .distorted
    } else if troubles.hold(\.isPartial, self) {
      relation = .partial
    } else {
      relation = evidence.areEquivalent(self) ? .equivalent : .paraphrase
    }
    return SentenceLink(
      official: official, retelling: retelling, pairs: pairs, relation: relation, score: score,
      isByHand: isByHand)
  }
}

/// The sentences touched by findings that are shown and more than minor.
private struct LinkTroubles {
  struct Trouble {
    var isDistorted = false
    var isPartial = false
  }

  private var official: [Trouble]
  private var retelling: [Trouble]
  private let linkedCount: Int

  init(_ findings: [Finding], in evidence: Evidence) {
    official = Array(repeating: Trouble(), count: evidence.official.document.sentences.count)
    retelling = Array(repeating: Trouble(), count: evidence.retelling.document.sentences.count)
    linkedCount = evidence.groupOfOfficialSentence.count { $0 != nil }
    for finding in findings where finding.isShown && finding.severity > .minor {
      let path = finding.kind == .mistranslation ? \Trouble.isDistorted : \Trouble.isPartial
      if finding.kind == .mistranslation, let place = finding.official {
        for index in evidence.official.document.sentenceIndices(touching: place) {
          official[index].isDistorted = true
        }
      }
      if let place = finding.retelling {
        for index in evidence.retelling.document.sentenceIndices(touching: place) {
          retelling[index][keyPath: path] = true
        }
      } else if let place = finding.official {
        for index in evidence.official.document.sentenceIndices(touching: place) {
          official[index][keyPath: path] = true
        }
      }
    }
  }

  /// The share of the linked official sentences with a mistranslation.
  var changedShare: Double {
    linkedCount == 0 ? 0 : Double(official.count { $0.isDistorted }) / Double(linkedCount)
  }

  func hold(_ path: KeyPath<Trouble, Bool>, _ link: SentenceLink) -> Bool {
    link.retelling.contains { retelling[$0][keyPath: path] }
      || link.official.contains { official[$0][keyPath: path] }
  }
}

extension Evidence {
  /// Whether nearly all content words of a link are the same on both sides.
  fileprivate func areEquivalent(_ link: SentenceLink) -> Bool {
    let content = officialTokens(of: link).filter { official.words[$0].isContent }
    let same = content.count { token in
      officialPartners[token].contains {
        isSameWord(official.words[token], retelling.words[$0.token])
      }
    }
    return same * 10 >= content.count * 8
  }
}
