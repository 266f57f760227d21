import ReadbackCore

/// Two texts compared, for tests: lines are paragraphs, all of them body text.
struct Faced {
  let comparison: Comparison

  init(_ official: String, _ retelling: String, otherRetellings others: [String] = []) {
    let officialDocument = Self.document(official)
    let retellingDocument = Self.document(retelling)
    let comparer = Comparer()
    let comparisons = others.map {
      comparer.comparison(of: officialDocument, with: Self.document($0))
    }
    comparison = comparer.comparison(
      of: officialDocument, with: retellingDocument,
      otherRenderings: OtherRenderings(others: comparisons, for: retellingDocument))
  }

  static func document(_ text: String) -> Document {
    let count = text.split(whereSeparator: \.isNewline).count
    return Document(
      segmenting: SourceText(text),
      roles: Dictionary(uniqueKeysWithValues: (0..<count).map { ($0 + 1, .body) }))
  }

  /// The shown findings as "cause: official words | retelling words", without differences in
  /// wording.
  var shown: [String] {
    comparison.findings.filter { $0.isShown && $0.cause != .wording }.map(line)
  }

  /// All findings, including doubts below the bar.
  var all: [String] { comparison.findings.map(line) }

  func shown(_ cause: FindingCause) -> [Finding] {
    comparison.findings.filter { $0.isShown && $0.cause == cause }
  }

  func words(_ finding: Finding) -> String {
    let official = finding.official.map { comparison.official.text[$0] } ?? ""
    let retelling = finding.retelling.map { comparison.retelling.text[$0] } ?? ""
    return "\(official) | \(retelling)"
  }

  private func line(_ finding: Finding) -> String {
    "\(finding.cause.rawValue): \(words(finding))"
  }
}

/// Texts around the sentence under test, so that the pair is a retelling.
func among(_ sentence: String) -> String {
  """
  The committee met on Tuesday in the capital to discuss the new railway.
  \(sentence)
  Passengers will be told of every change before the summer timetable begins.
  """
}

func faced(_ official: String, _ retelling: String) -> Faced {
  Faced(among(official), among(retelling))
}
