/// Finds paragraphs in another language that `LanguageTable` does not cover: it has function words
/// of only two dozen languages.
struct OtherLanguages {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let lines: [Line]
  /// The row of `LanguageTable` with the most function words in the text.
  private let main: Int?
  /// The language recognised for most of the other lines.
  private let language: String?

  /// - Parameter tallies: the function words of each line; nil for lines that are not text.
  init(
    bytes: [UInt8], tokens: [Token], lines: [Line], tallies: [LanguageGuess.Tally?], main: Int?
  ) {
    self.bytes = bytes
    self.tokens = tokens
    self.lines = lines
    self.main = main
    var weights: [String: Int] = [:]
    if let main { weights[LanguageTable.rows[main].code] = 0 }
    for (index, line) in lines.enumerated() {
      guard let tally = tallies[index] else { continue }
      if let main, !Self.isBare(tally, of: main) {
        weights[LanguageTable.rows[main].code, default: 0] += line.length
      } else if let answer = Self.answer(for: line, in: bytes) {
        weights[answer, default: 0] += line.length
      }
    }
    language = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Whether a line is running text that is clearly in another language than most of the text.
  func isForeign(_ index: Int, _ tally: LanguageGuess.Tally) -> Bool {
    guard lines[index].isProse, main.map({ Self.isBare(tally, of: $0) }) ?? true,
      let answer = Self.answer(for: lines[index], in: bytes), !isRowOfNames(lines[index])
    else { return false }
    return answer != language
  }

  /// Whether most words are capitalised.
  private func isRowOfNames(_ line: Line) -> Bool {
    let words = line.tokens.prefix(LanguageGuess.wordCount).filter { tokens[$0].kind == .word }
    let capitals = words.count {
      LetterCase(scalar: bytes.scalar(at: tokens[$0].range.lowerBound)) == .upper
    }
    return capitals * 5 > words.count * 3
  }

  /// Whether the words include hardly any function word of a language.
  private static func isBare(_ tally: LanguageGuess.Tally, of language: Int) -> Bool {
    tally.hits[language] * 20 < tally.wordCount
  }

  /// Lists of names and figures resemble some language or other, so a wide lead is required.
  private static func answer(for line: Line, in bytes: [UInt8]) -> String? {
    guard line.wordCount >= 8,
      let answer = LanguageRecognizer.standard.answer(for: bytes[line.range], limit: 240),
      answer.lead >= 12
    else { return nil }
    return answer.language
  }
}
