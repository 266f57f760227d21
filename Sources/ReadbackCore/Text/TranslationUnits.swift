/// The origin of a document's paragraphs when it is one side of a bilingual file.
///
/// Both sides of the file use the same numbers: a text and its translation share a number.
public struct TranslationUnits: Sendable {
  /// For each paragraph, the number of its unit in the file, from 0, ascending.
  public let numbers: [Int]
  /// The file's contents, into which notes are written.
  public let file: [UInt8]

  public init(numbers: [Int], file: [UInt8]) {
    self.numbers = numbers
    self.file = file
  }

  /// The sentence pairs given by the file; nil for documents that are not the two sides of one
  /// file.
  ///
  /// In a unit with as many sentences on one side as on the other they are paired one to one,
  /// otherwise each with each.
  static func pairs(of official: Document, with retelling: Document) -> [SentencePair]? {
    guard let first = official.units, let second = retelling.units else { return nil }
    var pairs: [SentencePair] = []
    var at = 0
    for (paragraph, number) in first.numbers.enumerated() {
      while at < second.numbers.count, second.numbers[at] < number { at += 1 }
      guard at < second.numbers.count, second.numbers[at] == number,
        official.paragraphs.indices.contains(paragraph), retelling.paragraphs.indices.contains(at)
      else { continue }
      let one = official.paragraphs[paragraph].sentences
      let other = retelling.paragraphs[at].sentences
      if one.count == other.count {
        pairs += zip(one, other).map { SentencePair(official: $0, retelling: $1, score: 1) }
      } else {
        for sentence in one {
          for translation in other {
            pairs.append(SentencePair(official: sentence, retelling: translation, score: 1))
          }
        }
      }
    }
    return pairs
  }
}
