/// A full stop directly followed by a letter inside a sentence: "settlement.The".
enum GluedSentences {
  static func drafts(_ analysis: PairAnalysis, except places: [TextRange]) -> [DraftFinding] {
    let side = analysis.retelling
    let tokens = side.document.tokens
    var found: [DraftFinding] = []
    // Both are in text order.
    var places = places[...]
    let officialGlue = gluedWords(analysis.official)
    for index in tokens.indices.dropFirst().dropLast()
    where tokens[index].kind == .mark && side.words[index].form == "." {
      let before = tokens[index - 1]
      let after = tokens[index + 1]
      guard before.kind == .word, after.kind == .word,
        before.range.upperBound == tokens[index].range.lowerBound,
        after.range.lowerBound == tokens[index].range.upperBound,
        before.range.count > 3, after.range.count > 1,
        !starts(with: after.range, &places),
        side.document.role(ofSentence: side.sentence(ofToken: index)) == .body,
        side.words[index - 1].id != nil, !isDomain(side.words[index + 1].form),
        !officialGlue.contains(Glue(at: index, side)), !isInAddress(index, side)
      else { continue }
      let here = (index - 1)..<(index + 2)
      found.append(
        DraftFinding(
          cause: .garbled, severity: .minor, confidence: Calibration.glued, official: nil,
          retelling: side.place(of: here),
          reason: Reasons.about(Quoting.quoted(side.quote(here)), Reasons.twoSentences)))
    }
    return found
  }

  private struct Glue: Hashable {
    let before: Int32
    let after: Int32

    init(at mark: Int, _ side: AnalysedText) {
      before = side.words[mark - 1].formNumber
      after = side.words[mark + 1].formNumber
    }
  }

  /// Words that the official text itself joins with a full stop: addresses, file names.
  private static func gluedWords(_ side: AnalysedText) -> Set<Glue> {
    let tokens = side.document.tokens
    var found: Set<Glue> = []
    for index in tokens.indices.dropFirst().dropLast()
    where tokens[index].kind == .mark && side.words[index].form == "."
      && tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
      && tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
    {
      found.insert(Glue(at: index, side))
    }
    return found
  }

  /// Whether the text around a full stop without a space is an address or path: it contains "@",
  /// "/" or "_", or lower-case letters after several full stops.
  private static func isInAddress(_ mark: Int, _ side: AnalysedText) -> Bool {
    let tokens = side.document.tokens
    var (low, high) = (mark, mark)
    while low > 0, tokens[low - 1].range.upperBound == tokens[low].range.lowerBound { low -= 1 }
    while high + 1 < tokens.count,
      tokens[high].range.upperBound == tokens[high + 1].range.lowerBound
    {
      high += 1
    }
    let bytes = side.document.text.bytes[side.place(of: low..<(high + 1))]
    if bytes.contains(where: { $0 == 0x40 || $0 == 0x2F || $0 == 0x5F }) { return true }
    // "budget.pdf": a sentence would begin with a capital.
    let behind = tokens[mark + 1].range
    return bytes[behind.lowerBound] > 0x5A && side.hasCapitals && behind.count <= 5
      && side.words[mark + 1].id == nil
  }

  /// Whether a place overlaps the first of some sorted places, after dropping those before it.
  private static func starts(with place: TextRange, _ places: inout ArraySlice<TextRange>) -> Bool {
    while let first = places.first, first.upperBound <= place.lowerBound { places.removeFirst() }
    return places.first?.overlaps(place) ?? false
  }

  private static func isDomain(_ form: String) -> Bool {
    ["com", "org", "net", "gov", "edu", "int", "info", "co", "uk", "ru", "de", "fr", "eu", "io"]
      .contains(form)
  }
}
