/// Lines of a plain text that are table rows: their cells are separated by tabs or bars, or aligned
/// in columns with at least two spaces between.
struct ColumnLines {
  /// For each line its cells; empty if it is not a row.
  private(set) var cells: [[Range<Int>]]

  /// Two cells per line are a term with its definition, or a speaker with a statement.
  private static let fewestCells = 3
  private static let longestCell = 60

  /// Adjacent lines with equally many cells are a table if the cells are aligned, or separated by
  /// bars, and half of the lines contain a number; justified text has no such columns.
  init(_ lines: [TextLine], in bytes: [UInt8]) {
    cells = [[Range<Int>]](repeating: [], count: lines.count)
    func hasNumbers(_ rows: Range<Int>, _ cells: [[Range<Int>]]) -> Bool {
      rows.count { index in
        cells[index].contains { cell in bytes[cell].contains { (0x30...0x39).contains($0) } }
      } * 2 >= rows.count
    }
    let tabbed = lines.map { Self.cells(of: $0, in: bytes, separator: .tab) }
    let spaced = lines.map { Self.cells(of: $0, in: bytes, separator: .spaces) }
    let barred = lines.map { Self.cells(of: $0, in: bytes, separator: .bar) }
    mark(tabbed) { rows in rows.count > 1 }
    mark(barred) { rows in rows.count > 1 && hasNumbers(rows, barred) }
    mark(spaced) { rows in
      rows.count > 1 && Self.areAligned(rows, spaced, lines, in: bytes) && hasNumbers(rows, spaced)
    }
  }

  private enum Separator { case tab, bar, spaces }

  private mutating func mark(_ found: [[Range<Int>]], where isTable: (Range<Int>) -> Bool) {
    var start = 0
    while start < found.count {
      var end = start + 1
      if found[start].count >= Self.fewestCells {
        while end < found.count, found[end].count == found[start].count { end += 1 }
        if isTable(start..<end) { for row in start..<end { cells[row] = found[row] } }
      }
      start = end
    }
  }

  private static func cells(
    of line: TextLine, in bytes: [UInt8], separator: Separator
  ) -> [Range<Int>] {
    guard !line.range.isEmpty, line.quoteDepth == 0, line.range.count < 1000 else { return [] }
    var cells: [Range<Int>] = []
    var start = line.range.lowerBound
    var at = start
    while at < line.range.upperBound {
      let gap = at
      while at < line.range.upperBound,
        bytes[at] == 0x20 || bytes[at] == 0x09 || separator == .bar && bytes[at] == 0x7C
      {
        at += 1
      }
      let isGap =
        switch separator {
        case .tab: bytes[gap..<at].contains(0x09)
        case .bar: bytes[gap..<at].contains(0x7C)
        case .spaces: at - gap > 1 && !bytes[gap..<at].contains(0x09)
        }
      if isGap {
        cells.append(start..<gap)
        start = at
      } else if at == gap {
        at += 1
      }
    }
    cells.append(start..<line.range.upperBound)
    // Bars may also frame a row.
    if separator == .bar, cells.first?.isEmpty == true { cells.removeFirst() }
    if separator == .bar, cells.last?.isEmpty == true { cells.removeLast() }
    return cells.allSatisfy { $0.count <= longestCell } ? cells : []
  }

  /// Whether each column begins, or ends, at the same position in all rows.
  private static func areAligned(
    _ rows: Range<Int>, _ cells: [[Range<Int>]], _ lines: [TextLine], in bytes: [UInt8]
  ) -> Bool {
    let places = rows.map { row -> [(start: Int, end: Int)] in
      let line = lines[row]
      func column(_ offset: Int) -> Int {
        line.column + bytes[line.range.lowerBound..<offset].count { $0 & 0xC0 != 0x80 }
      }
      return cells[row].map { (column($0.lowerBound), column($0.upperBound)) }
    }
    guard let first = places.first else { return false }
    return first.indices.dropFirst().allSatisfy { cell in
      places.allSatisfy { $0[cell].start == first[cell].start }
        || places.allSatisfy { $0[cell].end == first[cell].end }
    }
  }
}
