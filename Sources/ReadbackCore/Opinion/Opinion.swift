/// The claims of a language model about a retelling that passed the checks.
///
/// Its places are byte ranges, so it stays valid for a new comparison of the same two texts.
public struct Opinion: Sendable {
  /// The model's name as shown to readers.
  public private(set) var model: String
  /// The sentences of each side that an answer covers, explicitly or by its silence.
  public private(set) var askedOfficial: Set<Int> = []
  /// The same for the retelling.
  public private(set) var askedRetelling: Set<Int> = []
  /// The claims that were dropped, over all answers.
  public private(set) var drops = OpinionDrops()
  var claims: [PlacedClaim] = []

  /// An opinion without any answers.
  public init(model: String) {
    self.model = model
  }

  /// Whether no sentence was covered.
  public var isEmpty: Bool { askedOfficial.isEmpty && askedRetelling.isEmpty }
  /// Whether every sentence that a piece asks about was covered.
  public func answers(_ piece: OpinionPiece) -> Bool {
    askedOfficial.isSuperset(of: piece.official) && askedRetelling.isSuperset(of: piece.retelling)
  }
  /// The number of accepted claims.
  public var claimCount: Int { claims.count }

  /// Adds the answer about a piece. It replaces earlier answers about the same sentences.
  public mutating func add(_ part: OpinionPart) {
    claims.removeAll { claim in
      claim.kind == .omission
        ? part.holdsOfficial(claim.official!) : part.holdsRetelling(claim.retelling!)
    }
    claims += part.claims
    askedOfficial.formUnion(part.piece.official)
    askedRetelling.formUnion(part.piece.retelling)
    drops.add(part.drops)
  }
}

extension Opinion {
  /// Whether a sentence of a finding was covered.
  func wasAsked(about finding: Finding, official: Document, retelling: Document) -> Bool {
    guard let place = finding.decidingPlace else { return false }
    return finding.kind == .omission || finding.retelling == nil
      ? official.sentenceIndices(touching: place).contains(where: askedOfficial.contains)
      : retelling.sentenceIndices(touching: place).contains(where: askedRetelling.contains)
  }

  /// How much the opinion's silence counts, 0...1.
  ///
  /// A model that is silent on most of what Readback is sure of has overlooked it, so its silence
  /// on the rest means little. In the recorded answers, the strong model is silent on at most a
  /// third of these findings of a pair, the weak one on at least three fifths. Two cases are added
  /// in the model's favour.
  func attention(to comparison: Comparison) -> Double {
    let sure = comparison.findings.filter {
      $0.isShown && $0.confidence >= 0.8 && $0.sources.contains(.readback)
        && wasAsked(about: $0, official: comparison.official, retelling: comparison.retelling)
    }
    let silentCount = sure.count { finding in
      !claims.contains { claim in
        finding.official.flatMap { claim.official?.overlaps($0) } ?? false
          || finding.retelling.flatMap { claim.retelling?.overlaps($0) } ?? false
      }
    }
    let silence = Double(silentCount) / Double(sure.count + 2)
    return min(1, max(0, (0.55 - silence) / 0.2))
  }
}

/// A checked answer about one piece.
public struct OpinionPart: Sendable {
  /// What was asked.
  public let piece: OpinionPiece
  /// Why claims were dropped.
  public let drops: OpinionDrops
  /// The model's name as given by the answer, as in a recorded opinion.
  public let model: String?
  let claims: [PlacedClaim]
  private let official: [TextRange]
  private let retelling: [TextRange]

  fileprivate init(
    _ piece: OpinionPiece, claims: [PlacedClaim], drops: OpinionDrops, model: String?,
    of reader: OpinionReader
  ) {
    self.piece = piece
    self.claims = claims
    self.drops = drops
    self.model = model
    official = piece.official.map { reader.official.sentences[$0].range }
    retelling = piece.retelling.map { reader.retelling.sentences[$0].range }
  }

  fileprivate func holdsOfficial(_ place: TextRange) -> Bool {
    official.contains { $0.overlaps(place) }
  }

  fileprivate func holdsRetelling(_ place: TextRange) -> Bool {
    retelling.contains { $0.overlaps(place) }
  }
}

/// Reads answers about two texts: finds their quotations and drops claims that cannot be right.
public struct OpinionReader: Sendable {
  let official: Document
  let retelling: Document
  private let links: LinkedSentences
  private let check: ClaimCheck

  /// O(length of both texts).
  public init(_ comparison: Comparison) {
    official = comparison.official
    retelling = comparison.retelling
    links = LinkedSentences(comparison.alignment)
    check = ClaimCheck(
      official: official, retelling: retelling, links: links,
      words: LinkedWords(comparison.alignment))
  }

  /// An answer about a piece; nil if it contains no list.
  public func part(_ answer: [UInt8], on piece: OpinionPiece) -> OpinionPart? {
    let answer = OpinionAnswer(answer)
    guard answer.isReadable else { return nil }
    var drops = answer.drops
    let placed = ClaimPlacing(piece, official: official, retelling: retelling, links: links)
      .placed(answer.claims, dropping: &drops)
    let kept = check.checked(placed, dropping: &drops)
    return OpinionPart(piece, claims: kept, drops: drops, model: answer.model, of: self)
  }
}
