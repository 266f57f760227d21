/// How each retelling renders each official statement.
public struct CoverageMatrix: Sendable {
  /// Indices of the official document's body sentences, in text order: the rows.
  public let sentences: [Int]
  /// One column per retelling, one cell per row.
  public let columns: [[Cell]]

  /// How one retelling renders one official statement.
  public struct Cell: Sendable, Hashable {
    /// Whether the statement is carried, altered or missing.
    public let state: CoverageState
    /// The linked sentences of the retelling, ascending; empty if the statement is missing.
    public let retelling: [Int]
    /// Indices into the comparison's findings: those that stand and touch the statement.
    public let findings: [Int]
  }

  /// - Parameter comparisons: of one official document with its retellings; the rows come from the
  ///   official document of the first. May be empty.
  public init(of comparisons: [ReviewedComparison]) {
    guard let official = comparisons.first?.comparison.official else {
      sentences = []
      columns = []
      return
    }
    let rows = Self.sentences(of: official)
    sentences = rows
    columns = comparisons.map { reviewed in
      Self.column(of: reviewed.comparison, sentences: rows) {
        reviewed.stands(reviewed.comparison.findings[$0])
      }
    }
  }

  /// The official sentences that have a row: those of the body.
  public static func sentences(of official: Document) -> [Int] {
    official.sentences.indices.filter { official.role(ofSentence: $0) == .body }
  }

  /// The cells of one retelling. A text that does not retell the official one renders no statement:
  /// any links are chance.
  ///
  /// - Parameters:
  ///    - sentences: the rows.
  ///    - stands: whether the finding with an index clears the bar and was not rejected.
  public static func column(
    of comparison: Comparison, sentences: [Int], standing stands: (Int) -> Bool
  ) -> [Cell] {
    if !comparison.verdict.relation.isRelated {
      return sentences.map { _ in Cell(state: .missing, retelling: [], findings: []) }
    }
    var partners: [[Int]] = Array(repeating: [], count: comparison.official.sentences.count)
    var relations: [LinkRelation] = Array(repeating: .unlinked, count: partners.count)
    for link in comparison.alignment.links where !link.retelling.isEmpty {
      for sentence in link.official {
        let paired = link.pairs.filter { $0.official == sentence }.map(\.retelling)
        partners[sentence] += link.pairs.isEmpty ? link.retelling : paired
        relations[sentence] = link.relation
      }
    }
    let touching = findings(of: comparison, bySentenceWith: partners)
    return sentences.map { sentence in
      let retelling = Set(partners[sentence]).sorted()
      let standing = touching[sentence].filter(stands)
      guard !retelling.isEmpty else {
        return Cell(state: .missing, retelling: [], findings: standing)
      }
      // The link's relation describes the whole group; findings show which sentence is meant, and a
      // reviewer may have rejected them.
      let state =
        touching[sentence].isEmpty
        ? CoverageState(relations[sentence])
        : CoverageState(of: standing.map { comparison.findings[$0] })
      return Cell(state: state, retelling: retelling, findings: standing)
    }
  }

  /// Indices of the findings that touch each official sentence: by their official place, or if they
  /// have none, through the sentence's counterpart. O(findings x log sentences + touched).
  private static func findings(
    of comparison: Comparison, bySentenceWith partners: [[Int]]
  ) -> [[Int]] {
    var officialOf: [[Int]] = Array(
      repeating: [], count: comparison.retelling.sentences.count)
    for (sentence, retold) in partners.enumerated() {
      for partner in retold { officialOf[partner].append(sentence) }
    }
    var touching: [[Int]] = Array(repeating: [], count: partners.count)
    for (index, finding) in comparison.findings.enumerated() {
      if let place = finding.official {
        for sentence in comparison.official.sentenceIndices(touching: place) {
          touching[sentence].append(index)
        }
      } else if finding.kind == .mistranslation, let place = finding.retelling {
        let retold = comparison.retelling.sentenceIndices(touching: place)
        for sentence in Set(retold.flatMap { officialOf[$0] }) { touching[sentence].append(index) }
      }
    }
    return touching
  }
}

/// How a retelling renders one official statement.
public enum CoverageState: String, Sendable, CaseIterable {
  case carried
  /// Part of it is missing.
  case partly
  /// Something in it is mistranslated.
  case distorted
  case missing

  /// One cell wide: the sign for a Unicode terminal, the one for ASCII, and the meaning in words.
  public var row: (sign: String, asciiSign: String, meaning: String) {
    switch self {
    case .carried: ("=", "=", "The retelling covers the statement.")
    case .partly: ("≈", "/", "The retelling covers part of the statement.")
    case .distorted: ("≠", "#", "The retelling covers the statement, but changes it.")
    case .missing: ("−", "-", "The statement is missing from the retelling.")
    }
  }

  init(_ relation: LinkRelation) {
    switch relation {
    case .equivalent, .paraphrase: self = .carried
    case .partial: self = .partly
    case .distorted: self = .distorted
    case .unlinked: self = .missing
    }
  }

  /// The most serious change according to the findings on a linked statement; additions do not
  /// diminish it.
  init(of findings: [Finding]) {
    let kinds = Set(findings.map(\.kind))
    if kinds.contains(.mistranslation) {
      self = .distorted
    } else {
      self = kinds.contains(.omission) ? .partly : .carried
    }
  }
}
