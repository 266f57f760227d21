/// Whether an edit is purely grammatical: the same words in another form, with equivalent function
/// words.
struct EditGrammar {
  private let edit: TokenEdit
  private let analysis: PairAnalysis
  private let marks: ScaleMarks

  init(_ edit: TokenEdit, _ analysis: PairAnalysis, _ marks: ScaleMarks) {
    self.edit = edit
    self.analysis = analysis
    self.marks = marks
  }

  var isSame: Bool { areSamePhrases || isSubjectOnly || isOtherForm || areFormsApart }

  /// "Didn't" for "did not", "are required to" for "must".
  private var areSamePhrases: Bool {
    guard !edit.official.isEmpty, !edit.retelling.isEmpty else { return false }
    let official = FunctionPhrases.standard.plainWords(analysis.official.words[edit.official])
    let retelling = FunctionPhrases.standard.plainWords(analysis.retelling.words[edit.retelling])
    return !official.isEmpty && official == retelling
  }

  /// "He was born there" for "Born there, he": a pronoun subject and its auxiliary are added or
  /// dropped.
  private var isSubjectOnly: Bool {
    guard edit.official.isEmpty != edit.retelling.isEmpty else { return false }
    let words =
      edit.official.isEmpty
      ? analysis.retelling.words[edit.retelling] : analysis.official.words[edit.official]
    let forms = words.filter { $0.kind != .mark }.map(\.form)
    return forms.contains(where: Self.subjects.contains)
      && forms.allSatisfy { Self.subjects.contains($0) || Self.links.contains($0) }
  }

  private static let subjects: Set<String> = [
    "he", "she", "it", "they", "we", "i", "you", "who", "which",
  ]
  private static let links: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "and", "that", "the",
    "a", "an",
  ]

  /// "Did not take", "took no"; "be reopened", "reopen": each side has forms of the other's content
  /// words, equally many negations, and function words without additional meaning.
  private var isOtherForm: Bool {
    let official = content(edit.official, analysis.official)
    let retelling = content(edit.retelling, analysis.retelling)
    guard !official.isEmpty, official.count == retelling.count,
      edit.official.count + edit.retelling.count > 2,
      zip(official, retelling).allSatisfy({ isForm($0, $1) }),
      denials(edit.official, analysis.official) == denials(edit.retelling, analysis.retelling)
    else { return false }
    let plain =
      function(edit.official, analysis.official) + function(edit.retelling, analysis.retelling)
    return plain.allSatisfy(Self.auxiliaries.contains)
  }

  private static let auxiliaries: Set<String> = [
    "do", "does", "did", "no", "not", "any", "the", "a", "an", "is", "are", "was", "were", "be",
    "been", "being", "has", "have", "had", "to", "that",
  ]

  /// Words far apart in freely worded passages: a form of the same word means the same.
  private var areFormsApart: Bool {
    guard edit.isCrossed, edit.official.count == 1, edit.retelling.count == 1,
      marks.official(touching: edit.official).isEmpty,
      marks.retelling(touching: edit.retelling).isEmpty
    else { return false }
    let (one, other) = (
      analysis.official.words[edit.official.lowerBound],
      analysis.retelling.words[edit.retelling.lowerBound]
    )
    return one.isContent && other.isContent && isForm(one, other)
  }

  private func isForm(_ one: Word, _ other: Word) -> Bool {
    analysis.isSameWord(one, other) && analysis.denial(by: one) == analysis.denial(by: other)
      && !analysis.relations(one, other).contains(.antonym)
  }

  private func content(_ tokens: Range<Int>, _ side: AnalysedText) -> [Word] {
    tokens.map { side.words[$0] }.filter(\.isContent)
  }

  private func function(_ tokens: Range<Int>, _ side: AnalysedText) -> [String] {
    tokens.map { side.words[$0] }.filter { $0.kind != .mark && !$0.isContent }.map(\.form)
  }

  private func denials(_ tokens: Range<Int>, _ side: AnalysedText) -> Int {
    tokens.count { analysis.denial(by: side.words[$0]) != .none }
  }
}
