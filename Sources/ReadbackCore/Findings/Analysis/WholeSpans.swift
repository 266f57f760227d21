/// Where a span may end: never within a number, date, name, hyphenated word, abbreviation or
/// brackets.
struct WholeSpans {
  let side: AnalysedText
  /// By sentence.
  let quantities: [[Quantities.Reading]]

  /// The maximum number of tokens added at either end.
  private static let mostTokens = 8

  /// The span extended to the ends of the units that it cuts.
  func whole(_ tokens: Range<Int>) -> Range<Int> {
    guard !tokens.isEmpty else { return tokens }
    let sentence = side.sentence(ofToken: tokens.lowerBound)
    let limits = side.document.sentences[sentence].tokens
    var span = tokens
    // The extension may cut something else: "Jan. 3 (as amended".
    for _ in 0..<3 {
      var grown = span
      for reading in quantities[sentence] where isCut(reading.tokens, by: grown) {
        grown = union(grown, reading.tokens)
      }
      grown = withGluedWords(withName(withBrackets(grown, limits), limits), limits)
      if grown == span { break }
      span = grown
    }
    let isNear =
      tokens.lowerBound - span.lowerBound <= Self.mostTokens
      && span.upperBound - tokens.upperBound <= Self.mostTokens
    return isNear && span.clamped(to: limits) == span ? span : tokens
  }

  private func isCut(_ range: Range<Int>, by span: Range<Int>) -> Bool {
    range.overlaps(span)
      && (range.lowerBound < span.lowerBound || range.upperBound > span.upperBound)
  }

  private func union(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
    min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
  }

  /// "(pop. 2,300" is extended to its closing bracket, and over a bracket directly after it that
  /// closes an open one.
  private func withBrackets(_ span: Range<Int>, _ limits: Range<Int>) -> Range<Int> {
    var depth = 0
    var lowest = 0
    for token in span {
      switch side.words[token].form {
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      lowest = min(lowest, depth)
    }
    var grown = span
    if depth == 0, lowest == 0, span.lowerBound > limits.lowerBound,
      span.upperBound < limits.upperBound, side.words[span.lowerBound - 1].form == "(",
      side.words[span.upperBound].form == ")"
    {
      return (span.lowerBound - 1)..<(span.upperBound + 1)
    }
    if depth > lowest, depth > 0 {
      let behind = (span.upperBound..<limits.upperBound).prefix(Self.mostTokens)
      if let closing = behind.first(where: { side.words[$0].form == ")" }) {
        grown = grown.lowerBound..<(closing + 1)
      }
    } else if lowest < 0 {
      let before = (limits.lowerBound..<span.lowerBound).suffix(Self.mostTokens)
      if let opening = before.last(where: { side.words[$0].form == "(" }) {
        grown = opening..<grown.upperBound
      }
    }
    return grown
  }

  /// Extends to the first and last word of a name: "Bank of Arl", "Hallin, OH".
  private func withName(_ span: Range<Int>, _ limits: Range<Int>) -> Range<Int> {
    func isName(_ token: Int) -> Bool { limits.contains(token) && side.words[token].looksLikeName }
    func isOf(_ token: Int) -> Bool {
      limits.contains(token) && ["of", "for", "&"].contains(side.words[token].form)
    }
    func isComma(_ token: Int) -> Bool { limits.contains(token) && side.words[token].form == "," }
    func isState(_ token: Int) -> Bool {
      isName(token) && side.words[token].isAllCapitals && side.words[token].form.utf8.count == 2
    }
    var end = span.upperBound
    while isName(end - 1) {
      if isName(end) {
        end += 1
      } else if isOf(end) && isName(end + 1) || isComma(end) && isState(end + 1) {
        end += 2
      } else {
        break
      }
    }
    var start = span.lowerBound
    while isName(start) {
      if isName(start - 1) {
        start -= 1
      } else if isOf(start - 1), isName(start - 2) {
        start -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// Extends over tokens adjacent to a word without white space, unless they are marks that end a
  /// clause: a hyphen and what follows it, the full stop of an abbreviation within the sentence.
  private func withGluedWords(_ span: Range<Int>, _ limits: Range<Int>) -> Range<Int> {
    var end = span.upperBound
    while end < limits.upperBound, areGlued(end - 1, end), belongs(end, limits) { end += 1 }
    var start = span.lowerBound
    while start > limits.lowerBound, areGlued(start - 1, start),
      ["-", "‑", "/", "$", "€", "£"].contains(side.words[start - 1].form)
        || side.words[start - 1].kind != .mark
    {
      start -= 1
    }
    return start..<end
  }

  private func areGlued(_ one: Int, _ other: Int) -> Bool {
    side.document.tokens[one].range.upperBound == side.document.tokens[other].range.lowerBound
  }

  private func belongs(_ token: Int, _ limits: Range<Int>) -> Bool {
    let word = side.words[token]
    if word.kind != .mark || ["-", "‑", "/", "%"].contains(word.form) { return true }
    // A full stop after which the sentence continues.
    return word.form == "." && token + 1 < limits.upperBound
      && side.words[(token + 1)..<limits.upperBound].contains { $0.kind != .mark }
  }
}

extension PairAnalysis {
  var officialSpans: WholeSpans { WholeSpans(side: official, quantities: officialQuantities) }
  var retellingSpans: WholeSpans { WholeSpans(side: retelling, quantities: retellingQuantities) }
}
