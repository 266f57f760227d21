/// Segments text that is written without spaces into the words of a pack, choosing the segmentation
/// whose words are most frequent overall.
struct WordCutter {
  private let pack: LanguagePack

  init(_ pack: LanguagePack) { self.pack = pack }

  /// Whether a language is written without spaces between words.
  static func isNeeded(for language: String) -> Bool { ["zh", "ja"].contains(language) }

  /// Chinese characters and kana.
  static func isCut(_ scalar: Unicode.Scalar) -> Bool {
    let system = WritingSystem(scalar: scalar.value)
    return system == .han || system == .kana
  }

  /// Groups tokens that are adjacent without a space, as long as all need segmenting; other tokens
  /// stay single.
  func runs(of tokens: ArraySlice<Int>, in document: Document) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var isOpen = false
    for token in tokens {
      let range = document.tokens[token].range
      let isCut =
        document.tokens[token].kind == .word
        && Unicode.Scalar(document.text.bytes.scalar(at: range.lowerBound)).map(Self.isCut)
          ?? false
      if isCut, isOpen, let last = runs.last, last.upperBound == token,
        document.tokens[token - 1].range.upperBound == range.lowerBound
      {
        runs[runs.count - 1] = last.lowerBound..<(token + 1)
      } else {
        runs.append(token..<(token + 1))
      }
      isOpen = isCut
    }
    return runs
  }

  /// The words of a text in order; a character that is in no known word is a word by itself.
  func words(of text: String) -> [String] {
    let scalars = text.unicodeScalars.map { pack.tables.plain[$0] ?? $0 }
    guard scalars.count > 1 else { return [text] }
    var best = [Float](repeating: -.infinity, count: scalars.count + 1)
    var start = [Int](repeating: 0, count: scalars.count + 1)
    best[0] = 0
    for from in scalars.indices {
      // An unknown name in katakana is a single word.
      var isName = true
      for end in (from + 1)...min(from + Self.longestWord, scalars.count) {
        isName = isName && (0x30A1...0x30FC).contains(scalars[end - 1].value)
        var cost: Float? = end == from + 1 || isName ? Self.unknown : nil
        if let index = pack.index(of: Self.string(scalars[from..<end])) {
          cost = (pack.frequency(of: index) - Self.certain) * Self.scale
        }
        if let cost, best[from] + cost > best[end] {
          best[end] = best[from] + cost
          start[end] = from
        }
      }
    }
    var words: [String] = []
    var end = scalars.count
    while end > 0 {
      words.append(Self.string(scalars[start[end]..<end]))
      end = start[end]
    }
    return words.reversed()
  }

  private static let longestWord = 12
  /// The cost of a character that is not a word: a logarithm of its likelihood.
  private static let unknown: Float = -25
  /// The Zipf frequency of a word with probability 1.
  private static let certain: Float = 9
  private static let scale: Float = 2.3

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return String(string)
  }
}
