/// Divides a line into words, numbers and marks.
///
/// One pass over the bytes. White space and invisible characters separate tokens, but an invisible
/// character between two letters or digits stays in the word or number, so that it can be reported.
struct Tokenizer {
  /// Longer tokens are cut here, so that costs stay bounded in text without spaces.
  static let longestToken = 256

  let bytes: [UInt8]

  func appendTokens(of range: TextRange, to tokens: inout [Token]) {
    var at = range.lowerBound
    while at < range.upperBound {
      let kind: TokenKind
      let end: Int
      switch bytes.characterClass(at: at) {
      case .space, .invisible:
        at += bytes.scalarLength(at: at)
        continue
      case .letter: (kind, end) = (.word, wordEnd(from: at, before: range.upperBound))
      case .ideograph:
        (kind, end) = (
          .word, combiningEnd(from: at + bytes.scalarLength(at: at), before: range.upperBound)
        )
      case .digit: (kind, end) = (.number, numberEnd(from: at, before: range.upperBound))
      case .mark, .combining: (kind, end) = (.mark, markEnd(from: at, before: range.upperBound))
      }
      tokens.append(Token(range: at..<end, kind: kind))
      at = end
    }
  }

  private func isClass(_ wanted: CharacterClass, at offset: Int, before limit: Int) -> Bool {
    offset < limit && bytes.characterClass(at: offset) == wanted
  }

  // MARK: Words

  private func wordEnd(from start: Int, before limit: Int) -> Int {
    var end = start
    var at = dottedLettersEnd(from: start, before: limit) ?? start
    if at > start { end = at }
    while at < limit {
      switch bytes.characterClass(at: at) {
      case .letter, .digit:
        if at - start >= Self.longestToken { return end }
        at += bytes.scalarLength(at: at)
        end = at
      case .combining:
        if at - start >= 2 * Self.longestToken { return end }
        at += bytes.scalarLength(at: at)
        end = at
      case .invisible:
        if at - start >= Self.longestToken { return end }
        at += bytes.scalarLength(at: at)
      case .mark:
        guard let joint = joint(at: at) else { return end }
        let next = seenStart(from: at + joint.length, before: limit)
        guard next < limit else { return end }
        switch bytes.characterClass(at: next) {
        case .letter: at = next
        case .digit where joint.takesDigits: at = next
        default: return end
        }
      case .space:
        guard let ending = detachedEnd(from: at, before: limit), at == end else { return end }
        return ending
      case .ideograph: return end
      }
    }
    return end
  }

  /// The end of "'t" in "didn 't" or "'s" in "it 's": an ending separated by a space.
  private func detachedEnd(from space: Int, before limit: Int) -> Int? {
    guard bytes[space] == 0x20, space + 2 < limit, let joint = joint(at: space + 1),
      !joint.takesDigits
    else { return nil }
    var end = space + 1 + joint.length
    // "hasn ’ t": spaces on both sides.
    if bytes[space - 1] == 0x6E, end + 1 < limit, bytes[end] == 0x20, bytes[end + 1] == 0x74 {
      end += 1
    }
    let start = end
    while end < limit, end - start < 3, (0x61...0x7A).contains(bytes[end]) { end += 1 }
    guard end == limit || bytes[end] <= 0x20 || [0x2C, 0x2E, 0x3A, 0x3B].contains(bytes[end]) else {
      return nil
    }
    switch Array(bytes[start..<end]) {
    case Array("t".utf8): return bytes[space - 1] == 0x6E ? end : nil
    case Array("s".utf8), Array("re".utf8), Array("ve".utf8), Array("ll".utf8): return end
    default: return nil
    }
  }

  /// Where the next visible character begins, if it is near enough.
  private func seenStart(from start: Int, before limit: Int) -> Int {
    var at = start
    while at < limit, at - start < Self.longestToken, bytes.isDefaultIgnorable(at: at) {
      at += bytes.scalarLength(at: at)
    }
    return at
  }

  /// A hyphen or apostrophe inside a word.
  private func joint(at offset: Int) -> (length: Int, takesDigits: Bool)? {
    switch bytes[offset] {
    case 0x2D: return (1, true)
    case 0x27, 0x60: return (1, false)
    case 0xC2 where bytes[offset + 1] == 0xB4: return (2, false)
    case 0xE2 where bytes[offset + 1] == 0x80:
      switch bytes[offset + 2] {
      case 0x90, 0x91: return (3, true)
      case 0x98, 0x99, 0x9B, 0xB2: return (3, false)
      default: return nil
      }
    case 0xEF where bytes[offset + 1] == 0xBC && bytes[offset + 2] == 0x87: return (3, false)
    default: return nil
    }
  }

  /// The end of "U.S." or "a.m": single letters separated by full stops, with the last full stop.
  private func dottedLettersEnd(from start: Int, before limit: Int) -> Int? {
    var at = start
    var count = 0
    while at < limit, bytes.characterClass(at: at) == .letter {
      let next = at + bytes.scalarLength(at: at)
      if isClass(.letter, at: next, before: limit) || isClass(.combining, at: next, before: limit) {
        break
      }
      count += 1
      guard next < limit, bytes[next] == 0x2E else {
        return count > 1 ? next : nil
      }
      at = next + 1
      if at - start >= Self.longestToken { break }
    }
    return count > 1 ? at : nil
  }

  // MARK: Numbers

  private func numberEnd(from start: Int, before limit: Int) -> Int {
    if let end = isoDateEnd(from: start, before: limit) { return end }
    var at = start
    while at < limit, at - start < Self.longestToken {
      let next = seenStart(from: at, before: limit)
      if isClass(.digit, at: next, before: limit) {
        at = next + bytes.scalarLength(at: next)
      } else if next < limit, let length = separatorLength(at: next, before: limit) {
        at = next + length
      } else {
        break
      }
    }
    at += unitLength(at: at, before: limit)
    while at < limit, at - start < Self.longestToken {
      switch bytes.characterClass(at: at) {
      case .letter, .combining: at += bytes.scalarLength(at: at)
      default: return at
      }
    }
    return at
  }

  /// A full stop, comma, colon or slash before a digit ("1/4", "13/05/2024"), or a no-break space
  /// before a group of three digits.
  private func separatorLength(at offset: Int, before limit: Int) -> Int? {
    switch bytes[offset] {
    case 0x2E, 0x2C, 0x3A, 0x2F:
      let next = seenStart(from: offset + 1, before: limit)
      return isClass(.digit, at: next, before: limit) ? next - offset : nil
    case 0x27: return isGroup(at: offset + 1, before: limit) ? 1 : nil
    case 0xC2 where bytes[offset + 1] == 0xA0:
      return isGroup(at: offset + 2, before: limit) ? 2 : nil
    case 0xD9 where bytes[offset + 1] == 0xAB || bytes[offset + 1] == 0xAC:
      return isClass(.digit, at: offset + 2, before: limit) ? 2 : nil
    case 0xE2 where bytes[offset + 1] == 0x80:
      guard [0x89, 0xAF].contains(bytes[offset + 2]) else { return nil }
      return isGroup(at: offset + 3, before: limit) ? 3 : nil
    default: return nil
    }
  }

  private func isGroup(at offset: Int, before limit: Int) -> Bool {
    func isDigit(_ index: Int) -> Bool { index < limit && (0x30...0x39).contains(bytes[index]) }
    return isDigit(offset) && isDigit(offset + 1) && isDigit(offset + 2) && !isDigit(offset + 3)
  }

  private func isoDateEnd(from start: Int, before limit: Int) -> Int? {
    let end = start + 10
    guard end <= limit, bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D else { return nil }
    for index in start..<end where index != start + 4 && index != start + 7 {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
    }
    return end
  }

  /// A per cent, degree or currency sign directly after a number.
  private func unitLength(at offset: Int, before limit: Int) -> Int {
    guard offset < limit else { return 0 }
    switch bytes.scalar(at: offset) {
    case 0x25, 0x2030, 0xB0, 0x20AC, 0xA3, 0xA5, 0x20BD, 0x2032, 0x2033, 0x66A:
      return bytes.scalarLength(at: offset)
    default: return 0
    }
  }

  // MARK: Marks

  private func combiningEnd(from start: Int, before limit: Int) -> Int {
    var at = start
    while at < limit, at - start < Self.longestToken, bytes.characterClass(at: at) == .combining {
      at += bytes.scalarLength(at: at)
    }
    return at
  }

  /// One mark together with what joins it: accents, or the parts of an emoji or a flag.
  private func markEnd(from start: Int, before limit: Int) -> Int {
    if bytes[start] < 0x80, start + 1 == limit || bytes[start + 1] < 0x80 { return start + 1 }
    let isFlag = isRegional(at: start, before: limit)
    var at = start + bytes.scalarLength(at: start)
    if isFlag, isRegional(at: at, before: limit) { at += 4 }
    while at < limit, at - start < Self.longestToken {
      let scalar = bytes.scalar(at: at)
      let next = at + bytes.scalarLength(at: at)
      if (0x1F3FB...0x1F3FF).contains(scalar) || CharacterClass(scalar: scalar) == .combining {
        at = next
      } else if scalar == 0x200D, next < limit, bytes.scalar(at: next) > 0x2100,
        isClass(.mark, at: next, before: limit)
      {
        at = next + bytes.scalarLength(at: next)
      } else {
        break
      }
    }
    return at
  }

  private func isRegional(at offset: Int, before limit: Int) -> Bool {
    offset < limit && (0x1F1E6...0x1F1FF).contains(bytes.scalar(at: offset))
  }
}
