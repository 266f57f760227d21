import ReadbackCore

/// The current retelling beside the official text, as it is to be shown: which rows, which are
/// folded, which findings are listed and where their words lie.
struct Facing: Sendable {
  enum Item: Sendable, Hashable {
    case row(Int)
    /// Rows in which nothing is found.
    case folded(Range<Int>)

    var firstRow: Int {
      switch self {
      case .row(let row): row
      case .folded(let rows): rows.lowerBound
      }
    }
  }

  private(set) var items: [Item] = []
  /// Indices of the listed findings, in the order of the rows.
  private(set) var listed: [Int] = []
  /// How many of them there are of each kind.
  private(set) var listedCounts: [FindingKind: Int] = [:]
  /// Findings that are not listed because they were rejected; they count as reviewed.
  private(set) var putAwayCount = 0
  /// Where each finding stands in `listed`; nil when it is not.
  private var positions: [Int?] = []
  private let facingRows: FacingRows
  /// All findings, listed or not: in the order of the rows, and by the paragraphs that hold their
  /// words.
  private let inOrder: [Int]
  private let inOfficial: FindingsByParagraph
  private let inRetelling: FindingsByParagraph
  /// Bytes of text before each item, and of all.
  private var bytesBefore: [Int] = []

  var rows: [FacingRow] { facingRows.rows }

  init(
    official: Document, retelling: RetellingState, order: FacingOrder, isFolded: Bool,
    filter: Filter
  ) {
    let document = retelling.document
    let comparison =
      retelling.comparison
      ?? Comparison(
        official: official, retelling: document, alignment: Alignment(links: [], words: []),
        findings: [], verdict: Verdict(relation: .partly, coverage: 0, evidence: []))
    facingRows =
      retelling.comparison == nil
      ? FacingRows(inStep: comparison) : FacingRows(comparison, order: order)
    var inOrder: [Int] = []
    inOrder.reserveCapacity(comparison.findings.count)
    for row in facingRows.rows { inOrder += row.findings }
    self.inOrder = inOrder
    let findings = comparison.findings
    inOfficial = FindingsByParagraph(inOrder, of: official) { findings[$0].official }
    inRetelling = FindingsByParagraph(inOrder, of: document) { findings[$0].retelling }
    list(retelling, filter: filter)
    fold(isFolded, official: official, retelling: document)
  }

  /// Lists the findings anew: the filter or what was decided has changed. O(findings).
  mutating func list(_ retelling: RetellingState, filter: Filter) {
    listed.removeAll(keepingCapacity: true)
    listedCounts = [:]
    putAwayCount = 0
    let findings = retelling.comparison?.findings ?? []
    positions = Array(repeating: nil, count: findings.count)
    if retelling.isUnrelated { return }
    for index in inOrder {
      let finding = findings[index]
      let state = retelling.state(of: finding)
      if filter.passes(finding, state: state) {
        positions[index] = listed.count
        listed.append(index)
        listedCounts[finding.kind, default: 0] += 1
      } else if filter.putsAway(finding, state: state) {
        putAwayCount += 1
      }
    }
  }

  /// Makes the items anew: rows are folded or unfolded, or other findings keep them open. O(rows).
  mutating func fold(_ isFolded: Bool, official: Document, retelling document: Document) {
    items.removeAll(keepingCapacity: true)
    bytesBefore.removeAll(keepingCapacity: true)
    bytesBefore.append(0)
    func add(_ item: Item, byteCount: Int) {
      items.append(item)
      bytesBefore.append(bytesBefore[bytesBefore.count - 1] + byteCount)
    }
    for (index, row) in rows.enumerated() {
      if isFolded, isQuiet(row) {
        if case .folded(let range)? = items.last {
          items[items.count - 1] = .folded(range.lowerBound..<(index + 1))
        } else {
          add(.folded(index..<(index + 1)), byteCount: 60)
        }
        continue
      }
      var bytes = 0
      for paragraph in row.official { bytes += official.paragraphs[paragraph].range.count }
      var other = 0
      for paragraph in row.retelling { other += document.paragraphs[paragraph].range.count }
      add(.row(index), byteCount: max(bytes, other) + 60)
    }
  }

  private func isQuiet(_ row: FacingRow) -> Bool {
    func isQuiet(_ findings: ArraySlice<Int>) -> Bool {
      findings.allSatisfy { positions[$0] == nil }
    }
    return row.official.allSatisfy { isQuiet(inOfficial.findings(inParagraph: $0)) }
      && row.retelling.allSatisfy { isQuiet(inRetelling.findings(inParagraph: $0)) }
  }

  /// Listed findings with words in a paragraph, in the order of the rows.
  func findings(in side: Side, paragraph: Int) -> [Int] {
    (side == .official ? inOfficial : inRetelling).findings(inParagraph: paragraph)
      .filter { positions[$0] != nil }
  }

  /// The item that shows a row. O(log items).
  func item(ofRow row: Int) -> Int {
    max(0, items.firstPosition { $0.firstRow > row } - 1)
  }

  func item(of side: Side, paragraph: Int) -> Int {
    item(ofRow: row(of: side, paragraph: paragraph))
  }

  func row(of side: Side, paragraph: Int) -> Int {
    side == .official
      ? facingRows.row(ofOfficialParagraph: paragraph)
      : facingRows.row(ofRetellingParagraph: paragraph)
  }

  /// Where a finding stands among the listed ones; nil when it is not listed.
  func position(ofFinding index: Int) -> Int? { positions[index] }

  /// Positions in `listed` of the findings that a row lists; empty when there are none.
  func positions(inRow row: Int) -> ClosedRange<Int>? {
    let positions = rows[row].findings.compactMap { self.positions[$0] }
    guard let first = positions.first, let last = positions.last else { return nil }
    return first...last
  }

  /// How many listed findings stand in rows above one. O(log findings).
  func listedCount(aboveRow row: Int) -> Int {
    listed.firstPosition { self.row(ofFinding: $0) >= row }
  }

  func row(ofFinding index: Int) -> Int { facingRows.row(ofFinding: index) }

  /// 0...1: how far down an item begins, by the length of the text before it.
  func share(ofItem item: Int) -> Double {
    guard let all = bytesBefore.last, all > 0 else { return 0 }
    return Double(bytesBefore[min(item, bytesBefore.count - 1)]) / Double(all)
  }

  /// The item at a share of the way down.
  func item(atShare share: Double) -> Int {
    let wanted = Int(share * Double(bytesBefore.last ?? 0))
    let next = wanted < bytesBefore.last ?? 0 ? bytesBefore.firstPosition { $0 > wanted } : 0
    return max(0, min(items.count - 1, next - 1))
  }
}

/// Findings by the paragraphs of one text that hold their words.
private struct FindingsByParagraph: Sendable {
  private var findings: [Int] = []
  /// Where the findings of each paragraph begin, and the number of all.
  private var starts: [Int]

  /// - Parameter indices: findings; each paragraph has its own in this order.
  init(_ indices: [Int], of document: Document, place: (Int) -> TextRange?) {
    starts = Array(repeating: 0, count: document.paragraphs.count + 1)
    var entries: [(paragraph: Int, finding: Int)] = []
    entries.reserveCapacity(indices.count)
    for index in indices {
      guard let range = place(index) else { continue }
      for paragraph in document.paragraphIndices(in: range) {
        entries.append((paragraph, index))
        starts[paragraph + 1] += 1
      }
    }
    for paragraph in document.paragraphs.indices { starts[paragraph + 1] += starts[paragraph] }
    findings = Array(repeating: 0, count: entries.count)
    var next = starts
    for entry in entries {
      findings[next[entry.paragraph]] = entry.finding
      next[entry.paragraph] += 1
    }
  }

  func findings(inParagraph paragraph: Int) -> ArraySlice<Int> {
    findings[starts[paragraph]..<starts[paragraph + 1]]
  }
}

/// One of the two texts.
enum Side: Sendable, Hashable, CaseIterable {
  case official
  case retelling

  var other: Side { self == .official ? .retelling : .official }
}

extension Document {
  /// Paragraphs that a place touches; empty for an empty document.
  func paragraphIndices(in range: TextRange) -> Range<Int> {
    guard let first = indexOfParagraph(atByteOffset: range.lowerBound),
      let last = indexOfParagraph(atByteOffset: max(range.lowerBound, range.upperBound - 1))
    else { return 0..<0 }
    return first..<(last + 1)
  }
}
