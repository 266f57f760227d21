/// A finding as a check proposes it, before it is weighed against the others.
struct Draft: Sendable {
  /// What proposes it.
  enum Origin: Sendable {
    /// A check that knows what it looks for.
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
  /// Shown however unsure it is: the place differs in an otherwise equal sentence.
  var isListed = false
}

extension Evidence {
  /// A draft about official words and the retelling's words for them; its reason quotes both.
  func draft(
    cause: FindingCause, severity: Severity, confidence: Double, official: Range<Int>,
    retelling: Range<Int>, because why: String
  ) -> Draft {
    let quotes = (
      Quoting.quoted(self.official.quote(official)), Quoting.quoted(self.retelling.quote(retelling))
    )
    return Draft(
      cause: cause, severity: severity, confidence: confidence,
      official: self.official.place(of: official), retelling: self.retelling.place(of: retelling),
      reason: Reasons.replaced(quotes.0, by: quotes.1, why))
  }
}

/// How reasons quote the texts.
enum Quoting {
  /// The words in quotation marks, white space folded and marks without their like left out;
  /// beyond `limit` characters without their middle, which is cut out between words where there are
  /// any.
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
    // What opens or closes outside of the words means nothing inside.
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
