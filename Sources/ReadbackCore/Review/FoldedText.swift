/// A text as its visible words and marks, independent of wrapping and of the style of quotation
/// marks and dashes.
///
/// White space, invisible characters and the shapes of quotation marks, apostrophes, dashes and
/// ellipses are normalised; letter case and all other characters are kept. It does not use the
/// tokenizer, so that quotes stored today can be found by a later version with a different
/// tokenizer.
struct FoldedText {
  /// One key for each unit: a sequence of letters and digits, or one mark. Different units have
  /// different keys (a collision among a million words has a chance of 1 in 40
  /// million).
  private(set) var keys: [UInt64] = []
  /// The range of each unit in the bytes, in order. The three dots of an ellipsis share a range.
  private(set) var ranges: [TextRange] = []
  /// The units as one line of text, with a space where the source had white space.
  private(set) var folded: [UInt8] = []

  /// - Parameter part: the range to fold; units cut by its ends are folded as far as they lie
  ///   inside.
  init(_ text: SourceText, in part: TextRange? = nil) {
    let part = part ?? text.bytes.indices
    var walker = UnitWalker(bytes: text.bytes, offset: part.lowerBound, end: part.upperBound)
    keys.reserveCapacity(part.count / 5)
    ranges.reserveCapacity(part.count / 5)
    folded.reserveCapacity(part.count)
    while let unit = walker.next(into: &folded) {
      keys.append(FNVHash(folded[unit.start...]).value)
      ranges.append(unit.range)
    }
  }

  init(_ string: String) {
    self.init(SourceText(string))
  }

  var string: String { String(decoding: folded, as: UTF8.self) }
}

/// Divides bytes into units, one at a time.
private struct UnitWalker {
  let bytes: [UInt8]
  private var offset: Int
  private let end: Int
  /// Remaining dots of an ellipsis, and its range.
  private var dotCount = 0
  private var dotsRange = 0..<0

  init(bytes: [UInt8], offset: Int, end: Int) {
    self.bytes = bytes
    self.offset = offset
    self.end = end
  }

  /// Appends the next unit, after a space if needed; returns its range in the source and its start
  /// in `folded`.
  mutating func next(into folded: inout [UInt8]) -> (range: TextRange, start: Int)? {
    if dotCount > 0 {
      dotCount -= 1
      folded.append(0x2E)
      return (dotsRange, folded.count - 1)
    }
    var isSpaced = false
    while offset < end {
      let (scalar, length) = scalar(at: offset)
      let kind = FoldedClass(scalar)
      switch kind {
      case .space:
        isSpaced = true
        offset += length
        continue
      case .invisible:
        offset += length
        continue
      case .letter, .alone, .mark:
        break
      }
      if isSpaced, !folded.isEmpty { folded.append(0x20) }
      let start = folded.count
      let first = offset
      offset = min(offset + length, end)
      switch kind {
      case .mark(let ascii):
        folded.append(ascii)
        if ascii == 0x2D { skipDashes() }
        if scalar == 0x2026 {
          dotCount = 2
          dotsRange = first..<offset
        }
        return (first..<offset, start)
      case .letter:
        folded.append(contentsOf: bytes[first..<offset])
        return (first..<restOfWord(into: &folded), start)
      case .alone, .space, .invisible:
        folded.append(contentsOf: bytes[first..<offset])
        return (first..<offset, start)
      }
    }
    return nil
  }

  /// Two or three typed hyphens are one dash.
  private mutating func skipDashes() {
    while offset < end {
      let (scalar, length) = scalar(at: offset)
      guard case .mark(0x2D) = FoldedClass(scalar) else { return }
      offset += length
    }
  }

  /// - Returns: the end of the word's last letter, without invisible characters after it.
  private mutating func restOfWord(into folded: inout [UInt8]) -> Int {
    var last = offset
    while offset < end {
      let (scalar, length) = scalar(at: offset)
      switch FoldedClass(scalar) {
      case .letter:
        folded.append(contentsOf: bytes[offset..<min(offset + length, end)])
        offset = min(offset + length, end)
        last = offset
      case .invisible:
        offset += length
      case .space, .alone, .mark:
        return last
      }
    }
    return last
  }

  private func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for next in bytes[offset..<min(offset + length, end)].dropFirst() {
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (value, length)
  }
}

/// The class of a character in `FoldedText`.
private enum FoldedClass {
  case space
  case invisible
  /// Forms a word together with adjacent letters.
  case letter
  /// A unit by itself, kept unchanged: a symbol, or a letter of a script without spaces.
  case alone
  /// A unit by itself with several forms; the ASCII form.
  case mark(UInt8)

  init(_ value: UInt32) {
    let scalar = Unicode.Scalar(value)
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      self = .space
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF,
      0x400...0x481:
      self = .letter
    case 0x00...0x1F, 0x7F...0x9F: self = .invisible
    case _ where scalar?.isDefaultIgnorable == true: self = .invisible
    case 0x2026:
      self = .mark(0x2E)
    case 0x21...0x7E where value != 0x60:
      self = .mark(UInt8(value))
    case 0x300C...0x300F: self = .mark(0x22)
    // South-east Asian scripts, then kana, ideographs and Hangul: written without spaces.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0xD7AF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      self = .alone
    default:
      if let mark = scalar?.plainMark {
        self = .mark(mark)
        return
      }
      switch scalar?.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
        self = .letter
      default:
        self = .alone
      }
    }
  }
}
