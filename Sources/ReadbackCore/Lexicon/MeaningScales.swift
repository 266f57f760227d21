import CLexicon

/// Small scales of meaning on which a different value makes a different statement: modality,
/// quantity, bounds, stages of a plan, order in time.
///
/// The words are data with their sources: `Tools/lexicon/tables/meaning-classes.tsv`.
struct MeaningScales: Sendable {
  static let standard = MeaningScales(
    table: UnsafeRawBufferPointer(start: readback_scales_start(), count: readback_scales_size))

  /// The names of the scales, in the order of the table.
  let names: [String]
  /// For each scale, the names of its values.
  let valueNames: [[String]]
  /// Phrases by their first word, longest first.
  private let phrases: [String: [Phrase]]

  private struct Phrase: Sendable {
    /// The words after the first.
    let rest: [String]
    let scale: Int
    let value: Int
  }

  /// Words of a document that express a value on a scale.
  struct Mark: Sendable, Hashable {
    let tokens: Range<Int>
    /// Index into `names`.
    let scale: Int
    /// Index into the scale's `valueNames`.
    let value: Int
  }

  init(table: UnsafeRawBufferPointer) {
    var names: [String] = []
    var valueNames: [[String]] = []
    var phrases: [String: [Phrase]] = [:]
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t").map(String.init)
      guard columns.count >= 3 else { continue }
      let scale = names.firstIndex(of: columns[0]) ?? names.count
      if scale == names.count {
        names.append(columns[0])
        valueNames.append([])
      }
      let value = valueNames[scale].firstIndex(of: columns[1]) ?? valueNames[scale].count
      if value == valueNames[scale].count { valueNames[scale].append(columns[1]) }
      for phrase in columns[2].split(separator: "/") {
        let words = phrase.split(separator: " ").map(String.init)
        guard let first = words.first else { continue }
        phrases[first, default: []].append(
          Phrase(rest: Array(words.dropFirst()), scale: scale, value: value))
      }
    }
    self.names = names
    self.valueNames = valueNames
    self.phrases = phrases.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
  }

  func scale(named name: String) -> Int? { names.firstIndex(of: name) }

  /// The marks of a sentence in text order; a phrase hides the marks of the words in it: "no" in
  /// "no less than" is not a denial.
  func marks(in sentence: Range<Int>, of words: [Word]) -> [Mark] {
    var found: [Mark] = []
    /// The end of the longest phrase so far.
    var phraseEnd = sentence.lowerBound
    for token in sentence {
      guard let candidates = phrases[words[token].form] else { continue }
      for phrase in candidates {
        let end = token + 1 + phrase.rest.count
        guard end <= sentence.upperBound, phrase.rest.count > 0 || token >= phraseEnd,
          zip(phrase.rest, (token + 1)..<end).allSatisfy({ words[$1].form == $0 })
        else { continue }
        if phrase.rest.count > 0 { phraseEnd = max(phraseEnd, end) }
        found.append(Mark(tokens: token..<end, scale: phrase.scale, value: phrase.value))
      }
    }
    return found
  }
}
