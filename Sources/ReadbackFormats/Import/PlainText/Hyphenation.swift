import ReadbackCore

/// Decides what to put between two lines of a paragraph: a space or, after a hyphen, nothing; and
/// whether the hyphen belongs to the word.
struct Hyphenation {
  enum Joint: Equatable {
    case space
    case nothing
    /// The last bytes of the first line are only there because of the line end.
    case dropping(Int)
  }

  private let bytes: [UInt8]
  /// The words that are not broken in the text; computed on first use.
  private var known: Set<String>?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func joint(between line: Range<Int>, and next: Range<Int>) -> Joint {
    let first = bytes[line]
    if first.suffix(2).elementsEqual([0xC2, 0xAD]) { return .dropping(2) }
    // "¬", used by some scanners.
    if first.suffix(2).elementsEqual([0xC2, 0xAC]), isLetter(before: line.upperBound - 2) {
      return .dropping(2)
    }
    let hyphen = first.last == 0x2D ? 1 : first.suffix(3).elementsEqual([0xE2, 0x80, 0x90]) ? 3 : 0
    if hyphen > 0, line.count > hyphen, bytes[line.upperBound - hyphen - 1] > 0x2D {
      return keepsHyphen(line.lowerBound..<(line.upperBound - hyphen), next)
        ? .nothing : .dropping(hyphen)
    }
    if isWide(before: line.upperBound, from: line.lowerBound), isWide(at: next.lowerBound) {
      return .nothing
    }
    return .space
  }

  /// The hyphen belongs to a word that has it elsewhere in the text, to two dictionary words that
  /// do not form one together, or precedes a number or a capital.
  private mutating func keepsHyphen(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
    let start = word(endingAt: line)
    let end = word(startingAt: next)
    guard let last = start.unicodeScalars.last, last.properties.isAlphabetic,
      let behind = end.unicodeScalars.first, behind.properties.isLowercase
    else { return true }
    // "EU-wide"
    if start.unicodeScalars.count > 1, start.unicodeScalars.allSatisfy(\.properties.isUppercase) {
      return true
    }
    let (first, second) = (start.lowercased(), end.lowercased())
    let words = knownWords()
    if words.contains(first + second) { return false }
    if words.contains(first + "-" + second) { return true }
    let lexicon = Lexicon.standard
    func isListed(_ word: String) -> Bool { lexicon.word(word).map(lexicon.isListed) ?? false }
    if isListed(first + second) { return false }
    // The part after the last hyphen of "mother-in-".
    let part = first.split(separator: "-").last.map(String.init) ?? first
    return first.contains("-") || (isListed(part) && isListed(second))
  }

  private mutating func knownWords() -> Set<String> {
    if let known { return known }
    var words: Set<String> = []
    var start: Int?
    for index in 0...bytes.count {
      let isWord = index < bytes.count && (Self.isWordByte(bytes[index]) || bytes[index] == 0x2D)
      if isWord {
        if start == nil { start = index }
      } else if let from = start {
        start = nil
        // A word broken by a line end is not complete.
        if bytes[index - 1] != 0x2D, index - from <= 64 {
          words.insert(String(decoding: bytes[from..<index], as: UTF8.self).lowercased())
        }
      }
    }
    known = words
    return words
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || byte == 0x27
  }

  private func word(endingAt line: Range<Int>) -> String {
    let end = bytes[line].suffix(64)
    let start = end.lastIndex { !Self.isWordByte($0) && $0 != 0x2D }.map { $0 + 1 }
    return String(decoding: end[(start ?? end.startIndex)...], as: UTF8.self)
  }

  private func word(startingAt line: Range<Int>) -> String {
    String(decoding: bytes[line].prefix(64).prefix { Self.isWordByte($0) }, as: UTF8.self)
  }

  private func isLetter(before offset: Int) -> Bool {
    offset > 0 && Self.isWordByte(bytes[offset - 1])
  }

  /// Whether it is a Chinese character, kana or a full-width mark.
  private func isWide(at offset: Int) -> Bool {
    (0xE3...0xE9).contains(bytes[offset])
      || (bytes[offset] == 0xEF && offset + 1 < bytes.count
        && (0xBC...0xBD).contains(bytes[offset + 1]))
  }

  private func isWide(before offset: Int, from start: Int) -> Bool {
    offset - start >= 3 && bytes[offset - 2] & 0xC0 == 0x80 && isWide(at: offset - 3)
  }
}
