/// Pairs of adjacent words, each as one number.
enum WordBigrams {
  /// The pairs in order; none for a single word.
  static func pairs(of words: some Collection<Word>) -> [UInt64] {
    zip(words, words.dropFirst()).map { one, other in
      UInt64(UInt32(bitPattern: one.formNumber)) << 32
        | UInt64(UInt32(bitPattern: other.formNumber))
    }
  }

  /// The pairs of some tokens of a text, without marks.
  static func pairs(of tokens: some Sequence<Int>, in side: AnalysedText) -> [UInt64] {
    pairs(of: tokens.map { side.words[$0] }.filter { $0.kind != .mark })
  }
}
