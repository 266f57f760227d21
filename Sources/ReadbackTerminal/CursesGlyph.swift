import CNcurses

/// A cell's character for ncurses: a spacing scalar followed by combining ones.
struct CursesGlyph {
  let scalars: [UInt32]
  /// 1 or 2 cells.
  let columnCount: Int

  static let blank = CursesGlyph(scalars: [0x20], columnCount: 1)
  private static let undrawable = CursesGlyph(scalars: [0x3F], columnCount: 1)
  /// ncurses stores a spacing character and four combining ones (CCHARW_MAX is 5).
  private static let scalarLimit = 5

  init(scalars: [UInt32], columnCount: Int) {
    self.scalars = scalars
    self.columnCount = columnCount
  }

  /// The part of a cell's text that this locale and ncurses can draw; "?" for the rest.
  ///
  /// The last safeguard of the terminal: the C library does not consider control characters
  /// printable, so none is sent, whatever a cell contains.
  init(drawing text: String) {
    var scalars = text.unicodeScalars[...]
    guard let first = scalars.popFirst() else {
      self = .blank
      return
    }
    let columnCount = Int(readback_cell_width(first.value))
    guard columnCount > 0 else {
      self = .undrawable
      return
    }
    // A joiner without its base would join the next cell.
    let marks = scalars.lazy.map(\.value)
      .filter { $0 != 0x200D && readback_cell_width($0) == 0 }
    self.init(
      scalars: [first.value] + marks.prefix(Self.scalarLimit - 1), columnCount: columnCount)
  }

  /// One or more glyphs that fill exactly the given number of cells.
  func filling(_ cellCount: Int) -> [CursesGlyph] {
    if columnCount == cellCount { return [self] }
    return columnCount < cellCount ? [self, .blank] : [.undrawable]
  }
}
