/// Turns the checks' drafts into the list that a reader sees.
enum FindingList {
  /// The panel shows findings from here up: more likely right than wrong.
  static let bar = 0.5
  /// The same for what the model thinks of edits: on the bench's pairs kept out of training, one in ten
  /// from the bar up to here was right.
  static let editBar = 0.6
  /// The same for omissions and additions: on documents kept out of training, of all from here up
  /// three in four are right.
  static let gapBar = 0.4
  /// Words come and go with wording: of those below this, readers would miss few.
  static let wordBar = 0.7
  /// A finding is called critical from here up.
  static let criticalBar = 0.85

  /// Weighs drafts against each other (one place, one finding), names them and puts them in order.
  static func findings(from drafts: [Draft], _ evidence: Evidence) -> [Finding] {
    let kept = withoutOverlaps(confirmed(drafts), evidence)
    var occurrences: [String: Int] = [:]
    return ordered(kept, evidence).map { draft in
      return Finding(
        id: identifier(of: draft, evidence, &occurrences), cause: draft.cause,
        severity: draft.confidence < criticalBar ? min(draft.severity, .major) : draft.severity,
        confidence: draft.confidence, official: draft.official,
        retelling: draft.retelling, reason: draft.reason, isShown: draft.isShown)
    }
  }

  /// A detector's draft is as sure as the model is of the same words, where that is surer.
  private static func confirmed(_ drafts: [Draft]) -> [Draft] {
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

  /// Where two findings of one kind share words, the surer or graver one stays.
  private static func withoutOverlaps(_ drafts: [Draft], _ evidence: Evidence) -> [Draft] {
    func rank(_ draft: Draft) -> Double {
      let gravity =
        switch draft.severity {
        case .minor: 0.0
        case .major: 0.15
        case .critical: 0.25
        }
      // What is hidden never takes the place of what is shown, nor what is only listed that of what
      // is sure.
      let tier = draft.isSureEnough && draft.cause != .wording ? 20.0 : draft.isShown ? 10 : 0
      return draft.confidence + gravity + precedence(of: draft) + tier
    }
    /// What a check of the words themselves has found outranks what a model thinks of a place, and
    /// that a quotation that is changed somewhere.
    func precedence(of draft: Draft) -> Double {
      switch (draft.cause, draft.origin) {
      case (.wording, _): -3
      case (.quotation, _): 1
      case (.garbled, _), (.untranslated, _), (.commentary, _), (.disguised, _): 3
      case (_, .detector): 2
      // Of a sentence that is missing, its clauses are missing too.
      case (.omittedSentence, .gap), (.addedSentence, .gap): 0.3
      // And whatever a missing clause says, is missing.
      case (.omittedClause, .gap), (.addedClause, .gap): 0.2
      // What a lost word does to the meaning says more than that it is lost.
      case (.omittedWord, .gap), (.addedWord, .gap): -0.4
      case (_, .edit), (_, .gap): 0
      }
    }
    var official = TakenPlaces(in: evidence.official.document)
    var retelling = TakenPlaces(in: evidence.retelling.document)
    var mistranslated = TakenPlaces(in: evidence.retelling.document)
    var quoted = TakenPlaces(in: evidence.retelling.document)
    var reversed = TakenPlaces(in: evidence.official.document)
    var kept: [Draft] = []
    for draft in drafts.sorted(by: { rank($0) > rank($1) }) {
      let isQuotation = draft.cause == .quotation
      // That a quotation is worded otherwise is said once.
      if draft.isListed, let place = draft.retelling, quoted.overlap(place) { continue }
      // A mistranslated word is not also added or omitted; a quotation gives way only to its like.
      if let place = draft.retelling,
        isQuotation ? mistranslated.overlap(place) : retelling.overlap(place)
      {
        continue
      }
      // What the model thinks of words is no second finding on them.
      if draft.cause.kind == .omission || draft.cause == .wording || draft.origin == .edit,
        let place = draft.official,
        official.overlap(place)
      {
        continue
      }
      // That words say the opposite is said once.
      if draft.cause == .polarity, let place = draft.official {
        if reversed.overlap(place) { continue }
        reversed.take(place)
      }
      kept.append(draft)
      // Words in a quotation are judged as any others.
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

  /// By official place; an addition stands where the sentence before it in the retelling leads.
  private static func ordered(_ drafts: [Draft], _ evidence: Evidence) -> [Draft] {
    let places = OfficialPlaces(evidence)
    let keyed = drafts.map { draft in
      (
        draft, draft.official?.lowerBound ?? places.offset(ofRetelling: draft.retelling),
        draft.retelling?.lowerBound ?? Int.max
      )
    }
    return keyed.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  /// FNV-1a over kind, cause and both quotes, so that it outlives offsets; repeated quotes count up.
  private static func identifier(
    of draft: Draft, _ evidence: Evidence, _ occurrences: inout [String: Int]
  ) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    add(draft.cause.rawValue.utf8)
    if let place = draft.official { add(evidence.official.document.text.bytes[place]) }
    add([])
    if let place = draft.retelling { add(evidence.retelling.document.text.bytes[place]) }
    let digits = String(hash, radix: 16)
    let name = String(repeating: "0", count: 16 - digits.count) + digits
    let number = occurrences[name, default: 0]
    occurrences[name] = number + 1
    return number == 0 ? name : "\(name)-\(number + 1)"
  }
}

extension Draft {
  /// Whether the panel shows it.
  fileprivate var isShown: Bool { isSureEnough || isListed || cause == .wording }

  /// Whether it is more likely right than not.
  fileprivate var isSureEnough: Bool {
    switch (origin, cause) {
    case (.gap, .omittedWord), (.gap, .addedWord): confidence >= FindingList.wordBar
    case (.gap, _): confidence >= FindingList.gapBar
    case (.edit, _): confidence >= FindingList.editBar
    default: confidence >= FindingList.bar
    }
  }
}

/// Which bytes of a text findings have taken.
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

/// Where the retelling's sentences stand in the official text's order.
private struct OfficialPlaces {
  private let document: Document
  /// By retelling sentence: the official byte offset that it, or the last one before it that tells
  /// something, leads to; -1 at the start.
  private let offsets: [Int]

  init(_ evidence: Evidence) {
    document = evidence.retelling.document
    var offset = -1
    offsets = evidence.groupOfRetellingSentence.map { group in
      if let group {
        let first = evidence.groups[group].official[0]
        offset = evidence.official.document.sentences[first].range.lowerBound
      }
      return offset
    }
  }

  func offset(ofRetelling place: TextRange?) -> Int {
    guard let place else { return Int.max }
    return document.indexOfSentence(atByteOffset: place.lowerBound).map { offsets[$0] } ?? -1
  }
}
