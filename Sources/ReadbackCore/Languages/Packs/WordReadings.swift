/// The readings of a language that the sentence encoder was not trained on: for each word, a word of
/// a related language that the encoder knows.
struct WordReadings: Sendable {
  /// All readings, concatenated.
  private let spellings: Section<UInt8>
  /// The offset of each word's reading, followed by the end of the last one.
  private let starts: Section<UInt32>

  /// Returns nil if the sections do not fit together.
  ///
  /// - Parameter wordCount: the number of words in the pack.
  init?(_ block: LexiconBlock, wordCount: Int) {
    spellings = Section(block.section("rdng"))
    starts = Section(block.section("roff"))
    guard starts.values.count == wordCount + 1,
      zip(starts.values, starts.values.dropFirst()).allSatisfy({ $0 <= $1 }),
      starts.values[wordCount] == UInt32(spellings.values.count)
    else { return nil }
  }

  /// The reading of a word of the pack; nil if the word has none and is spelled letter by letter.
  func reading(of word: Int) -> String? {
    let range = Int(starts.values[word])..<Int(starts.values[word + 1])
    return range.isEmpty ? nil : String(decoding: spellings.values[range], as: UTF8.self)
  }
}
