/// What the sentence encoder is given for the words of a language that it was not trained on: words of a
/// related one.
struct WordReadings: Sendable {
  /// The readings, one after the other.
  private let spellings: Section<UInt8>
  /// By word, where its reading starts, and the end of the last.
  private let starts: Section<UInt32>

  /// Nil unless the sections fit together.
  ///
  /// - Parameter wordCount: of the pack.
  init?(_ block: LexiconBlock, wordCount: Int) {
    spellings = Section(block.section("rdng"))
    starts = Section(block.section("roff"))
    guard starts.values.count == wordCount + 1,
      zip(starts.values, starts.values.dropFirst()).allSatisfy({ $0 <= $1 }),
      starts.values[wordCount] == UInt32(spellings.values.count)
    else { return nil }
  }

  /// The reading of a word of the pack; nil if the word is given letter by letter.
  func reading(of word: Int) -> String? {
    let range = Int(starts.values[word])..<Int(starts.values[word + 1])
    return range.isEmpty ? nil : String(decoding: spellings.values[range], as: UTF8.self)
  }
}
