import ReadbackCore

/// A comparison with an index of everything that a reader looks up in it. It is built off the
/// thread that handles keys, since a book has tens of thousands of rows and findings.
///
/// A class, so that passing it on copies nothing.
public final class FacedComparison: Sendable {
  public let comparison: Comparison
  private let inOfficialOrder: OrderedRows
  private let inRetellingOrder: OrderedRows
  /// The properties of each finding that filters and counts use.
  let traits: [FindingTraits]
  /// The number of findings that the panel shows by default.
  let shownCount: Int
  /// The number of findings of each sort.
  let traitCounts: [FindingTraits: Int]
  /// Findings by the paragraphs that contain their words.
  private let inOfficial: FindingsByParagraph
  private let inRetelling: FindingsByParagraph
  private let indices: [Finding.ID: Int]
  /// For each sentence its link; -1 if there is none.
  private let linkOfOfficial: [Int]
  private let linkOfRetelling: [Int]
  /// The words of each text that edits touch, in text order.
  private let changedOfficial: [TextRange]
  private let changedRetelling: [TextRange]

  /// O(length of both texts).
  public init(_ comparison: Comparison) {
    self.comparison = comparison
    inOfficialOrder = OrderedRows(FacingRows(comparison, order: .official), of: comparison)
    inRetellingOrder = OrderedRows(FacingRows(comparison, order: .retelling), of: comparison)
    let findings = comparison.findings
    traits = findings.map(FindingTraits.init)
    shownCount = traits.count(where: \.isShown)
    traitCounts = traits.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    inOfficial = FindingsByParagraph(findings, of: comparison.official) { $0.official }
    inRetelling = FindingsByParagraph(findings, of: comparison.retelling) { $0.retelling }
    indices = Dictionary(
      findings.indices.lazy.map { (findings[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    var linkOfOfficial = Array(repeating: -1, count: comparison.official.sentences.count)
    var linkOfRetelling = Array(repeating: -1, count: comparison.retelling.sentences.count)
    for (index, link) in comparison.alignment.links.enumerated() {
      for sentence in link.official { linkOfOfficial[sentence] = index }
      for sentence in link.retelling { linkOfRetelling[sentence] = index }
    }
    self.linkOfOfficial = linkOfOfficial
    self.linkOfRetelling = linkOfRetelling
    changedOfficial = Self.inTextOrder(comparison.edits.compactMap(\.official))
    changedRetelling = Self.inTextOrder(comparison.edits.compactMap(\.retelling))
  }

  private static func inTextOrder(_ places: [TextRange]) -> [TextRange] {
    places.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
  }

  func rows(in order: FacingOrder) -> OrderedRows {
    order == .official ? inOfficialOrder : inRetellingOrder
  }

  func findings(in side: Side) -> FindingsByParagraph {
    side == .official ? inOfficial : inRetelling
  }

  func index(ofFinding id: Finding.ID) -> Int? { indices[id] }

  /// The link of an official sentence; nil if there is none.
  func link(ofOfficial sentence: Int) -> SentenceLink? { link(sentence, in: linkOfOfficial) }

  /// The link of a sentence of the retelling.
  func link(ofRetelling sentence: Int) -> SentenceLink? { link(sentence, in: linkOfRetelling) }

  /// The words in a range that an edit touches. O(log edits + found).
  func changedWords(in side: Side, touching range: TextRange) -> ArraySlice<TextRange> {
    let places = side == .official ? changedOfficial : changedRetelling
    let first = places.partitioningIndex { $0.upperBound > range.lowerBound }
    return places[first...].prefix { $0.lowerBound < range.upperBound }
  }

  private func link(_ sentence: Int, in links: [Int]) -> SentenceLink? {
    guard links.indices.contains(sentence), links[sentence] >= 0 else { return nil }
    return comparison.alignment.links[links[sentence]]
  }
}

/// The properties of a finding that filters and counts use.
struct FindingTraits: Sendable, Hashable {
  let cause: FindingCause
  let kind: FindingKind
  let severity: Severity
  let isShown: Bool
  let source: SourceChoice

  init(_ finding: Finding) {
    cause = finding.cause
    kind = finding.kind
    severity = finding.severity
    isShown = finding.isShown
    source = SourceChoice(finding)
  }
}

/// The rows of two texts, with the data for showing any part of them.
struct OrderedRows: Sendable {
  let facing: FacingRows
  /// All findings in the order of the rows.
  let findings: [Int]
  /// For each row, the text length of its longer side.
  let byteCounts: [Int]

  init(_ facing: FacingRows, of comparison: Comparison) {
    func byteCount(_ paragraphs: [Int], of document: Document) -> Int {
      paragraphs.reduce(0) { $0 + document.paragraphs[$1].range.count }
    }
    self.facing = facing
    var findings: [Int] = []
    findings.reserveCapacity(comparison.findings.count)
    var byteCounts: [Int] = []
    byteCounts.reserveCapacity(facing.rows.count)
    for row in facing.rows {
      findings += row.findings
      byteCounts.append(
        max(
          byteCount(row.official, of: comparison.official),
          byteCount(row.retelling, of: comparison.retelling)))
    }
    self.findings = findings
    self.byteCounts = byteCounts
  }
}

/// Findings by the paragraphs of one text that contain their words.
struct FindingsByParagraph: Sendable {
  private var findings: [Int] = []
  /// The start of each paragraph's findings, followed by the total number.
  private var starts: [Int]

  /// The findings of each paragraph keep the given order.
  init(_ all: [Finding], of document: Document, place: (Finding) -> TextRange?) {
    starts = Array(repeating: 0, count: document.paragraphs.count + 1)
    var entries: [(paragraph: Int, finding: Int)] = []
    entries.reserveCapacity(all.count)
    for (index, finding) in all.enumerated() {
      guard let range = place(finding) else { continue }
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

  var paragraphs: Range<Int> { 0..<(starts.count - 1) }

  func findings(inParagraph paragraph: Int) -> ArraySlice<Int> {
    findings[starts[paragraph]..<starts[paragraph + 1]]
  }
}
