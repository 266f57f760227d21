/// A finding proposed by a check, before conflicts are resolved.
struct DraftFinding: Sendable {
  /// What proposed it.
  enum Origin: Sendable {
    /// A check for one particular kind of change.
    case detector
    /// The model of edits.
    case edit
    /// The model of gaps.
    case gap
  }

  var origin = Origin.detector
  let cause: FindingCause
  let severity: Severity
  /// 0...1, calibrated; see `Calibration`.
  var confidence: Double
  let official: TextRange?
  let retelling: TextRange?
  let reason: String
  /// Shown regardless of its confidence: the place differs in an otherwise equal sentence.
  var isListed = false
}

extension PairAnalysis {
  /// A draft about official words and their counterpart in the retelling; its reason quotes both.
  func draft(
    cause: FindingCause, severity: Severity, confidence: Double, official: Range<Int>,
    retelling: Range<Int>, because why: String
  ) -> DraftFinding {
    let quotes = (
      Quoting.quoted(self.official.quote(official)), Quoting.quoted(self.retelling.quote(retelling))
    )
    return DraftFinding(
      cause: cause, severity: severity, confidence: confidence,
      official: self.official.place(of: official), retelling: self.retelling.place(of: retelling),
      reason: Reasons.replaced(quotes.0, by: quotes.1, why))
  }
}

/// How reasons quote the texts.
enum Quoting {
  /// The words in quotation marks, with white space folded and unpaired marks removed; beyond
  /// `limit` characters without their middle, cut between words if possible.
  static func quoted(_ words: String, limit: Int = 70) -> String {
    var text = ""
    var isAfterSpace = false
    for character in words {
      if character.isWhitespace {
        isAfterSpace = !text.isEmpty
        continue
      }
      if isAfterSpace { text += " " }
      isAfterSpace = false
      text.append(character)
    }
    while let first = text.first, "“”\"«»„".contains(first) { text.removeFirst() }
    while let last = text.last, "“”\"«»„".contains(last) { text.removeLast() }
    // An opening or closing mark whose partner is outside is removed.
    if text.count(where: { $0 == "“" }) != text.count(where: { $0 == "”" }) {
      text.removeAll { $0 == "“" || $0 == "”" }
    }
    if !text.count(where: { $0 == "\"" }).isMultiple(of: 2) { text.removeAll { $0 == "\"" } }
    if text.count > limit {
      let start = text.prefix(limit * 2 / 3 + 1)
      let end = text.suffix(limit / 4 + 1)
      let lastGap = start.lastIndex(of: " ") ?? start.index(before: start.endIndex)
      let firstGap = end.firstIndex(of: " ") ?? end.startIndex
      text = "\(start[..<lastGap]) … \(end[end.index(after: firstGap)...])"
    }
    return "\"\(text)\""
  }
}
