import ReadbackCore

/// Whether and how the parts of a text were wrapped, separately for quoted and other parts.
struct Wrappings {
  private let plain: Wrapping
  private let quoted: Wrapping

  init(_ lines: [TextLine], in bytes: [UInt8]) {
    plain = Wrapping(lines.filter { $0.quoteDepth == 0 }, in: bytes)
    quoted = Wrapping(lines.filter { $0.quoteDepth > 0 }, in: bytes)
  }

  /// Whether the second line continues the paragraph of the first.
  func isBroken(between line: TextLine, and next: TextLine) -> Bool {
    (line.quoteDepth > 0 ? quoted : plain).isBroken(between: line, and: next)
  }
}

/// Whether and how a text was wrapped to a width.
///
/// In wrapped text nearly every line inside a paragraph is full, so that the next word would not
/// have fitted; few lines end a sentence; and many begin with a lower-case letter. Lists, verse and
/// texts with one line per paragraph lack one of these.
struct Wrapping {
  /// The length of all but the few longest lines; nil if the text is not wrapped.
  private var width: Int?
  /// Whether the text has too few lines to tell.
  private let isShort: Bool
  private let bytes: [UInt8]

  /// Below this width, wrapped lines are hard to distinguish from verse.
  private static let narrow = 36
  /// Wrapped text has room for at least two long words.
  private static let widths = 16...400

  init(_ lines: [TextLine], in bytes: [UInt8]) {
    self.bytes = bytes
    let all = zip(lines, lines.dropFirst()).filter {
      !$0.range.isEmpty && !$1.range.isEmpty && $0.number + 1 >= $1.number
    }
    let pairs = Self.withoutShortBlocks(all)
    isShort = pairs.count < 3
    let width = Self.width(of: pairs.map(\.0))
    self.width = width
    guard Self.widths.contains(width), !pairs.isEmpty else {
      self.width = nil
      return
    }
    var (full, closed, small, cased) = (0, 0, 0, 0)
    for (line, next) in pairs {
      if isFull(line, before: next, width: width) { full += 1 }
      if endsSentence(line) { closed += 1 }
      let first = bytes[next.range.lowerBound]
      if (0x61...0x7A).contains(first | 0x20) {
        cased += 1
        if first & 0x20 != 0 { small += 1 }
      }
    }
    let total = pairs.count
    let isNarrow = width < Self.narrow
    let isWrapped =
      isShort
      // With two or three lines, only a sentence that continues is evidence.
      ? full == total
        && pairs.contains {
          $0.length >= Self.widths.lowerBound && wordCount($0) >= 3 && goesOn($0, $1)
        }
      : full * 10 >= total * 6 && closed * (isNarrow ? 3 : 2) <= total
        && small * (isNarrow ? 2 : 4) >= cased
    if !isWrapped { self.width = nil }
  }

  /// The pairs except those of blocks of short lines only, such as addresses and signatures.
  private static func withoutShortBlocks(
    _ pairs: [(TextLine, TextLine)]
  ) -> [(TextLine, TextLine)] {
    let width = width(of: pairs.map(\.0))
    var kept: [(TextLine, TextLine)] = []
    var block: [(TextLine, TextLine)] = []
    func isLong(_ line: TextLine) -> Bool { (line.indentation + line.length) * 3 > width * 2 }
    for pair in pairs {
      if let last = block.last, last.1.number != pair.0.number {
        if block.contains(where: { isLong($0.0) }) { kept += block }
        block = []
      }
      block.append(pair)
    }
    return block.contains { isLong($0.0) } ? kept + block : kept
  }

  /// The longest line, ignoring three in a hundred.
  private static func width(of lines: [TextLine]) -> Int {
    var counts = [Int](repeating: 0, count: widths.upperBound + 2)
    for line in lines { counts[min(line.length + line.indentation, counts.count - 1)] += 1 }
    var width = 0
    var seen = 0
    while seen * 100 < lines.count * 97 {
      seen += counts[width]
      width += 1
    }
    return width - 1
  }

  /// Whether the second line continues the paragraph of the first.
  func isBroken(between line: TextLine, and next: TextLine) -> Bool {
    if ListItem.begins(bytes[next.range]),
      endsSentence(line) || width.map({ !isFull(line, before: next, width: $0) }) ?? true
    {
      return false
    }
    if isHyphenated(line, before: next) { return true }
    if isMuchLonger(next, than: line) { return false }
    guard let width else {
      return line.length >= Self.long && isProse(line) && isProse(next) && goesOn(line, next)
        && isSmall(at: next.range.lowerBound)
    }
    if line.isPageEnd { return goesOn(line, next) }
    guard next.indentation <= line.indentation + 1 || ListItem.begins(bytes[line.range]) else {
      return false
    }
    return isFull(line, before: next, width: width)
      || (line.length * 2 >= width && goesOn(line, next))
  }

  /// Whether a line is so long that more words of it would have fitted into the line above, even
  /// if that was wrapped by hand.
  private func isMuchLonger(_ next: TextLine, than line: TextLine) -> Bool {
    (next.indentation + next.length) * 2 > (line.indentation + line.length) * 3
      && next.length > Self.long
  }

  /// In text that seems not to be wrapped, a sentence in lower case may still continue after a line
  /// of this length.
  private static let long = 45

  /// Whether it has none of the signs that are frequent in program code.
  private func isProse(_ line: TextLine) -> Bool {
    !bytes[line.range].contains { Self.signsOfCode.contains($0) }
  }

  private static let signsOfCode = Set("(){}[]<>=_;\\|+*#".utf8)

  /// Whether a word is divided between the lines.
  private func isHyphenated(_ line: TextLine, before next: TextLine) -> Bool {
    guard isSmall(at: next.range.lowerBound) else { return false }
    let text = bytes[line.range]
    for mark in ["-", "\u{AD}", "\u{AC}", "\u{2010}"].map({ Array($0.utf8) })
    where text.count > mark.count + 1 && text.suffix(mark.count).elementsEqual(mark) {
      let before = text[text.endIndex - mark.count - 1]
      return before >= 0x80 || (0x61...0x7A).contains(before)
    }
    return false
  }

  private func isFull(_ line: TextLine, before next: TextLine, width: Int) -> Bool {
    // A slightly early break may also be due to wrapping.
    line.indentation + line.length + 1 + firstWordLength(next) > width - 2
  }

  /// In characters; Chinese and Japanese may be broken anywhere.
  private func firstWordLength(_ line: TextLine) -> Int {
    if (0xE3...0xE9).contains(bytes[line.range.lowerBound]) { return 2 }
    return bytes[line.range].prefix { $0 > 0x20 }.count { $0 & 0xC0 != 0x80 }
  }

  /// Whether the paragraph continues: no full stop ends the line, and either a lower-case letter
  /// begins the next, or the last word cannot end a sentence or heading, or a mail program has
  /// quoted it.
  private func goesOn(_ line: TextLine, _ next: TextLine) -> Bool {
    !endsSentence(line)
      && (isSmall(at: next.range.lowerBound) || line.quoteDepth > 0 || endsOpen(line))
  }

  /// "the", "of", "on 3".
  private func endsOpen(_ line: TextLine) -> Bool {
    let words = bytes[line.range].split(separator: 0x20).suffix(2)
    guard let last = words.last else { return false }
    let isNumber = last.allSatisfy { (0x30...0x39).contains($0) }
    let word = isNumber ? words.first : last
    guard let word, word.count <= 12, !isNumber || words.count == 2,
      let known = Lexicon.standard.word(String(decoding: word, as: UTF8.self))
    else { return false }
    return Lexicon.standard.isFunctionWord(known)
  }

  private func isSmall(at offset: Int) -> Bool {
    let scalar = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self)
      .unicodeScalars.first
    return scalar?.properties.isLowercase ?? false
  }

  private func wordCount(_ line: TextLine) -> Int {
    1 + bytes[line.range].count { $0 == 0x20 }
  }

  private func endsSentence(_ line: TextLine) -> Bool {
    var text = bytes[line.range]
    // After closing quotation marks and brackets.
    while let last = text.last {
      if [0x22, 0x27, 0x29, 0x5D].contains(last) {
        text.removeLast()
      } else if text.suffix(3).elementsEqual([0xE2, 0x80, 0x9D])
        || text.suffix(3).elementsEqual([0xE2, 0x80, 0x99])
      {
        text.removeLast(3)
      } else if text.suffix(2).elementsEqual([0xC2, 0xBB]) {
        text.removeLast(2)
      } else {
        break
      }
    }
    guard let last = text.last else { return false }
    if [0x2E, 0x21, 0x3F, 0x3A].contains(last) { return true }
    let wide = Array(text.suffix(3))
    return Self.wideStops.contains(wide)
  }

  /// Full stops of Chinese, Hindi and Arabic, and the ellipsis.
  private static let wideStops: Set<[UInt8]> = Set(
    ["。", "！", "？", "।", "…", "：", "．"].map { Array($0.utf8) })
}
