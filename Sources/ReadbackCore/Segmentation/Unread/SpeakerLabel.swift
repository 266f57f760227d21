/// A speaker's label, as transcripts and interviews write it before a line: "Q:", "Q.", "Minister
/// Berg:", "JANE DOE (by telephone):", "[Jane Doe]", "Jane Doe —", "Speaker 2  00:14".
enum SpeakerLabel {
  /// Longer than any name with its title.
  private static let longest = 72

  /// Text that looks like a label; nil if there is none.
  static func label(at start: Int, before limit: Int, in bytes: [UInt8]) -> LineHead.Label? {
    named(at: start, before: limit, in: bytes) ?? lettered(at: start, before: limit, in: bytes)
      ?? bracketed(at: start, before: limit, in: bytes)
  }

  /// "Q. ", "A. ".
  private static func lettered(
    at start: Int, before limit: Int, in bytes: [UInt8]
  ) -> LineHead.Label? {
    guard start + 3 < limit, bytes[start] == 0x51 || bytes[start] == 0x41, bytes[start + 1] == 0x2E,
      bytes[start + 2] == 0x20
    else { return nil }
    let end = LineHead.spaceEnd(from: start + 2, before: limit, in: bytes)
    return LineHead.Label(outer: start..<end, name: start..<(start + 1))
  }

  /// "[Jane Doe] ".
  private static func bracketed(
    at start: Int, before limit: Int, in bytes: [UInt8]
  ) -> LineHead.Label? {
    guard start < limit, bytes[start] == 0x5B,
      let close = closing(at: start, before: min(limit, start + longest), in: bytes),
      close < limit, bytes[close] == 0x20
    else { return nil }
    var words = 0
    var isInWord = false
    for at in (start + 1)..<(close - 1) where bytes[at] & 0xC0 != 0x80 {
      switch bytes.characterClass(at: at) {
      case .letter, .ideograph:
        if !isInWord {
          words += 1
          guard words <= 6, mayBegin(words, at: at, in: bytes) else { return nil }
        }
        isInWord = true
      case .digit:
        guard words > 0 else { return nil }
      case .space: isInWord = false
      case .mark:
        guard [0x2E, 0x27, 0x2D].contains(bytes[at]) else { return nil }
      case .combining, .invisible: break
      }
    }
    guard words > 0 else { return nil }
    let end = LineHead.spaceEnd(from: close, before: limit, in: bytes)
    return LineHead.Label(outer: start..<end, name: (start + 1)..<(close - 1))
  }

  private static func named(
    at start: Int, before limit: Int, in bytes: [UInt8]
  ) -> LineHead.Label? {
    var at = start
    var words = 0
    var wasInWord = false
    var nameEnd = start
    let end = min(limit, start + longest)
    while at < end {
      let length = bytes.scalarLength(at: at)
      switch bytes.characterClass(at: at) {
      case .letter, .ideograph:
        if !wasInWord {
          words += 1
          guard words <= 6, mayBegin(words, at: at, in: bytes) else { return nil }
        }
        wasInWord = true
        nameEnd = at + length
      case .digit:
        if !wasInWord {
          // A time after the name serves as the colon.
          if words > 0, let stamp = TimeStamp(at: at, before: limit, in: bytes),
            stamp.outer.upperBound == limit
          {
            return LineHead.Label(outer: start..<limit, name: start..<nameEnd)
          }
          guard words > 0 else { return nil }
        }
        wasInWord = true
        nameEnd = at + length
      case .combining, .invisible: break
      case .space:
        wasInWord = false
      // Two spaces or a tab may precede a time.
      case .mark:
        switch bytes.scalar(at: at) {
        case 0x3A, 0xFF1A:
          guard words > 0 else { return nil }
          return ended(at: at, length: length, from: start, nameEnd: nameEnd, limit: limit, bytes)
        case 0x2013, 0x2014:
          // "Jane Doe — ", with spaces on both sides.
          guard words > 0, !wasInWord, nameEnd < at else { return nil }
          return ended(at: at, length: length, from: start, nameEnd: nameEnd, limit: limit, bytes)
        case 0x2E:
          // "Mr." and initials.
          guard wasInWord else { return nil }
          wasInWord = false
          nameEnd = at + 1
        case 0x27, 0x2D, 0x2019, 0x2010, 0x26, 0x2F: break
        case 0x28, 0x5B:
          guard words > 0 else { return nil }
          guard let close = closing(at: at, before: min(limit, at + longest), in: bytes) else {
            return nil
          }
          at = close
          wasInWord = false
          if at == limit {
            let inner = TimeStamp(at: at, before: limit, in: bytes)
            return inner == nil ? nil : LineHead.Label(outer: start..<limit, name: start..<nameEnd)
          }
          continue
        default: return nil
        }
      }
      at += length
    }
    return nil
  }

  private static func ended(
    at colon: Int, length: Int, from start: Int, nameEnd: Int, limit: Int, _ bytes: [UInt8]
  ) -> LineHead.Label? {
    let behind = colon + length
    let end = LineHead.spaceEnd(from: behind, before: limit, in: bytes)
    // "12:30" and "http://" have no space after the colon; Chinese has no spaces at all.
    guard end > behind || behind == limit || length > 1 else { return nil }
    return LineHead.Label(outer: start..<end, name: start..<nameEnd)
  }

  private static func closing(at open: Int, before limit: Int, in bytes: [UInt8]) -> Int? {
    let closer: UInt8 = bytes[open] == 0x28 ? 0x29 : 0x5D
    return bytes[open..<limit].firstIndex(of: closer).map { $0 + 1 }
  }

  /// Whether a word may be part of a name: names and titles begin with capitals, and "of", "de" and
  /// the like may occur between.
  private static func mayBegin(_ word: Int, at offset: Int, in bytes: [UInt8]) -> Bool {
    if LetterCase(scalar: bytes.scalar(at: offset)) != .lower { return true }
    guard word > 1 else { return false }
    let letters = bytes[offset...].prefix(5).prefix { ($0 | 0x20) >= 0x61 && $0 < 0x80 }
    return letters.count <= 3
  }
}

/// Whether a document is a conversation, and who says each of its lines.
struct Transcript {
  private let labelled: [Bool]

  /// It is one if labels begin half of the lines, or a quarter of many, and either one label is
  /// repeated, one occurs only in conversations, or two begin with titles of persons. "Date: ..." and
  /// "Place: ..." above a notice are not enough.
  init(_ heads: [LineHead], known: [Int: Int], in bytes: [UInt8]) {
    var counts: [WordKey: Int] = [:]
    var count = 0
    var textCount = 0
    var titleCount = 0
    for head in heads {
      if let label = head.label {
        count += 1
        counts[WordKey(bytes, in: label.name), default: 0] += 1
        if Self.hasTitle(label.name, in: bytes) { titleCount += 1 }
        textCount += 1
      } else {
        textCount += 1
      }
    }
    let isOften = count >= 2 && count * 2 >= textCount || count >= 4 && count * 4 >= textCount
    let isRepeated =
      counts.values.contains { $0 > 1 } || counts.keys.contains { Self.roles.contains($0) }
      || titleCount > 1
    let isTranscript = isOften && isRepeated
    labelled = heads.indices.map { index in
      heads[index].label != nil && (isTranscript || known[index] != nil)
    }
  }

  func isLabelled(_ index: Int) -> Bool { labelled[index] }

  /// Whether a name has several words, and the first is a title.
  private static func hasTitle(_ name: TextRange, in bytes: [UInt8]) -> Bool {
    let word = bytes[name].prefix { $0 != 0x20 && $0 != 0x2E }
    return word.count < name.count
      && titles.contains(WordKey(bytes, in: word.startIndex..<word.endIndex))
  }

  private static let roles = WordKey.set("q a question answer interviewer moderator")
  private static let titles = WordKey.set(
    "mr mrs ms dr prof professor president vice minister premier chancellor mayor governor senator "
      + "judge justice king queen prince princess ambassador secretary general colonel captain "
      + "commissioner chair chairman chairwoman spokesman spokeswoman spokesperson director")
}
