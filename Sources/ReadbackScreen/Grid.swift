/// The screen as a value: rows of cells, which can be shown or compared in a test.
public struct Grid: Sendable, Hashable {
  public let columnCount: Int
  public let rowCount: Int
  /// Row by row, `rowCount * columnCount` cells.
  public private(set) var cells: [Cell]
  /// The position of the terminal's cursor; nil hides it.
  public var cursor: Position?
  /// Groups of rows that scroll together.
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

/// One cell: the character to draw and its meaning.
public struct Cell: Sendable, Hashable {
  /// One printable grapheme that is `width` cells wide; empty in the second half of a wide one.
  public var text: String
  public var style: Style

  public init(_ text: String = " ", style: Style = Style()) {
    self.text = text
    self.style = style
  }
}

/// The meaning of a cell; the terminal's theme turns it into colours and attributes.
public struct Style: Sendable, Hashable {
  public var ink: Ink
  public var ground: Ground

  public init(_ ink: Ink = .text, on ground: Ground = .page) {
    self.ink = ink
    self.ground = ground
  }

  /// The meaning of the character.
  public enum Ink: UInt8, Sendable, CaseIterable {
    case text, heading, quiet, boilerplate, commentary
    /// Words of the current finding, emphasised.
    case omission, addition, mistranslation
    /// Words of other findings, less prominent.
    case faintOmission, faintAddition, faintMistranslation
    /// Words that differ from their counterparts, whether or not they are a finding.
    case wording
    /// The signs of findings.
    case omissionSign, additionSign, mistranslationSign
    case moved, confirmed, rejected, match, currentMatch, key, warning, title
  }

  /// The background.
  public enum Ground: UInt8, Sendable, CaseIterable {
    case page, currentRow, panel, selected, status, prompt
    /// The column that represents the whole text, and the part of it that is on the screen.
    case overview, thumb
  }
}
