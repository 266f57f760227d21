/// Groups the tokens of a line into sentences.
///
/// A sentence ends after a full stop and the closing quotation marks and brackets that belong to
/// it, unless the context shows otherwise: an abbreviation, an initial, a lower-case letter.
struct SentenceSplitter {
  let bytes: [UInt8]
  /// Whether the text uses capitals, so that a lower-case letter after a full stop continues the
  /// sentence.
  let hasCapitals: Bool

  /// Passes on the token range of each sentence in order; together they cover the whole range. They
  /// may have any length; `cut` shortens them.
  func eachSentence(of range: Range<Int>, tokens: [Token], _ body: (Range<Int>) -> Void) {
    var first = range.lowerBound
    var index = first
    while index < range.upperBound {
      guard let stop = stop(at: index, tokens: tokens) else {
        index += 1
        continue
      }
      let boundary = SentenceBoundary(
        stop: stop, at: index, first: first, limit: range.upperBound, tokens: tokens, in: self)
      index = boundary.next
      if index < range.upperBound, boundary.endsSentence {
        body(first..<index)
        first = index
      }
    }
    if first < range.upperBound { body(first..<range.upperBound) }
  }

  /// Cuts a sentence that is too long after the last semicolon before the limit, otherwise after
  /// the last comma, otherwise after the last word.
  func cut(
    _ range: Range<Int>, longest tokenCount: Int, tokens: [Token], _ body: (Range<Int>) -> Void
  ) {
    var first = range.lowerBound
    let end = tokens[range.upperBound - 1].range.upperBound
    while range.upperBound - first > 1 {
      let limit = tokens[first].range.lowerBound + LongestSentence.byteCount
      if range.upperBound - first <= tokenCount, end <= limit { break }
      // The farthest end; cutting within the first half of that would be too early.
      var reach = first + 1
      while reach < range.upperBound - 1, reach < first + tokenCount,
        tokens[reach].range.upperBound <= limit
      {
        reach += 1
      }
      var (cut, strength) = (reach, 0)
      for next in (first + (reach - first + 1) / 2)..<reach {
        let softness = softness(of: next, tokens: tokens)
        if softness >= strength { (cut, strength) = (next + 1, softness) }
      }
      body(first..<cut)
      first = cut
    }
    body(first..<range.upperBound)
  }

  private func softness(of index: Int, tokens: [Token]) -> Int {
    switch bytes[tokens[index].range.lowerBound] {
    case 0x3A, 0x3B: 3
    case 0x2C: 2
    default: hasGap(after: index, tokens: tokens) ? 1 : 0
    }
  }

  // MARK: What tokens are

  func stop(at index: Int, tokens: [Token]) -> Stop? {
    let range = tokens[index].range
    if tokens[index].kind == .word {
      return bytes[range.upperBound - 1] == 0x2E ? .dottedLetters : nil
    }
    guard tokens[index].kind == .mark else { return nil }
    switch bytes[range.lowerBound] {
    case 0x2E: return .period
    case 0x21, 0x3F: return .exclamation
    case 0..<0x80, 0xC2: return nil
    default: break
    }
    switch bytes.scalar(at: range.lowerBound) {
    case 0x2026: return .ellipsis
    case 0x203C, 0x203D, 0x2047...0x2049, 0x61F, 0x37E: return .exclamation
    case 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0xFF61, 0x6D4, 0x964, 0x965, 0x1362, 0x17D4, 0x104B, 0x589:
      return .full
    default: return nil
    }
  }

  /// Whether it is a quotation mark or bracket that can close.
  func isCloser(_ token: Token) -> Bool {
    guard token.kind == .mark else { return false }
    switch bytes.scalar(at: token.range.lowerBound) {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201C, 0x201D, 0x203A, 0x300D, 0x300F,
      0x300B, 0x3011, 0xFF09, 0xFF02, 0x2018:
      return true
    default: return false
    }
  }

  /// Whether it is a quotation mark, bracket, dash or bullet that can precede a sentence.
  func isOpener(_ token: Token) -> Bool {
    guard token.kind == .mark else { return false }
    switch bytes.scalar(at: token.range.lowerBound) {
    case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0xAB, 0xBB, 0x2018, 0x201C, 0x201E, 0x201A, 0x2039, 0xBF,
      0xA1, 0x2D, 0x2013, 0x2014, 0x2022, 0x2A, 0x300C, 0x300E, 0x300A, 0x3010, 0xFF08:
      return true
    default: return false
    }
  }

  /// Skips the quotation marks and brackets that close together with a full stop.
  ///
  /// A detached one closes only if white space or nothing follows it.
  func endOfClosers(from start: Int, limit: Int, tokens: [Token]) -> Int {
    var next = start
    while next < limit, isCloser(tokens[next]) {
      let mark = bytes.scalar(at: tokens[next].range.lowerBound)
      let canOpen = mark == 0x201C || mark == 0x2018
      let standsApart = hasGap(after: next - 1, tokens: tokens)
      if canOpen || standsApart, next + 1 < limit, !hasGap(after: next, tokens: tokens) { break }
      next += 1
    }
    return next
  }

  /// Skips a note mark directly after a full stop: "[12]", or "5" before a capital.
  func endOfNoteMark(at start: Int, limit: Int, tokens: [Token]) -> Int {
    guard start < limit, !hasGap(after: start - 1, tokens: tokens) else { return start }
    if start + 2 < limit, bytes[tokens[start].range.lowerBound] == 0x5B,
      tokens[start + 1].kind == .number, bytes[tokens[start + 2].range.lowerBound] == 0x5D
    {
      return start + 3
    }
    guard tokens[start].kind == .number, tokens[start].range.count <= 3, start + 1 < limit,
      hasGap(after: start, tokens: tokens), letterCase(of: tokens[start + 1]) != .lower,
      start >= 2, tokens[start - 2].kind != .number,
      !Abbreviations.beforeNumber.contains(key(of: tokens[start - 2]))
    else { return start }
    return start + 1
  }

  /// Whether white space separates a token from the next one.
  func hasGap(after index: Int, tokens: [Token]) -> Bool {
    index + 1 == tokens.count || tokens[index].range.upperBound < tokens[index + 1].range.lowerBound
  }

  func letterCase(of token: Token) -> LetterCase {
    LetterCase(scalar: bytes.scalar(at: token.range.lowerBound))
  }

  func key(of token: Token) -> WordKey { WordKey(bytes, in: token.range) }
}

/// Signs that may end a sentence.
enum Stop {
  case period
  /// A word such as "U.S." whose full stops are its own.
  case dottedLetters
  case exclamation
  case ellipsis
  /// A full stop of a script that has no other use for it.
  case full
}
