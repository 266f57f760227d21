/// A table with data: each row is one paragraph, and the row of headings precedes them.
struct PageTable {
  /// The row of column headings, if there is one.
  let headRow: Int?

  /// Nil for a layout table, whose cells contain blocks of text.
  init?(_ table: Int, in tree: PageTree) {
    var rows: [Row] = []
    var textBytes = 0
    var hasBlocks = false
    guard !tree.nodes[table].traits.contains(.presentation) else { return nil }
    for index in (table + 1)..<max(table + 1, tree.nodes[table].end) {
      let node = tree.nodes[index]
      switch node.element {
      case .table, .form, .heading1, .heading2, .preformatted, .quotation, .article: return nil
      case .row: rows.append(Row(node: index))
      case .cell, .headerCell:
        guard !rows.isEmpty else { return nil }
        rows[rows.count - 1].cellCount += 1
        if node.traits.contains(.header) { rows[rows.count - 1].headerCount += 1 }
      case .text: textBytes += node.range.count
      case .paragraph:
        // Word processors put a paragraph into each cell.
        guard !rows.isEmpty else { return nil }
        rows[rows.count - 1].paragraphCount += 1
        if rows[rows.count - 1].paragraphCount > rows[rows.count - 1].cellCount { hasBlocks = true }
      case .division, .list, .listItem, .lineBreak, .heading3, .heading4:
        hasBlocks = true
      default: break
      }
    }
    let full = rows.filter { $0.cellCount > 0 }
    let cellCount = full.reduce(0) { $0 + $1.cellCount }
    guard full.count >= 2, cellCount >= 2 * full.count else { return nil }
    let hasHeaders = full.contains { $0.headerCount > 0 }
    let widest = full.reduce(0) { max($0, $1.cellCount) }
    let regular = full.count { $0.cellCount == widest }
    // Without headings it is a data table if its cells are short and its rows similar.
    guard
      hasHeaders
        ? textBytes <= cellCount * 200
        : !hasBlocks && textBytes <= cellCount * 60 && regular * 4 >= full.count * 3
    else { return nil }
    let head = full[0]
    headRow = head.headerCount == head.cellCount ? head.node : nil
  }

  private struct Row {
    let node: Int
    var cellCount = 0
    var headerCount = 0
    var paragraphCount = 0
  }
}
