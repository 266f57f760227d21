/// Compares documents: aligns, judges, and gives the verdict.
public struct Comparer: Sendable {
  private let lexicon: Lexicon
  private let sentenceAligner: SentenceAligner
  private let wordAligner: WordAligner
  private let judge: any Judge

  public init(lexicon: Lexicon = .standard, judge: (any Judge)? = nil) {
    self.lexicon = lexicon
    self.judge = judge ?? LinearJudge.trained
    sentenceAligner = SentenceAligner()
    wordAligner = WordAligner(lexicon: lexicon)
  }

  /// Any two documents have a comparison.
  ///
  /// - Parameters:
  ///   - held: links and cuts that a reviewer made by hand; they are kept as they are.
  ///   - witnesses: how other retellings put the official words.
  public func comparison(
    of official: Document, with retelling: Document, holding held: [HeldLink] = [],
    witnesses: Witnesses = .none
  ) -> Comparison {
    comparison(of: aligned(official, with: retelling, holding: held), witnesses: witnesses)
  }

  /// The first and longer half of a comparison: how the texts are linked, and the verdict.
  public func aligned(
    _ official: Document, with retelling: Document, holding held: [HeldLink] = []
  ) -> AlignedPair {
    AlignedPair(evidence(of: official, with: retelling, holding: held))
  }

  /// The second half, which can be done again as witnesses come in.
  public func comparison(
    of pair: AlignedPair, witnesses: Witnesses = .none
  ) -> Comparison {
    let evidence = pair.evidence
    let drafts =
      pair.verdict.relation == .unrelated
      ? [] : drafts(evidence, told: pair.told, witnesses: witnesses)
    let findings = FindingList.findings(from: drafts, evidence)
    let troubles = LinkTroubles(findings, in: evidence)
    return Comparison(
      official: pair.official, retelling: pair.retelling,
      alignment: Alignment(
        links: evidence.alignment.links.map { $0.judged(by: troubles, in: evidence) },
        words: evidence.alignment.words),
      findings: findings, verdict: pair.verdict)
  }

  /// The doubt about every content word of the retelling's linked sentences, in text order.
  public func doubts(
    of official: Document, with retelling: Document, holding held: [HeldLink] = [],
    witnesses: Witnesses = .none
  ) -> [WordDoubt] {
    let evidence = evidence(of: official, with: retelling, holding: held)
    return WrongSense.doubts(evidence, told: Told(evidence), witnesses: witnesses, judge: judge)
  }

  /// Aligns sentences and words and analyses both sides.
  func evidence(
    of official: Document, with retelling: Document, holding held: [HeldLink]
  ) -> Evidence {
    let officialUnits = AlignmentUnits(comparableSentencesOf: official)
    let retellingUnits = AlignmentUnits(comparableSentencesOf: retelling)
    let pairs = sentenceAligner.pairs(official: officialUnits, retelling: retellingUnits)
    let links = SentenceLink.links(
      from: pairs, official: officialUnits, retelling: retellingUnits, holding: held)
    let officialSide = Side(official, lexicon: lexicon)
    let retellingSide = Side(retelling, lexicon: lexicon)
    let words = WordLink.links(
      official: official, retelling: retelling, inside: links, aligner: wordAligner)
    return Evidence(
      official: officialSide, retelling: retellingSide,
      alignment: Alignment(links: links, words: words), lexicon: lexicon)
  }

  private func drafts(_ evidence: Evidence, told: Told, witnesses: Witnesses) -> [Draft] {
    var drafts = UnlinkedUnits.omissions(evidence) + UnlinkedUnits.additions(evidence)
    drafts += UntoldStretches.omissions(evidence, told: told)
    drafts += UntoldStretches.additions(evidence, told: told)
    drafts += ReplacedPhrases.drafts(evidence)
    drafts += NonWords.drafts(evidence)
    drafts += Polarity.drafts(evidence)
    drafts += Numbers.drafts(evidence)
    drafts += Names.drafts(evidence)
    drafts += Speaker.drafts(evidence)
    drafts += Modality.drafts(evidence)
    drafts += Quotations.drafts(evidence)
    drafts += Garbled.drafts(evidence)
    drafts += Untranslated.drafts(evidence)
    drafts += Disguises.drafts(evidence)
    drafts += LostStatement.drafts(evidence)
    drafts += WrongSense.drafts(
      WrongSense.doubts(evidence, told: told, witnesses: witnesses, judge: judge), evidence)
    return ReplacedStatements.merged(drafts, evidence)
  }
}

extension SentenceLink {
  /// The link with its relation, as the findings inside it have it.
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

/// Which sentences the findings that are shown, and are more than minor, touch.
private struct LinkTroubles {
  struct Trouble {
    var isDistorted = false
    var isPartial = false
  }

  private var official: [Trouble]
  private var retelling: [Trouble]

  init(_ findings: [Finding], in evidence: Evidence) {
    official = Array(repeating: Trouble(), count: evidence.official.document.sentences.count)
    retelling = Array(repeating: Trouble(), count: evidence.retelling.document.sentences.count)
    for finding in findings where finding.isShown && finding.severity > .minor {
      let path = finding.kind == .mistranslation ? \Trouble.isDistorted : \Trouble.isPartial
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

  func hold(_ path: KeyPath<Trouble, Bool>, _ link: SentenceLink) -> Bool {
    link.retelling.contains { retelling[$0][keyPath: path] }
      || link.official.contains { official[$0][keyPath: path] }
  }
}

extension Evidence {
  /// Whether nearly all content words of a link are the same words on both sides.
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
