/// How other retellings put the same official words: evidence that no single pair has.
///
/// A wording that only one retelling has is likelier wrong; one that several share is likelier
/// fair. Copies of one another count once.
public struct Witnesses: Sendable {
  /// For each official sentence, one set of words a witness.
  private let testimony: [[[Word]]]
  public let count: Int

  /// No witnesses: the pair stands alone.
  public static let none = Witnesses(testimony: [], count: 0)

  private init(testimony: [[[Word]]], count: Int) {
    self.testimony = testimony
    self.count = count
  }

  /// Gathers the testimony of other comparisons with the same official text.
  ///
  /// - Parameters:
  ///   - others: comparisons of the same official document with other retellings; those whose
  ///     wording is nearly that of `retelling` or of an earlier witness are passed over.
  public init(
    others: [Comparison], for retelling: Document, lexicon: Lexicon = .standard
  ) {
    var seen = [Self.shingles(of: retelling)]
    var testimony: [[[Word]]] = []
    var count = 0
    for other in others where other.verdict.relation != .unrelated {
      let shingles = Self.shingles(of: other.retelling)
      guard !seen.contains(where: { Self.isCopy($0, shingles) }) else { continue }
      seen.append(shingles)
      count += 1
      if testimony.isEmpty {
        testimony = Array(repeating: [], count: other.official.sentences.count)
      }
      let side = Side(other.retelling, lexicon: lexicon)
      for link in other.alignment.links where !link.retelling.isEmpty {
        for sentence in link.official where testimony.indices.contains(sentence) {
          testimony[sentence].append(
            link.retelling.flatMap { other.retelling.sentences[$0].tokens }
              .map { side.words[$0] }.filter(\.isContent))
        }
      }
    }
    self.init(testimony: testimony, count: count)
  }

  /// Adds to a substitution what the witnesses say of it.
  func testify(
    on word: Word, official: Word?, officialSentences: [Int], _ evidence: Evidence,
    _ substitution: inout Substitution
  ) {
    guard count > 0 else { return }
    var heard = 0
    var support: Float = 0
    var keeps = 0
    for sentence in officialSentences where testimony.indices.contains(sentence) {
      for words in testimony[sentence] {
        heard += 1
        support += words.reduce(0) { max($0, evidence.nearness($1, word)) }
        if let official, words.contains(where: { evidence.isSameWord($0, official) }) { keeps += 1 }
      }
    }
    guard heard > 0 else { return }
    substitution.witnessCount = heard
    substitution.witnessSupport = support / Float(heard)
    substitution.witnessKeeps = Float(keeps) / Float(heard)
  }

  /// Hashes of the word 4-grams.
  private static func shingles(of document: Document) -> Set<Int> {
    let forms = document.tokens.indices.filter { document.tokens[$0].kind != .mark }
      .map { document.string(ofToken: $0).lowercased() }
    guard forms.count >= 4 else { return [] }
    return Set((0...(forms.count - 4)).map { Array(forms[$0..<($0 + 4)]).hashValue })
  }

  private static func isCopy(_ one: Set<Int>, _ other: Set<Int>) -> Bool {
    let smaller = min(one.count, other.count)
    return smaller > 0 && one.intersection(other).count * 10 > smaller * 8
  }
}
