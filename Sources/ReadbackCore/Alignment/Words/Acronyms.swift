extension AlignableWords {
  /// Calls `body` with each pair of an acronym of this side and a word of the other that it stands
  /// for: "VOA" and each word of "Voice of America". Indices count from the beginning of each
  /// range.
  ///
  /// The letters must be the initials of consecutive words; function words between them may be
  /// skipped.
  func forEachAcronymPair(
    _ tokens: Range<Int>, _ other: AlignableWords, _ otherTokens: Range<Int>,
    _ body: (_ index: Int, _ otherIndex: Int) -> Void
  ) {
    for token in tokens {
      let term = terms[Int(termOfToken[token])]
      guard term.mayBeAcronym else { continue }
      let letters = bytes[term.spelling].filter { $0 != UInt8(ascii: ".") }
      for start in otherTokens {
        guard let end = other.endOfWords(beginningWith: letters, from: start, in: otherTokens)
        else { continue }
        for word in start..<end {
          body(token - tokens.lowerBound, word - otherTokens.lowerBound)
        }
      }
    }
  }

  /// The end of a sequence of words, beginning at `start`, with the given initials.
  private func endOfWords(
    beginningWith letters: [UInt8], from start: Int, in tokens: Range<Int>
  ) -> Int? {
    var token = start
    var matched = 0
    while token < tokens.upperBound {
      let term = terms[Int(termOfToken[token])]
      if term.isMark { return nil }
      if term.spelling.count > 1, bytes[term.spelling.lowerBound] == letters[matched] {
        matched += 1
        if matched == letters.count { return token + 1 }
      } else if !term.isFunction || matched == 0 {
        return nil
      }
      token += 1
    }
    return nil
  }
}
