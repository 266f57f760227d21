/// A screen as a value: rows of cells, ready to be shown or compared in a test.
public struct Grid: Sendable, Hashable {
  public let columnCount: Int
  public let rowCount: Int
  /// Row by row; `rowCount * columnCount` of them.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: Position?
  /// Rows that move up or down together when what they show is scrolled, part by part.
  public var scrollingParts: [Range<Int>] = []

  public struct Position: Sendable, Hashable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  public init(columnCount: Int, rowCount: Int) {
    self.columnCount = columnCount
    self.rowCount = rowCount
    cells = Array(repeating: Cell(), count: columnCount * rowCount)
  }

  public subscript(row: Int, column: Int) -> Cell {
    get { cells[row * columnCount + column] }
    set { cells[row * columnCount + column] = newValue }
  }
}

/// One cell: a character as it is drawn and what it means.
public struct Cell: Sendable, Hashable {
  /// One printable grapheme that fills `width` cells; empty in the second half of a wide one.
  public var text: String
  public var style: Style

  public init(_ text: String = " ", style: Style = Style()) {
    self.text = text
    self.style = style
  }
}

/// What a cell means; a theme of the terminal turns it into colours and attributes.
public struct Style: Sendable, Hashable {
  public var ink: Ink
  public var ground: Ground

  public init(_ ink: Ink = .text, on ground: Ground = .page) {
    self.ink = ink
    self.ground = ground
  }

  /// What the character is.
  public enum Ink: UInt8, Sendable, CaseIterable {
    case text, heading, quiet, furniture, commentary
    /// Words of the current finding, strong.
    case omission, addition, mistranslation
    /// Words of other findings, quieter.
    case faintOmission, faintAddition, faintMistranslation
    /// Words that differ from those they are linked with, finding or not.
    case wording
    /// The signs of findings.
    case omissionSign, additionSign, mistranslationSign
    case moved, confirmed, rejected, match, currentMatch, key, warning, title
  }

  /// What it stands on.
  public enum Ground: UInt8, Sendable, CaseIterable {
    case page, currentRow, panel, selected, status, prompt
    /// The column that stands for the whole text, and the part of it that is on the screen.
    case overview, thumb
  }
}
