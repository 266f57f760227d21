import ReadbackCore

/// The screen lines of one item of the text.
struct ItemLayout: Sendable {
  /// At least one.
  let lines: [Line]
  /// The byte offsets, ascending, at which the lines of each text begin, with the line numbers.
  private let officialStarts: [LineStart]
  private let retellingStarts: [LineStart]
  /// Blank lines after it.
  let spaceBelow: Int

  var height: Int { lines.count + spaceBelow }

  /// A screen line, with the content of both columns.
  struct Line: Sendable {
    var official = Piece.blank
    var retelling = Piece.blank

    subscript(side: Side) -> Piece {
      get { side == .official ? official : retelling }
      set { if side == .official { official = newValue } else { retelling = newValue } }
    }
  }

  private struct LineStart {
    let byteOffset: Int
    let line: Int
  }

  enum Piece: Sendable {
    case blank
    /// A line of a paragraph.
    case text(TextRange, paragraph: Int, isFirst: Bool)
    /// The origin of a moved paragraph, or a reference to another.
    case moved(paragraph: Int)
    case seeAlso([Int])
    /// A reference to paragraphs of the other text, which is hidden.
    case elsewhere([Int])
    case folded(rowCount: Int)
  }

  init(
    _ item: Facing.Item, facing: Facing, documents: (Side) -> Document, geometry: Geometry,
    order: FacingOrder, repertoire: Repertoire
  ) {
    guard case .row(let index) = item else {
      var line = Line()
      let side: Side = geometry.arrangement == .only(.retelling) ? .retelling : .official
      if case .folded(let rows) = item { line[side] = .folded(rowCount: rows.count) }
      self.init(lines: [line], spaceBelow: 1)
      return
    }
    let row = facing.rows[index]
    let facingSide: Side = order == .official ? .retelling : .official
    func pieces(_ side: Side) -> [Piece] {
      let document = documents(side)
      var pieces: [Piece] = []
      for paragraph in side == .official ? row.official : row.retelling {
        if !pieces.isEmpty { pieces.append(.blank) }
        if side == facingSide, row.moved.contains(paragraph) {
          pieces.append(.moved(paragraph: paragraph))
        }
        let wrapped = WrappedText(
          document.text, in: document.paragraphs[paragraph].range,
          columnCount: geometry.columnCount(of: side), repertoire: repertoire)
        for (number, line) in wrapped.lines.enumerated() {
          pieces.append(.text(line, paragraph: paragraph, isFirst: number == 0))
        }
      }
      if side == facingSide, !row.references.isEmpty { pieces.append(.seeAlso(row.references)) }
      return pieces
    }
    var lines: [Line] = []
    switch geometry.arrangement {
    case .sideBySide:
      let official = pieces(.official)
      let retelling = pieces(.retelling)
      for number in 0..<max(official.count, retelling.count) {
        lines.append(
          Line(
            official: number < official.count ? official[number] : .blank,
            retelling: number < retelling.count ? retelling[number] : .blank))
      }
    case .stacked:
      let leading = facingSide.other
      for side in [leading, facingSide] {
        for piece in pieces(side) {
          var line = Line()
          line[side] = piece
          lines.append(line)
        }
      }
    case .only(let side):
      for piece in pieces(side) {
        var line = Line()
        line[side] = piece
        lines.append(line)
      }
      if lines.isEmpty {
        var line = Line()
        line[side] = .elsewhere(side == .official ? row.retelling : row.official)
        lines.append(line)
      }
    }
    let next = index + 1 < facing.rows.count ? facing.rows[index + 1] : nil
    let isTight = row.role == .boilerplate && next?.role == .boilerplate
    self.init(
      lines: lines.isEmpty ? [Line()] : lines, spaceBelow: isTight || next == nil ? 0 : 1)
  }

  private init(lines: [Line], spaceBelow: Int) {
    self.lines = lines
    self.spaceBelow = spaceBelow
    func starts(_ side: Side) -> [LineStart] {
      lines.indices.compactMap { number in
        guard case .text(let range, _, _) = lines[number][side] else { return nil }
        return LineStart(byteOffset: range.lowerBound, line: number)
      }
    }
    officialStarts = starts(.official)
    retellingStarts = starts(.retelling)
  }

  /// The line that contains a byte of one text, or the first line of that text; nil if the item
  /// does not show it. O(log lines).
  func line(of byteOffset: Int, in side: Side) -> Int? {
    let starts = side == .official ? officialStarts : retellingStarts
    let behind = starts.partitioningIndex { $0.byteOffset > byteOffset }
    return starts.isEmpty ? nil : starts[max(0, behind - 1)].line
  }
}
