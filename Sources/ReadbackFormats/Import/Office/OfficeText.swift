import ReadbackCore

/// Collects the paragraphs of an office document from its elements.
///
/// Paragraphs may be nested (text boxes) and may be in table rows; notes follow the text. A row
/// with short cells becomes one paragraph.
struct OfficeText {
  private struct Block {
    var bytes: [UInt8] = []
    var role: ParagraphRole?
    /// The line of the file; nil in a packed file.
    var line: Int?
  }

  private struct Row {
    /// The paragraphs of each cell.
    var cells: [[Block]] = []
  }

  private var blocks: [Block] = []
  private var notes: [Block] = []
  /// Open paragraphs, the innermost last.
  private var open: [Block] = []
  private var rows: [Row] = []
  private var noteDepth = 0
  private let limits: ImportLimits
  private(set) var isOverfull = false
  private(set) var byteCount = 0

  init(limits: ImportLimits) {
    self.limits = limits
  }

  /// Passes an end tag on to a formula, and adds the formula to the text if that completes it.
  mutating func end(_ name: String, of formula: inout Formula?) {
    formula?.end(name)
    guard let complete = formula, complete.isComplete else { return }
    add(complete.result)
    formula = nil
  }

  // MARK: Paragraphs

  /// - Parameter line: of the file, if it is not packed.
  mutating func beginParagraph(role: ParagraphRole? = nil, line: Int? = nil) {
    open.append(Block(role: role, line: line))
  }

  mutating func setRole(_ role: ParagraphRole?) {
    if !open.isEmpty { open[open.count - 1].role = role }
  }

  /// Removes the innermost open paragraph, to continue it; nil if there is none.
  mutating func takeParagraph() -> [UInt8]? { open.popLast()?.bytes }

  mutating func endParagraph() {
    guard let block = open.popLast() else { return }
    guard block.bytes.contains(where: { $0 > 0x20 }) else { return }
    if noteDepth > 0 {
      notes.append(Block(bytes: block.bytes, role: .boilerplate, line: block.line))
    } else if let row = rows.indices.last, let cell = rows[row].cells.indices.last {
      rows[row].cells[cell].append(block)
    } else {
      keep(block)
    }
  }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty, !isOverfull else { return }
    byteCount += text.count
    if byteCount > limits.byteCount {
      isOverfull = true
      return
    }
    for byte in text { append(byte) }
  }

  /// Adds superscript characters, except the numbers of notes.
  mutating func addRaised(_ bytes: [UInt8]) {
    let raised = String(decoding: bytes, as: UTF8.self)
    let before = (open.last?.bytes ?? []).suffix(12)
    switch Superscript(raised, isNote: false, after: before) {
    case .note: break
    case .exponent(let digits): add(digits)
    // Counts towards the limit.
    case .plain: bytes.withUnsafeBufferPointer { add($0) }
    }
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { append(byte) }
  }

  private mutating func append(_ byte: UInt8) {
    guard !open.isEmpty else { return }
    let last = open.count - 1
    // White space is collapsed as in office programs.
    if byte <= 0x20 || byte == 0x7F {
      if let before = open[last].bytes.last, before != 0x20 { open[last].bytes.append(0x20) }
    } else {
      open[last].bytes.append(byte)
    }
  }

  // MARK: Notes and tables

  mutating func beginNote() { noteDepth += 1 }
  mutating func endNote() { noteDepth = max(0, noteDepth - 1) }

  mutating func beginRow() { rows.append(Row()) }

  mutating func beginCell() {
    if !rows.isEmpty { rows[rows.count - 1].cells.append([]) }
  }

  /// - Parameter isDropped: whether the row was deleted.
  mutating func endRow(isDropped: Bool = false) {
    guard let row = rows.popLast(), !isDropped else { return }
    let length = row.cells.joined().reduce(0) { $0 + $1.bytes.count }
    let isTable =
      row.cells.count { !$0.isEmpty } > 1 && row.cells.allSatisfy { $0.count <= 1 }
      && length <= 600
    let found: [Block]
    if isTable {
      let cells = row.cells.map { $0.first.map { Self.trimmed($0.bytes) } ?? [] }
      let line = row.cells.joined().first?.line
      found = [Block(bytes: TableRow.text(of: cells), role: .body, line: line)]
    } else {
      found = Array(row.cells.joined())
    }
    // A table nested in a cell.
    if let outer = rows.indices.last, let cell = rows[outer].cells.indices.last {
      rows[outer].cells[cell] += found
    } else {
      for block in found { keep(block) }
    }
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    Array(bytes.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed())
  }

  private mutating func keep(_ block: Block) {
    guard blocks.count <= limits.paragraphCount else {
      isOverfull = true
      return
    }
    blocks.append(block)
  }

  /// Passes on the paragraphs, notes last.
  mutating func finish(_ text: inout TextBuilder) {
    while !open.isEmpty { endParagraph() }
    while !rows.isEmpty { endRow() }
    for (index, block) in (blocks + notes).enumerated() {
      let repaired = TextRepair(block.bytes).bytes.map { $0 == 0x0A || $0 == 0x0C ? 0x20 : $0 }
      text.add(repaired[...], role: block.role, line: block.line ?? index + 1)
    }
  }
}

/// A table row as one paragraph.
enum TableRow {
  /// The cells separated by bars, without empty ones at the end.
  static func text(of cells: [[UInt8]]) -> [UInt8] {
    var cells = cells[...]
    while let last = cells.last, last.isEmpty { cells.removeLast() }
    return Array(cells.joined(separator: Array(" | ".utf8)))
  }
}
