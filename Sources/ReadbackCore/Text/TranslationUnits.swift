/// Where the paragraphs of a document come from when it is one side of a bilingual file.
///
/// The two sides of a file share the numbers: what has one number is a text and its translation.
public struct TranslationUnits: Sendable {
  /// By paragraph, the number of its unit in the file, from 0, ascending.
  public let numbers: [Int]
  /// The file as it was read, to write notes into.
  public let file: [UInt8]

  public init(numbers: [Int], file: [UInt8]) {
    self.numbers = numbers
    self.file = file
  }

  /// The pairs of sentences that the file says belong together; nil for documents that are not the
  /// two sides of one file.
  ///
  /// In a unit with as many sentences on both sides they are paired one by one, else each with each.
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
          for told in other {
            pairs.append(SentencePair(official: sentence, retelling: told, score: 1))
          }
        }
      }
    }
    return pairs
  }
}
