import ReadbackCore

/// The paragraphs of a page: what a browser shows as separate lines.
struct PageBlocks {
  struct Block {
    /// Its text in `bytes`, without surrounding white space.
    var range: Range<Int>
    /// The line of the file.
    var line: Int
    /// The innermost block element that contains it.
    var container: Int
    var linkBytes = 0
    var linkCount = 0
    var emphasisBytes = 0
    var isTableRow = false
    var isTableHead = false
    /// Where the lines of the file begin in it; empty if it is on one line.
    var lines: [TextBuilder.Piece] = []
  }

  private(set) var bytes: [UInt8] = []
  private(set) var blocks: [Block] = []
  /// The first line with text that was struck out; nil if there is none.
  private(set) var firstStruckLine: Int?
  private(set) var isOverfull = false

  private let tree: PageTree
  private let limits: ImportLimits
  private let showsHidden: Bool

  private var open: [Int] = []
  private var blockDepth: [Int] = []
  private var linkDepth = 0
  private var emphasisDepth = 0
  private var preformattedDepth = 0
  private var table: OpenTable?

  private var run = Run()

  /// The text since the last paragraph end.
  private struct Run {
    var start = 0
    var container = 0
    var hasBlank = false
    /// The line of the file for each of its lines.
    var lines: [Int] = []
    /// Where text begins on another line of the file.
    var marks: [(offset: Int, line: Int)] = []
    var links: [Range<Int>] = []
    var emphases: [Range<Int>] = []
    var isTableRow = false
    var isTableHead = false
  }

  private struct OpenTable {
    let shape: PageTable
    let end: Int
  }

  /// - Parameter showsHidden: whether to include elements that are not displayed.
  init(_ tree: PageTree, limits: ImportLimits, showsHidden: Bool = false) {
    self.tree = tree
    self.limits = limits
    self.showsHidden = showsHidden
    bytes.reserveCapacity(tree.text.count)
    var index = 0
    while index < tree.nodes.count, !isOverfull {
      leave(before: index)
      index = enter(index)
    }
    leave(before: .max)
    endRun()
  }

  // MARK: Elements

  /// Processes a node and returns the next one, skipping an omitted subtree.
  private mutating func enter(_ index: Int) -> Int {
    let node = tree.nodes[index]
    if node.element == .text {
      append(tree.text[node.range], line: node.line)
      return index + 1
    }
    if node.element == .dropped || node.element == .ruby
      || (node.traits.contains(.hidden) && !showsHidden && !holdsFormula(index))
      || (node.traits.contains(.drawnFormula) && holdsFormula(node.parent, depth: 2))
    {
      return node.end
    }
    if node.traits.contains(.struck) {
      if firstStruckLine == nil { firstStruckLine = node.line }
      return node.end
    }
    switch node.element {
    case .lineBreak: breakLine(node.line)
    case .rule: endRun()
    case .superscript:
      switch Superscript(text(of: index), isNote: isNote(index), after: bytes[run.start...]) {
      case .note: return node.end
      case .exponent(let digits):
        append(Array(digits.utf8)[...], line: node.line)
        return node.end
      case .plain: break
      }
    case .quoted: append(Array("“".utf8)[...], line: node.line)
    case .link:
      if node.traits.contains(.noteMark),
        case .note = Superscript(text(of: index), isNote: true, after: [])
      {
        return node.end
      }
      linkDepth += 1
      run.links.append(bytes.count..<bytes.count)
    case .emphasis: emphasisDepth += 1
    case .preformatted: preformattedDepth += 1
    default: break
    }
    if node.traits.contains(.block) { enterBlock(index) }
    open.append(index)
    return index + 1
  }

  private mutating func enterBlock(_ index: Int) {
    let node = tree.nodes[index]
    // A cell has at most one, see `PageTable`.
    if table != nil, node.element == .paragraph { return }
    if table != nil, node.element == .cell || node.element == .headerCell {
      beginCell()
      return
    }
    endRun()
    if node.element == .table {
      table = PageTable(index, in: tree).map { OpenTable(shape: $0, end: node.end) }
    }
    if let table, node.element == .row {
      run.isTableRow = true
      run.isTableHead = index == table.shape.headRow
      run.container = index
    }
    blockDepth.append(index)
  }

  private mutating func leave(before index: Int) {
    while let last = open.last, tree.nodes[last].end <= index {
      open.removeLast()
      let node = tree.nodes[last]
      switch node.element {
      case .quoted: append(Array("”".utf8)[...], line: node.line)
      case .link:
        linkDepth -= 1
      case .emphasis: emphasisDepth -= 1
      case .preformatted: preformattedDepth -= 1
      default: break
      }
      if blockDepth.last == last {
        endRun()
        blockDepth.removeLast()
      }
      if let table, table.end <= index { self.table = nil }
    }
  }

  /// The first few characters below a node.
  private func text(of index: Int) -> String {
    var characters: [UInt8] = []
    for node in tree.nodes[index..<tree.nodes[index].end] where node.element == .text {
      characters.append(contentsOf: tree.text[node.range].prefix(40))
      if characters.count > 40 { break }
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// Whether the first thing below a node is a formula, which pages hide beside a picture of it.
  private func holdsFormula(_ index: Int, depth: Int = 1) -> Bool {
    let inside = tree.nodes[max(index, 0)..<tree.nodes[max(index, 0)].end].dropFirst()
    return inside.prefix(depth).contains { $0.element == .formula }
  }

  private func isNote(_ index: Int) -> Bool {
    tree.nodes[index..<min(tree.nodes[index].end, index + 8)].contains {
      $0.traits.contains(.note)
    }
  }

  // MARK: Characters

  private mutating func append(_ characters: ArraySlice<UInt8>, line: Int) {
    let start = bytes.count
    var line = line
    for byte in characters {
      switch byte {
      case 0x0A where preformattedDepth > 0 && table == nil:
        line += 1
        breakLine(line)
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        if byte == 0x0A { line += 1 }
        if preformattedDepth > 0, table == nil, bytes.count > run.start {
          bytes.append(0x20)
        } else {
          run.hasBlank = true
        }
      default:
        if bytes.count == run.start {
          beginRun(line)
        } else if bytes[bytes.count - 1] == 0x0A {
          run.lines[run.lines.count - 1] = line
        } else if run.hasBlank {
          bytes.append(0x20)
        }
        run.hasBlank = false
        if line != run.marks.last?.line { run.marks.append((bytes.count, line)) }
        bytes.append(byte)
      }
    }
    let added = max(start, run.start)..<max(bytes.count, max(start, run.start))
    guard !added.isEmpty else { return }
    if linkDepth > 0 { Self.extend(&run.links, by: added) }
    if emphasisDepth > 0 { Self.extend(&run.emphases, by: added) }
  }

  private static func extend(_ ranges: inout [Range<Int>], by range: Range<Int>) {
    if let last = ranges.last, last.upperBound == range.lowerBound || last.isEmpty {
      ranges[ranges.count - 1] =
        (last.isEmpty ? range.lowerBound : last.lowerBound)..<range.upperBound
    } else {
      ranges.append(range)
    }
  }

  private mutating func beginRun(_ line: Int) {
    run.lines = [line]
    if !run.isTableRow { run.container = blockDepth.last ?? 0 }
  }

  private mutating func breakLine(_ line: Int) {
    guard bytes.count > run.start else { return }
    if table != nil {
      run.hasBlank = true
    } else {
      run.hasBlank = false
      bytes.append(0x0A)
      run.lines.append(line)
    }
  }

  private mutating func beginCell() {
    if bytes.count > run.start {
      run.hasBlank = false
      bytes.append(contentsOf: " | ".utf8)
    }
  }

  // MARK: Paragraphs

  private mutating func endRun() {
    let range = run.start..<bytes.count
    if !range.isEmpty {
      if bytes[range].contains(0x0A) {
        addLines(range)
      } else {
        add(range, line: run.lines[0], marks: run.marks)
      }
    }
    run = Run()
    run.start = bytes.count
    if linkDepth > 0 { run.links.append(bytes.count..<bytes.count) }
  }

  /// A run with line breaks; breaks that only wrap the text do not end a paragraph.
  private mutating func addLines(_ range: Range<Int>) {
    var paragraphs = TextBuilder(limits: limits)
    let text = Array(bytes[range])
    PlainText(text).addParagraphs(breaks: .automatic, to: &paragraphs)
    // The beginnings of the run's lines, to determine which parts are in links.
    var starts = [range.lowerBound]
    for offset in range where bytes[offset] == 0x0A { starts.append(offset + 1) }
    starts.append(range.upperBound + 1)
    let texts = paragraphs.bytes.split(separator: 0x0A)
    let run = self.run
    var joined: [UInt8] = []
    var places: [(range: Range<Int>, source: Range<Int>, line: Int)] = []
    for (number, text) in texts.enumerated() {
      let first = paragraphs.lines[number] - 1
      let next = number + 1 < texts.count ? paragraphs.lines[number + 1] - 1 : starts.count - 1
      let start = joined.count
      joined.append(contentsOf: text)
      places.append(
        (
          range.lowerBound + start..<range.lowerBound + joined.count,
          starts[
            min(first, starts.count - 1)]..<max(
              starts[min(first, starts.count - 1)], starts[min(next, starts.count - 1)] - 1),
          run.lines[min(first, run.lines.count - 1)]
        ))
      joined.append(0x0A)
    }
    bytes.replaceSubrange(range, with: joined)
    let marks = paragraphs.marks.map { mark -> (offset: Int, line: Int) in
      let number = min(max(Int(mark.line) - 1, 0), run.lines.count - 1)
      return (offset: range.lowerBound + Int(mark.byteOffset), line: run.lines[number])
    }
    for place in places {
      add(place.range, source: place.source, line: place.line, marks: marks)
    }
  }

  private mutating func add(
    _ range: Range<Int>, source: Range<Int>? = nil, line: Int, marks: [(offset: Int, line: Int)]
  ) {
    guard blocks.count <= limits.paragraphCount else {
      isOverfull = true
      return
    }
    let source = source ?? range
    let links = run.links.overlaps(with: source)
    blocks.append(
      Block(
        range: range, line: line, container: run.container,
        linkBytes: links.reduce(0) { $0 + $1.count }, linkCount: links.count,
        emphasisBytes: run.emphases.overlaps(with: source).reduce(0) { $0 + $1.count },
        isTableRow: run.isTableRow, isTableHead: run.isTableHead,
        lines: Self.pieces(of: range, marks)))
  }
}

extension PageBlocks {
  /// The parts of a paragraph that are on different lines of the file.
  ///
  /// - Parameter marks: ascending.
  private static func pieces(
    of range: Range<Int>, _ marks: [(offset: Int, line: Int)]
  ) -> [TextBuilder.Piece] {
    let first = marks.partitioningIndex { $0.offset >= range.lowerBound }
    let inside = marks[first...].prefix { $0.offset < range.upperBound }
    guard inside.count > 1 else { return [] }
    return inside.map {
      TextBuilder.Piece(byteOffset: $0.offset - range.lowerBound, line: $0.line, column: 1)
    }
  }
}

extension [Range<Int>] {
  /// The parts of sorted ranges that overlap another range.
  fileprivate func overlaps(with range: Range<Int>) -> [Range<Int>] {
    let first = partitioningIndex { $0.upperBound > range.lowerBound }
    return self[first...].prefix { $0.lowerBound < range.upperBound }
      .map { $0.clamped(to: range) }.filter { !$0.isEmpty }
  }
}
