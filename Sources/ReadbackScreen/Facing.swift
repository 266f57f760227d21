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

  let rows: [FacingRow]
  let items: [Item]
  /// Indices of the listed findings, in the order of the rows.
  let listed: [Int]
  /// Where each finding stands in `listed`; nil when it is not.
  private let positions: [Int?]
  /// How many of them there are of each kind.
  let listedCounts: [FindingKind: Int]
  /// Findings that are not listed because they were rejected; they count as reviewed.
  let putAwayCount: Int
  private let facingRows: FacingRows
  /// Listed findings whose words lie in a paragraph, by paragraph.
  private let inOfficial: [Int: [Int]]
  private let inRetelling: [Int: [Int]]
  /// Bytes of text before each item, and of all.
  private let bytesBefore: [Int]

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
    let facingRows =
      retelling.comparison == nil
      ? FacingRows(inStep: comparison) : FacingRows(comparison, order: order)
    let rows = facingRows.rows
    let findings = comparison.findings
    var isListed = Array(repeating: false, count: findings.count)
    var putAwayCount = 0
    if comparison.verdict.relation != .unrelated {
      for (index, finding) in findings.enumerated() {
        let state = retelling.state(of: finding)
        isListed[index] = filter.passes(finding, state: state)
        if filter.putsAway(finding, state: state) { putAwayCount += 1 }
      }
    }
    self.putAwayCount = putAwayCount
    listed = rows.flatMap { row in row.findings.filter { isListed[$0] } }
    var positions: [Int?] = Array(repeating: nil, count: findings.count)
    for (position, index) in listed.enumerated() { positions[index] = position }
    self.positions = positions

    listedCounts = listed.reduce(into: [:]) { $0[findings[$1].kind, default: 0] += 1 }

    var inOfficial: [Int: [Int]] = [:]
    var inRetelling: [Int: [Int]] = [:]
    for index in listed {
      if let range = findings[index].official {
        for paragraph in official.paragraphIndices(in: range) {
          inOfficial[paragraph, default: []].append(index)
        }
      }
      if let range = findings[index].retelling {
        for paragraph in document.paragraphIndices(in: range) {
          inRetelling[paragraph, default: []].append(index)
        }
      }
    }
    var items: [Item] = []
    for (index, row) in rows.enumerated() {
      let isQuiet =
        !row.official.contains { inOfficial[$0] != nil }
        && !row.retelling.contains { inRetelling[$0] != nil }
      if !isFolded || !isQuiet {
        items.append(.row(index))
      } else if case .folded(let range)? = items.last {
        items[items.count - 1] = .folded(range.lowerBound..<(index + 1))
      } else {
        items.append(.folded(index..<(index + 1)))
      }
    }
    var bytesBefore = [0]
    bytesBefore.reserveCapacity(items.count + 1)
    for item in items {
      var bytes = 0
      switch item {
      case .folded: bytes = 60
      case .row(let row):
        for paragraph in rows[row].official { bytes += official.paragraphs[paragraph].range.count }
        let other = rows[row].retelling.reduce(0) { $0 + document.paragraphs[$1].range.count }
        bytes = max(bytes, other) + 60
      }
      bytesBefore.append(bytesBefore[bytesBefore.count - 1] + bytes)
    }
    self.facingRows = facingRows
    self.rows = rows
    self.items = items
    self.inOfficial = inOfficial
    self.inRetelling = inRetelling
    self.bytesBefore = bytesBefore
  }

  /// Listed findings with words in a paragraph, in the order of the rows.
  func findings(in side: Side, paragraph: Int) -> [Int] {
    (side == .official ? inOfficial : inRetelling)[paragraph] ?? []
  }

  /// The item that shows a row. O(log items).
  func item(ofRow row: Int) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].firstRow <= row { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
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
    var low = 0
    var high = listed.count
    while low < high {
      let middle = (low + high) / 2
      if self.row(ofFinding: listed[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low
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
    return max(0, min(items.count - 1, (bytesBefore.firstIndex { $0 > wanted } ?? 0) - 1))
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
