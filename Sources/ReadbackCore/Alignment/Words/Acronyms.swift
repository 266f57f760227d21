extension AlignableWords {
  /// Gives `body` every pair of an acronym of this side and a word of the other that it stands for:
  /// "VOA" and each word of "Voice of America". Indices count from the start of each range.
  ///
  /// The letters must begin words that stand together; function words between them may be passed.
  func forEachAcronymPair(
    _ tokens: Range<Int>, _ other: AlignableWords, _ otherTokens: Range<Int>,
    _ body: (_ mine: Int, _ theirs: Int) -> Void
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

  /// Where words that begin with the letters in turn end, the first of them at `start`.
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
