/// The characters that the output device can draw.
public enum Repertoire: Sendable, Hashable {
  case unicode
  /// Letters lose their diacritics, typographic marks become typewriter ones, all others become
  /// "?".
  case ascii
}

/// A drawable character and the bytes of the text that it represents.
public struct Glyph: Sendable, Hashable {
  /// One base character with at most `Printable.markLimit` combining marks; no control character.
  public let text: String
  /// Width in cells: 1 or 2.
  public let columnCount: Int
  /// Several glyphs share a range if one character is spelt out (`^[` for ESC).
  public let range: TextRange

  public init(text: String, columnCount: Int, range: TextRange) {
    self.text = text
    self.columnCount = columnCount
    self.range = range
  }
}

/// Converts text of unknown origin to characters that have no effect on the terminal.
///
/// Control characters become pictures; layout controls and other invisible characters are omitted;
/// marks without a letter are placed on a dotted circle; excessive combining marks are dropped.
public enum Printable {
  /// Combining marks kept on one letter.
  public static let markLimit = 4

  /// The glyphs of a range, in order; empty if nothing in it is visible.
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

  /// A string in drawable form.
  public static func string(_ string: String, repertoire: Repertoire = .unicode) -> String {
    glyphs(of: string, repertoire: repertoire).reduce(into: "") { $0 += $1.text }
  }

  /// A range of the text in drawable form.
  public static func string(
    of text: SourceText, in range: TextRange, repertoire: Repertoire = .unicode
  ) -> String {
    glyphs(of: text, in: range, repertoire: repertoire).reduce(into: "") { $0 += $1.text }
  }

  /// The number of cells that a string takes in drawable form.
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
    // A range that ends at a soft hyphen inside a word is a line broken there.
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
