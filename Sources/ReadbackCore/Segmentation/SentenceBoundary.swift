/// A place where a sentence may end, and whether it does.
struct SentenceBoundary {
  /// The first token after the full stop and the closing marks that belong to it.
  let next: Int
  private let stop: Stop
  /// The token that contains the full stop.
  private let index: Int
  /// The first token of the sentence.
  private let first: Int
  private let limit: Int
  private let hasClosers: Bool
  private let tokens: [Token]
  private let splitter: SentenceSplitter

  init(
    stop: Stop, at index: Int, first: Int, limit: Int, tokens: [Token],
    in splitter: SentenceSplitter
  ) {
    var stop = stop
    var next = index + 1
    while next < limit, !splitter.hasGap(after: next - 1, tokens: tokens),
      let more = splitter.stop(at: next, tokens: tokens), more != .dottedLetters
    {
      switch (stop, more) {
      case (_, .exclamation): stop = .exclamation
      case (.period, .period), (_, .ellipsis): stop = .ellipsis
      default: break
      }
      next += 1
    }
    let stopEnd = next
    next = splitter.endOfNoteMark(at: next, limit: limit, tokens: tokens)
    next = splitter.endOfClosers(from: next, limit: limit, tokens: tokens)
    next = splitter.endOfNoteMark(at: next, limit: limit, tokens: tokens)
    self.stop = stop
    self.index = index
    self.first = first
    self.limit = limit
    self.next = next
    self.hasClosers = next > stopEnd
    self.tokens = tokens
    self.splitter = splitter
  }

  /// Whether text follows and begins another sentence.
  var endsSentence: Bool {
    if stop == .full { return true }
    let hasGap = splitter.hasGap(after: next - 1, tokens: tokens)
    var follower = next
    while follower < limit, splitter.isOpener(tokens[follower]) { follower += 1 }
    guard follower < limit, !isPunctuation(tokens[follower]) else { return false }
    guard hasGap else { return isGluedSentence(follower) }
    switch stop {
    case .ellipsis: return endsAtEllipsis(follower)
    case .exclamation: return index > first && !continues(follower)
    // "WASHINGTON, D.C. - The …" is the place where a report was written.
    case .dottedLetters: return !isDash(tokens[next]) && isSentenceOpener(follower)
    case .period: return endsAtPeriod(follower)
    case .full: return true
    }
  }

  /// Whether the mark continues the sentence; other marks ("$", "#") begin one, as numbers do.
  private func isPunctuation(_ token: Token) -> Bool {
    guard token.kind == .mark else { return false }
    switch splitter.bytes.scalar(at: token.range.lowerBound) {
    case 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x3F, 0x21, 0x29, 0x5D, 0x2026: return true
    default: return false
    }
  }

  /// "settlement.The": a lower-case word, a full stop and a capitalised word without a space.
  private func isGluedSentence(_ follower: Int) -> Bool {
    guard index > first, stop != .dottedLetters, follower == next || hasClosers,
      tokens[follower].kind == .word, splitter.letterCase(of: tokens[follower]) == .upper
    else { return false }
    let before = tokens[index - 1]
    if before.kind == .word {
      let last = splitter.bytes.scalarStart(before: before.range.upperBound)
      guard before.range.count > 1, splitter.key(of: before) != Self.web,
        LetterCase(scalar: splitter.bytes.scalar(at: last)) == .lower
      else { return false }
    } else if before.kind == .mark, !splitter.isCloser(before) {
      return false
    }
    let second =
      tokens[follower].range.lowerBound
      + splitter.bytes.scalarLength(at: tokens[follower].range.lowerBound)
    if second == tokens[follower].range.upperBound {
      return splitter.hasGap(after: follower, tokens: tokens)
    }
    return LetterCase(scalar: splitter.bytes.scalar(at: second)) != .upper
      && splitter.bytes[second] != 0x2E
  }

  private static let web = WordKey("www")
  private static let pronoun = WordKey("i")

  private func endsAtEllipsis(_ follower: Int) -> Bool {
    guard index > first, !splitter.isOpener(tokens[index - 1]) || hasClosers else { return false }
    return !continues(follower) && splitter.key(of: tokens[follower]) != Self.pronoun
  }

  private func endsAtPeriod(_ follower: Int) -> Bool {
    guard index > first else { return false }
    let before = tokens[index - 1]
    let isNumber = tokens[follower].kind == .number
    if before.kind == .mark {
      // A spaced ellipsis is treated like an ellipsis.
      return splitter.stop(at: index - 1, tokens: tokens) == nil
        ? !continues(follower) : endsAtEllipsis(follower)
    }
    if index - 1 == first, isListNumber(before) { return false }
    if before.kind == .number {
      return !continues(follower) && !isOrdinal(before)
        && !MonthNames.all.contains(splitter.key(of: tokens[follower]))
    }
    if !hasClosers {
      if isSingleLetter(before) { return isSentenceOpener(follower) }
      let key = splitter.key(of: before)
      if Abbreviations.beforeName.contains(key) { return false }
      if Abbreviations.beforeNumber.contains(key), isNumber { return false }
      if Abbreviations.betweenSentences.contains(key),
        splitter.letterCase(of: before) == .upper || key == Self.etcetera
      {
        return isSentenceOpener(follower)
      }
      if splitter.letterCase(of: tokens[follower]) == .lower, follower == next,
        !isBrand(tokens[follower])
      {
        // An unknown abbreviation is short; a long word here ends a carelessly typed sentence.
        return !splitter.hasCapitals || before.range.count >= 6
      }
    }
    return !continues(follower)
  }

  /// "In der 28. Minute": a number of up to three digits after a German article.
  private func isOrdinal(_ number: Token) -> Bool {
    index - 2 >= first && number.range.count <= 3
      && Abbreviations.beforeOrdinal.contains(splitter.key(of: tokens[index - 2]))
  }

  private static let etcetera = WordKey("etc")

  private func continues(_ follower: Int) -> Bool {
    splitter.hasCapitals && splitter.letterCase(of: tokens[follower]) == .lower
      && !isBrand(tokens[follower])
  }

  /// "iPad" begins a sentence as it is.
  private func isBrand(_ token: Token) -> Bool {
    let second =
      token.range.lowerBound + splitter.bytes.scalarLength(at: token.range.lowerBound)
    return token.kind == .word && second < token.range.upperBound
      && LetterCase(scalar: splitter.bytes.scalar(at: second)) == .upper
  }

  private func isDash(_ token: Token) -> Bool {
    [0x2D, 0x2013, 0x2014].contains(splitter.bytes.scalar(at: token.range.lowerBound))
  }

  private func isSentenceOpener(_ follower: Int) -> Bool {
    splitter.letterCase(of: tokens[follower]) != .lower
      && tokens[follower].kind == .word
      && Abbreviations.sentenceOpeners.contains(splitter.key(of: tokens[follower]))
  }

  private func isSingleLetter(_ token: Token) -> Bool {
    token.range.count == splitter.bytes.scalarLength(at: token.range.lowerBound)
      && splitter.letterCase(of: token) != .none
  }

  /// "3." or "IV." at the beginning of a line is its number.
  private func isListNumber(_ token: Token) -> Bool {
    if token.kind == .number { return token.range.count <= 3 }
    return splitter.bytes[token.range].allSatisfy { [0x49, 0x56, 0x58, 0x4C].contains($0) }
  }
}
