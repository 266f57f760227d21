/// Which text keeps its own order; the paragraphs of the other are placed beside it.
public enum FacingOrder: Sendable, Hashable, CaseIterable {
  /// The official text keeps its order.
  case official
  /// The retelling keeps its order.
  case retelling
}

/// Paragraphs of both texts that are shown side by side.
///
/// At least one side has paragraphs. Indices refer to the documents' `paragraphs`, ascending.
public struct FacingRow: Sendable, Hashable {
  /// Official paragraphs; empty if the retelling's paragraphs have no counterpart.
  public let official: [Int]
  /// Paragraphs of the retelling; empty if the official ones have no counterpart.
  public let retelling: [Int]
  /// Paragraphs, on the side that does not keep its order, that also cover part of this row but are
  /// shown in another row; they are referred to ("see
  /// 4").
  public let references: [Int]
  /// The paragraphs of this row, on the side that does not keep its order, that are shown out of
  /// that order.
  public let moved: [Int]
  /// The role of the first paragraph on the side that keeps its order, or on the other side if that
  /// one is empty.
  public let role: ParagraphRole
  /// Indices into the comparison's findings, in order.
  public fileprivate(set) var findings: [Int] = []

  /// Whether something in the row was moved here from another place.
  public var isMoved: Bool { !moved.isEmpty }
  /// Whether both sides have paragraphs.
  public var isLinked: Bool { !official.isEmpty && !retelling.isEmpty }
}

/// Two documents side by side as rows from top to bottom.
///
/// Every paragraph of both documents is in exactly one row. The leading text is shown in its own
/// order. A linked paragraph of the other text is placed beside the paragraph that it covers most
/// of, an unlinked one after the paragraph that precedes it in its own text. Consecutive leading
/// paragraphs that are covered by one paragraph alone share its row, unless that paragraph is a
/// mere summary of them.
public struct FacingRows: Sendable {
  /// Which text keeps its own order.
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

  /// The rows without findings.
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

  /// The row that lists a finding: the row of its place in the leading text, if it has one there,
  /// otherwise of its place in the other.
  func row(of finding: Finding, _ official: Document, _ retelling: Document) -> Int {
    let officialRow = finding.official
      .flatMap { official.indexOfParagraph(atByteOffset: $0.lowerBound) }
      .map { rowOfOfficial[$0] }
    let retellingRow = finding.retelling
      .flatMap { retelling.indexOfParagraph(atByteOffset: $0.lowerBound) }
      .map { rowOfRetelling[$0] }
    return (order == .official ? officialRow ?? retellingRow : retellingRow ?? officialRow) ?? 0
  }

  /// The row that contains an official paragraph.
  public func row(ofOfficialParagraph index: Int) -> Int { rowOfOfficial[index] }
  /// The row that contains a paragraph of the retelling.
  public func row(ofRetellingParagraph index: Int) -> Int { rowOfRetelling[index] }
  /// The row that lists a finding: the row of its place in the leading text, if it has one there,
  /// otherwise of its place in the other.
  public func row(ofFinding index: Int) -> Int { rowOfFinding[index] }
}

extension FacingRows {
  /// Rows for two texts that have not been compared yet: the nth body paragraph of one beside the
  /// nth of the other.
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
