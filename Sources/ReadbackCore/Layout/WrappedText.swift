/// A range of a text wrapped into lines of a given width in cells.
///
/// Lines are byte ranges of the source, so that styles can be applied to them; `Printable.glyphs`
/// draws each. Lines break after spaces, after hyphens and dashes inside words, at soft hyphens,
/// which are then drawn, and between wide characters; a word that is wider than a line is cut.
public struct WrappedText: Sendable, Hashable {
  /// In order, without trailing spaces; empty if nothing in the range is visible.
  public let lines: [TextRange]

  /// - Parameter columnCount: cells per line; values below 2 count as 2, the width of a wide
  ///   character.
  public init(
    _ text: SourceText, in range: TextRange, columnCount: Int, repertoire: Repertoire = .unicode
  ) {
    self.init(
      reading: GlyphReader(bytes: text.bytes, range: range, repertoire: repertoire),
      columnCount: max(columnCount, 2))
  }

  /// Wraps a string; lines are ranges of its UTF-8 bytes.
  public init(_ string: String, columnCount: Int, repertoire: Repertoire = .unicode) {
    let bytes = Array(string.utf8)
    self.init(
      reading: GlyphReader(bytes: bytes, range: bytes.indices, repertoire: repertoire),
      columnCount: max(columnCount, 2))
  }

  /// The lines of a string in drawable form.
  public static func strings(
    _ string: String, columnCount: Int, repertoire: Repertoire = .unicode
  ) -> [String] {
    let text = SourceText(string)
    return WrappedText(
      text, in: text.bytes.indices, columnCount: columnCount, repertoire: repertoire
    ).lines.map { Printable.string(of: text, in: $0, repertoire: repertoire) }
  }

  /// U+00AD in UTF-8.
  private static let softHyphenByteCount = 2

  private init(reading source: GlyphReader, columnCount limit: Int) {
    var reader = source
    var lines: [TextRange] = []
    /// The start of the line, the end of its drawn part, and its width in cells.
    var start = -1
    var end = 0
    var width = 0
    /// The last possible line break: the line ends at `breakEnd`, the next one starts at
    /// `breakStart`, and `breakWidth` cells lie before that start.
    var breakEnd = -1
    var breakStart = -1
    var breakWidth = 0
    var before = LineBreaker.start
    var isBehindSoftHyphen = false
    while reader.next() {
      let columnCount = reader.columnCount
      if reader.isBreakingSpace {
        if start >= 0 {
          if before != .space { breakEnd = end }
          width += columnCount
          breakStart = -1
        }
        before = .space
        continue
      }
      let kind = LineBreaker(reader.baseScalar, after: before)
      if start < 0 {
        start = reader.range.lowerBound
      } else if before == .space {
        breakStart = reader.range.lowerBound
        breakWidth = width
      } else if isBehindSoftHyphen, width < limit {
        // There is room for the hyphen.
        breakEnd = end
        breakStart = reader.range.lowerBound
        breakWidth = width
      } else if kind.mayStartLine(after: before) {
        breakEnd = end
        breakStart = reader.range.lowerBound
        breakWidth = width
      }
      if width + columnCount > limit, end > start {
        if breakStart >= 0, breakEnd > start {
          lines.append(start..<breakEnd)
          start = breakStart
          width -= breakWidth
        }
        if width + columnCount > limit, reader.range.lowerBound > start {
          // A full line has no room for the hyphen either.
          let full = isBehindSoftHyphen ? end - Self.softHyphenByteCount : end
          lines.append(start..<max(full, start))
          start = reader.range.lowerBound
          width = 0
        }
        breakStart = -1
        breakEnd = -1
      }
      width += columnCount
      end = reader.range.upperBound
      isBehindSoftHyphen = reader.endsWithSoftHyphen
      before = kind
    }
    if start >= 0, end > start { lines.append(start..<end) }
    self.lines = lines
  }
}

/// How a character affects line breaking; a small part of UAX #14.
private enum LineBreaker {
  case start, space, letter, digit, hyphen, dash, wide, opening, closing, other

  init(_ scalar: Unicode.Scalar, after previous: LineBreaker) {
    switch scalar {
    case "a"..."z", "A"..."Z": self = .letter
    case "0"..."9": self = .digit
    case "-", "\u{2010}": self = previous == .letter ? .hyphen : .other
    case "\u{2012}"..."\u{2015}": self = .dash
    case "、", "。", "〉", "》", "」", "』", "】", "〕", "）", "，", "．", "：", "；", "！", "？":
      self = .closing
    case "〈", "《", "「", "『", "【", "〔", "（": self = .opening
    default:
      if scalar.value < 0xC0 {
        self = .other
      } else if DisplayWidth.columnCount(of: scalar) == 2 {
        self = .wide
      } else {
        self = scalar.properties.isAlphabetic ? .letter : .other
      }
    }
  }

  /// Whether a line may begin with this character if the previous line ends with the given one.
  func mayStartLine(after previous: LineBreaker) -> Bool {
    switch (previous, self) {
    case (.hyphen, .letter), (.dash, .letter), (.dash, .digit): true
    case (.wide, .wide), (.wide, .opening), (.closing, .wide), (.closing, .opening): true
    case (.wide, .letter), (.wide, .digit), (.letter, .wide), (.digit, .wide): true
    default: false
    }
  }
}
