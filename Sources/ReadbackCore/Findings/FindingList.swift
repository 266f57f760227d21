/// Turns the checks' drafts into the final list of findings.
enum FindingList {
  /// The panel shows findings from here up: more likely right than wrong.
  static let bar = 0.5
  /// The same for findings of the edit model: on the bench's pairs kept out of training, one in ten
  /// between the bar and this value was right.
  static let editBar = 0.6
  /// The same for omissions. The bench's retellings leave out one and a half to three times as much as
  /// the training pairs, so confidences are too low there: with a model that had not seen the bench,
  /// three in four omissions from here up were right.
  static let gapBar = 0.3
  /// The same for additions: with that model, 26 of 32 from here up were right, and 26 of 33 major ones
  /// were found; from 0.3 up, 22 of 25 and 24 of 33.
  static let additionBar = 0.25
  /// The same for single words, which are often lost or added in rewording: readers would miss few
  /// below this.
  static let wordBar = 0.7
  /// A finding is called critical from here up.
  static let criticalBar = 0.85

  /// Resolves conflicts between drafts (one finding per place), assigns identifiers and sorts.
  static func findings(from drafts: [DraftFinding], _ analysis: PairAnalysis) -> [Finding] {
    let kept = withoutOverlaps(confirmed(drafts), analysis)
    var occurrences: [String: Int] = [:]
    return ordered(kept, analysis).map { draft in
      return Finding(
        id: identifier(of: draft, analysis, &occurrences), cause: draft.cause,
        severity: draft.confidence < criticalBar ? min(draft.severity, .major) : draft.severity,
        confidence: draft.confidence, official: draft.official,
        retelling: draft.retelling, reason: draft.reason, isShown: draft.isShown)
    }
  }

  /// Raises a detector's confidence to that of the model for the same words, if that is higher.
  private static func confirmed(_ drafts: [DraftFinding]) -> [DraftFinding] {
    let edits = drafts.filter { $0.origin == .edit && $0.cause != .wording && $0.retelling != nil }
      .sorted { $0.retelling!.lowerBound < $1.retelling!.lowerBound }
    guard !edits.isEmpty else { return drafts }
    return drafts.map { draft in
      guard draft.origin == .detector, draft.cause.kind == .mistranslation,
        draft.cause != .quotation, draft.confidence >= bar, let place = draft.retelling
      else { return draft }
      let same = edits.filter { $0.retelling!.overlaps(place) }.map(\.confidence).max() ?? 0
      guard same > draft.confidence else { return draft }
      var surer = draft
      surer.confidence = same
      return surer
    }
  }

  /// If two findings of one kind overlap, the more certain or more severe one stays.
  private static func withoutOverlaps(_ drafts: [DraftFinding], _ analysis: PairAnalysis)
    -> [DraftFinding]
  {
    func rank(_ draft: DraftFinding) -> Double {
      let gravity =
        switch draft.severity {
        case .minor: 0.0
        case .major: 0.15
        case .critical: 0.25
        }
      // A hidden finding never replaces a shown one, and a merely listed one never replaces a
      // certain one.
      let tier = draft.isSureEnough && draft.cause != .wording ? 20.0 : draft.isShown ? 10 : 0
      return draft.confidence + gravity + precedence(of: draft) + tier
    }
    /// Exact checks take precedence over the model's estimate of a place, and the model over the
    /// fact that a quotation was changed.
    func precedence(of draft: DraftFinding) -> Double {
      switch (draft.cause, draft.origin) {
      case (.wording, _): -3
      case (.quotation, _): 1
      case (.garbled, _), (.untranslated, _), (.commentary, _), (.disguised, _): 3
      case (_, .detector): 2
      // If a sentence is missing, its clauses are missing too.
      case (.omittedSentence, .gap), (.addedSentence, .gap): 0.3
      // And so is everything inside a missing clause.
      case (.omittedClause, .gap), (.addedClause, .gap): 0.2
      // The effect of a lost word on the meaning is more informative than the loss itself.
      case (.omittedWord, .gap), (.addedWord, .gap): -0.4
      case (_, .edit), (_, .gap): 0
      }
    }
    var official = TakenPlaces(in: analysis.official.document)
    var retelling = TakenPlaces(in: analysis.retelling.document)
    var mistranslated = TakenPlaces(in: analysis.retelling.document)
    var quoted = TakenPlaces(in: analysis.retelling.document)
    var reversed = TakenPlaces(in: analysis.official.document)
    var kept: [DraftFinding] = []
    for draft in drafts.sorted(by: { rank($0) > rank($1) }) {
      let isQuotation = draft.cause == .quotation
      // A changed wording of a quotation is reported once.
      if draft.isListed || [.addedClause, .addedWord].contains(draft.cause),
        let place = draft.retelling, quoted.overlap(place)
      {
        continue
      }
      // A mistranslated word is not also reported as added or omitted; a quotation finding is
      // replaced only by its own kind.
      if let place = draft.retelling,
        isQuotation ? mistranslated.overlap(place) : retelling.overlap(place)
      {
        continue
      }
      // The model's estimate adds no second finding about the same words.
      if draft.cause.kind == .omission || draft.cause == .wording || draft.origin == .edit,
        let place = draft.official,
        official.overlap(place)
      {
        continue
      }
      // A reversal of meaning is reported once.
      if draft.cause == .polarity, let place = draft.official {
        if reversed.overlap(place) { continue }
        reversed.take(place)
      }
      kept.append(draft)
      // Words in a quotation are treated like any others.
      guard !isQuotation else {
        if draft.isSureEnough, let place = draft.retelling { quoted.take(place) }
        continue
      }
      if let place = draft.official { official.take(place) }
      if let place = draft.retelling {
        retelling.take(place)
        if draft.cause.kind == .mistranslation { mistranslated.take(place) }
      }
    }
    return kept
  }

  /// By official place; an addition is placed after the counterpart of the sentence before it in
  /// the retelling.
  private static func ordered(_ drafts: [DraftFinding], _ analysis: PairAnalysis) -> [DraftFinding]
  {
    let places = OfficialPlaces(analysis)
    let keyed = drafts.map { draft in
      (
        draft, draft.official?.lowerBound ?? places.offset(ofRetelling: draft.retelling),
        draft.retelling?.lowerBound ?? Int.max
      )
    }
    return keyed.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  /// A hash of the cause and both quotes, so that it survives changes of offsets; repeated
  /// quotes are counted.
  private static func identifier(
    of draft: DraftFinding, _ analysis: PairAnalysis, _ occurrences: inout [String: Int]
  ) -> String {
    var hash = FNVHash()
    func add(_ bytes: some Sequence<UInt8>) {
      hash.add(bytes)
      hash.add(0xFF)
    }
    add(draft.cause.rawValue.utf8)
    if let place = draft.official { add(analysis.official.document.text.bytes[place]) }
    add([])
    if let place = draft.retelling { add(analysis.retelling.document.text.bytes[place]) }
    let digits = String(hash.value, radix: 16)
    let name = String(repeating: "0", count: 16 - digits.count) + digits
    let number = occurrences[name, default: 0]
    occurrences[name] = number + 1
    return number == 0 ? name : "\(name)-\(number + 1)"
  }
}

extension DraftFinding {
  /// Whether the panel shows it.
  fileprivate var isShown: Bool { isSureEnough || isListed || cause == .wording }

  /// Whether it is more likely right than not.
  fileprivate var isSureEnough: Bool {
    switch (origin, cause) {
    case (.gap, .omittedWord), (.gap, .addedWord): confidence >= FindingList.wordBar
    case (.gap, _):
      confidence >= (cause.kind == .addition ? FindingList.additionBar : FindingList.gapBar)
    case (.edit, _): confidence >= FindingList.editBar
    default: confidence >= FindingList.bar
    }
  }
}

/// The bytes of a text that already have findings.
private struct TakenPlaces {
  private var isTaken: [Bool]

  init(in document: Document) {
    isTaken = [Bool](repeating: false, count: document.text.bytes.count)
  }

  func overlap(_ place: TextRange) -> Bool { isTaken[place].contains(true) }

  mutating func take(_ place: TextRange) {
    for offset in place { isTaken[offset] = true }
  }
}

/// The positions of the retelling's sentences in the official text's order.
private struct OfficialPlaces {
  private let document: Document
  /// For each retelling sentence, the official byte offset of its counterpart or of the last linked
  /// sentence before it; -1 at the beginning.
  private let offsets: [Int]

  init(_ analysis: PairAnalysis) {
    document = analysis.retelling.document
    var offset = -1
    offsets = analysis.groupOfRetellingSentence.map { group in
      if let group {
        let first = analysis.groups[group].official[0]
        offset = analysis.official.document.sentences[first].range.lowerBound
      }
      return offset
    }
  }

  func offset(ofRetelling place: TextRange?) -> Int {
    guard let place else { return Int.max }
    return document.indexOfSentence(atByteOffset: place.lowerBound).map { offsets[$0] } ?? -1
  }
}
