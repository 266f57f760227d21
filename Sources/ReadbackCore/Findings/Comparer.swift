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
  ///    - otherRenderings: how other retellings render the official words.
  ///    - concurrently: runs the parts of a long comparison, possibly in parallel.
  public func comparison(
    of official: Document, with retelling: Document, holding held: [ManualLink] = [],
    otherRenderings: OtherRenderings = .none, concurrently: Concurrently = oneByOne
  ) -> Comparison {
    let pair = aligned(official, with: retelling, holding: held, concurrently: concurrently)
    return comparison(of: pair, otherRenderings: otherRenderings, concurrently: concurrently)
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

  /// The second half, which can be repeated when other retellings are known.
  public func comparison(
    of pair: AlignedPair, otherRenderings: OtherRenderings = .none,
    concurrently: Concurrently = oneByOne
  ) -> Comparison {
    comparison(
      of: pair, otherRenderings: otherRenderings, concurrently: concurrently, stageEnded: { _ in })
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
    work.wordPairs = pair.coverage.wordPairs
    let comparison = comparison(
      of: pair, otherRenderings: .none, concurrently: concurrently, stageEnded: stageEnded)
    return (comparison, work)
  }

  private func comparison(
    of pair: AlignedPair, otherRenderings: OtherRenderings, concurrently: Concurrently,
    stageEnded: (ComparisonStage) -> Void
  ) -> Comparison {
    if let cross = pair.cross {
      let comparison = comparison(of: pair, cross)
      stageEnded(.checks)
      stageEnded(.findings)
      return comparison
    }
    let analysis = pair.analysis
    let editAnalysis = EditAnalysis(
      analysis, phrases: pair.phrases, coverage: pair.coverage, otherRenderings: otherRenderings,
      judge: judge,
      concurrently: concurrently)
    let drafts =
      pair.verdict.relation.isRelated
      ? weighedDrafts(pair, editAnalysis, concurrently: concurrently) : []
    stageEnded(.checks)
    let findings = FindingList.findings(from: drafts, analysis)
    let problems = LinkProblems(findings, in: analysis)
    let comparison = Comparison(
      official: pair.official, retelling: pair.retelling,
      alignment: Alignment(
        links: analysis.alignment.links.map { $0.judged(by: problems, in: analysis) },
        words: analysis.alignment.words),
      findings: findings, verdict: pair.verdict.with(changed: problems.changedShare),
      edits: editAnalysis.script.edits.map { Edit($0, analysis) })
    stageEnded(.findings)
    return comparison
  }

  /// For texts in two languages.
  private func comparison(of pair: AlignedPair, _ cross: CrossEvidence) -> Comparison {
    let analysis = pair.analysis
    let drafts =
      pair.verdict.relation == .unrelated ? [] : CrossFindings.drafts(analysis, cross)
    let findings = FindingList.findings(from: drafts, analysis)
    let problems = LinkProblems(findings, in: analysis)
    return Comparison(
      official: pair.official, retelling: pair.retelling,
      alignment: Alignment(
        links: analysis.alignment.links.map { $0.judged(by: problems, in: analysis) }, words: []),
      findings: findings, verdict: pair.verdict.with(changed: problems.changedShare))
  }

  /// The doubt about each content word of the retelling's linked sentences, in text order.
  public func doubts(
    of official: Document, with retelling: Document, holding held: [ManualLink] = [],
    otherRenderings: OtherRenderings = .none
  ) -> [WordDoubt] {
    let pair = aligned(official, with: retelling, holding: held)
    return WrongSense.doubts(
      pair.analysis, inGroups: pair.analysis.groups.indices, coverage: pair.coverage,
      otherRenderings: otherRenderings, judge: judge)
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
    let analysis = PairAnalysis(
      official: official, retelling: retelling, vocabulary: vocabulary, nearWords: nearWords,
      alignment: Alignment(links: links, words: words), lexicon: lexicon,
      concurrently: concurrently)
    stageEnded(.words)
    return AlignedPair(analysis, meanings: meanings, cross: cross, concurrently: concurrently)
  }

  /// How linked sentences that share enough words differ.
  static func differences(in pair: AlignedPair) -> [SentenceDifference] {
    SentenceDifference.all(in: pair.analysis, least: 0.3)
  }

  private func weighedDrafts(
    _ pair: AlignedPair, _ editAnalysis: EditAnalysis, concurrently: Concurrently
  ) -> [DraftFinding] {
    let differences = Self.differences(in: pair)
    let questions = ModelQuestions(pair, editAnalysis, concurrently)
    var meanings = CheckMeanings(questions.pair, differences)
    let found = drafts(questions, editAnalysis, differences, concurrently: concurrently)
    return meanings.weighed(found, concurrently)
  }

  /// What checks and models find, before the checks' findings are weighed and conflicts resolved.
  func drafts(
    _ questions: ModelQuestions, _ editAnalysis: EditAnalysis, _ differences: [SentenceDifference],
    concurrently: Concurrently
  ) -> [DraftFinding] {
    let pair = questions.pair
    let analysis = pair.analysis
    // Of two drafts with equal precedence, the earlier one is kept.
    let complements = Complements(analysis)
    let always: [Check] = [
      Check { SentenceGaps.commentary(analysis) },
      Check { GapFindings.drafts(questions.gaps, analysis) },
      Check { Numbers.drafts(analysis, differences, complements) },
      Check { ExchangedCells.drafts(analysis) },
      Check { ExchangedSpeakers.drafts(analysis) },
      Check { Quotations.drafts(analysis) },
      Check(isLong: true) { Garbled.drafts(analysis) },
      Check { ForeignSentences.drafts(analysis) },
      Check { Untranslated.drafts(analysis) },
      Check { Confusables.drafts(analysis) },
      Check(isLong: true) {
        EditFindings(pair, marks: editAnalysis.marks)
          .drafts(editAnalysis.candidates, questions.doubts)
          .filter { analysis.isEnglish || $0.cause == .wording }
      },
    ]
    // These checks need English vocabulary, or the English way of writing names.
    let english: [Check] = [
      Check { NonWords.drafts(analysis) },
      Check { Polarity.drafts(analysis) },
      Check { AmountRoles.drafts(analysis) },
      Check { NegatedForms.drafts(analysis) },
      Check { OppositeWords.drafts(analysis) },
      Check { Considerations.drafts(analysis, editAnalysis.marks) },
      Check { ClaimStrength.drafts(analysis, marks: pair.phrases) },
      Check { Names.drafts(analysis, differences) },
      Check { ClosedClasses.drafts(analysis, differences) },
      Check { Exchanges.drafts(analysis, differences) },
      Check { ExchangedParts.drafts(analysis) },
      Check { SmallDifferences.drafts(analysis, editAnalysis.script) },
      Check { Speaker.drafts(analysis, closeness: editAnalysis.documentEquality) },
    ]
    let checks = always + (analysis.isEnglish ? english : [])
    let inTurn =
      checks.indices.filter { checks[$0].isLong } + checks.indices.filter { !checks[$0].isLong }
    let found = Chunks.map(checks.count, length: 1, concurrently) {
      checks[inTurn[$0.lowerBound]].drafts()
    }
    let drafts = zip(inTurn, found).sorted { $0.0 < $1.0 }.flatMap(\.1)
    return analysis.withoutCopied(EqualAmounts.without(drafts, analysis, complements))
  }

  private struct Check: Sendable {
    /// Started before the others, so that none of them has to wait for it.
    var isLong = false
    let drafts: @Sendable () -> [DraftFinding]
  }
}

extension SentenceLink {
  /// The link with the relation that its findings imply.
  fileprivate func judged(by problems: LinkProblems, in analysis: PairAnalysis) -> SentenceLink {
    guard !official.isEmpty, !retelling.isEmpty else { return self }
    let relation: LinkRelation
    if problems.hold(\.isDistorted, self) {
      relation = .distorted
    } else if problems.hold(\.isPartial, self) {
      relation = .partial
    } else {
      relation = analysis.areEquivalent(self) ? .equivalent : .paraphrase
    }
    return SentenceLink(
      official: official, retelling: retelling, pairs: pairs, relation: relation, score: score,
      isByHand: isByHand)
  }
}

/// The sentences touched by findings that are shown and more than minor.
private struct LinkProblems {
  struct Trouble {
    var isDistorted = false
    var isPartial = false
  }

  private var official: [Trouble]
  private var retelling: [Trouble]
  private let linkedCount: Int

  init(_ findings: [Finding], in analysis: PairAnalysis) {
    official = Array(repeating: Trouble(), count: analysis.official.document.sentences.count)
    retelling = Array(repeating: Trouble(), count: analysis.retelling.document.sentences.count)
    linkedCount = analysis.groupOfOfficialSentence.count { $0 != nil }
    for finding in findings where finding.isShown && finding.severity > .minor {
      let path = finding.kind == .mistranslation ? \Trouble.isDistorted : \Trouble.isPartial
      if finding.kind == .mistranslation, let place = finding.official {
        for index in analysis.official.document.sentenceIndices(touching: place) {
          official[index].isDistorted = true
        }
      }
      if let place = finding.retelling {
        for index in analysis.retelling.document.sentenceIndices(touching: place) {
          retelling[index][keyPath: path] = true
        }
      } else if let place = finding.official {
        for index in analysis.official.document.sentenceIndices(touching: place) {
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

extension PairAnalysis {
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
