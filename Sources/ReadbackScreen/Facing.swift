import ReadbackCore

/// The current retelling beside the official text as it is shown: the rows, which of them are
/// folded, the listed findings and their places.
struct Facing: Sendable {
  enum Item: Sendable, Hashable {
    case row(Int)
    /// Rows without findings.
    case folded(Range<Int>)

    var firstRow: Int {
      switch self {
      case .row(let row): row
      case .folded(let rows): rows.lowerBound
      }
    }

    var lastRow: Int {
      switch self {
      case .row(let row): row
      case .folded(let rows): rows.upperBound - 1
      }
    }
  }

  private(set) var items: [Item] = []
  /// Indices of the listed findings, in the order of the rows.
  private(set) var listed: [Int] = []
  /// How many of them there are of each kind.
  private(set) var listedCounts: [FindingKind: Int] = [:]
  /// The same of each severity.
  private(set) var listedSeverities: [Severity: Int] = [:]
  /// Listed findings that the reader has not decided on.
  private(set) var unreviewedCount = 0
  /// Findings hidden because they were rejected; they count as reviewed.
  private(set) var putAwayCount = 0
  /// The position of each finding in `listed`; -1 if it is not listed.
  private var positions: [Int] = []
  /// Positions in `listed` in the panel's order, and the reverse; empty if that is the text's
  /// order.
  private var ranked: [Int] = []
  private var ranks: [Int] = []
  private let ordered: OrderedRows
  /// Nil before the comparison.
  private let faced: FacedComparison?
  /// Bytes of text before each item, followed by the total.
  private var bytesBefore: [Int] = []

  var rows: [FacingRow] { ordered.facing.rows }

  init(
    official: Document, retelling: RetellingState, order: FacingOrder, isFolded: Bool,
    filter: Filter, findingOrder: FindingOrder = .text
  ) {
    faced = retelling.faced
    ordered =
      faced?.rows(in: order)
      ?? OrderedRows(inStep: official, with: retelling.document)
    list(retelling, filter: filter, order: findingOrder)
    fold(isFolded)
  }

  /// Updates the list of findings after a change of the filter or a decision. O(findings).
  mutating func list(_ retelling: RetellingState, filter: Filter, order: FindingOrder) {
    ranked = []
    ranks = []
    listed.removeAll(keepingCapacity: true)
    unreviewedCount = 0
    putAwayCount = 0
    listedCounts = [:]
    listedSeverities = [:]
    guard let faced else { return }
    let traits = faced.traits
    positions = Array(repeating: -1, count: traits.count)
    if retelling.isUnrelated { return }
    listed.reserveCapacity(traits.count)
    let states = retelling.states
    for index in ordered.findings {
      let state = states[index]
      let isUnreviewed = retelling.ownStates[index] == .unreviewed
      if filter.passes(traits[index], state: state, isUnreviewedByReader: isUnreviewed) {
        positions[index] = listed.count
        listed.append(index)
        if isUnreviewed { unreviewedCount += 1 }
      } else if filter.putsAway(traits[index], state: state) {
        putAwayCount += 1
      }
    }
    rank(by: order, of: faced)
    for kind in FindingKind.allCases {
      let count = listed.count { traits[$0].kind == kind }
      if count > 0 { listedCounts[kind] = count }
    }
    for index in listed { listedSeverities[traits[index].severity, default: 0] += 1 }
  }

  private mutating func rank(by order: FindingOrder, of faced: FacedComparison) {
    let findings = faced.comparison.findings
    switch order {
    case .text: return
    case .severity:
      ranked = listed.indices.sorted {
        let (one, other) = (findings[listed[$0]], findings[listed[$1]])
        return one.outranks(other) || !other.outranks(one) && $0 < $1
      }
    case .confidence:
      ranked = listed.indices.sorted {
        let (one, other) = (findings[listed[$0]].confidence, findings[listed[$1]].confidence)
        return one == other ? $0 < $1 : one > other
      }
    }
    ranks = Array(repeating: 0, count: ranked.count)
    for (rank, position) in ranked.enumerated() { ranks[position] = rank }
  }

  /// The position in `listed` for a rank in the panel's order.
  func position(atRank rank: Int) -> Int { ranked.isEmpty ? rank : ranked[rank] }

  func rank(ofPosition position: Int) -> Int { ranks.isEmpty ? position : ranks[position] }

  /// Updates the items after rows were folded or unfolded, or after the listed findings changed.
  /// O(rows).
  mutating func fold(_ isFolded: Bool) {
    let isOpen = isFolded ? openRows() : []
    items.removeAll(keepingCapacity: true)
    bytesBefore.removeAll(keepingCapacity: true)
    items.reserveCapacity(ordered.byteCounts.count)
    bytesBefore.reserveCapacity(ordered.byteCounts.count + 1)
    var bytes = 0
    bytesBefore.append(0)
    for (row, byteCount) in ordered.byteCounts.enumerated() {
      if !isFolded || isOpen[row] {
        items.append(.row(row))
        bytes += byteCount + 60
      } else if case .folded(let rows)? = items.last {
        items[items.count - 1] = .folded(rows.lowerBound..<(row + 1))
        continue
      } else {
        items.append(.folded(row..<(row + 1)))
        bytes += 60
      }
      bytesBefore.append(bytes)
    }
  }

  /// For each row whether it contains words of a listed finding.
  private func openRows() -> [Bool] {
    var isOpen = Array(repeating: false, count: ordered.byteCounts.count)
    guard let faced else { return isOpen }
    for side in Side.allCases {
      let findings = faced.findings(in: side)
      for paragraph in findings.paragraphs {
        let holdsListed = findings.findings(inParagraph: paragraph).contains { positions[$0] >= 0 }
        if holdsListed { isOpen[row(of: side, paragraph: paragraph)] = true }
      }
    }
    return isOpen
  }

  /// Listed findings with words in a paragraph, in the comparison's order.
  func findings(in side: Side, paragraph: Int) -> [Int] {
    faced?.findings(in: side).findings(inParagraph: paragraph).filter { positions[$0] >= 0 } ?? []
  }

  /// The item that shows a row. O(log items), O(1) if nothing is folded.
  func item(ofRow row: Int) -> Int {
    items.count == ordered.byteCounts.count
      ? row : max(0, items.partitioningIndex { $0.firstRow > row } - 1)
  }

  func item(of side: Side, paragraph: Int) -> Int {
    item(ofRow: row(of: side, paragraph: paragraph))
  }

  func row(of side: Side, paragraph: Int) -> Int {
    side == .official
      ? ordered.facing.row(ofOfficialParagraph: paragraph)
      : ordered.facing.row(ofRetellingParagraph: paragraph)
  }

  /// The position of a finding among the listed ones; nil if it is not listed.
  func position(ofFinding index: Int) -> Int? {
    positions.indices.contains(index) && positions[index] >= 0 ? positions[index] : nil
  }

  /// Positions in `listed` of the findings that a row lists; nil if there are none.
  func positions(inRow row: Int) -> ClosedRange<Int>? {
    let positions = rows[row].findings.compactMap(position(ofFinding:))
    guard let first = positions.first, let last = positions.last else { return nil }
    return first...last
  }

  /// The number of listed findings in rows above one. O(log findings).
  func listedCount(aboveRow row: Int) -> Int {
    listed.partitioningIndex { self.row(ofFinding: $0) >= row }
  }

  func row(ofFinding index: Int) -> Int { ordered.facing.row(ofFinding: index) }

  /// 0...1: the relative position of an item, by the length of the text before it.
  func share(ofItem item: Int) -> Double {
    guard let all = bytesBefore.last, all > 0 else { return 0 }
    return Double(bytesBefore[min(item, bytesBefore.count - 1)]) / Double(all)
  }

  /// The item at a relative position.
  func item(atShare share: Double) -> Int {
    let wanted = Int(share * Double(bytesBefore.last ?? 0))
    let next = wanted < bytesBefore.last ?? 0 ? bytesBefore.partitioningIndex { $0 > wanted } : 0
    return max(0, min(items.count - 1, next - 1))
  }

  /// The item that is the given number of bytes after the beginning of another, or before it if
  /// negative.
  func item(_ byteCount: Int, bytesAfterItem item: Int) -> Int {
    let wanted = bytesBefore[item] + byteCount
    return max(0, min(items.count, bytesBefore.partitioningIndex { $0 > wanted }) - 1)
  }

  /// The most severe listed finding of each of a number of equal parts, by part.
  func mostSevereFindings(ofParts partCount: Int) -> [Int: Int] {
    guard let traits = faced?.traits else { return [:] }
    var mostSevere: [Int: Int] = [:]
    var part = -1
    var chosen = -1
    for index in listed {
      let share = share(ofItem: item(ofRow: row(ofFinding: index)))
      let next = min(partCount - 1, Int(share * Double(partCount)))
      if next == part, traits[chosen].severity >= traits[index].severity { continue }
      if next != part, chosen >= 0 { mostSevere[part] = chosen }
      part = next
      chosen = index
    }
    if chosen >= 0 { mostSevere[part] = chosen }
    return mostSevere
  }
}

extension OrderedRows {
  /// Two texts that have not been compared yet.
  fileprivate init(inStep official: Document, with retelling: Document) {
    let comparison = Comparison(
      official: official, retelling: retelling, alignment: Alignment(links: [], words: []),
      findings: [], verdict: Verdict(relation: .partly, coverage: 0, evidence: []))
    self.init(FacingRows(inStep: comparison), of: comparison)
  }
}

/// One of the two texts.
public enum Side: Sendable, Hashable, CaseIterable {
  case official
  case retelling

  var other: Side { self == .official ? .retelling : .official }
}

extension Document {
  /// Paragraphs that a range touches; empty for an empty document.
  func paragraphIndices(in range: TextRange) -> Range<Int> {
    guard let first = indexOfParagraph(atByteOffset: range.lowerBound),
      let last = indexOfParagraph(atByteOffset: max(range.lowerBound, range.upperBound - 1))
    else { return 0..<0 }
    return first..<(last + 1)
  }
}
