/// Which characters the place where text is shown can draw.
public enum Repertoire: Sendable, Hashable {
  case unicode
  /// Letters lose their diacritics, typographic marks become typewriter ones, the rest is "?".
  case ascii
}

/// A character as it may be drawn, and the bytes of the text that it stands for.
public struct Glyph: Sendable, Hashable {
  /// One base character with at most `Printable.markLimit` combining marks; no control character.
  public let text: String
  /// Cells: 1 or 2.
  public let columnCount: Int
  /// Several glyphs share a range when one character is spelt out (`^[` for ESC).
  public let range: TextRange

  public init(text: String, columnCount: Int, range: TextRange) {
    self.text = text
    self.columnCount = columnCount
    self.range = range
  }
}

/// Turns text of unknown origin into characters that do nothing but stand there.
///
/// Control characters become pictures, layout controls and other invisible characters are left out,
/// marks without a letter stand on a dotted circle, towers of marks are cut.
public enum Printable {
  /// Combining marks kept on one letter.
  public static let markLimit = 4

  /// The glyphs of a place, in order; empty when nothing in it can be seen.
  public static func glyphs(
    of text: SourceText, in range: TextRange, repertoire: Repertoire = .unicode
  ) -> [Glyph] {
    glyphs(ofUTF8: text.bytes, in: range, repertoire: repertoire)
  }

  /// The glyphs of a string; ranges count its UTF-8 bytes.
  public static func glyphs(of string: String, repertoire: Repertoire = .unicode) -> [Glyph] {
    let bytes = Array(string.utf8)
    return glyphs(ofUTF8: bytes, in: bytes.indices, repertoire: repertoire)
  }

  /// A string as it may be drawn.
  public static func string(_ string: String, repertoire: Repertoire = .unicode) -> String {
    glyphs(of: string, repertoire: repertoire).reduce(into: "") { $0 += $1.text }
  }

  /// A place as it may be drawn.
  public static func string(
    of text: SourceText, in range: TextRange, repertoire: Repertoire = .unicode
  ) -> String {
    glyphs(of: text, in: range, repertoire: repertoire).reduce(into: "") { $0 += $1.text }
  }

  /// Cells that a string takes once it is made printable.
  public static func columnCount(of string: String, repertoire: Repertoire = .unicode) -> Int {
    glyphs(of: string, repertoire: repertoire).reduce(0) { $0 + $1.columnCount }
  }

  private static func glyphs(
    ofUTF8 bytes: [UInt8], in range: TextRange, repertoire: Repertoire
  ) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(range.count)
    var reader = GlyphReader(bytes: bytes, range: range, repertoire: repertoire)
    while reader.next() {
      reader.append(to: &glyphs)
    }
    // A place that ends at a soft hyphen inside a word is a line that breaks there.
    if range.upperBound < bytes.count, bytes[range.upperBound] > 0x20,
      GlyphReader.endsWithSoftHyphen(bytes, range)
    {
      let hyphen = (range.upperBound - 2)..<range.upperBound
      glyphs.append(
        Glyph(text: repertoire == .unicode ? "\u{2010}" : "-", columnCount: 1, range: hyphen))
    }
    return glyphs
  }
}
