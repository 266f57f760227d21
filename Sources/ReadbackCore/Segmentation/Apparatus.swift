/// The tokens of a document that are not part of its statements: list numbers, note marks, time
/// stamps, and the place and date at the head of an agency report.
struct Apparatus: Sendable {
  /// One value per token.
  private let isApparatus: [Bool]

  init(of document: Document) {
    var reading = ApparatusReading(document)
    for (index, paragraph) in document.paragraphs.enumerated()
    where paragraph.role != .boilerplate {
      reading.read(paragraph)
      reading.readLetter(ofParagraph: index)
    }
    isApparatus = reading.isApparatus
  }

  func contains(_ token: Int) -> Bool { isApparatus[token] }
}

private struct ApparatusReading {
  let document: Document
  private(set) var isApparatus: [Bool]

  init(_ document: Document) {
    self.document = document
    isApparatus = [Bool](repeating: false, count: document.tokens.count)
  }

  mutating func read(_ paragraph: Paragraph) {
    guard let first = paragraph.sentences.first, let last = paragraph.sentences.last else { return }
    let tokens =
      document.sentences[first].tokens.lowerBound..<document.sentences[last].tokens.upperBound
    var start = tokens.lowerBound
    // Bullets, table borders, quotation marks of mails (">").
    while start < tokens.upperBound, document.tokens[start].kind == .mark,
      !isMark(start, 0x28), !isMark(start, 0x5B)
    {
      start += 1
    }
    for end in [
      timeStampEnd(from: start, before: tokens.upperBound),
      listNumberEnd(from: start, before: tokens.upperBound),
      Dateline(document, from: start, before: tokens.upperBound).end,
    ] {
      guard let end, end < tokens.upperBound else { continue }
      mark(start..<end)
      start = end
    }
    for token in start..<tokens.upperBound { readInside(token, in: tokens) }
    for sentence in paragraph.sentences where paragraph.sentences.count > 1 {
      readAlone(document.sentences[sentence].tokens)
    }
  }

  /// A numeral or letter with a full stop that was taken for a sentence: "ii.".
  private mutating func readAlone(_ tokens: Range<Int>) {
    let words = tokens.filter { document.tokens[$0].kind != .mark }
    guard words.count == 1, isListNumber(words[0], isBracketed: true) else { return }
    mark(tokens)
  }

  /// "A. … B. …" at the beginnings of consecutive paragraphs.
  mutating func readLetter(ofParagraph index: Int) {
    func letter(_ index: Int) -> (token: Int, value: UInt8)? {
      guard document.paragraphs.indices.contains(index),
        let sentence = document.paragraphs[index].sentences.first
      else { return nil }
      let token = document.sentences[sentence].tokens.lowerBound
      guard token + 1 < document.tokens.count, document.tokens[token].range.count == 1,
        document.tokens[token].kind == .word, isMark(token + 1, 0x2E), hasGap(behind: token + 1)
      else { return nil }
      return (token, document.text.bytes[document.tokens[token].range.lowerBound] | 0x20)
    }
    guard let own = letter(index) else { return }
    if letter(index - 1).map({ $0.value + 1 == own.value }) == true
      || letter(index + 1).map({ $0.value == own.value + 1 }) == true
    {
      mark(own.token..<(own.token + 2))
    }
  }

  private mutating func mark(_ tokens: Range<Int>) {
    for token in tokens { isApparatus[token] = true }
  }

  // MARK: At the head of a paragraph

  /// "[00:01:11]", "(01:11)", "00:01:11".
  private func timeStampEnd(from start: Int, before limit: Int) -> Int? {
    guard start < limit else { return nil }
    let isBracketed = isMark(start, 0x5B) || isMark(start, 0x28)
    let number = isBracketed ? start + 1 : start
    guard number < limit, document.tokens[number].kind == .number else { return nil }
    let colons = document.text.bytes[document.tokens[number].range].count { $0 == 0x3A }
    if !isBracketed { return colons == 2 ? number + 1 : nil }
    guard colons > 0, number + 1 < limit, isMark(number + 1, 0x5D) || isMark(number + 1, 0x29)
    else { return nil }
    return number + 2
  }

  /// "3.", "(3)", "3)", "b)", "(iv)", "iv.".
  private func listNumberEnd(from start: Int, before limit: Int) -> Int? {
    guard start < limit else { return nil }
    let isBracketed = isMark(start, 0x28)
    let number = isBracketed ? start + 1 : start
    guard number + 1 < limit, isListNumber(number, isBracketed: isBracketed) else { return nil }
    let isClosed = isMark(number + 1, 0x29)
    guard isClosed || !isBracketed && isMark(number + 1, 0x2E) && isNumeral(number) else {
      return nil
    }
    // "3.5" is one token, and "3.The" is glued text.
    return number + 2 < limit && hasGap(behind: number + 1) ? number + 2 : nil
  }

  private func isListNumber(_ token: Int, isBracketed: Bool) -> Bool {
    isNumeral(token)
      || document.tokens[token].range.count == 1 && document.tokens[token].kind == .word
  }

  /// A number of at most three digits, or a small Roman one.
  private func isNumeral(_ token: Int) -> Bool {
    let bytes = document.text.bytes[document.tokens[token].range]
    switch document.tokens[token].kind {
    case .number:
      guard bytes.count <= 9 else { return false }
      let digits = SpellingVariants.plain(document.string(ofToken: token)).utf8
      return digits.count <= 3 && digits.allSatisfy { (0x30...0x39).contains($0) }
    case .word: return bytes.count <= 5 && bytes.allSatisfy { [0x69, 0x76, 0x78].contains($0) }
    case .mark: return false
    }
  }

  // MARK: Anywhere

  private mutating func readInside(_ token: Int, in tokens: Range<Int>) {
    if isMark(token, 0x5B) {
      if let end = noteEnd(from: token, in: tokens) { mark(token..<end) }
    } else if isMark(token, 0x28) {
      // A list counts "(1) … (2) …"; other numbers alone in brackets have more than two digits.
      if token + 2 < tokens.upperBound, document.tokens[token + 1].kind == .number,
        isNumeral(token + 1), document.tokens[token + 1].range.count <= 2,
        isMark(token + 2, 0x29), !isGlued(before: token, in: tokens)
      {
        mark(token..<(token + 3))
      } else if token + 2 < tokens.upperBound, document.tokens[token + 1].kind == .word,
        isMark(token + 2, 0x29), !isGlued(before: token, in: tokens),
        isListNumber(token + 1, isBracketed: true), isSmall(token + 1)
      {
        // "(a) … (b) …", "(ii)".
        mark(token..<(token + 3))
      }
    } else if isMark(token, 0x29), token > tokens.lowerBound,
      isStep(token - 1, in: tokens)
    {
      mark((token - 1)..<(token + 1))
    } else if document.tokens[token].kind == .number {
      if isNoteNumber(token, in: tokens) { mark(token..<(token + 1)) }
    } else if document.tokens[token].kind == .word, document.tokens[token].range.count <= 5 {
      if Self.addressHeads.contains(WordKey(document.text.bytes, in: document.tokens[token].range))
      {
        mark(token..<(token + 1))
      } else if isNumberHead(token, in: tokens) {
        mark(token..<(token + 1))
      }
    }
  }

  /// "No." before a number is not a denial.
  private func isNumberHead(_ token: Int, in tokens: Range<Int>) -> Bool {
    guard token + 2 < tokens.upperBound, isMark(token + 1, 0x2E), !hasGap(behind: token),
      hasGap(behind: token + 1), document.tokens[token + 2].kind == .number
    else { return false }
    return Self.numberHeads.contains(
      WordKey(document.text.bytes, in: document.tokens[token].range))
  }

  private static let numberHeads = WordKey.set("no nos nr")

  private func isSmall(_ token: Int) -> Bool {
    document.text.bytes[document.tokens[token].range].allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// "1) … 2) …" within a paragraph, without an opening bracket.
  private func isStep(_ token: Int, in tokens: Range<Int>) -> Bool {
    guard document.tokens[token].kind == .number, document.tokens[token].range.count <= 2,
      isNumeral(token), hasGap(behind: token + 1),
      token == tokens.lowerBound || !isGlued(before: token, in: tokens)
    else { return false }
    for earlier in (tokens.lowerBound..<token).reversed().prefix(30) {
      if isMark(earlier, 0x28) { return false }
      if isMark(earlier, 0x29) { break }
    }
    return true
  }

  private static let addressHeads = WordKey.set("www http https")

  /// "[12]", "[note 3]", "[citation needed]" directly after a word or a full stop.
  private func noteEnd(from start: Int, in tokens: Range<Int>) -> Int? {
    guard isGlued(before: start, in: tokens),
      let close = (start + 1..<min(start + 4, tokens.upperBound)).first(where: { isMark($0, 0x5D) }
      ),
      close > start + 1
    else { return nil }
    return close + 1
  }

  /// "settled.5 The": the number of a note, superscript in print.
  private func isNoteNumber(_ token: Int, in tokens: Range<Int>) -> Bool {
    guard token - 2 >= tokens.lowerBound, isGlued(before: token, in: tokens),
      isNumeral(token), document.tokens[token - 1].kind == .mark,
      isMark(token - 1, 0x2E) || isMark(token - 1, 0x201D) || isMark(token - 1, 0x22),
      document.tokens[token - 2].kind != .number, document.tokens[token - 2].range.count > 3
    else { return false }
    return token + 1 == tokens.upperBound || hasGap(behind: token)
  }

  // MARK: Looks

  private func isMark(_ token: Int, _ scalar: UInt32) -> Bool {
    document.isMark(token, scalar)
  }

  private func hasGap(behind token: Int) -> Bool {
    token + 1 == document.tokens.count
      || document.tokens[token].range.upperBound < document.tokens[token + 1].range.lowerBound
  }

  private func isGlued(before token: Int, in tokens: Range<Int>) -> Bool {
    token > tokens.lowerBound && !hasGap(behind: token - 1)
  }
}

/// "OSLO, March 3 (Newsline) -", "SARNE, May 3. /NORPRESS/.": place, date and agency of a report.
private struct Dateline {
  /// The first token of the report itself; nil if there is no dateline.
  private(set) var end: Int?

  private static let longest = 16
  private static let openers = WordKey.set(
    "the a an in on at for to from by with but and if when while as after before this that it he she"
  )

  init(_ document: Document, from start: Int, before limit: Int) {
    var (names, hasCapitals, hasDate, hasAgency) = (0, false, false, false)
    var token = start
    func key(_ token: Int) -> WordKey {
      WordKey(document.text.bytes, in: document.tokens[token].range)
    }
    scan: while token < min(limit, start + Self.longest) {
      let bytes = document.text.bytes[document.tokens[token].range]
      switch document.tokens[token].kind {
      case .word:
        let key = key(token)
        guard !Self.openers.contains(key) else { return }
        if MonthNames.all.contains(key) || BoilerplateTables.weekdays.contains(key) {
          hasDate = true
        } else {
          guard !hasAgency,
            LetterCase(scalar: bytes.scalar(at: bytes.startIndex)) == .upper
              || BoilerplateTables.nameParticles.contains(key) && names > 0
          else { return }
          names += 1
          if names == 1 {
            hasCapitals = bytes.count > 2 && bytes.allSatisfy { $0 < 0x61 || $0 > 0x7A }
          }
          guard names <= 4 else { return }
        }
      case .number:
        guard names > 0, bytes.count <= 4 else { return }
      case .mark:
        switch bytes.scalar(at: bytes.startIndex) {
        case 0x2C: break
        case 0x2E:
          if hasAgency {
            end = token + 1
            return
          }
          // "Dec. 3", "May 3. /AGENCY/".
          guard hasDate else { return }
        case 0x28, 0x2F:
          guard names > 0 || token == start,
            let close = Self.agencyEnd(document, from: token, before: limit)
          else { return }
          hasAgency = true
          token = close
        case 0x2D, 0x2013, 0x2014:
          let isSpaced =
            document.tokens[token - (token > start ? 1 : 0)].range.upperBound
            < document.tokens[token].range.lowerBound
          guard token > start, isSpaced, hasAgency || hasCapitals || hasDate && names > 0 else {
            return
          }
          end = token + 1
          while end! < limit, document.isMark(end!, 0x2D) { end! += 1 }
          return
        default: return
        }
      }
      token += 1
    }
  }

  /// The closing mark of "(Newsline)" or "/NEWSLINE/".
  private static func agencyEnd(_ document: Document, from open: Int, before limit: Int) -> Int? {
    let closing: UInt32 = document.isMark(open, 0x28) ? 0x29 : 0x2F
    var token = open + 1
    while token < min(limit, open + 5) {
      if document.isMark(token, closing) { return token > open + 1 ? token : nil }
      let range = document.tokens[token].range
      guard document.tokens[token].kind == .word,
        LetterCase(scalar: document.text.bytes.scalar(at: range.lowerBound)) == .upper
      else { return nil }
      token += 1
    }
    return nil
  }
}

extension Document {
  fileprivate func isMark(_ token: Int, _ scalar: UInt32) -> Bool {
    tokens.indices.contains(token) && tokens[token].kind == .mark
      && text.bytes.scalar(at: tokens[token].range.lowerBound) == scalar
  }
}
