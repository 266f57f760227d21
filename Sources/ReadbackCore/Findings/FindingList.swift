/// Turns the checks' drafts into the list that a reader sees.
enum FindingList {
  /// Weighs drafts against each other (one place, one finding), names them and puts them in order.
  static func findings(from drafts: [Draft], _ evidence: Evidence) -> [Finding] {
    let kept = withoutOverlaps(drafts)
    var shownDoubts = doubtsToShow(kept)
    var occurrences: [String: Int] = [:]
    return ordered(kept, evidence).map { draft in
      let isShown =
        draft.cause == .wrongSense && draft.severity == .major
        ? shownDoubts.remove(Place(draft)) != nil : draft.confidence >= Calibration.bar
      return Finding(
        id: identifier(of: draft, evidence, &occurrences), cause: draft.cause,
        severity: draft.severity, confidence: draft.confidence, official: draft.official,
        retelling: draft.retelling, reason: draft.reason, isShown: isShown)
    }
  }

  private struct Place: Hashable {
    let official: TextRange?
    let retelling: TextRange?

    init(_ draft: Draft) {
      official = draft.official
      retelling = draft.retelling
    }
  }

  /// The best few doubts: those that clear the bar, and no more than a reader looks at.
  private static func doubtsToShow(_ drafts: [Draft]) -> Set<Place> {
    let doubts = drafts.filter { $0.cause == .wrongSense && $0.confidence >= Calibration.bar }
    return Set(
      doubts.sorted { $0.confidence > $1.confidence }.prefix(Calibration.doubtsShown).map(
        Place.init))
  }

  /// Where two findings of one kind share words, the surer or graver one stays.
  private static func withoutOverlaps(_ drafts: [Draft]) -> [Draft] {
    func rank(_ draft: Draft) -> Double {
      let gravity =
        switch draft.severity {
        case .minor: 0.0
        case .major: 0.15
        case .critical: 0.25
        }
      return draft.confidence + gravity + precedence(of: draft.cause)
    }
    /// What a check of the words themselves has found outranks a hole in the alignment.
    func precedence(of cause: FindingCause) -> Double {
      switch cause {
      case .quotation: -1
      case .garbled, .untranslated, .commentary: 1
      default: 0
      }
    }
    var kept: [Draft] = []
    for draft in drafts.sorted(by: { rank($0) > rank($1) }) {
      let isTaken = kept.contains { other in
        guard other.cause.kind == draft.cause.kind || draft.cause != .quotation,
          other.cause != .quotation
        else { return false }
        // A mistranslated word is not also added or omitted.
        if let mine = draft.retelling, let theirs = other.retelling, mine.overlaps(theirs) {
          return true
        }
        if draft.cause.kind == .omission, let mine = draft.official, let theirs = other.official {
          return mine.overlaps(theirs)
        }
        return false
      }
      if !isTaken { kept.append(draft) }
    }
    return kept
  }

  /// By official place; an addition stands where the sentence before it in the retelling leads.
  private static func ordered(_ drafts: [Draft], _ evidence: Evidence) -> [Draft] {
    let keyed = drafts.map { draft in
      (draft, officialOffset(of: draft, evidence), draft.retelling?.lowerBound ?? Int.max)
    }
    return keyed.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  private static func officialOffset(of draft: Draft, _ evidence: Evidence) -> Int {
    if let official = draft.official { return official.lowerBound }
    guard let place = draft.retelling else { return Int.max }
    let sentences = evidence.retelling.document.sentences
    var index = sentences.lastIndex { $0.range.lowerBound <= place.lowerBound } ?? 0
    while index >= 0 {
      if let group = evidence.groupOfRetellingSentence.indices.contains(index)
        ? evidence.groupOfRetellingSentence[index] : nil
      {
        let first = evidence.groups[group].official[0]
        return evidence.official.document.sentences[first].range.lowerBound
      }
      index -= 1
    }
    return -1
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
