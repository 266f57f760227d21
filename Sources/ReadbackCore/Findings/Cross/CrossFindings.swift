/// Reliable differences of a retelling in another language: missing and added sentences and
/// paragraphs, figures, untranslated words. Names are only doubts.
///
/// Nuances are not reported: the meanings of words in two languages cannot be compared well enough.
enum CrossFindings {
  /// How often each kind was right; see "Two languages" in ARCHITECTURE.md.
  private enum Confidence {
    static let unit = 0.8
    static let number = 0.85
    /// A figure of at least two digits that only the retelling has.
    static let newNumber = 0.6
    static let lonelyNumber = 0.4
    static let untranslated = 0.9
    static let name = 0.3
  }

  static func drafts(_ analysis: PairAnalysis, _ cross: CrossEvidence) -> [DraftFinding] {
    let untranslated = UntranslatedParts.all(analysis, cross)
    var drafts = untranslated.map { part in
      DraftFinding(
        cause: .untranslated, severity: .major, confidence: Confidence.untranslated,
        official: part.official, retelling: part.retelling,
        reason: Reasons.untranslated(from: LanguageName.name(of: cross.languages.official)))
    }
    drafts += commentary(analysis, cross)
    guard cross.unknownLanguages.isEmpty else {
      return drafts + numbers(analysis, cross, confidence: Confidence.lonelyNumber)
    }
    drafts += omissions(analysis, besides: untranslated)
    drafts += additions(analysis, besides: untranslated.map(\.retelling))
    drafts += numbers(analysis, cross, confidence: Confidence.number)
    return drafts + names(analysis, cross)
  }

  // MARK: Sentences and paragraphs

  /// Untranslated text does not count as omitted.
  private static func omissions(
    _ analysis: PairAnalysis, besides untranslated: [UntranslatedParts.Part]
  ) -> [DraftFinding] {
    let (official, retelling) = (analysis.official.document, analysis.retelling.document)
    let left = Set(untranslated.map { retelling.text[$0.retelling] })
    return spans(of: analysis.official, groups: analysis.groupOfOfficialSentence).filter {
      one in
      !left.contains(official.text[one.place])
        && !untranslated.contains { $0.official?.overlaps(one.place) ?? false }
    }.map {
      DraftFinding(
        cause: $0.isParagraph ? .omittedParagraph : .omittedSentence, severity: $0.severity,
        confidence: Confidence.unit, official: $0.place, retelling: nil,
        reason: $0.isParagraph ? Reasons.missingParagraph : Reasons.missingSentence)
    }
  }

  private static func additions(_ analysis: PairAnalysis, besides taken: [TextRange])
    -> [DraftFinding]
  {
    spans(of: analysis.retelling, groups: analysis.groupOfRetellingSentence).filter { one in
      !taken.contains { $0.overlaps(one.place) }
    }.map {
      DraftFinding(
        cause: $0.isParagraph ? .addedParagraph : .addedSentence, severity: $0.severity,
        confidence: Confidence.unit, official: nil, retelling: $0.place,
        reason: $0.isParagraph ? Reasons.addedParagraph : Reasons.addedSentence)
    }
  }

  private struct Span {
    let place: TextRange
    let isParagraph: Bool
    let wordCount: Int

    var severity: Severity { wordCount > 4 ? .major : .minor }
  }

  /// Unlinked paragraphs of several sentences as one finding, otherwise unlinked sentences.
  private static func spans(of side: AnalysedText, groups: [Int?]) -> [Span] {
    let document = side.document
    func wordCount(_ sentence: Int) -> Int {
      document.sentences[sentence].tokens.count { side.words[$0].kind != .mark }
    }
    return document.paragraphs.filter { $0.role == .body }.flatMap { paragraph -> [Span] in
      let unlinked = paragraph.sentences.filter { groups[$0] == nil && wordCount($0) > 0 }
      if unlinked.count > 1, unlinked.count == paragraph.sentences.count {
        let count = unlinked.reduce(0) { $0 + wordCount($1) }
        return [Span(place: paragraph.range, isParagraph: true, wordCount: count)]
      }
      return unlinked.map {
        Span(
          place: document.sentences[$0].range, isParagraph: false, wordCount: wordCount($0))
      }
    }
  }

  private static func commentary(_ analysis: PairAnalysis, _ cross: CrossEvidence) -> [DraftFinding]
  {
    let document = analysis.retelling.document
    return document.paragraphs.indices.filter {
      document.paragraphs[$0].role == .commentary
        && document.language(ofParagraph: $0) != cross.languages.official
    }.map {
      DraftFinding(
        cause: .commentary, severity: .minor, confidence: Calibration.commentary, official: nil,
        retelling: document.paragraphs[$0].range,
        reason: Reasons.commentary)
    }
  }

  // MARK: Figures

  /// Figures of linked sentences that the other side does not have; one of each side together are a
  /// change.
  private static func numbers(
    _ analysis: PairAnalysis, _ cross: CrossEvidence, confidence: Double
  ) -> [DraftFinding] {
    let tables = (
      cross.tables(of: cross.languages.official), cross.tables(of: cross.languages.retelling)
    )
    let marks = (
      FigureReadings.decimalMark(of: cross.languages.official),
      FigureReadings.decimalMark(of: cross.languages.retelling)
    )
    return analysis.groups.flatMap { group -> [DraftFinding] in
      let official = CrossQuantities(
        analysis.official.document, analysis.officialTokens(of: group), tables.0,
        decimalMark: marks.0)
      let retelling = CrossQuantities(
        analysis.retelling.document, analysis.retellingTokens(of: group), tables.1,
        decimalMark: marks.1)
      let allLost = official.figures.filter { !retelling.has($0) }
      let allNew = retelling.figures.filter { !official.has($0) }
      let names = (allLost.filter(\.isInName), allNew.filter(\.isInName))
      let (lost, new) = (allLost.filter { !$0.isInName }, allNew.filter { !$0.isInName })
      // A name that only one side has may be rendered differently: COVID-19.
      let changes = Array(zip(lost, new)) + Array(zip(names.0, names.1))
      var drafts = changes.map { lost, new in
        analysis.draft(
          cause: .number, severity: .major, confidence: confidence,
          official: lost.token..<(lost.token + 1), retelling: new.token..<(new.token + 1),
          because: Reasons.otherNumber)
      }
      drafts += new.dropFirst(lost.count).map { figure in
        DraftFinding(
          cause: .number, severity: .major,
          confidence: figure.digits.count > 1
            ? min(confidence, Confidence.newNumber) : Confidence.lonelyNumber,
          official: nil,
          retelling: analysis.retelling.place(of: figure.token..<(figure.token + 1)),
          reason: Reasons.numberOnlyInRetelling)
      }
      drafts += lost.dropFirst(new.count).map { figure in
        DraftFinding(
          cause: .omittedWord, severity: .minor, confidence: Confidence.lonelyNumber,
          official: analysis.official.place(of: figure.token..<(figure.token + 1)), retelling: nil,
          reason: Reasons.numberOnlyInOfficial)
      }
      return drafts
    }
  }

  // MARK: Names

  /// Names of the retelling that nothing in the linked official sentences resembles in sound or
  /// meaning.
  private static func names(_ analysis: PairAnalysis, _ cross: CrossEvidence) -> [DraftFinding] {
    let (official, retelling) = (cross.linked.official, cross.linked.retelling)
    guard analysis.retelling.hasCapitals, let likenesses = cross.linked.likenesses else {
      return []
    }
    let unitOf = Dictionary(uniqueKeysWithValues: zip(official.units.names, 0...))
    let termOf = Dictionary(
      retelling.terms.enumerated().map { ($1.text, $0) }, uniquingKeysWith: { one, _ in one })
    return analysis.groups.flatMap { group -> [DraftFinding] in
      let terms = Set(
        group.official.flatMap { unitOf[$0].map { official.termsOfUnit[$0] } ?? [] })
      return analysis.retellingTokens(of: group).compactMap { token in
        let text = analysis.retelling.document.string(ofToken: token).lowercased()
        guard analysis.retelling.words[token].looksLikeName, text.count > 3,
          let term = termOf[text], retelling.terms[term].frequency < Self.namesFrequency,
          !terms.contains(where: { likenesses[$0, term] >= 0.3 })
        else { return nil }
        return DraftFinding(
          cause: .name, severity: .major, confidence: Confidence.name, official: nil,
          retelling: analysis.retelling.place(of: token..<(token + 1)),
          reason: Reasons.unlikeAnyName)
      }
    }
  }

  /// More frequent words are rendered in many ways: "American", "Monday".
  private static let namesFrequency: Float = 4.6
}
