/// Turns gaps into findings.
enum GapFindings {
  /// The model trained by `Tools/findings/train_gaps.py`.
  static let model = BoostedTrees.embedded("g")

  /// Clauses and words below this are not listed even by `--all`.
  private static let leastDoubt = 0.15
  /// The same for sentences: how well each of them is supported is worth knowing.
  private static let leastSentenceDoubt = 0.03

  private static func leastDoubt(of gap: Gap) -> Double {
    gap.features[flag: .isUnit] ? leastSentenceDoubt : leastDoubt
  }

  /// Whether a gap would be listed for some values of the features that depend on meanings.
  static func mayBeListed(_ gap: Gap) -> Bool {
    model.mostProbability(of: gap.features.values, without: meaningColumns) >= leastDoubt(of: gap)
  }

  private static let meaningColumns: Set<Int> = Set(
    [GapFeature.bestCosine, .bestCosineUnlinked, .leftOutCosine, .leftOutGain].map(\.rawValue))

  static func drafts(_ gaps: [Gap], _ analysis: PairAnalysis) -> [DraftFinding] {
    let retelling = AsideContent(
      analysis.retelling, isLinked: { analysis.groupOfRetellingSentence[$0] != nil },
      lexicon: analysis.lexicon)
    let official = AsideContent(
      analysis.official, isLinked: { analysis.groupOfOfficialSentence[$0] != nil },
      lexicon: analysis.lexicon)
    let judged = gaps.map {
      JudgedGap(gap: $0, probability: model.probability(of: $0.features.values))
    }
    return withWholeParagraphs(judged, analysis).compactMap { judged in
      let gap = judged.gap
      guard judged.probability >= leastDoubt(of: gap) else { return nil }
      let isAddition = gap.cause.kind == .addition
      let aside =
        isAddition
        ? official.place(of: gap, in: analysis.retelling)
        : retelling.place(of: gap, in: analysis.official)
      let place = place(of: gap, analysis)
      let isSummary = isAddition && isInStandfirst(gap, of: analysis.retelling.document)
      return DraftFinding(
        origin: .gap, cause: gap.cause,
        severity: aside == nil && !isSummary ? gap.severity : .minor,
        confidence: judged.probability,
        official: isAddition ? nil : place, retelling: isAddition ? place : nil,
        reason: aside.map { reason(for: gap, foundIn: $0) }
          ?? (isSummary ? Reasons.addedStandfirst : reason(for: gap, analysis)))
    }
  }

  /// Whether the retelling's page sums up its own text there. What such a summary adds, the text
  /// below it adds as well, and is reported there.
  private static func isInStandfirst(_ gap: Gap, of document: Document) -> Bool {
    document.indexOfParagraph(atByteOffset: gap.place.lowerBound)
      .map { document.paragraphs[$0].isStandfirst } ?? false
  }

  private struct JudgedGap {
    let gap: Gap
    let probability: Double
  }

  /// Replaces sentences by their paragraph if each of them would be shown.
  ///
  /// Its confidence is the mean of theirs, weighted by their tokens.
  private static func withWholeParagraphs(
    _ gaps: [JudgedGap], _ analysis: PairAnalysis
  ) -> [JudgedGap] {
    var found: [JudgedGap] = []
    var index = gaps.startIndex
    while index < gaps.endIndex {
      let isAddition = gaps[index].gap.cause.kind == .addition
      let document = (isAddition ? analysis.retelling : analysis.official).document
      func paragraph(_ judged: JudgedGap) -> Int? {
        judged.gap.features[flag: .isInUntoldParagraph]
          ? document.indexOfSentence(atByteOffset: judged.gap.place.lowerBound)
            .map { document.sentences[$0].paragraph } : nil
      }
      guard let first = paragraph(gaps[index]) else {
        found.append(gaps[index])
        index += 1
        continue
      }
      let sentences = gaps[index...].prefix {
        $0.gap.cause == gaps[index].gap.cause && paragraph($0) == first
      }
      index = sentences.endIndex
      let bar = isAddition ? FindingList.additionBar : FindingList.gapBar
      guard sentences.allSatisfy({ $0.probability >= bar }) else {
        found += sentences
        continue
      }
      let length = sentences.reduce(0) { $0 + $1.gap.tokens.count }
      let probability =
        sentences.reduce(0) { $0 + $1.probability * Double($1.gap.tokens.count) } / Double(length)
      let whole = Gap(
        cause: isAddition ? .addedParagraph : .omittedParagraph,
        severity: sentences.map(\.gap.severity).max()!,
        tokens: sentences.first!.gap.tokens.lowerBound..<sentences.last!.gap.tokens.upperBound,
        place: document.paragraphs[first].range, features: sentences.first!.gap.features)
      found.append(JudgedGap(gap: whole, probability: probability))
    }
    return found
  }

  /// Clauses and words are extended to whole units; sentences and paragraphs have their own places.
  private static func place(of gap: Gap, _ analysis: PairAnalysis) -> TextRange {
    switch gap.cause {
    case .omittedClause, .omittedWord:
      analysis.official.place(of: analysis.officialSpans.whole(gap.tokens))
    case .addedClause, .addedWord:
      analysis.retelling.place(of: analysis.retellingSpans.whole(gap.tokens))
    default: gap.place
    }
  }

  private static func reason(for gap: Gap, foundIn place: AsideContent.Place) -> String {
    let text = gap.cause.kind == .addition ? "official text" : "retelling"
    return "the \(text) says this only \(place.words)"
  }

  private static func reason(for gap: Gap, _ analysis: PairAnalysis) -> String {
    switch gap.cause {
    case .omittedParagraph: Reasons.missingParagraph
    case .omittedSentence: Reasons.missingSentence
    case .addedParagraph: Reasons.addedParagraph
    case .addedSentence: Reasons.addedSentence
    case .omittedClause, .omittedWord:
      Reasons.missing(Quoting.quoted(analysis.official.quote(gap.tokens)))
    default:
      Reasons.added(Quoting.quoted(analysis.retelling.quote(gap.tokens)))
    }
  }
}
