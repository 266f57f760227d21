/// Guesses the language of a text from its script and its function words.
///
/// Function words make up at least a third of running text in most European languages, so a few
/// dozen of each are enough to distinguish the languages of paragraphs; letter statistics are not
/// needed.
struct LanguageGuess {
  /// Bit n stands for the language `LanguageTable.rows[n]`.
  typealias Languages = UInt32

  /// How many words of a paragraph are examined.
  static let wordCount = 64

  /// Hits per language in a run of words.
  struct Tally {
    var wordCount = 0
    var hits = [Int](repeating: 0, count: LanguageTable.rows.count)

    static func += (tally: inout Tally, more: Tally) {
      tally.wordCount += more.wordCount
      for index in more.hits.indices { tally.hits[index] += more.hits[index] }
    }

    /// The language with the most hits; nil if there are no hits.
    var best: Int? {
      guard let best = hits.indices.max(by: { hits[$0] < hits[$1] }), hits[best] > 0 else {
        return nil
      }
      return best
    }

    /// Whether the words are clearly in another language than the given one.
    ///
    /// This takes three hits that are a seventh of the words, and hardly any hit of the main
    /// language.
    func isForeign(to main: Int) -> Bool {
      guard let best, best != main else { return false }
      return hits[best] >= 3 && hits[best] * 7 >= wordCount && hits[best] >= 4 * hits[main]
    }
  }

  static func tally(of tokens: ArraySlice<Token>, in bytes: [UInt8]) -> Tally {
    var tally = Tally()
    for token in tokens where token.kind == .word {
      if tally.wordCount == wordCount { break }
      tally.wordCount += 1
      guard let languages = LanguageTable.languages[WordKey(bytes, in: token.range)] else {
        continue
      }
      for index in tally.hits.indices where languages & (1 << Languages(index)) != 0 {
        tally.hits[index] += 1
      }
    }
    return tally
  }
}

/// Scripts that are distinguished.
enum Script: Int, CaseIterable {
  case latin, greek, cyrillic, hebrew, arabic, indic, eastAsian, other

  init(scalar: UInt32) {
    switch scalar {
    case 0..<0x370, 0x1E00..<0x1F00: self = .latin
    case 0x370..<0x400, 0x1F00..<0x2000: self = .greek
    case 0x400..<0x530: self = .cyrillic
    case 0x590..<0x600: self = .hebrew
    case 0x600..<0x780, 0xFB50..<0xFE00, 0xFE70..<0xFEFF: self = .arabic
    case 0x900..<0x1000: self = .indic
    case 0x1100..<0x1200, 0x2E80..<0xA4D0, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0x20000..<0x32400:
      self = .eastAsian
    default: self = .other
    }
  }
}
