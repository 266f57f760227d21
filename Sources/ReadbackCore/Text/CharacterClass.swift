/// The class of a Unicode scalar, for the tokenizer.
enum CharacterClass {
  /// White space and control characters.
  case space
  case letter
  /// A character that counts as a word by itself: Chinese characters and hiragana.
  case ideograph
  case digit
  /// Joins the letter or sign before it: accents, vowel signs, variation selectors.
  case combining
  /// Has no visible shape: soft hyphen, zero-width characters, direction controls, tags.
  case invisible
  /// Punctuation, symbols and unassigned code points.
  case mark

  @inline(__always)
  init(ascii byte: UInt8) {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: self = .letter
    case 0x30...0x39: self = .digit
    case 0...0x20, 0x7F: self = .space
    default: self = .mark
    }
  }

  /// Frequent blocks are classified by range, all others by their Unicode properties.
  init(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: self.init(ascii: UInt8(scalar))
    case 0x80...0xA0: self = .space
    // Vulgar fractions: "2½" is one number.
    case 0xBC...0xBE, 0x2150...0x215E, 0x2189: self = .digit
    case 0xC0...0x24F: self = scalar == 0xD7 || scalar == 0xF7 ? .mark : .letter
    case 0x400...0x481, 0x48A...0x52F: self = .letter
    case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .space
    case 0x2010...0x2027, 0x2030...0x205E: self = .mark
    case 0x3041...0x3096, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:
      self = .ideograph
    case 0xAC00...0xD7A3: self = .letter
    default: self.init(properties: Unicode.Scalar(scalar))
    }
  }

  private init(properties scalar: Unicode.Scalar?) {
    switch scalar?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      self = .letter
    case .decimalNumber: self = .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .combining
    case .format: self = .invisible
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
    default: self = scalar?.isDefaultIgnorable == true ? .invisible : .mark
    }
  }
}

/// Reads scalars from valid UTF-8.
extension RandomAccessCollection<UInt8> where Index == Int {
  /// The length of a character in bytes, read from its first byte.
  @inline(__always)
  func scalarLength(at offset: Int) -> Int {
    switch self[offset] {
    case 0..<0x80: 1
    case 0..<0xE0: 2
    case 0..<0xF0: 3
    default: 4
    }
  }

  @inline(__always)
  func scalar(at offset: Int) -> UInt32 {
    let first = UInt32(self[offset])
    func low(_ index: Int) -> UInt32 { UInt32(self[offset + index] & 0x3F) }
    switch first {
    case 0..<0x80: return first
    case 0..<0xE0: return (first & 0x1F) << 6 | low(1)
    case 0..<0xF0: return (first & 0x0F) << 12 | low(1) << 6 | low(2)
    default: return (first & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3)
    }
  }

  @inline(__always)
  func characterClass(at offset: Int) -> CharacterClass {
    let byte = self[offset]
    return byte < 0x80
      ? CharacterClass(ascii: byte) : CharacterClass(scalar: scalar(at: offset))
  }

  /// Whether the character has no shape of its own.
  func isDefaultIgnorable(at offset: Int) -> Bool {
    self[offset] >= 0x80 && Unicode.Scalar(scalar(at: offset))?.isDefaultIgnorable == true
  }

  /// The length in bytes of the same text as it is usually typed: one for an accented Latin letter,
  /// a full-width letter, a curly quotation mark or a thin space; none for an invisible character.
  var typedLength: Int {
    var length = 0
    var at = startIndex
    while at < endIndex {
      let bytes = scalarLength(at: at)
      if bytes > 1 {
        switch scalar(at: at) {
        case 0x300...0x36F: break
        case 0xA0...0x24F, 0x2BB...0x2BD, 0x1E00...0x1EFF, 0x2000...0x206F, 0xFF01...0xFF5E:
          length += isDefaultIgnorable(at: at) ? 0 : 1
        case 0xFB00...0xFB06: length += 2
        default: length += isDefaultIgnorable(at: at) ? 0 : bytes
        }
      } else {
        length += 1
      }
      at += bytes
    }
    return length
  }

  /// A copy without invisible characters; nil if there are none.
  func withoutDefaultIgnorables() -> [UInt8]? {
    guard contains(where: { $0 >= 0x80 }) else { return nil }
    var result: [UInt8]?
    var at = startIndex
    while at < endIndex {
      let next = at + scalarLength(at: at)
      if !isDefaultIgnorable(at: at) {
        result?.append(contentsOf: self[at..<next])
      } else if result == nil {
        result = Array(self[startIndex..<at])
      }
      at = next
    }
    return result
  }

  /// The first scalar of the character that ends before an offset.
  @inline(__always)
  func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}

/// Whether a word begins with a capital letter.
enum LetterCase {
  case upper
  case lower
  /// Digits, marks, and letters of scripts without capitals.
  case none

  init(scalar: UInt32) {
    switch scalar {
    case 0x41...0x5A: self = .upper
    case 0x61...0x7A: self = .lower
    case 0..<0x80: self = .none
    default:
      let properties = Unicode.Scalar(scalar)?.properties
      self =
        properties?.isUppercase == true
        ? .upper : properties?.isLowercase == true ? .lower : .none
    }
  }
}
