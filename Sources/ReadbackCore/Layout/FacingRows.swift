/// Which text runs in its own order; the other one's paragraphs stand beside it.
public enum FacingOrder: Sendable, Hashable, CaseIterable {
  /// The official text runs in its own order.
  case official
  /// The retelling does.
  case retelling
}

/// Paragraphs of both texts that stand side by side.
///
/// At least one side has paragraphs. Indices point into the documents' `paragraphs`, ascending.
public struct FacingRow: Sendable, Hashable {
  /// Official paragraphs; empty when nothing faces the others.
  public let official: [Int]
  /// Paragraphs of the retelling; empty likewise.
  public let retelling: [Int]
  /// Paragraphs that tell part of this row too but stand in another row, to be pointed at
  /// ("see ¶4"); on the side that does not give the order.
  public let references: [Int]
  /// Those paragraphs of the side that does not give the order that stand out of their own order.
  public let moved: [Int]
  /// Of the first paragraph on the side that gives the order, else on the other.
  public let role: ParagraphRole
  /// Indices into the comparison's findings, in their order.
  public fileprivate(set) var findings: [Int] = []

  /// Something in the row came from another place.
  public var isMoved: Bool { !moved.isEmpty }
  /// Both sides have paragraphs.
  public var isLinked: Bool { !official.isEmpty && !retelling.isEmpty }
}

/// How two documents face each other: rows from top to bottom.
///
/// Every paragraph of both documents is in exactly one row. The text that gives the order runs
/// through it unbroken; a paragraph of the other stands beside the paragraph that it tells most of,
/// an unlinked one behind the paragraph that it follows in its own text. Neighbours that only one
/// paragraph tells share its row unless that paragraph is a mere summary of them.
public struct FacingRows: Sendable {
  /// Which text runs unbroken.
  public let order: FacingOrder
  /// From top to bottom.
  public private(set) var rows: [FacingRow]
  private let rowOfOfficial: [Int]
  private let rowOfRetelling: [Int]
  private var rowOfFinding: [Int] = []

  /// O(links + paragraphs log paragraphs).
  public init(_ comparison: Comparison, order: FacingOrder = .official) {
    self.init(
      official: comparison.official, retelling: comparison.retelling,
      links: comparison.alignment.links, order: order)
    rowOfFinding.reserveCapacity(comparison.findings.count)
    for (index, finding) in comparison.findings.enumerated() {
      let row = row(of: finding, comparison.official, comparison.retelling)
      rowOfFinding.append(row)
      if rows.indices.contains(row) { rows[row].findings.append(index) }
    }
  }

  /// The rows alone, without findings.
  init(
    official: Document, retelling: Document, links: [SentenceLink], order: FacingOrder
  ) {
    self.order = order
    let isOfficialFirst = order == .official
    let pairing = ParagraphPairing(
      leading: isOfficialFirst ? official : retelling,
      facing: isOfficialFirst ? retelling : official,
      links: links, leadingIsOfficial: isOfficialFirst)
    let rows = pairing.groups().map { group in
      let first =
        group.leading.first.map { pairing.leading.paragraphs[$0].role }
        ?? group.facing.first.map { pairing.facing.paragraphs[$0].role }
      return FacingRow(
        official: isOfficialFirst ? group.leading : group.facing,
        retelling: isOfficialFirst ? group.facing : group.leading,
        references: group.references, moved: group.moved, role: first ?? .body)
    }
    var rowOfOfficial = Array(repeating: 0, count: official.paragraphs.count)
    var rowOfRetelling = Array(repeating: 0, count: retelling.paragraphs.count)
    for (index, row) in rows.enumerated() {
      for paragraph in row.official { rowOfOfficial[paragraph] = index }
      for paragraph in row.retelling { rowOfRetelling[paragraph] = index }
    }
    self.rows = rows
    self.rowOfOfficial = rowOfOfficial
    self.rowOfRetelling = rowOfRetelling
  }

  /// The row that lists a finding: its place in the text that gives the order, else the other.
  func row(of finding: Finding, _ official: Document, _ retelling: Document) -> Int {
    let officialRow = finding.official
      .flatMap { official.indexOfParagraph(atByteOffset: $0.lowerBound) }
      .map { rowOfOfficial[$0] }
    let retellingRow = finding.retelling
      .flatMap { retelling.indexOfParagraph(atByteOffset: $0.lowerBound) }
      .map { rowOfRetelling[$0] }
    return (order == .official ? officialRow ?? retellingRow : retellingRow ?? officialRow) ?? 0
  }

  /// The row that an official paragraph stands in.
  public func row(ofOfficialParagraph index: Int) -> Int { rowOfOfficial[index] }
  /// The row that a paragraph of the retelling stands in.
  public func row(ofRetellingParagraph index: Int) -> Int { rowOfRetelling[index] }
  /// The row that lists a finding: its place in the text that gives the order, else the other.
  public func row(ofFinding index: Int) -> Int { rowOfFinding[index] }
}

extension FacingRows {
  /// Two texts of which nothing is known yet: the nth body paragraph of one beside the other's.
  public init(inStep comparison: Comparison) {
    func isBody(_ paragraph: Paragraph) -> Bool { paragraph.role == .body }
    let official = comparison.official.paragraphs
    let retelling = comparison.retelling.paragraphs
    let pairs = zip(
      official.indices.filter { isBody(official[$0]) },
      retelling.indices.filter { isBody(retelling[$0]) })
    let links = pairs.map { pair in
      let sentences = (
        official[pair.0].sentences.lowerBound, retelling[pair.1].sentences.lowerBound
      )
      return SentenceLink(
        official: [sentences.0], retelling: [sentences.1],
        pairs: [SentencePair(official: sentences.0, retelling: sentences.1, score: 1)],
        relation: .unlinked, score: 0)
    }
    self.init(
      Comparison(
        official: comparison.official, retelling: comparison.retelling,
        alignment: Alignment(links: links, words: []), findings: [], verdict: comparison.verdict))
  }
}
