/// Iterates over the glyphs of a text without making strings; all cluster segmentation is done
/// here.
struct GlyphReader {
  let bytes: [UInt8]
  let end: Int
  let repertoire: Repertoire
  /// The current glyph.
  private(set) var range: TextRange
  private(set) var base: DrawnScalar = .space
  private(set) var baseScalar: Unicode.Scalar = " "
  private var marks: [Unicode.Scalar] = []

  init(bytes: [UInt8], range: TextRange, repertoire: Repertoire) {
    self.bytes = bytes
    self.repertoire = repertoire
    end = range.upperBound
    self.range = range.lowerBound..<range.lowerBound
  }

  /// Moves to the next glyph; returns false after the last.
  mutating func next() -> Bool {
    var offset = range.upperBound
    if !marks.isEmpty { marks.removeAll(keepingCapacity: true) }
    var start = -1
    while offset < end {
      let byte = bytes[offset]
      if byte < 0x80 {
        if start >= 0 { break }
        start = offset
        offset += 1
        baseScalar = Unicode.Scalar(byte)
        base = byte >= 0x20 && byte != 0x7F ? .itself : DrawnScalar(baseScalar, repertoire)
        // No character combines with the one before it if plain ASCII follows.
        if offset == end || bytes[offset] < 0x80 { break }
        continue
      }
      let (scalar, length) = Self.scalar(in: bytes, at: offset)
      switch DrawnScalar(scalar, repertoire) {
      case .nothing:
        // An invisible character belongs to the glyph before it, so that styles stay in place.
        break
      case .mark:
        if start < 0 {
          start = offset
          base = .dottedCircle
          baseScalar = "\u{25CC}"
        } else if base == .space || baseScalar == " " {
          range = start..<offset
          return true
        }
        if marks.count < Printable.markLimit { marks.append(scalar) }
      case let drawn:
        if start >= 0 {
          range = start..<offset
          return true
        }
        start = offset
        base = drawn
        baseScalar = scalar
      }
      offset += length
    }
    guard start >= 0 else {
      range = end..<end
      return false
    }
    range = start..<offset
    return true
  }

  /// The cells of the current glyph.
  var columnCount: Int {
    switch base {
    case .nothing, .mark: 0
    case .itself: DisplayWidth.columnCount(of: baseScalar)
    case .space, .dottedCircle, .replacement: 1
    case .spelt(let string): string.utf8.count
    case .picture: 1
    }
  }

  /// Whether the current glyph is a space at which a line may break.
  var isBreakingSpace: Bool {
    (base == .space || baseScalar == " ") && baseScalar != "\u{A0}" && baseScalar != "\u{202F}"
  }

  /// Whether a soft hyphen (U+00AD) follows the current glyph.
  var endsWithSoftHyphen: Bool { Self.endsWithSoftHyphen(bytes, range) }

  static func endsWithSoftHyphen(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    range.count > 2 && bytes[range.upperBound - 2] == 0xC2 && bytes[range.upperBound - 1] == 0xAD
  }

  /// Appends the current glyph, as several glyphs if it is spelt out.
  func append(to glyphs: inout [Glyph]) {
    switch base {
    case .nothing, .mark: return
    case .spelt(let string):
      for character in string {
        glyphs.append(Glyph(text: String(character), columnCount: 1, range: range))
      }
    case .space: glyphs.append(Glyph(text: " ", columnCount: 1, range: range))
    case .replacement: glyphs.append(Glyph(text: "\u{FFFD}", columnCount: 1, range: range))
    case .picture(let scalar):
      glyphs.append(Glyph(text: String(scalar), columnCount: 1, range: range))
    case .itself, .dottedCircle:
      var text = String(baseScalar)
      for mark in marks { text.unicodeScalars.append(mark) }
      glyphs.append(Glyph(text: text, columnCount: columnCount, range: range))
    }
  }

  /// The scalar at an offset of valid UTF-8 and its length in bytes.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(bytes[offset])
    func rest(_ index: Int) -> UInt32 { UInt32(bytes[offset + index] & 0x3F) }
    let (value, length): (UInt32, Int) =
      switch first {
      case ..<0x80: (first, 1)
      case ..<0xE0: ((first & 0x1F) << 6 | rest(1), 2)
      case ..<0xF0: ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
      default: ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
      }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
